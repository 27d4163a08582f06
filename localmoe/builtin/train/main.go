// Command train makes the data of the built-in model. The trainer itself,
// train.py, reads tokens from this program through a pipe, so that training and
// running share one generator, one prompt format and one tokenizer.
//
//	train vocab  > vocab.json      learn the vocabulary (once; then append only)
//	train harvest -data DIR        word problems of public data sets as templates
//	train heldout -data DIR        hashes of held-out questions, for heldout.gz
//	train stream -seed 1 -from 0   endless training examples, binary
//	train eval   -n 400            held-out examples, binary
//	train show   -n 5              training examples as text
//	train digest                   hash of vocabulary and examples
//	train measure -n 500           greedy answers of the finished model, as a table
//	train errors  -seconds 600     what a model drafts, labelled, binary
//	train probe   -n 2000          how well it tells its wrong drafts from right ones
//	train calibrate -n 2000        what its verdicts are worth, for export.py
//	train drafts  -seconds 300     what a model drafts, labelled, as JSON lines
//	train critiques -seen DRAFTS   endless critiques for a judge, binary
package main

import (
	"bufio"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/seed-25a395fc/reason/evals/problems"
	"github.com/seed-25a395fc/reason/localmoe"
	"github.com/seed-25a395fc/reason/localmoe/internal/tokenizer"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil && !errors.Is(err, syscall.EPIPE) {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

// commands are what the program does.
var commands = []struct {
	name string
	run  func(o *options, w io.Writer) error
}{
	{"vocab", (*options).learnVocabulary},
	{"harvest", func(o *options, w io.Writer) error { return harvest(w, os.Stderr, o.data) }},
	{"heldout", func(o *options, w io.Writer) error { return writeHeldOut(w, o.data) }},
	{"stream", (*options).stream},
	{"eval", (*options).streamHeldOut},
	{"show", (*options).show},
	{"digest", (*options).digest},
	{"measure", func(o *options, w io.Writer) error { return measure(w, o.model, o.n, []int{2, 1}) }},
	{"errors", (*options).draftErrors},
	{"probe", (*options).probe},
	{"calibrate", (*options).calibrate},
	{"drafts", (*options).draftLines},
	{"critiques", (*options).critiques},
}

// options are the flags; those that a command does not use it passes over.
type options struct {
	schedule
	vocabulary string
	tokens     int
	grown      bool
	texts      string
	data       string
	from, n    int
	model      string
	seconds    float64
	drafts     int
	experts    int
	workers    int
	seen       string
	own        int
	judge      string
}

func (o *options) parse(command string, args []string) error {
	flags := flag.NewFlagSet(command, flag.ContinueOnError)
	flags.StringVar(&o.vocabulary, "vocab", "vocab.json", "vocabulary `file`")
	flags.IntVar(&o.tokens, "tokens", 0, "number of `tokens`; 0 for those of the vocabulary file")
	flags.BoolVar(&o.grown, "append", false, "vocab: go on from the vocabulary file, which stays the beginning of the new one")
	flags.IntVar(&o.from, "from", 0, "stream, show, errors, probe, calibrate: first example")
	flags.IntVar(&o.n, "n", 400, "eval, show, digest, measure, errors, probe, calibrate: number of examples")
	flags.StringVar(&o.model, "model", "../model.gguf", "measure, errors, probe, calibrate: model `file`")
	flags.Float64Var(&o.seconds, "seconds", 0, "errors, probe, calibrate, drafts: go on for so many `seconds`; 0 for a number of examples")
	flags.IntVar(&o.drafts, "drafts", 8, "errors, probe, calibrate, drafts: `lines` drafted at one place")
	flags.IntVar(&o.workers, "workers", 1, "errors, probe, calibrate, drafts: examples at a time")
	flags.IntVar(&o.experts, "experts", 0, "drafts: experts a token; 0 for as many as the file says")
	flags.StringVar(&o.seen, "seen", "", "probe: `files` of errors that the model was trained on; critiques: those of drafts; separated by commas")
	flags.IntVar(&o.own, "own", 40, "critiques: `percent` of the drafts of -seen")
	flags.StringVar(&o.judge, "judge", "judge.json", "critiques: `file` of a judge's own tokens")
	flags.StringVar(&o.data, "data", "", "harvest, heldout: `folder` of the data sets")
	flags.Uint64Var(&o.seed, "seed", 1, "seed of the examples")
	flags.IntVar(&o.ramp, "ramp", 0, "examples over which problems grow to full size")
	flags.Var(&o.mix, "mix", "`share` of each family, as in expr=25,story=25,bool=8")
	flags.IntVar(&o.short, "short", 0, "percent of short problems")
	flags.IntVar(&o.public, "public", 0, "percent of word problems made from those of public data sets")
	flags.StringVar(&o.texts, "templates", "templates.jsonl.gz", "`file` of the public word problems")
	if err := flags.Parse(args); err != nil || o.public == 0 {
		return err
	}
	var err error
	o.templates, err = readTemplates(o.texts)
	return err
}

func run(args []string, out io.Writer) error {
	var names []string
	for _, c := range commands {
		names = append(names, c.name)
	}
	if len(args) == 0 {
		return fmt.Errorf("want one of %s", strings.Join(names, ", "))
	}
	i := slices.Index(names, args[0])
	if i < 0 {
		return fmt.Errorf("unknown command %q; want one of %s", args[0], strings.Join(names, ", "))
	}
	o := options{schedule: schedule{mix: standardMix()}}
	if err := o.parse(args[0], args[1:]); err != nil {
		return err
	}
	w := bufio.NewWriterSize(out, 1<<16)
	defer w.Flush()
	return commands[i].run(&o, w)
}

// learnVocabulary writes the vocabulary that the training texts call for.
func (o *options) learnVocabulary(w io.Writer) error {
	v := newVocabulary()
	if o.grown {
		var err error
		if v, err = readVocabulary(o.vocabulary, 0); err != nil {
			return err
		}
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "")
	return enc.Encode(v.learn(o.schedule.prompts(60000), o.tokens).withVerdicts())
}

func (o *options) tokenizer() (*tokenizer.Tokenizer, error) {
	v, err := readVocabulary(o.vocabulary, o.tokens)
	if err != nil {
		return nil, err
	}
	return tokenizer.FromMetadata(v.get)
}

func (o *options) stream(w io.Writer) error {
	t, err := o.tokenizer()
	if err != nil {
		return err
	}
	return stream(w, t, o.problem, o.from, -1)
}

func (o *options) streamHeldOut(w io.Writer) error {
	t, err := o.tokenizer()
	if err != nil {
		return err
	}
	return stream(w, t, func(i int) (problems.Problem, error) { return o.heldOut(i).Generate() }, 0, o.n)
}

func (o *options) show(w io.Writer) error {
	t, err := o.tokenizer()
	if err != nil {
		return err
	}
	return show(w, t, o.schedule, o.from, o.n)
}

func (o *options) digest(w io.Writer) error {
	t, err := o.tokenizer()
	if err != nil {
		return err
	}
	return digest(w, o.vocabulary, t, o.schedule, o.n)
}

// drafting lets do work with a model that drafts training problems, over those that
// the flags name.
func (o *options) drafting(do func(d *drafter, over span) error) error {
	t, err := o.tokenizer()
	if err != nil {
		return err
	}
	m, err := localmoe.Open(o.model, localmoe.Options{Threads: 1, Pages: localmoe.PagesCopied})
	if err != nil {
		return err
	}
	defer m.Close()
	return do(
		&drafter{m: m, tok: t, s: o.schedule, problem: o.problem, drafts: o.drafts, experts: o.experts},
		span{from: o.from, n: o.n, time: time.Duration(o.seconds * float64(time.Second)), workers: max(1, o.workers)})
}

func (o *options) draftErrors(w io.Writer) error {
	return o.drafting(func(d *drafter, over span) error { return writeErrors(w, os.Stderr, d, over) })
}

func (o *options) probe(w io.Writer) error {
	return o.drafting(func(d *drafter, over span) error { return probe(w, d, over, o.seen) })
}

func (o *options) calibrate(w io.Writer) error {
	return o.drafting(func(d *drafter, over span) error { return calibrate(w, d, over) })
}

// prompts yields the prompts of the first n training examples.
func (s schedule) prompts(n int) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for i := range n {
			p, err := s.problem(i)
			if err != nil {
				return
			}
			w, err := formatOf(p).Prompt(p.Question)
			if err == nil && !yield(w.Raw+p.Solution()) {
				return
			}
		}
	}
}

