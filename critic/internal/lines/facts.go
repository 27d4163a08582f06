package lines

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/arith"
	"github.com/seed-25a395fc/reason/critic/internal/equation"
	"github.com/seed-25a395fc/reason/critic/internal/form"
	"github.com/seed-25a395fc/reason/critic/internal/verdict"
	"github.com/seed-25a395fc/reason/internal/lazyregexp"
	"github.com/seed-25a395fc/reason/prompts"
)

// isFacts reports whether the prompt numbers its facts (#1: …) and the answer
// is written in lines that carry these numbers.
func isFacts(prompt, accepted, chunk string) bool {
	if len(form.Clauses(prompt)) < 2 {
		return false
	}
	return form.Worked(prompt) || tagged.MatchString(chunk) || tagged.MatchString(accepted)
}

var tagged = lazyregexp.New(`(?m)^\s*#\d+:`)

// IsStory reports whether a judge is that of lines about numbered facts.
func IsStory(j Judge) bool {
	_, ok := j.(*facts)
	return ok
}

// facts follows the lines of an answer about one running quantity.
type facts struct {
	clauses []string // clauses[i] is the text of #i+1; the last one asks
	done    int      // lines taken
	result  string   // the last equation of a line taken, until it is read
	carried *big.Rat // the running value; nil before the first
	lost    bool     // an accepted line was not understood: the value is unknown
}

func newFacts(prompt string) Judge { return &facts{clauses: form.Clauses(prompt)} }

func (f *facts) Anew() Judge { return &facts{clauses: f.clauses} }

// advance takes an accepted line as it stands, right or wrong.
func (f *facts) advance(line string) {
	if line == "" {
		return
	}
	f.done++
	_, body := form.CutTag(line)
	if body == prompts.WorkedNotNeeded || strings.HasPrefix(body, prompts.WorkedAnswer) {
		return
	}
	f.result = body[strings.LastIndexByte(body, ',')+1:]
}

// carry reads the value that the lines taken have come to. Only the last of them
// counts, so that no other has to be read.
func (f *facts) carry() {
	if f.result == "" {
		return
	}
	c, err := equation.Read(f.result)
	if f.lost = err != nil; !f.lost {
		f.carried = c.Said
	}
	f.result = ""
}

// check judges the line of the next fact.
func (f *facts) check(line string) verdict.Verdict {
	f.carry()
	tag, body := form.CutTag(line)
	want := f.done + 1
	switch {
	case want > len(f.clauses):
		return verdict.Failed("every fact has its line already", "")
	case want == len(f.clauses):
		return f.answer(tag, body)
	case tag == 0:
		return verdict.Failed(fmt.Sprintf("the line does not say which fact it is about; #%d is next", want), f.retag(body))
	case tag != want:
		return verdict.Failed(fmt.Sprintf("#%d is next, not #%d", want, tag), f.retag(body))
	case strings.HasPrefix(body, prompts.WorkedAnswer):
		return verdict.Failed(fmt.Sprintf("the answer stands before #%d is used", want), f.tagged(f.only()))
	case body == prompts.WorkedNotNeeded:
		return verdict.Open(fmt.Sprintf("whether #%d is needed cannot be computed", want))
	case f.lost:
		return verdict.Open("the line before is not understood")
	}
	reason, fixed, at := f.work(body)
	if reason == "" {
		return verdict.Passed(verdict.TracedWrong, equation.Spaced(body)+"; every number has its source")
	}
	return verdict.FailedAt(len(line)-len(body)+at, reason, f.tagged(fixed))
}

// answer judges the line at the question.
func (f *facts) answer(tag int, body string) verdict.Verdict {
	want := ""
	if f.carried != nil && !f.lost {
		want = arith.String(f.carried)
	}
	said, ok := strings.CutPrefix(body, prompts.WorkedAnswer)
	switch {
	case want == "":
		return verdict.Open("there is no result to compare the answer with")
	case tag != len(f.clauses) || !ok:
		return verdict.Failed(fmt.Sprintf("#%d is the question; the answer stands there", len(f.clauses)), f.tagged(prompts.WorkedAnswer+want))
	case strings.TrimSpace(said) != want:
		return verdict.FailedAt(len(prompts.WorkedTag(tag)+prompts.WorkedAnswer),
			fmt.Sprintf("the last result is %s, not %s", want, strings.TrimSpace(said)), f.tagged(prompts.WorkedAnswer+want))
	}
	return verdict.Passed(verdict.TracedWrong, "the answer is the last result")
}

// tagged puts the tag that is next before a body; "" stays "".
func (f *facts) tagged(body string) string {
	if body == "" {
		return ""
	}
	return prompts.WorkedTag(f.done+1) + body
}

// retag is the line with the tag that is next, if its body fits there.
func (f *facts) retag(body string) string {
	if f.lost || strings.HasPrefix(body, prompts.WorkedAnswer) || body == prompts.WorkedNotNeeded {
		return f.tagged(f.only())
	}
	if reason, _, _ := f.work(body); reason != "" {
		return f.tagged(f.only())
	}
	return f.tagged(body)
}

// only is the one body that can stand next, where there is but one: the first
// number alone.
func (f *facts) only() string {
	if given := amounts(f.clauses[f.done]); f.carried == nil && !f.lost && len(given) == 1 && !given[0].word {
		return arith.String(given[0].value)
	}
	return ""
}

// work checks the equations of a line. It returns what is wrong, "" if nothing
// is, the body as it should stand where that is known, and where the mistake
// begins.
func (f *facts) work(body string) (reason, fixed string, at int) {
	s := newSources(f.carried, amounts(f.clauses[f.done]))
	var done []string
	begin := 0 // of the equation in the body
	for _, text := range strings.Split(body, ",") {
		c, err := equation.Read(strings.TrimSpace(text))
		if err != nil || !c.Single() {
			if reason == "" {
				reason, at = equation.WrongSide(text)
				at += begin
			}
			if reason == "" {
				reason = fmt.Sprintf("%q is not an operation and its result", text)
			}
			return reason, f.only(), at
		}
		because, again, wrong := s.equation(c)
		if reason == "" && because != "" {
			reason, at = because, begin+wrong
		}
		begin += len(text) + len(",")
		if because != "" && again == "" {
			return reason, f.only(), at
		}
		if because == "" {
			again = strings.TrimSpace(text)
		}
		done = append(done, again)
	}
	if because := s.left(f.done + 1); because != "" {
		if reason == "" {
			reason = because
		}
		return reason, f.only(), at
	}
	return reason, strings.Join(done, ","), at
}
