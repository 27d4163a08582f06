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

func run(args []string, out io.Writer) error {
	if len(args) == 0 {
		return errors.New("want one of vocab, harvest, heldout, stream, eval, show, digest, measure, errors, probe, calibrate")
	}
	s := schedule{mix: standardMix()}
	flags := flag.NewFlagSet(args[0], flag.ContinueOnError)
	file := flags.String("vocab", "vocab.json", "vocabulary `file`")
	size := flags.Int("tokens", 0, "number of `tokens`; 0 for those of the vocabulary file")
	from := flags.Int("from", 0, "stream, show, errors, probe, calibrate: first example")
	n := flags.Int("n", 400, "eval, show, digest, measure, errors, probe, calibrate: number of examples")
	model := flags.String("model", "../model.gguf", "measure, errors, probe, calibrate: model `file`")
	seconds := flags.Float64("seconds", 0, "errors, probe, calibrate: go on for so many `seconds`; 0 for a number of examples")
	drafts := flags.Int("drafts", 8, "errors, probe, calibrate: `lines` drafted at one place")
	workers := flags.Int("workers", 1, "errors, probe, calibrate: examples at a time")
	seen := flags.String("seen", "", "probe: `files` of errors that the model was trained on, separated by commas")
	folder := flags.String("data", "", "harvest, heldout: `folder` of the data sets")
	flags.Uint64Var(&s.seed, "seed", 1, "seed of the examples")
	flags.IntVar(&s.ramp, "ramp", 0, "examples over which problems grow to full size")
	flags.Var(&s.mix, "mix", "`share` of each family, as in expr=25,story=25,bool=8")
	flags.IntVar(&s.short, "short", 0, "percent of short problems")
	flags.IntVar(&s.public, "public", 0, "percent of word problems made from those of public data sets")
	texts := flags.String("templates", "templates.jsonl.gz", "`file` of the public word problems")
	grown := flags.Bool("append", false, "vocab: go on from the vocabulary file, which stays the beginning of the new one")
	if err := flags.Parse(args[1:]); err != nil {
		return err
	}
	if s.public > 0 {
		var err error
		if s.templates, err = readTemplates(*texts); err != nil {
			return err
		}
	}
	w := bufio.NewWriterSize(out, 1<<16)
	defer w.Flush()
	if args[0] == "vocab" {
		enc := json.NewEncoder(w)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "")
		v := newVocabulary()
		if *grown {
			var err error
			if v, err = readVocabulary(*file, 0); err != nil {
				return err
			}
		}
		return enc.Encode(v.learn(s.texts(60000), *size).withVerdicts())
	}
	if args[0] == "harvest" {
		return harvest(w, os.Stderr, *folder)
	}
	if args[0] == "heldout" {
		return writeHeldOut(w, *folder)
	}
	if args[0] == "measure" {
		return measure(w, *model, *n, []int{2, 1})
	}
	v, err := readVocabulary(*file, *size)
	if err != nil {
		return err
	}
	t, err := tokenizer.FromMetadata(v.get)
	if err != nil {
		return err
	}
	switch args[0] {
	case "stream":
		return stream(w, t, s.problem, *from, -1)
	case "eval":
		return stream(w, t, func(i int) (problems.Problem, error) { return s.heldOut(i).Generate() }, 0, *n)
	case "show":
		return show(w, t, s, *from, *n)
	case "digest":
		return digest(w, *file, t, s, *n)
	case "errors", "probe", "calibrate":
		m, err := localmoe.Open(*model, localmoe.Options{Threads: 1, Copy: true})
		if err != nil {
			return err
		}
		defer m.Close()
		over := span{from: *from, n: *n, time: time.Duration(*seconds * float64(time.Second)), workers: max(1, *workers)}
		d := &drafter{m: m, tok: t, s: s, problem: s.problem, drafts: *drafts}
		switch args[0] {
		case "errors":
			return writeErrors(w, os.Stderr, d, over)
		case "probe":
			return probe(w, d, over, *seen)
		default:
			return calibrate(w, d, over)
		}
	}
	return fmt.Errorf("unknown command %q", args[0])
}

// texts yields the prompts of the first n training examples.
func (s schedule) texts(n int) func(yield func(string) bool) {
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
