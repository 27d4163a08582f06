package schema

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/wordproblem"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/plan"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/tale"
	"github.com/seed-25a395fc/reason/internal/lazyregexp"
	"github.com/seed-25a395fc/reason/internal/wordset"
)

// share is a part of an amount that a tale tells.
type share struct {
	part     plan.Outcome
	base     string   // what it is of: "whole", "rest", "own" or, of an earlier share, "part"
	label    []string // the words behind it, in the singular: are red
	counted  []string // of an amount of its own: 25 % of 800 boys
	sentence int
}

// shared is a whole and its shares.
type shared struct {
	*tale.Tale
	whole  plan.Outcome
	noun   string // what the whole counts; "$" for money
	shares []share
	rest   []string // what is told of the rest, in the singular
	hasAll bool     // the rest is named
}

var (
	// noShare are words that make a share one of a price, or one that is added.
	noShare = wordset.Of("off more less fewer than as tax tip discount interest increase increased decrease decreased raise raised rise rose grew cheaper sale profit commission coupon average ratio probability chance rate times older year month week hour per every each until another empty faster slower again twice split splits equal equally evenly among dozen other daily")
	ofIt    = lazyregexp.New(`^of (?:all )?(?:of )?(?:them|it|these|those|this)(?: |$)`)
	ofFirst = lazyregexp.New(`^of (?:all |the |what )?(?:\pL+ )?(?:that )?(?:he|she|they|i|we|it|you) (?:had|have|has) (?:at first|originally|initially|in the beginning|at the (?:start|beginning))(?: |$)`)
	ofRest  = lazyregexp.New(`^of (?:what (?:was|is|were|he had|she had|they had|i had) left|what remained|what remains|the rest|the remainder|the remaining(?: \pL+)?|the others|the \pL+ that (?:was|were|are) left)(?: |$)`)
	ofThe   = lazyregexp.New(`^of (?:all )?(?:the|his|her|their|its|my|our|these|those|all) ((?:[\pL'-]+ ?){1,4})`)
	ofOwn   = lazyregexp.New(`^of (?:the |his |her )?([NM]\d+)(?: |$)`)
	theRest = lazyregexp.New(`(?:^| )(?:the )?(?:rest|others|remaining|remainder|other ones)(?: (.*))?$`)
	andRest = lazyregexp.New(`(?: ,)? (?:and|while|but) the (?:rest|others|remainder|remaining \pL+)(?: .*)?$`)
	oneOnly = wordset.Of("year minute mile old ago hour day week month")
)

// untold are words for a number that no mark shows.
var untold = wordset.Of("dozen dozens pair pairs")

// readShares reads a whole and its shares: "Of 260 students 1/4 walk and 3/5 take the
// bus. The others come by car." It is nil where an amount is told that is neither, or
// where it is not clear what a share is of.
func readShares(t *tale.Tale) *plan.Plan {
	s := &shared{Tale: t}
	all := slices.Concat(t.Sentences...)
	if tale.CountMarks(all, "F") == 0 || tale.CountMarks(t.Question, "NMFT") > 0 || tale.CountMarks(all, "T") > 0 || slices.ContainsFunc(all, func(w string) bool { return untold.Has(w) }) {
		return nil
	}
	var asides [][]string
	for i, words := range t.Sentences {
		switch {
		case tale.CountMarks(words, "F") > 0:
			if slices.Contains(words, "amount") || !s.readSentence(words, i) {
				return nil
			}
		case len(s.shares) > 0 && s.readRest(words):
		case tale.CountMarks(words, "NM") > 0:
			if len(s.shares) > 0 || !s.readWhole(words) {
				asides = append(asides, words)
			}
		}
	}
	if len(s.shares) == 0 || slices.ContainsFunc(asides, func(w []string) bool { return !s.aside(w) }) {
		return nil
	}
	return s.asked().Plan()
}

// readSentence reads a sentence with shares.
func (s *shared) readSentence(words []string, sentence int) bool {
	if slices.ContainsFunc(words, func(w string) bool { return noShare.Has(wordproblem.Singular(w)) || noShare.Has(w) }) {
		return false
	}
	first := slices.IndexFunc(words, func(w string) bool { return w[0] == 'F' && tale.IsMark(w) })
	if isOf(words[:first]) {
		return false
	}
	if before := words[:first]; tale.CountMarks(before, "NM") > 0 && !s.readWhole(before) {
		return false
	}
	for first < len(words) {
		end := slices.IndexFunc(words[first+1:], func(w string) bool { return w[0] == 'F' && tale.IsMark(w) })
		if end < 0 {
			end = len(words)
		} else {
			end += first + 1
		}
		if !s.readShare(words[first], words[first+1:end], sentence) {
			return false
		}
		first = end
	}
	return true
}

// isOf reports whether words before a share say that what was told is that share: $30, which
// was a quarter of her money.
func isOf(before []string) bool {
	n := len(before)
	return n > 1 && tale.BeWords.Has(before[n-1]) && (before[n-2] == "which" || before[n-2] == "that" || before[n-2] == "this")
}

// readShare reads one share and the words behind it.
func (s *shared) readShare(mark string, words []string, sentence int) bool {
	for len(words) > 0 && (words[len(words)-1] == "and" || words[len(words)-1] == ",") {
		words = words[:len(words)-1]
	}
	text := strings.Join(words, " ")
	if m := andRest.FindStringIndex(text); m != nil {
		s.readRest(strings.Fields(strings.TrimLeft(text[m[0]:], ",")))
		text = text[:m[0]]
	}
	one := share{sentence: sentence}
	base, behind, ok := s.base(&one, text)
	if !ok {
		return false
	}
	one.part = base.Times(s.Factor(mark))
	if tale.CountMarks(strings.Fields(behind), "NMT") > 0 || one.part.Operand == nil {
		return false
	}
	one.label = tale.Ones(slices.DeleteFunc(strings.Fields(behind), func(w string) bool { return w == "," || w == "and" || w == "then" }))
	s.shares = append(s.shares, one)
	return true
}

// base is the amount that a share with these words behind it is of.
func (s *shared) base(one *share, text string) (base plan.Outcome, behind string, ok bool) {
	rest := func(m []int) string { return strings.TrimSpace(text[m[1]:]) }
	last := func() *share {
		if n := len(s.shares); n > 0 {
			return &s.shares[n-1]
		}
		return nil
	}()
	if m := ofOwn.FindStringSubmatchIndex(text); m != nil {
		one.base = "own"
		base = s.Number(text[m[2]:m[3]])
		one.counted = wordproblem.KindOf(strings.Fields(text[m[3]:]))
		if text[m[2]] == 'M' {
			one.counted = []string{"$"}
		}
		if s.hasAll && last == nil && s.whole.Operand == nil && len(one.counted) > 0 {
			s.whole, s.noun, one.base = base, one.counted[len(one.counted)-1], "whole"
		}
		return base, rest(m), true
	}
	if s.whole.Operand == nil {
		return plan.Outcome{}, "", false
	}
	one.base = "whole"
	switch {
	case ofFirst.MatchString(text):
		return s.whole, rest(ofFirst.FindStringIndex(text)), true
	case ofRest.MatchString(text):
		one.base = "rest"
		return s.left(), rest(ofRest.FindStringIndex(text)), last != nil
	case ofIt.MatchString(text):
		if last != nil && last.sentence != one.sentence {
			return plan.Outcome{}, "", false // of all, of the part or of the rest
		}
		return s.whole, rest(ofIt.FindStringIndex(text)), true
	case ofThe.MatchString(text):
		m := ofThe.FindStringSubmatchIndex(text)
		return s.named(one, tale.Ones(strings.Fields(text[m[2]:m[3]])), strings.Fields(text[m[2]:]))
	case strings.HasPrefix(text, "of "), strings.HasPrefix(text, "a "), strings.HasPrefix(text, "an "), strings.HasPrefix(text, "that "), strings.HasPrefix(text, "what "), strings.HasPrefix(text, "the "):
		return plan.Outcome{}, "", false
	case last != nil && last.sentence == one.sentence:
		one.base = last.base
		return s.whole, text, last.base == "whole"
	}
	return s.whole, text, last == nil || last.base == "whole"
}

