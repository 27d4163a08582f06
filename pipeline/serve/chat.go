package serve

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"time"

	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/prompts"
)

// Declined is the reason to stop of a question that the model does not answer. The
// reply then says which part of it was not understood.
const Declined pipeline.Stop = "declined"

// chat answers a chat completion.
func (h *Handler) chat(w http.ResponseWriter, r *http.Request) {
	report := Report{Status: http.StatusOK}
	started := time.Now()
	defer http.NewResponseController(w).SetWriteDeadline(time.Time{}) // the connection may be used again
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
	wish, err := q.wish(&h.options, h.account)
	if err != nil {
		return nil, err
	}
	solver, err := h.options.Solver(wish)
	if wrong := new(FieldError); errors.As(err, &wrong) {
		return nil, badRequest(wrong.Field, "%v", wrong.Err)
	}
	if err != nil {
		return nil, badRequest("", "%v", err)
	}
	if q.Stream {
		out = newStream(w, q)
	}
	answer, err := h.answer(r.Context(), solver, asked, out, report)
	if report.Answer = answer; errors.Is(err, prompts.ErrOutOfScope) {
		answer.Stop, answer.Final = Declined, declining(err)
		report.Answer.Stop = Declined
		err = nil
	}
	switch {
	case err != nil:
		return out, err
	case h.usedUp(wish.Budget, answer):
		return out, errUsedUp
	case out != nil:
		return out, out.finish(answer)
	}
	return nil, writeJSON(w, http.StatusOK, q.reply(answer))
}

// answer lets the solver work when there is room. Steps are streamed as they are accepted
// if none is given up later.
func (h *Handler) answer(
	ctx context.Context, solver Solver, question string, out *stream, report *Report,
) (answer pipeline.Answer, err error) {
	asked := time.Now()
	leave, err := h.enter(ctx)
	if report.Waited = time.Since(asked); err != nil {
		return answer, err
	}
	defer leave()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	defer context.AfterFunc(h.cut, cancel)()
	steady, ok := solver.(interface{ GoesBack() bool })
	live := ok && !steady.GoesBack()
	for e, failure := range solver.Stream(ctx, question) {
		err = failure
		switch {
		case e.Answer != nil:
			answer = *e.Answer
		case out != nil && e.Kind == pipeline.Drafted: // from here on it is likely to become an answer
			out.begin()
		case out != nil && e.Kind == pipeline.Accepted && live:
			out.step(e.Text, e.Thought)
		}
		if out != nil && out.err != nil {
			return answer, out.err
		}
	}
	if h.cut.Err() != nil && answer.Stop == pipeline.Cancelled {
		if err = nil; len(answer.Chunks) == 0 {
			err = errShutdown
		}
	}
	return answer, err
}

// usedUp reports whether nothing could be done because all answers together have spent
// what they may, rather than because this one may spend too little.
func (h *Handler) usedUp(own pipeline.Budget, a pipeline.Answer) bool {
	if a.Stop != pipeline.OutOfBudget || a.Spend.Tokens() > 0 {
		return false
	}
	spent, total := h.account.Spent(), h.options.Total
	for _, unit := range []struct {
		own, total pipeline.Limit
		spent      float64
	}{
		{own.Tokens, total.Tokens, float64(spent.Tokens())},
		{own.Prompt, total.Prompt, float64(spent.PromptTokens)},
		{own.Generated, total.Generated, float64(spent.GeneratedTokens)},
		{own.FLOPs, total.FLOPs, spent.FLOPs},
		{own.USD, total.USD, spent.USD},
	} {
		most, limited := unit.total.Max()
		if mine, also := unit.own.Max(); limited && (!also || most-unit.spent < mine) {
			return true
		}
	}
	return false
}

// declining is what the person who asked reads of a question that is out of scope.
func declining(err error) string {
	said := err.Error()
	if at := strings.Index(said, prompts.ErrOutOfScope.Error()); at > 0 {
		said = said[at:] // without the names of packages
	}
	return said
}
