package main

import (
	"bytes"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/evals/problems"
	"github.com/seed-25a395fc/reason/localmoe/internal/tokenizer"
	"github.com/seed-25a395fc/reason/prompts"
)

func load(t *testing.T) (vocabulary, *tokenizer.Tokenizer) {
	t.Helper()
	v, err := readVocabulary("vocab.json", 0)
	if err != nil {
		t.Fatal(err)
	}
	tok, err := tokenizer.FromMetadata(v.get)
	if err != nil {
		t.Fatal(err)
	}
	return v, tok
}

// The parts of the format are one token each: looking one up is then a single
// step for the model.
func TestFormatTokens(t *testing.T) {
	_, tok := load(t)
	parts := []string{"<q>", "<a>", prompts.WorkedArrow, "\n", "0", "9", "+", "-", "*", "/", "=", "(", ")", "ans"}
	for n := range prompts.WorkedMaxTags {
		parts = append(parts, prompts.WorkedTag(n+1))
	}
	for _, s := range parts {
		if ids := tok.Encode(s, true); len(ids) != 1 {
			t.Errorf("%q is %d tokens", s, len(ids))
		}
	}
	if ids := tok.Encode("47", true); len(ids) != 2 {
		t.Errorf("47 is %d tokens: digits must stand alone", len(ids))
	}
	if id, _ := tok.ID("<eos>"); id != eosToken || tok.EOS() != eosToken {
		t.Errorf("<eos> is token %d, EOS %d", id, tok.EOS())
	}
}

// A word that a text repeats becomes one token; digits and marks never merge.
func TestLearnVocabulary(t *testing.T) {
	v := newVocabulary().learn(slices.Values([]string{"apple apple apple 11 11 11 11", "an apple"}), 400)
	for word, want := range map[string]bool{"\u0120apple": true, "11": false} {
		if slices.Contains(v.Tokens, word) != want {
			t.Errorf("token %q: want %v", word, want)
		}
	}
	if len(v.Tokens) != len(v.Types) {
		t.Errorf("%d tokens, %d types", len(v.Tokens), len(v.Types))
	}
}

func TestStreamIsDeterministic(t *testing.T) {
	_, tok := load(t)
	s := schedule{seed: 3, ramp: 100, mix: standardMix(), short: 30}
	var whole, again, rest bytes.Buffer
	for w, span := range map[*bytes.Buffer][2]int{&whole: {0, 40}, &again: {0, 15}, &rest: {15, 25}} {
		if err := stream(w, tok, s.problem, span[0], span[1]); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(whole.Bytes(), append(again.Bytes(), rest.Bytes()...)) {
		t.Error("a stream that goes on differs from one that was never interrupted")
	}
}

func TestHeldOutSeedsAreUnseen(t *testing.T) {
	s := schedule{seed: 1, ramp: 100, mix: standardMix()}
	for i := range 1000 {
		if s.spec(i).Seed&trainingSeeds == 0 || s.heldOut(i).Seed&trainingSeeds != 0 {
			t.Fatalf("example %d", i)
		}
	}
}

// The trainer names the families in the order of the stream.
func TestTrainerKnowsFamilies(t *testing.T) {
	code, err := os.ReadFile("data.py")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range problems.Families {
		names = append(names, strconv.Quote(f.Name))
	}
	if want := "FAMILIES = (" + strings.Join(names, ", ") + ")"; !strings.Contains(string(code), want) {
		t.Errorf("data.py lacks the line %s", want)
	}
}

func TestMix(t *testing.T) {
	var m mix
	if err := m.Set("story=1,bool=3"); err != nil || m.String() != "story=1,bool=3" {
		t.Fatalf("%v, %v", m, err)
	}
	count := map[string]int{}
	for i := range 1000 {
		count[schedule{seed: 1, mix: m}.spec(i).Family]++
	}
	if count["bool"] < 700 || count["bool"] > 800 || count["story"]+count["bool"] != 1000 {
		t.Errorf("%v", count)
	}
	for _, text := range []string{"", "poem=1", "story", "story=0", "story=-1", "story=x"} {
		if err := m.Set(text); err == nil {
			t.Errorf("%q: no error", text)
		}
	}
}

// Problems grow over the ramp, and short ones stay short.
func TestSchedule(t *testing.T) {
	longest := func(s schedule, from int) (n int) {
		for i := range 2000 {
			n = max(n, s.spec(from+i).Steps)
		}
		return n
	}
	grow := schedule{seed: 1, ramp: 1_000_000, mix: standardMix()}
	if n := longest(grow, 0); n > 4 {
		t.Errorf("first problems have up to %d steps", n)
	}
	if n := longest(grow, 1_000_000); n != problems.MaxSteps {
		t.Errorf("grown problems have up to %d steps", n)
	}
	if n := longest(schedule{seed: 1, short: 100, mix: standardMix()}, 0); n > shortest+1 {
		t.Errorf("short problems have up to %d steps", n)
	}
}
