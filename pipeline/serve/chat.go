package serve

import (
	"errors"
	"net/http"
	"time"

	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/prompts"
)

// chat answers a chat completion.
func (h *Handler) chat(w http.ResponseWriter, r *http.Request) {
	report := Report{Status: http.StatusOK}
	started := time.Now()
	out, err := h.converse(w, r, &report)
	switch {
	case r.Context().Err() != nil:
		report.Status, report.Err = statusGone, r.Context().Err()
	case err != nil:
		report.Status, report.Err = asAPIError(err).status, err
		if out != nil && out.begun {
			out.fail(err)
		} else {
			writeError(w, err)
		}
	}
	if report.Took = time.Since(started); h.options.Done != nil {
		h.options.Done(report)
	}
}

// converse reads a request, has it answered and sends the reply. out is the stream of
// the reply, if it has one.
func (h *Handler) converse(w http.ResponseWriter, r *http.Request, report *Report) (out *stream, err error) {
	q, err := h.options.readRequest(w, r)
	if err != nil {
		return nil, err
	}
	asked, err := q.question(h.options.Alone)
	if err != nil {
		return nil, err
	}
	wish, err := q.wish()
	if err != nil {
		return nil, err
	}
	var watch func(pipeline.Event) error
	if q.Stream {
		out = newStream(w, q)
		watch = out.follow
	}
	answer, waited, err := h.desk.Answer(r.Context(), asked, wish, watch)
	report.Answer, report.Waited = answer, waited
	if wrong := new(FieldError); errors.As(err, &wrong) {
		return out, badRequest(wrong.Field, "%v", wrong.Err)
	}
	if errors.Is(err, prompts.ErrOutOfScope) {
		answer.Final, err = Declining(err), nil
	}
	switch {
	case err != nil:
		return out, err
	case out != nil:
		return out, out.finish(answer)
	}
	return nil, writeJSON(w, http.StatusOK, q.reply(answer))
}
