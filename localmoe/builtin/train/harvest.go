package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"math/big"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/seed-25a395fc/reason/evals/problems"
	"github.com/seed-25a395fc/reason/prompts"
)

// published is a problem of a data set in the project's own schema.
type published struct {
	ID, Set, Task, Question, Answer string
	Equations                       []string
}

// harvest writes the templates that the training parts of the data sets in a
// folder yield, and says on report what was left out and why. A question that
// shares masked five-grams with one of the development parts is left out.
func harvest(w, report io.Writer, folder string) error {
	held := map[string]bool{}
	dev, err := filepath.Glob(filepath.Join(folder, "*", "dev.jsonl"))
	if err != nil {
		return err
	}
	for _, file := range dev {
		err := eachPublished(file, func(p published) {
			for _, g := range fiveGrams(p.Question) {
				held[g] = true
			}
		})
		if err != nil {
			return err
		}
	}
	counts := map[string]int{}
	enc := json.NewEncoder(w)
	for _, set := range []string{"mawps", "gsm8k"} {
		err := eachPublished(filepath.Join(folder, set, "train.jsonl"), func(p published) {
			t, why := p.template()
			if why == "" && nearCopy(p.Question, held) {
				why = "near copy of a development question"
			}
			if why == "" {
				why = "kept"
				enc.Encode(t)
			}
			counts[set+": "+why]++
		})
		if err != nil {
			return err
		}
	}
	for _, why := range sortedKeys(counts) {
		fmt.Fprintf(report, "%6d %s\n", counts[why], why)
	}
	return nil
}

func eachPublished(file string, do func(published)) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		var p published
		if err := json.Unmarshal(lines.Bytes(), &p); err != nil {
			return fmt.Errorf("%s: line %d: %w", file, n, err)
		}
		do(p)
	}
	return lines.Err()
}

var (
	anyNumber = regexp.MustCompile(`\d[\d.,]*`)
	anyWord   = regexp.MustCompile(`\pL+|#`)
)

// fiveGrams are the runs of five words of a question, all numbers alike.
func fiveGrams(question string) []string {
	words := anyWord.FindAllString(anyNumber.ReplaceAllString(strings.ToLower(question), "#"), -1)
	var out []string
	for i := 0; i+5 <= len(words); i++ {
		out = append(out, strings.Join(words[i:i+5], " "))
	}
	return out
}

// nearCopy reports whether most five-grams of a question are held out.
func nearCopy(question string, held map[string]bool) bool {
	return mostOf(fiveGrams(question), func(gram string) bool { return held[gram] })
}

// mostOf reports whether more than half of the grams are held out.
func mostOf(grams []string, held func(string) bool) bool {
	shared := 0
	for _, g := range grams {
		if held(g) {
			shared++
		}
	}
	return 2*shared > len(grams)
}

var taggedNumber = regexp.MustCompile(`#\d+:(\d[\d.]*\d|\d)`)

// template finds the text with its numbers and the operations that lead to the
// answer; why says what is in the way.
func (p published) template() (t template, why string) {
	prompt, err := onlyWords.Prompt(p.Question)
	if err != nil {
		return t, "declined by the format"
	}
	body := strings.TrimPrefix(prompt.Raw, "<q>"+prompts.WordOpening)
	end := strings.LastIndex(body, " #")
	t = template{ID: p.ID, Text: taggedNumber.ReplaceAllString(body[:end], "{$1}")}
	if strings.Count(t.Text, "{") != strings.Count(body[:end], "#") {
		return t, "braces"
	}
	answer, ok := new(big.Rat).SetString(p.Answer)
	if !ok {
		return t, "no number as the answer"
	}
	if p.Equations != nil {
		t.Operations, why = fromEquations(p.Equations, t.Text, t.numbers())
	} else {
		t.Operations, why = searched(p.Task, t.numbers(), answer)
	}
	if why != "" {
		return t, why
	}
	_, results, ok := problems.WordSteps(t.numbers(), t.Operations)
	switch {
	case !ok:
		return t, "a result without a short decimal"
	case results[len(results)-1].Cmp(answer) != 0:
		return t, "the last result is not the answer"
	case len(t.Operations) > 8:
		return t, "more than eight operations"
	case len(problems.Decimal(results[len(results)-1])) > 7:
		return t, "too large an answer"
	}
	return t, ""
}
