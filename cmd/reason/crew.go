package main

import (
	"context"
	"errors"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/seed-25a395fc/reason/internal/models"
	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/strategy"
	"github.com/seed-25a395fc/reason/prompts"
)

// crewFlags say which models work beside the first.
type crewFlags struct {
	ladder  string
	judge   string
	think   bool
	baseURL string
}

func (f *crewFlags) register(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&f.ladder, "ladder", "", "models for a step that is found wrong, cheapest first, such as builtin@1x,builtin@2x,openai:deepseek-chat; @2x is twice the experts; the first one drafts (in place of --model)")
	flags.StringVar(&f.judge, "judge", "", `model that writes the critiques of the critic "written" (default: the one that drafts)`)
	flags.BoolVar(&f.think, "think", false, "let local models think before they answer, where their chat template has a switch for it; what they think is checked and repaired, too, and kept from the answer")
	flags.StringVar(&f.baseURL, "base-url", "", "address of the server of openai: and langchain: models, such as http://localhost:8080/v1 (default $OPENAI_BASE_URL)")
}

// key tells crews apart whose answers may differ.
func (f *crewFlags) key() map[string]string {
	key := map[string]string{}
	for name, value := range map[string]string{"ladder": f.ladder, "judge": f.judge} {
		if value != "" {
			key[name] = value
		}
	}
	if f.think {
		key["think"] = "true"
	}
	return key
}

// step is one entry of a ladder.
type step struct {
	ref     string
	experts int // times the model's own number
}

var stepForm = regexp.MustCompile(`^(.+)@(\d+)x$`)

// parseLadder reads REF[@Nx],…
func parseLadder(text string) ([]step, error) {
	var steps []step
	for entry := range strings.SplitSeq(text, ",") {
		s := step{ref: strings.TrimSpace(entry), experts: 1}
		if m := stepForm.FindStringSubmatch(s.ref); m != nil {
			s.ref = m[1]
			s.experts, _ = strconv.Atoi(m[2]) // 0 when it is too large
		}
		if s.ref == "" || s.experts < 1 || s.experts > 1024 {
			return nil, usageErrorf("--ladder: %q is not MODEL or MODEL@Nx, such as builtin@2x", entry)
		}
		steps = append(steps, s)
	}
	return steps, nil
}

// steps are the models for a step that is found wrong, of which the first one drafts.
func (f *solverFlags) steps() ([]step, error) {
	if f.ladder == "" {
		name, err := modelName(f.model)
		return []step{{ref: name, experts: 1}}, err
	}
	steps, err := parseLadder(f.ladder)
	if err == nil && f.model != "" && f.model != steps[0].ref {
		err = usageErrorf("--ladder: %s drafts first, but --model says %s", steps[0].ref, f.model)
	}
	return steps, err
}

// crew is the models of one solver, each opened once.
type crew struct {
	flags   *solverFlags
	remotes *remotes
	open    map[string]*opened
}

func (c *crew) close() {
	for _, o := range c.open {
		o.close()
	}
}

// keptCritiques is the number of critiques of which a judge keeps what it computed: what it
// is asked next about the same question begins alike.
const keptCritiques = 16

// judge opens the model that writes critiques.
func (c *crew) judge(ctx context.Context) (*opened, error) {
	return c.opened(ctx, c.flags.judge, keptCritiques)
}

// member opens the model of a reference.
func (c *crew) member(ctx context.Context, ref string) (*opened, error) { return c.opened(ctx, ref, 0) }

// opened opens the model of a reference, which keeps so many of its last texts.
func (c *crew) opened(ctx context.Context, ref string, kept int) (*opened, error) {
	if o := c.open[ref]; o != nil {
		return o, nil
	}
	parsed, err := models.Parse(ref)
	if err != nil {
		return nil, usageErrorf("%v", err)
	}
	var o *opened
	if behindServer(parsed) {
		if c.remotes == nil {
			if c.remotes, err = newRemotes(c.flags.baseURL); err != nil {
				return nil, err
			}
		}
		o, err = c.remotes.open(parsed)
	} else {
		local := c.flags.modelFlags
		local.model, local.thinks, local.prefixes = ref, c.flags.think, kept
		o, err = openModel(ctx, &local)
	}
	if err == nil {
		c.open[ref] = o
	}
	return o, err
}

func behindServer(ref models.Ref) bool {
	return ref.Kind == models.OpenAI || ref.Kind == models.LangChain
}

