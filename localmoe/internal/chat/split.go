package chat

import (
	"strings"
	"unicode"
)

// Kind tells reasoning and answer apart.
type Kind uint8

// The kinds of Part.
const (
	Answer Kind = iota
	Reasoning
)

// Part is a piece of generated text.
type Part struct {
	Kind Kind
	Text string
}

// Splitter takes a reply apart while it is generated. Tags are removed, and
// so is the whitespace beside them. Text that could be the beginning of a tag
// is held back until it is known. Feed it the text with special tokens
// rendered: in many models tags are special tokens.
type Splitter struct {
	// KeepSpace leaves whitespace beside tags where it is, so that none has to
	// wait for what follows; only what leads a kind of text is still dropped.
	KeepSpace bool

	tags    Tags
	kind    Kind   // of the text being read
	buf     string // not decided yet
	started bool   // text of this kind was given out
	spoke   bool   // some answer was given out

	header bool   // harmony: between messages
	role   string // harmony: the part of the header that the prompt holds
	opened bool   // harmony: some message was begun
}

// maxHeld is the most bytes of whitespace, or of a header, that wait for the
// tag after them.
const maxHeld = 256

// NewSplitter returns a splitter for the reply to a prompt. Where the prompt
// ends inside an open tag, the reply begins with reasoning.
func NewSplitter(tags Tags, prompt string) *Splitter {
	s := &Splitter{tags: tags}
	end := strings.TrimRightFunc(prompt, unicode.IsSpace)
	switch {
	case tags.Harmony:
		s.resume(end)
	case tags.Implied && !strings.HasSuffix(end, tags.Close),
		tags.Open != "" && strings.HasSuffix(end, tags.Open):
		s.kind = Reasoning
	}
	return s
}

// Push adds generated text and returns what is decided by it.
func (s *Splitter) Push(text string) []Part {
	s.buf += text
	var parts []Part
	for s.step(&parts) {
	}
	keep := s.undecided()
	s.give(&parts, s.buf[:len(s.buf)-keep])
	s.buf = s.buf[len(s.buf)-keep:]
	return parts
}

// Flush returns what was held back, at the end of the reply.
func (s *Splitter) Flush() []Part {
	var parts []Part
	if !s.header || !s.opened {
		s.give(&parts, s.trimmed(s.buf))
	}
	s.buf = ""
	return parts
}

// step handles the first tag in the buffer; false means there is none.
func (s *Splitter) step(parts *[]Part) bool {
	at, tag := -1, ""
	for _, m := range s.markers() {
		if i := strings.Index(s.buf, m); i >= 0 && (at < 0 || i < at) {
			at, tag = i, m
		}
	}
	if at < 0 {
		return false
	}
	before := s.buf[:at]
	if s.kind == Answer && tag == s.tags.Open && strings.TrimSpace(before) != "" {
		s.give(parts, before) // an answer that talks about the tag
		s.buf = s.buf[at:]
		return true
	}
	s.buf = s.buf[at+len(tag):]
	if s.tags.Harmony {
		s.harmonyTag(parts, before, tag)
		return true
	}
	s.give(parts, s.trimmed(before))
	switch tag {
	case s.tags.Open:
		s.turn(Reasoning)
	case s.tags.Close:
		s.turn(Answer)
	default:
		s.started = false // whitespace after a dropped tag goes too
	}
	return true
}

func (s *Splitter) turn(k Kind) { s.kind, s.started = k, false }

// trimmed is text before a tag.
func (s *Splitter) trimmed(text string) string {
	if s.KeepSpace {
		return text
	}
	return strings.TrimRightFunc(text, unicode.IsSpace)
}

// Reasons reports whether text that comes now is reasoning.
func (s *Splitter) Reasons() bool { return s.kind == Reasoning && !s.header }

// Settled reports whether all text to come is answer.
func (s *Splitter) Settled() bool {
	return s.spoke && s.buf == "" && len(s.tags.Drop) == 0 && !s.tags.Harmony
}

// Begin makes text of a kind come next, and returns the marks that the model
// would write to get there. It fails for reasoning behind the answer.
func (s *Splitter) Begin(k Kind) (marks string, ok bool) {
	switch {
	case k == Reasoning && s.spoke:
		return "", false
	case s.tags.Harmony:
		return s.beginMessage(k), true
	case s.kind == k:
		return "", true
	case k == Answer:
		marks = s.tags.conclusion()
	case s.tags.Open == "":
		return "", false
	default:
		marks = s.tags.opening()
	}
	if begun := strings.TrimLeft(marks, "\n"); s.buf != "" && strings.HasPrefix(begun, s.buf) {
		marks = begun[len(s.buf):]
	}
	s.buf = ""
	s.turn(k)
	return marks, true
}

// markers are the tags that mean something at this point.
func (s *Splitter) markers() []string {
	var m []string
	switch {
	case s.tags.Harmony:
		return s.harmonyMarkers()
	case s.kind == Reasoning:
		m = append(m, s.tags.Close)
	case !s.spoke && s.tags.Open != "":
		m = append(m, s.tags.Open)
		fallthrough
	default:
		m = append(m, s.tags.Drop...)
	}
	return m
}

// undecided returns how many bytes at the buffer's end must wait: the start
// of a tag with the whitespace before it, or whitespace that a tag may follow.
func (s *Splitter) undecided() int {
	if s.header {
		if len(s.buf) > maxHeld { // not the form it should be: take it as text
			s.open(harmonyChannel + "final")
			return 0
		}
		return len(s.buf)
	}
	n := 0
	for _, m := range s.markers() {
		for k := min(len(m)-1, len(s.buf)); k > n; k-- {
			if strings.HasSuffix(s.buf, m[:k]) {
				n = k
				break
			}
		}
	}
	blank := len(s.buf) - n - len(strings.TrimRightFunc(s.buf[:len(s.buf)-n], unicode.IsSpace))
	if blank > maxHeld || s.KeepSpace {
		blank = 0
	}
	return n + blank
}

// give appends text to parts; whitespace at the beginning of a kind is dropped.
func (s *Splitter) give(parts *[]Part, text string) {
	if !s.started {
		text = strings.TrimLeftFunc(text, unicode.IsSpace)
	}
	if text == "" {
		return
	}
	s.started = true
	s.spoke = s.spoke || s.kind == Answer
	*parts = append(*parts, Part{s.kind, text})
}
