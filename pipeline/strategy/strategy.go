// Package strategy holds ways of spending compute on a question: the loop of
// package pipeline, and the rivals it is measured against. All of them draft
// with the same model, charge the same ledger and return the same answer.
package strategy

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-25a395fc/reason/pipeline"
)

// Strategy answers questions; [*pipeline.Solver] is one. Implementations are
// safe for concurrent use.
type Strategy interface {
	Answer(ctx context.Context, question string) (pipeline.Answer, error)
	Stream(ctx context.Context, question string) iter.Seq2[pipeline.Event, error]
}

// Build makes a strategy from a solver that holds the model, the critics, the
// ladder, the sampling and the budget. What a strategy does not use it drops.
type Build func(base pipeline.Solver) Strategy

// The most that a K may be. Passes are drawn one after the other, or a few at once, and only
// their answers are kept: it costs time, and studies of repeated sampling draw thousands. The
// candidates of a beam are all held at the same time, 0.3 MB each with the built-in model and
// much more with others; beams of the literature have at most 256 (Snell et al. 2024,
// arXiv:2408.03314).
const (
	mostPasses = 4096
	mostBeam   = 256
)

type kind struct {
	name  string
	most  int      // what K may be at most; 0 takes no @K
	takes []string // parameters it understands
	build func(k int, p parameters) Build
}

var kinds = []kind{
	{"chunked", 0, []string{"check", "tries", "candidates", "critic", "chunk"}, func(_ int, p parameters) Build { return chunked(p) }},
	{"chunked-nofix", 0, []string{"check", "tries", "candidates", "critic", "chunk"}, func(_ int, p parameters) Build { return chunkedNoFix(p) }},
	{"chunked-random", 0, []string{"check", "tries", "rate", "chunk"}, func(_ int, p parameters) Build { return chunkedRandom(p) }},
	{"single", 0, nil, func(int, parameters) Build { return single }},
	{"sc", mostPasses, nil, func(k int, _ parameters) Build { return sampled(k, vote{}) }},
	{"asc", mostPasses, nil, func(k int, _ parameters) Build { return sampled(k, vote{sure: .95}) }},
	{"bon", mostPasses, nil, func(k int, _ parameters) Build { return sampled(k, likeliest{}) }},
	{"bonc", mostPasses, nil, func(k int, _ parameters) Build { return sampled(k, approved{}) }},
	{"retry", mostPasses, nil, func(k int, _ parameters) Build { return sampled(k, approved{untilVerified: true}) }},
	{"refine", mostPasses, nil, func(k int, _ parameters) Build { return refined(k) }},
	{"beam", mostBeam, []string{"keep", "likelihood", "chunk"}, beam},
}

// Names lists the strategies as they are typed:
//
//	chunked        draft, critique, decide, revise, chunk by chunk
//	chunked-nofix  the same without the critics' own replacements
//	chunked-random the same with a critic that fails chunks by chance
//	single         one pass, nobody judges
//	sc@K           self-consistency: K passes, the majority's answer
//	asc@K          the same, stopped early once the majority is safe
//	bon@K          best of K passes by the likelihood of the draft
//	bonc@K         best of K passes by the critics
//	retry@K        whole passes until the critics pass one, at most K
//	refine@K       whole-answer self-refine: the model improves its own answer, at most K times
//	beam@K         step beam search: K candidates for every step, the best by critics and likelihood go on
func Names() []string {
	var names []string
	for _, k := range kinds {
		name := k.name
		if k.most > 0 {
			name += "@K"
		}
		names = append(names, name)
	}
	return names
}

// Help describes the names and parameters in a sentence or two.
const Help = `Parameters follow a colon, as in chunked:check=2,tries=8: check is how many
steps are judged at once (1), tries bounds how often a step is drafted again,
candidates drafts so many at once instead and takes the one that the critics
like best, critic takes some of the critics, as in critic=computed+confidence,
chunk is where a step ends, as --chunk says it (chunk=sentence+tokens=60), and
rate is the share of steps that chunked-random fails (0.1). Of beam@K, keep is
how many of the K texts go on after a step (a quarter of K), and likelihood is
the weight that the model's own probability has beside the critics (0.5). K is
at most 256 there, for its candidates are held in memory together, and at most
4096 of the others.`

// Parse reads the name of a strategy, such as "chunked", "sc@16" or
// "chunked:check=2,tries=8".
func Parse(name string) (Build, error) {
	n, err := read(name)
	if err != nil {
		return nil, err
	}
	return n.kind.build(n.k, n.parameters), nil
}

// Drafts is how many drafts of the same answer or step a name asks for at most, by a K, by
// candidates or by tries; 1 where it asks for none of these. It fails as [Parse] does.
func Drafts(name string) (int, error) {
	n, err := read(name)
	if err != nil {
		return 0, err
	}
	most := max(1, n.k, n.candidates)
	if n.tries != nil {
		most = max(most, *n.tries)
	}
	return most, nil
}

// named is what the name of a strategy says.
type named struct {
	kind
	k int // 0 where it takes none
	parameters
}

func read(name string) (n named, err error) {
	name, list, _ := strings.Cut(name, ":")
	family, count, sampled := strings.Cut(name, "@")
	i := slices.IndexFunc(kinds, func(known kind) bool { return known.name == family })
	if i < 0 {
		return n, fmt.Errorf("unknown strategy %q (known: %s)", name, strings.Join(Names(), ", "))
	}
	n.kind = kinds[i]
	if n.most > 0 != sampled {
		if sampled {
			return n, fmt.Errorf("strategy %s takes no @K", family)
		}
		return n, fmt.Errorf("strategy %s needs a number of samples, such as %s@16", family, family)
	}
	if sampled {
		if n.k, err = strconv.Atoi(count); err != nil || n.k < 1 || n.k > n.most {
			return n, fmt.Errorf("strategy %s: %q is not a number of samples between 1 and %d", family, count, n.most)
		}
	}
	if n.parameters, err = parseParameters(list, n.takes, n.k); err != nil {
		return n, fmt.Errorf("strategy %s: %w", family, err)
	}
	return n, nil
}

// beam is step-level beam search; see [pipeline.Beam].
func beam(k int, p parameters) Build {
	return func(base pipeline.Solver) Strategy {
		base.Ladder = nil
		p.chunking.Apply(&base)
		if base.Sampling.Temperature == 0 {
			base.Sampling.Temperature = sampleTemperature
		}
		return &pipeline.Beam{Solver: base, K: k, Kept: p.keep, Likelihood: p.likelihood}
	}
}

func single(base pipeline.Solver) Strategy {
	base.Critic, base.Ladder = nil, nil
	return &base
}
