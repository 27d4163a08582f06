package langchain

import (
	"context"
	"strings"

	"github.com/seed-25a395fc/reason/pipeline"
)

// output is an answer on its way to a caller with stop words and perhaps
// streaming functions.
type output struct {
	ctx           context.Context
	stops         []string
	send          func(ctx context.Context, piece []byte) error            // may be nil
	sendReasoning func(ctx context.Context, reasoning, piece []byte) error // may be nil; gets both

	chunks  []pipeline.Chunk // accepted
	sent    int              // bytes of the answer that were streamed
	stopped bool             // a stop word came
	err     error            // of a streaming function
}

// accept takes an accepted chunk, in the place of those that were given up.
func (o *output) accept(e pipeline.Event) {
	o.chunks = append(o.chunks[:min(e.Chunk, len(o.chunks))], pipeline.Chunk{Text: e.Text, Thought: e.Thought})
	if e.Thought {
		if o.sendReasoning != nil && o.err == nil {
			o.err = o.sendReasoning(o.ctx, []byte(e.Text), nil)
		}
		return
	}
	o.stopped = cutAt(o.joined(), o.stops) >= 0
	text := o.text()
	if !o.stopped {
		text = text[:len(text)-begun(text, o.stops)]
	}
	o.stream(text)
}

// flush streams what was kept back.
func (o *output) flush() { o.stream(o.text()) }

func (o *output) stream(text string) {
	if len(text) <= o.sent {
		return
	}
	piece := []byte(text[o.sent:])
	o.sent = len(text)
	if o.send != nil && o.err == nil {
		o.err = o.send(o.ctx, piece)
	}
	if o.sendReasoning != nil && o.err == nil {
		o.err = o.sendReasoning(o.ctx, nil, piece)
	}
}

// joined is all of the answer.
func (o *output) joined() string {
	var text strings.Builder
	for _, c := range o.chunks {
		if !c.Thought {
			text.WriteString(c.Text)
		}
	}
	return text.String()
}

// text is the answer up to the first stop word.
func (o *output) text() string {
	text := o.joined()
	if at := cutAt(text, o.stops); at >= 0 {
		return text[:at]
	}
	return text
}

// cutAt is where the first stop word begins; -1 if there is none.
func cutAt(text string, stops []string) int {
	first := -1
	for _, stop := range stops {
		if at := strings.Index(text, stop); stop != "" && at >= 0 && (first < 0 || at < first) {
			first = at
		}
	}
	return first
}

// begun is how many bytes at the end of text may be the beginning of a stop
// word.
func begun(text string, stops []string) (longest int) {
	for _, stop := range stops {
		for n := min(len(stop)-1, len(text)); n > longest; n-- {
			if strings.HasSuffix(text, stop[:n]) {
				longest = n
			}
		}
	}
	return longest
}