// recruit opens the models that the flags name and gives them their places in
// base. closeModels frees them.
func (f *solverFlags) recruit(ctx context.Context, base *pipeline.Solver) (closeModels func(), err error) {
	c := &crew{flags: f, open: map[string]*opened{}}
	if err := c.fill(ctx, base); err != nil {
		c.close()
		return nil, err
	}
	return c.close, nil
}

func (c *crew) fill(ctx context.Context, base *pipeline.Solver) error {
	f := c.flags
	steps, err := f.steps()
	if err != nil {
		return err
	}
	chunking, err := strategy.ParseChunking(f.chunk)
	if err != nil {
		return usageErrorf("--chunk: %v", err)
	}
	first, err := c.member(ctx, steps[0].ref)
	if err != nil {
		return err
	}
	base.Model, base.Format = first.model, first.format
	fittingChunks(chunking, base.Format).Apply(base)
	if base.Critic, err = f.fitting(base.Critic, first.judges); err != nil {
		return err
	}
	if steps[0].experts > 1 && f.experts > 0 {
		return usageErrorf("--ladder: %s@%dx and --experts exclude each other", steps[0].ref, steps[0].experts)
	}
	if f.experts > first.experts {
		return usageErrorf("--experts: the model has %d experts in a layer, not %d", first.experts, f.experts)
	}
	if f.ladder != "" {
		if base.Ladder, err = c.ladder(ctx, first, steps); err != nil {
			return err
		}
		if base.Sampling.Experts == 0 {
			if base.Sampling.Experts, err = first.times(steps[0]); err != nil {
				return err
			}
		}
	}
	if err := f.asks("judge", f.judge != "", "written"); err != nil {
		return err
	}
	if f.judge != "" {
		judge, err := c.judge(ctx)
		if err != nil {
			return err
		}
		base.Judge = judge.model
	}
	if c.remotes == nil && f.baseURL != "" {
		return usageErrorf("--base-url: none of the models is behind a server; name one, such as -m openai:MODEL")
	}
	if err := base.CheckBudget(base.Budget); err != nil {
		return usageErrorf("--budget: %v", err)
	}
	return nil
}

// fittingChunks fits a chunking to a format: the built-in model writes a line for each
// step, others write lists and paragraphs.
func fittingChunks(c strategy.Chunking, format prompts.Format) strategy.Chunking {
	if _, worked := format.(prompts.Worked); worked {
		return c
	}
	return c.Or("step")
}

// ladder is the rungs for a rejected step: the cheap repairs, then every entry,
// then going back.
func (c *crew) ladder(ctx context.Context, first *opened, steps []step) ([]pipeline.Rung, error) {
	rungs := pipeline.DefaultLadder()
	rungs = rungs[:slices.IndexFunc(rungs, func(r pipeline.Rung) bool { return r.Tries > 0 })]
	for _, s := range steps {
		member, err := c.member(ctx, s.ref)
		if err != nil {
			return nil, err
		}
		experts, err := member.times(s)
		if err != nil {
			return nil, err
		}
		if member == first {
			rungs = append(rungs, pipeline.Rung{Tries: 4, Temperature: .7, Experts: experts})
			continue
		}
		format, err := understood(first.format, member.format)
		if err != nil {
			return nil, usageErrorf("--ladder: %s: %v", s.ref, err)
		}
		for _, temperature := range []float64{0, .7} {
			rungs = append(rungs, pipeline.Rung{Tries: 1, Temperature: temperature, Experts: experts, Model: member.model, Format: format})
		}
	}
	return append(rungs, pipeline.Rung{Back: 1, Temperature: .7}, pipeline.Rung{Back: 2, Temperature: .7}), nil
}

// times is the number of experts of a ladder's entry; 0 is the model's own.
func (o *opened) times(s step) (int, error) {
	switch {
	case s.experts == 1:
		return 0, nil
	case o.experts == 0:
		return 0, usageErrorf("--ladder: %s@%dx: only a local mixture of experts can use more experts", s.ref, s.experts)
	case s.experts*o.active > o.experts:
		return 0, usageErrorf("--ladder: %s@%dx: that is %d experts, and the model has %d in a layer", s.ref, s.experts, s.experts*o.active, o.experts)
	}
	return s.experts * o.active, nil
}

// understood is the format in which a model of another one takes over a step.
func understood(first, other prompts.Format) (prompts.Format, error) {
	worked, ours := first.(prompts.Worked)
	_, theirs := other.(prompts.Worked)
	switch {
	case ours && !theirs:
		return prompts.Shown{Worked: worked}, nil
	case theirs && !ours:
		return nil, errors.New("the built-in model cannot go on with another model's answer; let it draft first")
	}
	return first, nil
}
