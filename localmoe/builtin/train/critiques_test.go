package main

import (
	"cmp"
	"context"
	"encoding/json"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/evals/problems"
	"github.com/seed-25a395fc/reason/localmoe"
	"github.com/seed-25a395fc/reason/prompts"
)

func judging(t *testing.T, mix string) *options {
	t.Helper()
	o := &options{vocabulary: "vocab.json", judge: "judge.json", schedule: schedule{seed: 6}}
	if err := o.mix.Set(mix); err != nil {
		t.Fatal(err)
	}
	return o
}

// What a judge is trained on is what the engine makes of the prompt for a critique, token for token,
// and what it is to write is a critique that is read as it is meant.
func TestCritiquesAreAsked(t *testing.T) {
	o := judging(t, "word=2,story=2,expr=2,signed=1,rate=1,time=1,swap=1,order=1")
	tok, err := o.judgeTokenizer()
	if err != nil {
		t.Fatal(err)
	}
	file, err := readJudge(o.judge)
	if err != nil {
		t.Fatal(err)
	}
	wrong := 0
	for i := range 60 {
		p, err := o.problem(i)
		if err != nil {
			t.Fatal(err)
		}
		read, err := readingOf(p.Family, p.Question)
		if err != nil {
			t.Fatal(err)
		}
		rng := rand.New(rand.NewPCG(uint64(i), 1))
		j := withMistakes(rng, p, read)
		for _, d := range j.Drafts {
			steps := append(slices.Clone(p.Steps[:d.Step]), d.Text)
			asked := prompts.Critique(p.Question, read, steps)
			b := critiquesOf(tok, rng, read, solution{Family: p.Family, Question: p.Question, Steps: p.Steps, Drafts: []lineDraft{d}})
			if len(b.critiques) == 0 {
				continue // too long
			}
			c := b.critiques[0]
			ids := append(slices.Clone(b.history[:c.fork]), c.ids[:c.answer]...)
			if want := tok.Encode(rendered(t, file.Template, asked), true); d.Text == d.Right && !slices.Equal(ids, want) {
				t.Fatalf("trained on %q; asked %q", tok.Decode(ids, true), tok.Decode(want, true))
			}
			reply := d.reply()
			if got := tok.Decode(c.ids[c.answer:len(c.ids)-1], true); got != reply {
				t.Fatalf("the reply %q is encoded as %q", reply, got)
			}
			v, err := critic.Written{}.Check(t.Context(), critic.Case{Question: p.Question, Steps: steps[:d.Step], Chunk: d.Text, Writer: says(reply)})
			if err != nil {
				t.Fatal(err)
			}
			want := critic.Verdict{Critic: "written", Grade: critic.Pass}
			if d.Text != d.Right {
				wrong++
				want.Grade, want.Fix = critic.Fail, d.Right
			}
			if v.Grade != want.Grade || v.Fix != want.Fix || v.Blame != 0 {
				t.Errorf("%s is read as %+v", reply, v)
			}
		}
	}
	if wrong < 60 {
		t.Errorf("%d wrong drafts", wrong)
	}
}

// says is a model that writes one text.
type says string

func (s says) Write(context.Context, prompts.Prompt, int) (string, error) { return string(s), nil }

// rendered is a prompt as the chat template of a judge has it.
func rendered(t *testing.T, template string, p prompts.Prompt) string {
	t.Helper()
	object, err := json.Marshal(map[string]any{"messages": []map[string]string{{"role": "system", "content": p.System}, {"role": "user", "content": p.User}}})
	if err != nil {
		t.Fatal(err)
	}
	text, err := localmoe.RenderTemplate(template, object)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// The trainer reads what is written here.
func TestTrainerReadsCritiques(t *testing.T) {
	python := cmp.Or(os.Getenv("PYTHON"), "/usr/bin/python3")
	if err := exec.Command(python, "-c", "import torch, numpy").Run(); err != nil {
		t.Skip("no Python with torch: set PYTHON")
	}
	o := judging(t, "expr=1,word=1")
	tok, err := o.judgeTokenizer()
	if err != nil {
		t.Fatal(err)
	}
	var records []byte
	for i := range 40 {
		b, err := o.bundle(tok, rand.New(rand.NewPCG(uint64(i), 3)), i, nil)
		if err != nil {
			t.Fatal(err)
		}
		records = b.appendTo(records)
	}
	file := filepath.Join(t.TempDir(), "critiques")
	if err := os.WriteFile(file, records, 0o600); err != nil {
		t.Fatal(err)
	}
	if said, err := exec.Command(python, "critiques_test.py", file).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, said)
	}
}

