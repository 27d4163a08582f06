package prompts

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/seed-25a395fc/reason/prompts/internal/form"
	"github.com/seed-25a395fc/reason/prompts/internal/frame"
	"github.com/seed-25a395fc/reason/prompts/internal/query"
)

// The vocabulary of the worked format. The built-in model was trained on these
// very strings; its tokenizer holds each of them as one token.
const (
	// WorkedArrow parts the equation chain of a line from the expression that
	// is left when its result has been put in.
	WorkedArrow = " → "
	// WorkedNotNeeded is the line of a clause that does not change what is asked.
	WorkedNotNeeded = "not needed"
	// WorkedAnswer opens the last line, behind its tag if it has one.
	WorkedAnswer = "ans "
	// WorkedMaxTags is the largest number of tags in one question. The
	// question itself takes the last one.
	WorkedMaxTags = form.MaxTags

	workedOpen  = "<q>"
	workedClose = "\n<a>"
	// workedMaxBytes bounds a question. The model's context ends earlier, but
	// a question may be wordy; this only keeps the work on foreign input small.
	workedMaxBytes = 6000
)

// Worked is the format of the built-in model. It knows a few families of
// questions and works each of them one line at a time.
//
// An arithmetic expression, in symbols or in words, is put down compactly. Each
// line works out one operation and then repeats what is left:
//
//	<q>(12+7)*3-4=?
//	<a>12+7=19 → 19*3-4
//	19*3=57 → 57-4
//	57-4=53 → 53
//	ans 53
//
// A Boolean expression is treated in the same way, with one letter for each word:
//
//	<q>!(T|F)&T=?
//	<a>T|F=T → !T&T
//	!T=F → F&T
//	F&T=F → F
//	ans F
//
// A story about one running quantity is cut into clauses. Each clause that
// holds a quantity gets a tag, the question gets the next one, and the answer
// has one line for each tag:
//
//	<q>#1: Mia has 47 apples. #2: She buys 8 more, #3: then loses 13. #4: How many apples does Mia have?
//	<a>#1:47
//	#2:47+8=55
//	#3:55-13=42
//	#4:ans 42
//
// A walk, a row of swaps and a list of things to count have a tag and a line for
// each instruction, swap and thing. Lines of walks and swaps end in the state of
// everything:
//
//	<q>N0E0S0W0,N #1:L #2:5F #3:?
//	<a>#1:N0E0S0W0,W
//	#2:W0+5=5 → N0E0S0W5,W
//	#3:N0S0=Yes,E0W5=No
//	#3:ans No
//
//	<q>A1B2C3 #1:CB #2:C
//	<a>#1:C3B2=C2B3 → A1B3C2
//	#2:ans C2
//
//	<q>count #1: 1 flute #2: 2 stoves #3: 1 drum #4: musical instruments?
//	<a>#1:1
//	#2:not needed
//	#3:1+1=2
//	#4:ans 2
//
// Of things in a row, what places are known comes first. A line tries the first
// place that is free (<) or the last (>): behind the tag of each comparison it says
// whom that keeps from there, then who is left. Where both ends leave several, a
// line looks for a thing with only one place before or behind its partner (|).
//
//	<q>1_2_3_4_ #1:D2 #2:A<B #3:C<B #4:D<C #5:-1
//	<a>#1:D2 → 1_2D3_4_
//	<1#2:B#3:B#4:C=A → 1A2D3_4_
//	<3#2:.#3:B#4:.=C → 1A2D3C4_
//	<4#2:.#3:.#4:.=B → 1A2D3C4B
//	#5:ans B4
//
// A word problem keeps its text. Its numbers have tags, and a line names the
// numbers that it takes by them:
//
//	<q>word Joan found #1:70 seashells and gave Sam some. She has #2:27 left. How many did she give to Sam? #3:
//	<a>#1:70-#2:27=43
//	#3:ans 43
//
// A question about units keeps its amounts and what they are worth; a line expresses
// one in the unit that is asked for, the smallest of several, and adds it to those
// before. Times of day, dates and days of the week work in the same way (see [Time]).
//
//	<q>unit h=60min #1:3h #2:20min #3:min?
//	<a>#1:3*60=180
//	#2:180+20=200
//	#3:ans 200
//
// A sequence of brackets is cut into groups, each with a tag, and a line shows
// what would have to close after each bracket of its group (see [Dyck]). Words to
// be sorted become tags and letters (see [Sort]), and so do the classes of a proof
// and their properties (see [Logic]).
//
// Words become symbols and digits here; what to compute, in which order, and
// the results are the model's own work. A worked answer is never parsed here
// beyond its last line.
type Worked struct {
	// Families are the names of the families that the model was trained on;
	// nil stands for Expr and Story, the built-in model has all of [WorkedFamilies].
	// Questions of other families are declined.
	Families []string
}

