package openai_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"testing"

	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/backend/openai"
)

// TestCancelledBeforeReply cancels requests that the server has taken in and not begun to
// answer: it may bill them, so they are in the account.
func TestCancelledBeforeReply(t *testing.T) {
	sampling := pipeline.Sampling{Temperature: 1, MaxTokens: 20}
	for what, spend := range map[string]func(context.Context, pipeline.Session) (pipeline.Spend, error){
		"draft": func(ctx context.Context, s pipeline.Session) (pipeline.Spend, error) {
			d := drain(ctx, s, sampling, 0)
			return d.spend, d.err
		},
		"batch": func(ctx context.Context, s pipeline.Session) (pipeline.Spend, error) {
			fork, err := s.(pipeline.Forker).Fork()
			if err != nil {
				return pipeline.Spend{}, err
			}
			return s.(pipeline.Batcher).DraftBatch(ctx, []pipeline.Session{s, fork}, []pipeline.Sampling{sampling, sampling},
				func(int, pipeline.Token) bool { return true })
		},
		"probe": func(ctx context.Context, s pipeline.Session) (pipeline.Spend, error) {
			_, spend, err := s.(pipeline.Prober).Probe(ctx, "Right?", []string{"yes", "no"})
			return spend, err
		},
	} {
		for _, noStream := range []bool{false, true} {
			ctx, cancel := context.WithCancel(t.Context())
			f := &fake{write: script(worked), usage: "running", goesOn: "plain", choices: "together", noStream: noStream}
			f.taken = func(request context.Context) {
				cancel()
				<-request.Done()
			}
			got, err := spend(ctx, start(t, newModel(t, f, func(o *openai.Options) { o.Continue = openai.ContinuePlain })))
			if !errors.Is(err, context.Canceled) {
				t.Errorf("%s: %v, want the end of the context", what, err)
			}
			if billed := f.total(); got.PromptTokens+got.CachedTokens < billed.Prompt+billed.Cached || got.GeneratedTokens < billed.Generated || billed.Prompt == 0 {
				t.Errorf("%s, at once %v: the account says %+v, the server %+v", what, noStream, got, billed)
			}
		}
	}
}

// TestConnectionsBreakBeforeReply answers although the first connections break once the
// server has taken the requests in. Each is paid for, and only as many are sent again as
// the budget knows of.
func TestConnectionsBreakBeforeReply(t *testing.T) {
	for _, broken := range []int{1, 2} {
		f := &fake{write: script(worked), usage: "running"}
		left := broken
		carrier := roundTripper(func(r *http.Request) (*http.Response, error) {
			resp, err := f.RoundTrip(r)
			if left--; left >= 0 && err == nil {
				resp.Body.Close()
				return nil, io.ErrUnexpectedEOF
			}
			return resp, err
		})
		s := start(t, newModel(t, f, func(o *openai.Options) { o.Transport, o.Resumes = carrier, 1 }))
		worst := s.Cost(40, pipeline.Sampling{MaxTokens: 40})
		d := drain(t.Context(), s, pipeline.Sampling{MaxTokens: 40}, 0)
		if broken == 1 && (d.err != nil || d.text != worked) || broken == 2 && !errors.Is(d.err, io.ErrUnexpectedEOF) {
			t.Errorf("%d broken: %q, %v", broken, d.text, d.err)
		}
		billed := f.total()
		if d.spend.Tokens() < billed.Prompt+billed.Generated || d.spend.Tokens() > worst.Tokens() || len(f.requests) != 2 {
			t.Errorf("%d broken: the account says %+v, the server %+v for %d requests, the bound was %+v", broken, d.spend, billed, len(f.requests), worst)
		}
	}
}

// TestHiddenThoughts cuts the answer of a model that has thought and told nothing of it:
// its thoughts are in the account.
func TestHiddenThoughts(t *testing.T) {
	f := &fake{write: script(worked), usage: "end", thinks: 30, hides: true}
	s := start(t, newModel(t, f, func(o *openai.Options) { o.ThinkingTokens = 50 }))
	d := drain(t.Context(), s, pipeline.Sampling{MaxTokens: 40}, 5)
	if err := s.Close(); err != nil || d.err != nil {
		t.Fatal(err, d.err)
	}
	if billed := f.total(); d.spend.GeneratedTokens < billed.Generated-1 || d.spend.GeneratedTokens > 55 { // one event may be under way
		t.Errorf("the account says %+v, the server %+v", d.spend, billed)
	}
}

type roundTripper func(*http.Request) (*http.Response, error)

func (f roundTripper) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }
