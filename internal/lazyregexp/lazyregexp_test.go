package lazyregexp_test

import (
	"sync"
	"testing"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
)

func TestFirstUsesAtOnce(t *testing.T) {
	words := lazyregexp.New(`\pL+`)
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			if got := words.FindAllString("two words", -1); len(got) != 2 || got[1] != "words" {
				t.Errorf("found %q", got)
			}
		})
	}
	group.Wait()
}

func TestNoExpression(t *testing.T) {
	wrong := lazyregexp.New(`(`)
	defer func() {
		if recover() == nil {
			t.Error("what is no expression was used")
		}
	}()
	wrong.MatchString("")
}
