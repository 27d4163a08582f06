package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/critic/head"
)

// criticFlags say who judges.
type criticFlags struct {
	critics string
	probe   []string
	head    string
}

func (f *criticFlags) register(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&f.critics, "critic", "auto", "critics in order of use, separated by commas: "+strings.Join(critic.Names(), ", "))
	flags.StringSliceVar(&f.probe, "probe", nil, `suffix, good and bad token of the critic "probe", such as " ки,+,-" (default: a question in words)`)
	flags.StringVar(&f.head, "head", "", `file of the critic "head", from reason eval critic --train-head`)
}

// cascade is what the flags ask for, and the layers whose hidden vectors it reads.
func (f *criticFlags) cascade() (c critic.Cascade, layers []int, err error) {
	var o critic.Options
	switch len(f.probe) {
	case 0:
	case 3:
		o.Probe = critic.Probe{Suffix: f.probe[0], Good: f.probe[1], Bad: f.probe[2]}
	default:
		return nil, nil, usageErrorf("--probe: want three parts, suffix,good,bad, not %d", len(f.probe))
	}
	if f.head != "" {
		h, err := readHead(f.head)
		if err != nil {
			return nil, nil, err
		}
		o.Head, layers = h, h.Layers
	}
	c, err = o.Parse(f.critics)
	if err != nil {
		err = usageErrorf("--critic: %v", err)
	}
	return c, layers, err
}

func readHead(path string) (*head.Head, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, usageErrorf("--head: %v", err)
	}
	defer file.Close()
	h, err := head.Read(file)
	if err != nil {
		return nil, fmt.Errorf("--head %s: %w", path, err)
	}
	return h, nil
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
	return key
}
