package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/pipeline"
)

// criticFlags say who judges.
type criticFlags struct {
	critics     string
	probe       []string
	head        string
	calibration string
}

func (f *criticFlags) register(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.Var(newJoined(&f.critics, "auto"), "critic", "critics in order of use, separated by commas: "+strings.Join(critic.Names(), ", "))
	flags.StringSliceVar(&f.probe, "probe", nil, `suffix, good and bad token of the critic "probe", such as " ки,+,-" (default: a question in words)`)
	flags.StringVar(&f.head, "head", "", `file of the critic "head", from reason eval critic --train-head (default: that of the built-in model)`)
	flags.StringVar(&f.calibration, "calibration", "", "file of what the critics' verdicts are worth, from reason eval critic --calibrate")
}

// names are the critics that the flags name.
func (f *criticFlags) names() []string {
	return strings.Split(strings.ReplaceAll(f.critics, " ", ""), ",")
}

// asks refuses what a flag sets for a critic that is none of those that are named: whoever
// set it would believe that it looks.
func (f *criticFlags) asks(flag string, set bool, critics ...string) error {
	if !set || slices.ContainsFunc(f.names(), func(name string) bool { return slices.Contains(critics, name) }) {
		return nil
	}
	return usageErrorf("--%s: it is for the critic %s, and --critic %s does not ask that; name it there, too", flag, critics[0], f.critics)
}

// cascade is what the flags ask for to judge what a model drafts, and the layers whose
// hidden vectors it reads.
func (f *criticFlags) cascade(ctx context.Context, model *modelFlags) (c pipeline.Critic, layers []int, err error) {
	var o critic.Options
	switch len(f.probe) {
	case 0:
	case 3:
		o.Probe = critic.Probe{Suffix: f.probe[0], Good: f.probe[1], Bad: f.probe[2]}
	default:
		return nil, nil, usageErrorf("--probe: want three parts, suffix,good,bad, not %d", len(f.probe))
	}
	if err := cmp.Or(f.asks("probe", f.probe != nil, "probe"), f.asks("head", f.head != "", "head", "auto")); err != nil {
		return nil, nil, err
	}
	h, err := f.readHead(ctx, model)
	if err != nil {
		return nil, nil, err
	}
	if h != nil {
		o.Head, layers = h, h.Layers
	}
	cascade, err := o.Parse(f.critics)
	if err != nil {
		return nil, nil, usageErrorf("--critic: %v", err)
	}
	if f.calibration == "" {
		return cascade, layers, nil
	}
	calibration, err := readFrom(f.calibration, "--calibration", critic.ReadCalibration)
	return critic.Calibrated{Cascade: cascade, Calibration: calibration}, layers, err
}

// fitting are the critics that can judge what a model drafts: "inner" only where it
// judges by itself. To ask for that of another model is an error.
func (f *criticFlags) fitting(all pipeline.Critic, judges bool) (pipeline.Critic, error) {
	inner := critic.Inner{}.Name()
	if judges {
		return all, nil
	}
	if slices.Contains(f.names(), inner) {
		return nil, usageErrorf("--critic: %s is what the drafting model thinks of its own text: name one with -m that was trained to tell", inner)
	}
	without := func(c critic.Cascade) critic.Cascade {
		return slices.DeleteFunc(slices.Clone(c), func(one critic.Critic) bool { return one.Name() == inner })
	}
	switch c := all.(type) {
	case critic.Cascade:
		return without(c), nil
	case critic.Calibrated:
		c.Cascade = without(c.Cascade)
		return c, nil
	}
	return all, nil
}

// readFrom reads the file that a flag names.
func readFrom[T any](path, flag string, read func(io.Reader) (T, error)) (T, error) {
	var none T
	file, err := os.Open(path)
	if err != nil {
		return none, usageErrorf("%s: %v", flag, err)
	}
	defer file.Close()
	x, err := read(file)
	if err != nil {
		return none, fmt.Errorf("%s %s: %w", flag, path, err)
	}
	return x, nil
}

// key tells critics apart whose verdicts may differ.
func (f *criticFlags) key() string {
	key := f.critics
	if f.probe != nil {
		key += " --probe " + strings.Join(f.probe, ",")
	}
	if f.head != "" {
		key += " --head " + filepath.Base(f.head)
	}
	if f.calibration != "" {
		key += " --calibration " + filepath.Base(f.calibration)
	}
	return key
}