// Name is the name and version of the format. A GGUF that was trained on it
// carries the name in the key reason.format.
func (Worked) Name() string { return "worked-v1" }

// Prompt puts the question into the form shown at [Worked]. The error wraps
// [ErrOutOfScope] when the question belongs to none of the families.
func (w Worked) Prompt(question string) (Prompt, error) {
	body, legend, err := w.body(question)
	if err != nil {
		return Prompt{}, fmt.Errorf("prompts: %w; it answers %s", err, w.Scope())
	}
	return Prompt{Raw: workedOpen + body + workedClose, Legend: legend}, nil
}

// WorkedEquation is a prompt that asks for an operation on two numbers and begins its answer:
// behind it comes what the operation is equal to. The equation is of the form "12*17=".
func WorkedEquation(equation string) Prompt {
	return Prompt{Raw: workedOpen + equation + "?" + workedClose + equation}
}

// body puts a question into the model's form, in the way of the first family that takes it. The legend
// says what answers stand for.
func (w Worked) body(question string) (body, legend string, err error) {
	if len(question) > workedMaxBytes {
		return "", "", form.OutOfScope("the question is longer than %d bytes", workedMaxBytes)
	}
	if !utf8.ValidString(question) {
		return "", "", form.OutOfScope("the question is not valid UTF-8 text")
	}
	q := frame.Strip(&query.Question{Text: question})
	err = form.OutOfScope("it is of no kind that this model knows")
	for _, f := range workedFamilies {
		if !w.knows(f.name) {
			continue
		}
		body, ok, declined := f.read(q)
		if ok {
			return body, q.Legend, nil
		}
		if declined != nil {
			err = declined
			if !f.yields {
				break
			}
		}
	}
	if about := w.unlearned(q); about != "" {
		err = form.OutOfScope("it has not learned %s", about)
	}
	return "", "", err
}

// unlearned says what a question is about that is of a family which the model was
// not trained on; "" if it is of none. Word problems do not count: most prose with
// two numbers can be read as one.
func (w Worked) unlearned(q *query.Question) (about string) {
	for _, f := range workedFamilies {
		if w.knows(f.name) || f.name == Word {
			continue
		}
		if _, ok, _ := f.read(q); ok {
			return f.about
		}
	}
	return ""
}

// Cue makes the model state its answer next: "ans " for an expression, the tag
// of the question and "ans " for a story. It opens a new line when accepted
// ends in the middle of one.
func (Worked) Cue(p Prompt, accepted string) string {
	cue := WorkedAnswer
	if n := WorkedTags(p.Raw); n > 0 {
		cue = form.Tag(n) + WorkedAnswer
	}
	if accepted != "" && !strings.HasSuffix(accepted, "\n") {
		return "\n" + cue
	}
	return cue
}

// Final is the answer on the last line of text that states one.
func (w Worked) Final(text string) (string, bool) {
	for end := len(text); end >= 0; {
		begin := strings.LastIndexByte(text[:end], '\n') + 1
		line := text[begin:end]
		end = begin - 1
		if tag, rest, ok := cutTag(line); ok && tag > 0 {
			line = rest
		}
		if s, ok := strings.CutPrefix(line, WorkedAnswer); ok {
			if answer, ok := w.answer(strings.TrimSpace(s)); ok {
				return answer, true
			}
		}
	}
	return "", false
}

// WorkedTag is the tag of clause n, counted from 1, such as "#3:".
func WorkedTag(n int) string { return form.Tag(n) }

// WorkedTags is the number of tags in the text of a prompt: the tag of its
// question. It is 0 for an expression.
func WorkedTags(raw string) int {
	var room [24]byte
	for n := 0; ; n++ {
		tag := append(strconv.AppendInt(append(room[:0], '#'), int64(n+1), 10), ':')
		if !strings.Contains(raw, string(tag)) {
			return n
		}
	}
}

// cutTag cuts a leading tag off a line.
func cutTag(line string) (tag int, rest string, ok bool) {
	s, found := strings.CutPrefix(line, "#")
	if !found {
		return 0, line, false
	}
	digits, rest, found := strings.Cut(s, ":")
	if !found {
		return 0, line, false
	}
	tag, err := strconv.Atoi(digits)
	if err != nil || tag < 1 {
		return 0, line, false
	}
	return tag, rest, true
}
