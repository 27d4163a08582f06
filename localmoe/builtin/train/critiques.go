package main

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"

	"github.com/seed-25a395fc/reason/evals/problems"
	"github.com/seed-25a395fc/reason/localmoe/internal/tokenizer"
	"github.com/seed-25a395fc/reason/prompts"
)

// This file holds what a judge learns: to read a question and steps, and to write the
// critique that prompts.Critique asks for. Its reason is the line that should stand in the
// place of the judged one, every sum worked out, so that it has computed before it concludes.

const (
	rightShare   = .55  // of the lines of solutions that are judged as they are
	earlierShare = .04  // of the solutions with a mistake before the last step
	widest       = 1000 // tokens of one bundle
)

// withMistakes are drafts of every line of a problem, some of them wrong.
func withMistakes(rng *rand.Rand, p problems.Problem, reading string) solution {
	j := solution{Family: p.Family, Question: p.Question, Steps: p.Steps}
	for k, line := range p.Steps {
		text := line
		if rng.Float64() >= rightShare {
			if wrong := mistake(rng, reading, p.Steps, k); wrong != "" {
				text = wrong
			}
		}
		j.Drafts = append(j.Drafts, lineDraft{Step: k, Text: text, Right: line})
	}
	return j
}

// reply is a critique of steps of which the one with the given number is judged.
func (d lineDraft) reply() string {
	c := struct {
		Reason  string `json:"reason"`
		Step    int    `json:"step"`
		Verdict string `json:"verdict"`
		Fix     string `json:"fix"`
	}{Reason: worked(d.Right), Verdict: "right"}
	if d.Text != d.Right {
		c.Step, c.Verdict, c.Fix = d.Step+1, "wrong", d.Right
	}
	return fmt.Sprintf(`{"reason": %s, "step": %d, "verdict": "%s", "fix": %s}`, quoted(c.Reason), c.Step, c.Verdict, quoted(c.Fix))
}

func quoted(text string) string {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if enc.Encode(text) != nil {
		return `""`
	}
	return strings.TrimSpace(b.String())
}

// bundle is a question with its steps, and critiques that leave it: tokens of a
// critique stand behind the first fork tokens of the history.
type bundle struct {
	history   []int32
	critiques []leaving
}

type leaving struct {
	fork, answer int // ids[answer:] is what the judge is to write
	ids          []int32
}

// critiquesOf encodes drafts as the engine renders them, as many as go into a bundle.
func critiquesOf(t *tokenizer.Tokenizer, rng *rand.Rand, reading string, j solution) bundle {
	var b bundle
	ids := t.Encode("<q>"+reading, true)
	begin := []int{len(ids)} // of each step
	for k, step := range j.Steps {
		ids = append(ids, t.Encode(numbered(k, step), true)...)
		begin = append(begin, len(ids))
	}
	used, longest := 0, 0
	add := func(fork int, text, reply string) bool {
		l := leaving{fork: fork, ids: append(t.Encode(text, true), answerToken)}
		l.answer = len(l.ids)
		l.ids = append(append(l.ids, t.Encode(reply, true)...), eosToken)
		if max(longest, fork)+used+len(l.ids) > widest {
			return false
		}
		longest, used = max(longest, fork), used+len(l.ids)
		b.critiques = append(b.critiques, l)
		return true
	}
	for _, i := range rng.Perm(len(j.Drafts)) {
		d := j.Drafts[i]
		fork, text := begin[d.Step+1], ""
		if d.Text != j.Steps[d.Step] {
			fork, text = begin[d.Step], numbered(d.Step, d.Text)
		}
		if later := d.Step + 1; d.Text != d.Right && later < len(j.Steps) && rng.Float64() < earlierShare {
			text += numbered(later, j.Steps[later])
		}
		if !add(fork, text, d.reply()) {
			break
		}
	}
	b.history = ids[:longest]
	return b
}

func numbered(k int, step string) string { return "\n[" + strconv.Itoa(k+1) + "] " + step }

// appendTo writes a bundle as little-endian uint16: the numbers of tokens of the history and
// of critiques, the history, and of each critique the number of its tokens, where it leaves,
// where the reply begins, and its tokens.
func (b bundle) appendTo(out []byte) []byte {
	put := func(n int) { out = binary.LittleEndian.AppendUint16(out, uint16(n)) }
	put(len(b.history))
	put(len(b.critiques))
	for _, id := range b.history {
		put(int(id))
	}
	for _, c := range b.critiques {
		put(len(c.ids))
		put(c.fork)
		put(c.answer)
		for _, id := range c.ids {
			put(int(id))
		}
	}
	return out
}

// readingOf is a question as the steps refer to it.
func readingOf(family, question string) (string, error) {
	w, err := formatOf(problems.Problem{Family: family}).Prompt(question)
	return prompts.Reading(w.Raw), err
}

// critiques writes bundles without end, a share of them drafts that a model wrote.
func (o *options) critiques(w io.Writer) error {
	t, err := o.judgeTokenizer()
	if err != nil {
		return err
	}
	written, err := readDrafts(o.seen)
	if err != nil {
		return err
	}
	var buf []byte
	for i := o.from; ; i++ {
		rng := rand.New(rand.NewPCG(o.bits(i, 9), 0))
		b, err := o.bundle(t, rng, i, written)
		if errors.Is(err, prompts.ErrOutOfScope) {
			continue
		}
		if err != nil {
			return err
		}
		if len(b.critiques) == 0 {
			continue
		}
		buf = b.appendTo(buf[:0])
		if _, err := w.Write(buf); err != nil {
			return err
		}
	}
}

// bundle is the i-th.
func (o *options) bundle(t *tokenizer.Tokenizer, rng *rand.Rand, i int, written []solution) (bundle, error) {
	if len(written) > 0 && rng.IntN(100) < o.own {
		j := written[rng.IntN(len(written))]
		read, err := readingOf(j.Family, j.Question)
		return critiquesOf(t, rng, read, j), err
	}
	p, err := o.problem(i)
	if err != nil {
		return bundle{}, err
	}
	read, err := readingOf(p.Family, p.Question)
	return critiquesOf(t, rng, read, withMistakes(rng, p, read)), err
}

// judgeFile is judge.json: the tokens that a judge has besides the vocabulary, and its chat template,
// which leaves the instruction out and puts the marks of the format around what the user says.
type judgeFile struct {
	Tokens   []string `json:"tokens"`
	Template string   `json:"template"`
}

func readJudge(name string) (f judgeFile, err error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return f, err
	}
	if err := json.Unmarshal(data, &f); err != nil {
		return f, fmt.Errorf("%s: %w", name, err)
	}
	return f, nil
}

// judgeTokenizer is the tokenizer of a judge: the pieces of its replies and of the list of
// steps are tokens of their own.
func (o *options) judgeTokenizer() (*tokenizer.Tokenizer, error) {
	v, err := readVocabulary(o.vocabulary, 0)
	if err != nil {
		return nil, err
	}
	file, err := readJudge(o.judge)
	if err != nil {
		return nil, err
	}
	for _, token := range file.Tokens {
		v.add(token, typeUserDefined)
	}
	return tokenizer.FromMetadata(v.get)
}