// A draft that differs from its solution is wrong: another line that is right would teach the judge to
// object to it. Whole lines of arithmetic can be recomputed.
func TestMistakesAreWrong(t *testing.T) {
	o := judging(t, "expr=1,signed=1,story=1,word=2")
	made := 0
	for i := range 300 {
		p, err := o.problem(i)
		if err != nil {
			t.Fatal(err)
		}
		w, err := formatOf(p).Prompt(p.Question)
		if err != nil {
			continue
		}
		for _, d := range withMistakes(rand.New(rand.NewPCG(uint64(i), 2)), p, prompts.Reading(w.Raw)).Drafts {
			if d.Text == d.Right {
				continue
			}
			made++
			if p.Family == problems.Word {
				if slices.Contains(p.Steps, d.Text) && slices.Index(p.Steps, d.Text) > d.Step {
					t.Errorf("%q comes later in %q", d.Text, p.Steps)
				}
				continue
			}
			v, err := critic.Computed{}.Check(t.Context(), critic.Case{Question: p.Question, Prompt: w.Raw,
				Accepted: strings.Join(p.Steps[:d.Step], "\n") + "\n", Chunk: d.Text + "\n"})
			if err != nil {
				t.Fatal(err)
			}
			if v.Grade == critic.Pass && p.Family != problems.Story {
				t.Errorf("%s: %q in the place of %q: %s", w.Raw, d.Text, d.Right, v.Reason)
			}
		}
	}
	if made < 200 {
		t.Errorf("%d mistakes in 300 problems", made)
	}
}

// Sums are worked out from the units on, with what is carried; nothing that is known by heart is.
func TestWorked(t *testing.T) {
	for line, want := range map[string]string{
		"685+62=747 → (747-5)*2":      "685+62=(5+2=7,8+6=14,6+0+1=7)747 → (747-5)*2",
		"747-572=175":                 "747-572=(7-2=5,14-7=7,7-5-1=1)175",
		"#3:10-#2:3=7":                "#3:10-#2:3=7",
		"#1:351*#2:5=1755":            "#1:351*#2:5=(1*5=5,5*5=25,3*5+2=17)1755",
		"#1:11*#2:12=132":             "#1:11*#2:12=132",
		"351*5=300*5+51*5=1500+255=8": "351*5=300*5+51*5=1500+255=8",
		"-9-18=-27 → -27":             "-9-18=(9+8=17,0+1+1=2)-27 → -27",
		"7-(-15)=22":                  "7-(-15)=(7+5=12,0+1+1=2)22",
		"846/3=282":                   "846/3=(8/3=2,24/3=8,6/3=2)282",
		"#2:1.5*12=18":                "#2:1.5*12=18",
		"#5:ans 12":                   "#5:ans 12",
	} {
		if got := worked(line); got != want {
			t.Errorf("%s: %s; want %s", line, got, want)
		}
	}
	working := regexp.MustCompile(`\([^()]*=[^()]*\)`)
	o := judging(t, "expr=1,story=1,word=1,rate=1,time=1,signed=1")
	for i := range 200 {
		p, err := o.problem(i)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range p.Steps {
			if got := working.ReplaceAllString(worked(line), ""); got != line {
				t.Errorf("%s becomes %s", line, got)
			}
		}
	}
}
