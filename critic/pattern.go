package critic

import (
	"regexp"
	"sync"
)

// pattern is a regular expression that is compiled when it is first needed. Schemas know a
// hundred, of which a problem needs a few and most runs of the program none.
type pattern struct {
	text     string
	once     sync.Once
	compiled *regexp.Regexp
}

func lazily(text string) *pattern { return &pattern{text: text} }

// exactly matches a text as a whole.
func exactly(text string) *pattern { return lazily(`^` + text + `$`) }

func (p *pattern) re() *regexp.Regexp {
	p.once.Do(func() { p.compiled = regexp.MustCompile(p.text) })
	return p.compiled
}