// heldOut is the i-th problem of the evaluation during training: each family in
// turn, with every number of steps in turn.
func (s schedule) heldOut(i int) problems.Spec {
	family := s.mix[i%len(s.mix)]
	return problems.Spec{
		Family: family.Name, Steps: 1 + i/len(s.mix)%family.MaxSteps,
		Operand: problems.MaxOperand, Seed: s.bits(i, 7) &^ trainingSeeds,
	}
}

// heldOutProblem is that problem, or a word problem of the public data sets with
// numbers and names that no training example has, as often as in training.
func (s schedule) heldOutProblem(i int) (problems.Problem, error) {
	spec := s.heldOut(i)
	if spec.Family == problems.Word && s.draw(i, 5)*100 < float64(s.public) {
		s.seed |= 1 << 60
		d := &draws{s: s, i: i}
		return asRead(s.templates[d.template(s.templates)].varied(d)), nil
	}
	p, err := spec.Generate()
	return asRead(p), err
}

// stream writes the examples from the given one on, n of them or endlessly if n
// < 0. A reader that goes away ends it.
func stream(w io.Writer, t *tokenizer.Tokenizer, problem func(int) (problems.Problem, error), from, n int) error {
	var buf []byte
	for i := from; i != from+n || n < 0; i++ {
		p, err := problem(i)
		if err != nil {
			return err
		}
		e, err := encode(t, p)
		if err != nil {
			continue // a wording that the format declines is not trained on
		}
		buf = e.appendTo(buf[:0], p.Family)
		if _, err := w.Write(buf); err != nil {
			return err
		}
	}
	return nil
}

func show(w io.Writer, t *tokenizer.Tokenizer, s schedule, from, n int) error {
	for i := from; i < from+n; i++ {
		p, err := s.problem(i)
		if err != nil {
			return err
		}
		e, err := encode(t, p)
		if err != nil {
			return fmt.Errorf("example %d: %w", i, err)
		}
		fmt.Fprintf(w, "%s\n%s%s(%d tokens, %d of them the answer)\n\n", p.Question, e.prompt, p.Solution(), len(e.ids), len(e.ids)-e.answer)
	}
	return nil
}

// digest is a hash of the vocabulary and of the first n examples: the version
// of the data.
func digest(w io.Writer, file string, t *tokenizer.Tokenizer, s schedule, n int) error {
	h := sha256.New()
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	h.Write(data)
	if err := stream(h, t, s.problem, 0, n); err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "%x\n", h.Sum(nil)[:8])
	return err
}
