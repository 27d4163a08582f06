package moe

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/localmoe"
	"github.com/seed-25a395fc/reason/pipeline"
)

// reply tells the reasoning of a reply from its answer, token by token, and knows
// again what was which after a rollback.
type reply struct {
	begin  int     // position of its first token
	states []state // after so many tokens; the last one holds for all behind it
}

// state is how far a reply was read.
type state struct {
	splitter localmoe.ReplySplitter
	rest     string // of the answer, that came in one token with the end of the reasoning
}

func newReply(begin int, splitter *localmoe.ReplySplitter) *reply {
	splitter.KeepSpace = true // chunks end where lines do
	return &reply{begin, []state{{splitter: *splitter}}}
}

func (r *reply) clone() *reply {
	if r == nil {
		return nil
	}
	return &reply{r.begin, slices.Clone(r.states)}
}

func (r *reply) last() *state { return &r.states[len(r.states)-1] }

// extend notes the state after n more tokens.
func (r *reply) extend(n int, s state) {
	if r.last().splitter.Settled() {
		return
	}
	for range n {
		r.states = append(r.states, s)
	}
}

func (r *reply) rollback(pos int) {
	if r == nil {
		return
	}
	if n := max(pos-r.begin, 0) + 1; n < len(r.states) {
		r.states = r.states[:n]
	}
}

// add puts text of a kind behind the reply, and returns the marks that go before
// it; ok is false where text of that kind cannot stand.
func (r *reply) add(kind localmoe.ReplyKind, text string) (next state, marks string, ok bool) {
	next = *r.last()
	marks, ok = next.splitter.Begin(kind)
	next.splitter.Push(text)
	return next, marks, ok
}

// take reads a generated token. Its text shows special, the text of a control
// token, at the end; special is empty for other tokens.
func (r *reply) take(text, special string) pipeline.Token {
	now := *r.last()
	next, thought, answer := now.push(text)
	if special != "" && strings.Contains(thought+answer, special) { // it marks nothing
		next, thought, answer = now.push(strings.TrimSuffix(text, special))
	}
	reasoned, reasons := now.splitter.Reasons(), next.splitter.Reasons()
	t := pipeline.Token{Thought: reasoned || reasons || thought != ""}
	if t.Thought {
		t.Text, t.Close, next.rest = thought, !reasons, answer
	} else {
		t.Text, next.rest = now.rest+answer, ""
	}
	r.extend(1, next)
	return t
}

// push reads text and returns what it decides.
func (s state) push(text string) (next state, thought, answer string) {
	next = s
	for _, part := range next.splitter.Push(text) {
		if part.Kind == localmoe.ReplyReasoning {
			thought += part.Text
		} else {
			answer += part.Text
		}
	}
	return next, thought, answer
}
