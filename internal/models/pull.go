package models

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"
)

// Pull is [Places.Pull] on the places that the environment names.
func Pull(ctx context.Context, ref Ref, report func(Progress)) (Pulled, error) {
	return Environment().Pull(ctx, ref, report)
}

// Pull makes sure that the model of a Hub reference is on this machine, as the
// hub has it now, and returns where. A model that the Hugging Face cache holds
// already is left there; others are downloaded into Store.
//
// A file appears under its name only when it is whole and its checksum right.
// What a failed or cancelled pull has fetched is kept and the next one goes on
// from there; pulls of one repository wait for each other. report is called
// from the calling goroutine and must not be nil.
func (p Places) Pull(ctx context.Context, ref Ref, report func(Progress)) (Pulled, error) {
	got, err := p.pull(ctx, ref, report)
	if err != nil {
		return Pulled{}, fmt.Errorf("model %q: %w", ref, stopped(err))
	}
	return got, nil
}

func (p Places) pull(ctx context.Context, ref Ref, report func(Progress)) (Pulled, error) {
	if err := p.pullable(ref); err != nil {
		return Pulled{}, err
	}
	if p.free == nil {
		p.free = freeSpace
	}
	h, err := p.newHub(func(wait time.Duration, reason string) {
		report(Progress{Stage: Retrying, Wait: wait, Reason: reason})
	})
	if err != nil {
		return Pulled{}, err
	}
	defer h.close()
	j, err := p.newJob(ctx, h, ref)
	if err != nil {
		return Pulled{}, err
	}
	j.report = report
	if name, err := j.alreadyHere(ctx); name != "" || err != nil {
		return j.pulled(name), err
	}
	unlock, err := j.lock(ctx)
	if err != nil {
		return Pulled{}, err
	}
	defer unlock()
	if err := j.announce(); err != nil {
		return Pulled{}, err
	}
	for _, f := range j.set.Files {
		if err := j.bring(ctx, f); err != nil {
			return Pulled{}, j.explain(err)
		}
		j.before += f.Size
	}
	return j.pulled(j.path(j.set.Files[0])), nil
}

// pullable says what to do instead for references that nothing is pulled for.
func (p Places) pullable(ref Ref) error {
	switch ref.Kind {
	case Hub:
		if p.Offline {
			return errors.New("HF_HUB_OFFLINE is set, so nothing may be downloaded")
		}
		if p.Store == "" {
			return errors.New("there is no folder to keep it in: set REASON_STORE to one")
		}
		return nil
	case Ollama:
		return fmt.Errorf("models of Ollama are fetched with: ollama pull %s:%s; they are then found in its store", ref.Name, ref.Tag)
	case Builtin:
		return errors.New("the built-in model is part of the program; there is nothing to pull")
	case Path:
		msg := "a file is used where it lies; what can be pulled is named hf:owner/repo[:QUANT or file]"
		if meant := p.meant(ref.File, nil); strings.HasPrefix(meant, "hf:") {
			msg += "; did you mean " + meant + "?"
		}
		return errors.New(msg)
	}
	return errors.New("this model is behind a server; there is nothing to pull")
}

// explain adds to a failure that its work is not lost.
func (j *job) explain(err error) error {
	if errors.Is(err, errChecksum) || j.here == 0 {
		return err
	}
	return fmt.Errorf("%w; %s of %s are here, and the same command goes on from there", stopped(err), FormatBytes(j.here), FormatBytes(j.set.Size))
}

// stopped puts the end of a context into a user's words, once.
func stopped(err error) error {
	var already *stoppedError
	if errors.As(err, &already) || !errors.Is(err, context.Canceled) && !errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return &stoppedError{err}
}

// stoppedError is the end of a context, which it unwraps to.
type stoppedError struct{ cause error }

func (e *stoppedError) Error() string { return "stopped" }
func (e *stoppedError) Unwrap() error { return e.cause }