// named is the whole or the share that words name: of the students, of the red ones.
func (s *shared) named(one *share, name, words []string) (base plan.Outcome, behind string, ok bool) {
	for n := len(name); n > 0; n-- {
		noun := name[n-1]
		if tale.PlainAsk.Has(noun) {
			continue
		}
		for i := range s.shares {
			p := &s.shares[i]
			if slices.Contains(p.label, noun) || n > 1 && (noun == "one" || noun == s.noun) && slices.Contains(p.label, name[n-2]) {
				one.base = "part"
				return p.part, strings.Join(words[n:], " "), p.base == "whole"
			}
		}
		if noun == s.noun || s.noun == "$" && (noun == "money" || noun == "salary" || noun == "income") {
			return s.whole, strings.Join(words[n:], " "), len(s.shares) == 0 || s.shares[len(s.shares)-1].sentence == one.sentence || s.shares[len(s.shares)-1].base == "whole" && n == 1 && words[0] == noun
		}
	}
	return plan.Outcome{}, "", false
}

// readWhole reads an amount, or groups of as many, that shares may be of.
func (s *shared) readWhole(words []string) bool {
	all := tale.Marks(words, "NM")
	if s.whole.Operand != nil || len(all) > 2 || slices.ContainsFunc(words, func(w string) bool { return noShare.Has(w) && w != "each" }) {
		return false
	}
	last := all[len(all)-1]
	at := wordproblem.LastIndex(words, last)
	noun := "$"
	if last[0] == 'N' {
		kind := wordproblem.KindOf(words[at+1:])
		if kind == nil {
			return false
		}
		noun = kind[len(kind)-1]
	}
	if oneOnly.Has(noun) {
		return false
	}
	whole := s.Number(last)
	if len(all) == 2 {
		from := slices.Index(words, all[0])
		between := words[from+1 : at]
		if all[0][0] != 'N' || wordproblem.KindOf(between) == nil || len(between) > 4 || len(between) < 2 || !slices.Contains([]string{"of", "with"}, between[len(between)-1]) {
			return false
		}
		whole = s.Number(all[0]).With('*', whole)
	}
	s.whole, s.noun = whole, noun
	return true
}

// readRest reads a sentence of what the rest is or does.
func (s *shared) readRest(words []string) bool {
	text := strings.Join(words, " ")
	m := theRest.FindStringSubmatch(text)
	if m == nil || tale.CountMarks(words, "NM") > 0 {
		return false
	}
	s.hasAll, s.rest = true, tale.Ones(strings.Fields(m[1]))
	return true
}

// aside reports whether a sentence with numbers tells of something else.
func (s *shared) aside(words []string) bool {
	all := tale.Marks(words, "NM")
	if len(all) != 1 || all[0][0] == 'M' {
		return false
	}
	noun := ""
	if kind := wordproblem.KindOf(words[slices.Index(words, all[0])+1:]); kind != nil {
		noun = kind[len(kind)-1]
	}
	return noun != "" && noun != s.noun && !slices.Contains(tale.Ones(s.Question), noun) && !slices.ContainsFunc(s.shares, func(p share) bool { return slices.Contains(p.label, noun) })
}

// left is the whole without the shares of it.
func (s *shared) left() plan.Outcome {
	left := s.whole
	for _, p := range s.shares {
		if p.base != "whole" && p.base != "rest" {
			return plan.Outcome{}
		}
		left = left.With('-', p.part)
	}
	return left
}
