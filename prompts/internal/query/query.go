// Package query is a question as the readers of the families look at it.
package query

import (
	"strings"

	"github.com/seed-25a395fc/reason/prompts/internal/clause"
	"github.com/seed-25a395fc/reason/prompts/internal/lex"
)

// Question is a question as the readers of the families look at it, one after the other.
// What several of them need of it is made once, when the first asks for it.
type Question struct {
	Text string // without its frame, and not to be changed once it was looked at

	small  string // see Lower
	pairs  pairs  // of small
	prose  scanned
	plain  bool    // prose reads as plain words do
	digits scanned // prose with its number words in digits
	words  scanned
	moved  scanned // see InOrder
	sums   *Sum

	// Legend is what the reader that took the question says of its answers, as a prompt has it.
	Legend string
}

// scanned are the words of a question, or why it has none, once they were looked for.
type scanned struct {
	done  bool
	words []lex.Word
	err   error
}

func (s *scanned) get(scan func() ([]lex.Word, error)) ([]lex.Word, error) {
	if !s.done {
		s.words, s.err = scan()
		s.done = true
	}
	return s.words, s.err
}

// PlainWords are the words of the question with number words in digits. They must not be
// changed.
func (q *Question) PlainWords() ([]lex.Word, error) {
	return q.words.get(func() ([]lex.Word, error) {
		if words, err := q.ProseNumbers(); err == nil && q.plain {
			return lex.Apart(words)
		}
		words, err := lex.Scan(q.Text)
		if err != nil {
			return nil, err
		}
		return lex.Apart(lex.NumbersInWords(words))
	})
}

// ProseWords are those of the question as running text (see [lex.ScanProse]). They must not be
// changed.
func (q *Question) ProseWords() ([]lex.Word, error) {
	return q.prose.get(func() (words []lex.Word, err error) {
		words, q.plain, err = lex.ScanProse(q.Text)
		return words, err
	})
}

// ProseNumbers are ProseWords with number words in digits. They must not be changed.
func (q *Question) ProseNumbers() ([]lex.Word, error) {
	return q.digits.get(func() ([]lex.Word, error) {
		words, err := q.ProseWords()
		return lex.NumbersInWords(words), err
	})
}

// InOrder are PlainWords with a condition before its question (see [clause.MoveCondition]). They must
// not be changed.
func (q *Question) InOrder() ([]lex.Word, error) {
	return q.moved.get(func() ([]lex.Word, error) {
		words, err := q.PlainWords()
		return clause.MoveCondition(words), err
	})
}

// Sum is a question as an expression may be read of it. It must not be changed.
type Sum struct {
	May           bool // no word stands in it that no expression has around it
	Signs         bool // the words have a sign for "negative": "negative 6 plus 2"
	Words         []lex.Word
	Symbols, Rest []string // the symbols of the expression, and the words that belong to none
}

// Sum is what read makes of the question for the first reader of expressions that asks for it, and
// for the next one.
func (q *Question) Sum(read func(*Question) *Sum) *Sum {
	if q.sums == nil {
		q.sums = read(q)
	}
	return q.sums
}

// Lower is the question in lower case; see [lex.FoldLower].
func (q *Question) Lower() string {
	if q.small == "" {
		q.small = lex.FoldLower(q.Text)
		q.pairs.add(q.small)
	}
	return q.small
}

// pairs are the pairs of bytes that stand side by side in a text, by the last six bits of each.
type pairs [64]uint64

func (p *pairs) add(s string) {
	for i := 1; i < len(s); i++ {
		p[s[i-1]&63] |= 1 << (s[i] & 63)
	}
}

// mayHold reports whether the text has all pairs of another, which most that it does not hold
// have not.
func (p *pairs) mayHold(s string) bool {
	for i := 1; i < len(s); i++ {
		if p[s[i-1]&63]>>(s[i]&63)&1 == 0 {
			return false
		}
	}
	return true
}

// Mentions reports whether the question holds one of some texts, in large or small letters. It
// is asked before what takes longer.
func (q *Question) Mentions(any ...string) bool {
	lower := q.Lower()
	for _, s := range any {
		if q.pairs.mayHold(s) && strings.Contains(lower, s) {
			return true
		}
	}
	return false
}

// EndsInAmount reports whether the last sentence asks how much or how many, which no question
// about an order or a proof does. To read one as that takes longer.
func (q *Question) EndsInAmount() bool {
	body := strings.TrimRight(q.Lower(), " \n?")
	last := strings.TrimLeft(body[strings.LastIndexAny(body, ".!?")+1:], " \n")
	return strings.HasPrefix(last, "how much ") || strings.HasPrefix(last, "how many ")
}
