package main

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/seed-25a395fc/reason/critic"
)

// criticFlags say who judges.
type criticFlags struct {
	critics string
	probe   []string
}

func (f *criticFlags) register(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&f.critics, "critic", "auto", "critics in order of use, separated by commas: "+strings.Join(critic.Names(), ", "))
	flags.StringSliceVar(&f.probe, "probe", nil, `suffix, good and bad token of the critic "probe", such as " ки,+,-" (default: a question in words)`)
}

// cascade is what the flags ask for.
func (f *criticFlags) cascade() (critic.Cascade, error) {
	var o critic.Options
	switch len(f.probe) {
	case 0:
	case 3:
		o.Probe = critic.Probe{Suffix: f.probe[0], Good: f.probe[1], Bad: f.probe[2]}
	default:
		return nil, usageErrorf("--probe: want three parts, suffix,good,bad, not %d", len(f.probe))
	}
	critics, err := o.Parse(f.critics)
	if err != nil {
		return nil, usageErrorf("--critic: %v", err)
	}
	return critics, nil
}

// key tells critics apart whose verdicts may differ.
func (f *criticFlags) key() string {
	if f.probe == nil {
		return f.critics
	}
	return f.critics + " --probe " + strings.Join(f.probe, ",")
}
