package builtin_test

import (
	"context"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/evals/problems"
	"github.com/seed-25a395fc/reason/localmoe"
	"github.com/seed-25a395fc/reason/localmoe/builtin"
	"github.com/seed-25a395fc/reason/prompts"
)

func open(t *testing.T, o localmoe.Options) *localmoe.Model {
	t.Helper()
	m, err := localmoe.OpenBytes(builtin.GGUF(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { m.Close() })
	return m
}

// write returns the tokens that greedy decoding puts behind a prompt.
func write(t *testing.T, m *localmoe.Model, prompt []int32) []int32 {
	t.Helper()
	s := m.NewSession()
	if err := s.Prefill(context.Background(), prompt); err != nil {
		t.Fatal(err)
	}
	for token, err := range s.Generate(context.Background(), localmoe.Sampling{MaxTokens: 1200}) {
		if err != nil {
			t.Fatal(err)
		}
		if token.Stop == localmoe.StoppedMax {
			t.Fatal("the answer does not end")
		}
	}
	out := s.Tokens()[len(prompt):]
	if n := len(out); n > 0 && strings.HasPrefix(m.DecodeSpecial(out[n-1:]), "<eos>") {
		out = out[:n-1]
	}
	return out
}

// The engine writes what the trainer's own implementation writes from the same
// weights in float32, token for token.
func TestEqualsTrainer(t *testing.T) {
	data, err := os.ReadFile("testdata/greedy.json")
	if err != nil {
		t.Fatal(err)
	}
	var rows []struct{ Prompt, Answer []int32 }
	if err := json.Unmarshal(data, &rows); err != nil {
		t.Fatal(err)
	}
	m := open(t, localmoe.Options{Exact: true})
	for i, row := range rows {
		if got := write(t, m, row.Prompt); !slices.Equal(got, row.Answer) {
			t.Errorf("row %d: %q\n got %q\nwant %q", i, m.DecodeSpecial(row.Prompt), m.Decode(got), m.Decode(row.Answer))
		}
	}
}

func TestAnswers(t *testing.T) {
	m := open(t, localmoe.Options{})
	for question, want := range map[string]string{
		"Mia has 47 apples. She buys 8 more, then loses 13. How many apples does Mia have?": "42",
		"What is 12 * 17 + 5?":      "209",
		"What is (12 + 7) * 3 - 4?": "53",
		"Ben has 24 marbles. He loses 9, then wins 15. How many marbles does Ben have?": "30",
		"how much is 100 minus 37": "63",
	} {
		p, err := prompts.Worked{}.Prompt(question)
		if err != nil {
			t.Fatal(err)
		}
		text := m.Decode(write(t, m, m.Encode(p.Raw, true)))
		if got, _ := (prompts.Worked{}).Final(text); got != want {
			t.Errorf("%q: %s, want %s\n%s", question, got, want, text)
		}
	}
}

// A line that the loop appends as text becomes the tokens that the model was
// trained on: encoded alone it is what it is inside the whole text.
func TestLinesEncodeAlone(t *testing.T) {
	m := open(t, localmoe.Options{})
	format := prompts.Worked{Families: prompts.WorkedFamilies()}
	for _, family := range problems.Families {
		for seed := range uint64(100) {
			p, err := problems.Generate(family.Name, 1+int(seed)%family.MaxSteps, seed)
			if err != nil {
				t.Fatal(err)
			}
			w, err := format.Prompt(p.Question)
			if err != nil {
				t.Fatal(err)
			}
			apart := m.Encode(w.Raw, true)
			for _, line := range p.Steps {
				apart = append(apart, m.Encode(line+"\n", true)...)
			}
			if whole := m.Encode(w.Raw+p.Solution(), true); !slices.Equal(whole, apart) {
				t.Fatalf("seed %d: %q", seed, w.Raw)
			}
			if text := m.DecodeSpecial(apart); text != w.Raw+p.Solution() {
				t.Fatalf("decoded to %q", text)
			}
		}
	}
}

func TestMetadata(t *testing.T) {
	m := open(t, localmoe.Options{})
	for key, want := range map[string]any{
		"general.architecture": "qwen3moe", "general.license": "Apache-2.0", "reason.format": prompts.Worked{}.Name(),
	} {
		if got, _ := m.Metadata(key); got != want {
			t.Errorf("%s is %v, want %v", key, got, want)
		}
	}
	if n := len(builtin.GGUF()); n > 25<<20 {
		t.Errorf("the model takes %d bytes", n)
	}
}
