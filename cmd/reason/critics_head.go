package main

import (
	"bytes"
	"context"
	"slices"

	"github.com/seed-25a395fc/reason/critic/head"
	"github.com/seed-25a395fc/reason/internal/models"
	"github.com/seed-25a395fc/reason/localmoe/builtin"
)

// readHead is the head for the model that drafts: that of --head, or the one with which the
// built-in model comes. nil if no critic reads one.
func (f *criticFlags) readHead(ctx context.Context, model *modelFlags) (*head.Head, error) {
	if f.head == "" && !slices.Contains(f.names(), "head") {
		return nil, nil
	}
	reference, err := modelName(model.model)
	if err != nil {
		return nil, err
	}
	ref, err := models.Parse(reference)
	switch {
	case err != nil:
		return nil, usageErrorf("%v", err)
	case behindServer(ref):
		return nil, usageErrorf("--critic: head reads what a model in this process computes, and %s is behind a server; leave head out", reference)
	case f.head != "":
		return f.fittingHead(ctx, model)
	case ref.Kind != models.Builtin:
		return nil, usageErrorf("--critic: only the built-in model comes with a head; train one for %[1]s and name it with --head:\n"+
			"  reason eval critic -m %[1]s --data PROBLEMS.jsonl --train-head head.json", reference)
	}
	return head.Read(bytes.NewReader(builtin.Head()))
}

// fittingHead is the head that --head names, if it belongs to the model.
func (f *criticFlags) fittingHead(ctx context.Context, model *modelFlags) (*head.Head, error) {
	h, err := readFrom(f.head, "--head", head.Read)
	if err != nil {
		return nil, err
	}
	name, hash, err := model.fingerprint(ctx)
	if err != nil {
		return nil, err
	}
	if h.Model != hash {
		return nil, usageErrorf("--head %s: it was trained on other weights than those of %s; train one on these with reason eval critic --train-head", f.head, name)
	}
	return h, nil
}
