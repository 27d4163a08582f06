package critic

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Options hold what some critics need beyond their names. The zero value is
// ready for use.
type Options struct {
	// Probe is what "probe" asks.
	Probe Probe
	// Head is what "head" stands for; nil where there is none.
	Head Critic
}

// names are the critics as they are typed, cheapest first.
var names = []string{"auto", "none", "computed", "sense", "schemas", "kinds", "compared", "inner", "confidence", "head", "inverse", "probe", "agree@K", "written", "exec:COMMAND"}

// Names lists the critics as they are typed:
//
//	auto          all that cost no model compute
//	none          nobody; must stand alone
//	computed      recompute the arithmetic
//	sense         whether what a clause of a story tells adds or takes away
//	schemas       word problems that are understood as a whole
//	kinds         what the numbers of a word problem count
//	compared      what a word problem says by comparing amounts
//	inner         what the model that drafted thinks of the chunk itself
//	confidence    how likely the drafting model found the chunk
//	head          a classifier over the model's hidden states
//	inverse       the model works doubtful arithmetic backwards
//	probe         the model's expectation of two tokens after the chunk
//	agree@K       what K further drafts conclude
//	written       a critique that a model writes
//	exec:COMMAND  a program; see [Command]
func Names() []string { return slices.Clone(names) }

// Parse reads a list of critics; see [Options.Parse].
func Parse(list string) (Cascade, error) { return Options{}.Parse(list) }

// Parse reads a comma-separated list of critics in the order in which they are
// asked. "auto" stands for all that cost no model compute, "none" for an empty
// cascade. A critic that is named twice, by itself and by "auto" say, is asked once: what
// it says would count twice. A part that follows "exec:" and is no critic's name belongs to
// the command. An unknown name is an error that lists the known.
func (o Options) Parse(list string) (Cascade, error) {
	if list == "none" {
		return nil, nil
	}
	var c Cascade
	add := func(critics ...Critic) {
		for _, one := range critics {
			if !slices.ContainsFunc(c, func(there Critic) bool { return there.Name() == one.Name() }) {
				c = append(c, one)
			}
		}
	}
	for _, name := range split(list) {
		if name == "auto" {
			add(Computed{}, Sense{}, Schemas{}, Kinds{}, Compared{}, Inner{}, Confidence{})
			if o.Head != nil {
				add(o.Head)
			}
			continue
		}
		one, err := o.parseOne(name)
		if err != nil {
			return nil, err
		}
		add(one)
	}
	return c, nil
}

func (o Options) parseOne(name string) (Critic, error) {
	if k, ok := strings.CutPrefix(name, "agree@"); ok {
		n, err := strconv.Atoi(k)
		if err != nil || n < 1 || n > 64 {
			return nil, fmt.Errorf("critic: agree@%s: the number of drafts must be between 1 and 64", k)
		}
		return Agreement{K: n}, nil
	}
	if line, ok := strings.CutPrefix(name, "exec:"); ok {
		if strings.TrimSpace(line) == "" {
			return nil, fmt.Errorf("critic: exec: needs a command, such as exec:./check.sh")
		}
		return Command{Line: line}, nil
	}
	switch name {
	case "computed":
		return Computed{}, nil
	case "sense":
		return Sense{}, nil
	case "schemas":
		return Schemas{}, nil
	case "kinds":
		return Kinds{}, nil
	case "compared":
		return Compared{}, nil
	case "inner":
		return Inner{}, nil
	case "confidence":
		return Confidence{}, nil
	case "inverse":
		return Inverse{}, nil
	case "probe":
		return o.Probe, nil
	case "written":
		return Written{}, nil
	case "none":
		return nil, fmt.Errorf("critic: no critic is called %q: it means nobody, and stands alone", name)
	case "head":
		if o.Head == nil {
			return nil, fmt.Errorf("critic: there is no trained head for this model")
		}
		return o.Head, nil
	}
	return nil, fmt.Errorf("critic: no critic is called %q; there are %s", name, strings.Join(names, ", "))
}

// split cuts a list at its commas, but for those in a command.
func split(list string) []string {
	var out []string
	for part := range strings.SplitSeq(list, ",") {
		name := strings.TrimSpace(part)
		if n := len(out); n > 0 && strings.HasPrefix(out[n-1], "exec:") && !isName(name) {
			out[n-1] += "," + part
			continue
		}
		out = append(out, name)
	}
	return out
}

func isName(part string) bool {
	return slices.Contains(names, part) || strings.HasPrefix(part, "agree@") || strings.HasPrefix(part, "exec:")
}
