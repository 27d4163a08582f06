package serve

import (
	"net/http"
	"time"

	"github.com/sashabaranov/go-openai"

	"github.com/seed-25a395fc/reason/pipeline"
)

// writeTime is how long a client may take to read one event: one that reads no more must
// not keep others waiting.
const writeTime = 30 * time.Second

// stream is a reply as server-sent events. It begins with its first event, so that what
// goes wrong before is told by the status.
type stream struct {
	w       http.ResponseWriter
	control *http.ResponseController
	request *request
	empty   completion // a chunk that says nothing
	steps   steps
	begun   bool
	err     error // of writing
}

func newStream(w http.ResponseWriter, q *request) *stream {
	return &stream{w: w, control: http.NewResponseController(w), request: q, empty: q.newCompletion("chat.completion.chunk")}
}

// begin sends the header and who speaks.
func (s *stream) begin() {
	if s.begun {
		return
	}
	s.begun = true
	header := s.w.Header()
	header.Set("Content-Type", "text/event-stream")
	header.Set("Cache-Control", "no-cache")
	header.Set("X-Accel-Buffering", "no") // or proxies hold the events back
	s.w.WriteHeader(http.StatusOK)
	s.delta(openai.ChatCompletionStreamChoiceDelta{Role: openai.ChatMessageRoleAssistant})
}

// follow sends what happens as it does; its error is that of writing.
func (s *stream) follow(e pipeline.Event) error {
	switch e.Kind {
	case pipeline.Drafted: // from here on it is likely to become an answer
		s.begin()
	case pipeline.Accepted:
		s.step(e.Text, e.Thought)
	}
	return s.err
}

// step sends an accepted step.
func (s *stream) step(text string, thought bool) {
	s.begin()
	s.delta(openai.ChatCompletionStreamChoiceDelta{ReasoningContent: s.steps.add(text, thought)})
}

// finish sends what was not sent of an answer, and why it ends.
func (s *stream) finish(a pipeline.Answer) error {
	s.begin()
	for _, c := range a.Chunks[min(s.steps.n, len(a.Chunks)):] {
		s.step(c.Text, c.Thought)
	}
	if content := s.request.content(a); content != "" {
		s.delta(openai.ChatCompletionStreamChoiceDelta{Content: content})
	}
	last := s.empty
	last.Choices = []choice{{Delta: &openai.ChatCompletionStreamChoiceDelta{}, FinishReason: finishReason(a.Stop)}}
	last.Reason = reason(a)
	s.send(last)
	if s.request.StreamOptions.IncludeUsage {
		used := s.empty
		used.Usage = usage(a.Spend)
		s.send(used)
	}
	s.write([]byte("data: [DONE]\n\n"))
	return s.err
}

// fail sends an error behind what was sent.
func (s *stream) fail(err error) { s.send(asAPIError(err).wire()) }

func (s *stream) delta(d openai.ChatCompletionStreamChoiceDelta) {
	said := s.empty
	said.Choices = []choice{{Delta: &d}}
	s.send(said)
}

func (s *stream) send(v any) {
	line, err := encode(v)
	if err != nil {
		s.err = err
		return
	}
	s.write([]byte("data: " + string(line) + "\n"))
}

// write keeps the first error.
func (s *stream) write(event []byte) {
	if s.err != nil {
		return
	}
	_ = s.control.SetWriteDeadline(time.Now().Add(writeTime)) // not every writer has one
	if _, s.err = s.w.Write(event); s.err == nil {
		s.err = s.control.Flush()
	}
	_ = s.control.SetWriteDeadline(time.Time{}) // over HTTP/2 it would end the stream while a step is written; and the connection may be used again
}
