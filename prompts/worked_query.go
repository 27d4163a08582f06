package prompts

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// query is a question as the readers of the families look at it, one after the other.
// What several of them need of it is made once, when the first asks for it.
type query struct {
	text string

	small  string // see lower
	pairs  pairs  // of small
	prose  scanned
	plain  bool    // prose reads as plain words do
	digits scanned // prose with its number words in digits
	words  scanned
	moved  scanned // words after moveCondition
	sums   sumText

	// legend is what the reader that took the question says of its answers; see
	// [Prompt.Legend].
	legend string
}

// scanned are the words of a question, or why it has none, once they were looked for.
type scanned struct {
	done  bool
	words []word
	err   error
}

func (s *scanned) get(scan func() ([]word, error)) ([]word, error) {
	if !s.done {
		s.words, s.err = scan()
		s.done = true
	}
	return s.words, s.err
}

// plainWords are the words of the question with number words in digits. They must not be
// changed.
func (q *query) plainWords() ([]word, error) {
	return q.words.get(func() ([]word, error) {
		if words, err := q.proseNumbers(); err == nil && q.plain {
			return apart(words)
		}
		words, err := scanWords(q.text)
		if err != nil {
			return nil, err
		}
		return apart(numbersInWords(words))
	})
}

// proseWords are those of the question as running text (see scanProse). They must not be
// changed.
func (q *query) proseWords() ([]word, error) {
	return q.prose.get(func() (words []word, err error) {
		words, q.plain, err = scanProse(q.text)
		return words, err
	})
}

// proseNumbers are proseWords with number words in digits. They must not be changed.
func (q *query) proseNumbers() ([]word, error) {
	return q.digits.get(func() ([]word, error) {
		words, err := q.proseWords()
		return numbersInWords(words), err
	})
}

// inOrder are plainWords with a condition before its question (see moveCondition). They must
// not be changed.
func (q *query) inOrder() ([]word, error) {
	return q.moved.get(func() ([]word, error) {
		words, err := q.plainWords()
		return moveCondition(words), err
	})
}

// lower is the question in lower case; see foldLower.
func (q *query) lower() string {
	if q.small == "" {
		q.small = foldLower(q.text)
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

// foldLower is a text in lower case as expressions see it that make no difference between
// large and small letters: to them ſ is an s.
func foldLower(s string) string { return strings.ReplaceAll(strings.ToLower(s), "ſ", "s") }

// mentions reports whether the question holds one of some texts, in large or small letters. It
// is asked before what takes longer.
func (q *query) mentions(any ...string) bool {
	lower := q.lower()
	for _, s := range any {
		if q.pairs.mayHold(s) && strings.Contains(lower, s) {
			return true
		}
	}
	return false
}

// endsInAmount reports whether the last sentence asks how much or how many, which no question
// about an order or a proof does. To read one as that takes longer.
func (q *query) endsInAmount() bool {
	body := strings.TrimRight(q.lower(), " \n?")
	last := strings.TrimLeft(body[strings.LastIndexAny(body, ".!?")+1:], " \n")
	return strings.HasPrefix(last, "how much ") || strings.HasPrefix(last, "how many ")
}

// spelling replaces texts, most of which few questions hold; to look for those first is
// cheaper.
type spelling struct {
	*strings.Replacer
	ascii []string // replaced texts of ASCII that hold no other; all else needs a byte beyond
}

// newSpelling is that of old, new pairs; see [strings.NewReplacer].
func newSpelling(pairs ...string) spelling {
	s := spelling{Replacer: strings.NewReplacer(pairs...)}
	var ascii []string
	for i := 0; i < len(pairs); i += 2 {
		if isASCII(pairs[i]) {
			ascii = append(ascii, pairs[i])
		}
	}
	slices.SortFunc(ascii, func(a, b string) int { return len(a) - len(b) })
	for _, old := range ascii {
		if !containsAny(old, s.ascii) {
			s.ascii = append(s.ascii, old)
		}
	}
	return s
}

// Replace is a text with all replaced.
func (s spelling) Replace(text string) string {
	if isASCII(text) && !containsAny(text, s.ascii) {
		return text
	}
	return s.Replacer.Replace(text)
}

func containsAny(text string, any []string) bool {
	for _, s := range any {
		if strings.Contains(text, s) {
			return true
		}
	}
	return false
}

// asciiLetters reports whether a text has letters of ASCII, and nothing else.
func asciiLetters(s string) bool {
	for i := range len(s) {
		if c := s[i] | 0x20; c < 'a' || c > 'z' {
			return false
		}
	}
	return s != ""
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
