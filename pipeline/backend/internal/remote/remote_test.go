package remote_test

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/seed-25a395fc/reason/pipeline/backend/internal/remote"
	"github.com/seed-25a395fc/reason/pipeline/prices"
	"github.com/seed-25a395fc/reason/prompts"
)

// TestTextLaws runs random programs of calls against a plain list of pieces. A
// token is three bytes here; the bound holds whatever was measured before.
func TestTextLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		prompt := prompts.Prompt{System: "solve", User: rapid.StringMatching(`[a-z]{0,40}`).Draw(t, "question")}
		var bounds remote.Bounds
		text, err := remote.NewText(prompt)
		if err != nil {
			t.Fatal(err)
		}
		tokens := func(s string) int { return (len(s) + 2) / 3 }
		hidden := rapid.IntRange(0, 20).Draw(t, "template tokens")
		length := func(answer string) int { return hidden + tokens(prompt.System+prompt.User) + tokens(answer) }
		pieces := []string{}
		t.Repeat(map[string]func(*rapid.T){
			"add": func(t *rapid.T) {
				piece := rapid.StringMatching(`[a-z]{3}|[a-z]{6}`).Draw(t, "piece")
				text.Add(remote.Piece{Text: piece, Tokens: tokens(piece)})
				pieces = append(pieces, piece)
			},
			"roll back": func(t *rapid.T) {
				pos := rapid.IntRange(1, len(pieces)+1).Draw(t, "pos")
				if err := text.Rollback(pos); err != nil {
					t.Fatal(err)
				}
				pieces = pieces[:pos-1]
			},
			"measure": func(t *rapid.T) {
				bounds.Learn(text, text.Pos(), bounds.Of(text), length(strings.Join(pieces, "")))
			},
			"": func(t *rapid.T) {
				answer := strings.Join(pieces, "")
				if text.Answer() != answer || text.Pos() != len(pieces)+1 {
					t.Fatalf("%q at %d, want %q", text.Answer(), text.Pos(), answer)
				}
				if bound := bounds.Of(text); bound < length(answer) {
					t.Fatalf("bound %d, but the server reads %d tokens", bound, length(answer))
				}
			},
		})
		for _, pos := range []int{-1, 0, len(pieces) + 2} {
			if text.Rollback(pos) == nil {
				t.Fatalf("rollback to %d of %d succeeds", pos, text.Pos())
			}
		}
	})
}

func TestHiddenPromptIsLearned(t *testing.T) {
	var bounds remote.Bounds
	first, _ := remote.NewText(prompts.Prompt{User: "hello"})
	bounds.Learn(first, 1, bounds.Of(first), 5000) // a server with a long prompt of its own
	second, _ := remote.NewText(prompts.Prompt{User: "goodbye"})
	if bound := bounds.Of(second); bound < 5000 {
		t.Errorf("bound %d after a short prompt was counted with 5000 tokens", bound)
	}
}

func TestEcho(t *testing.T) {
	for _, test := range []struct {
		accepted string
		reply    []string
		want     string
	}{
		{"1. so\nAnswer:", []string{"Ans", "wer", ":", " 42"}, " 42"},
		{"1. so\nAnswer:", []string{" ", "Answer: 4", "2"}, " 42"},
		{"1. so\nAnswer:", []string{" 42"}, " 42"},
		{"1. so\nAnswer:", []string{"Ans", "i"}, "Ansi"},
		{"1. so\nAnswer:", []string{"Ans"}, "Ans"},
		{"1. so\nAnswer:", []string{"Answer:"}, ""},
		{"1. so\n", []string{"1. so"}, "1. so"}, // nothing is unfinished
		{"12", []string{"12"}, "12"},            // too short to tell
	} {
		echo := remote.NewEcho(test.accepted)
		var got string
		for _, piece := range test.reply {
			for _, p := range echo.Push(remote.Piece{Text: piece}) {
				got += p.Text
			}
		}
		for _, p := range echo.Rest() {
			got += p.Text
		}
		if got != test.want {
			t.Errorf("%q after %q gives %q, want %q", test.reply, test.accepted, got, test.want)
		}
	}
}

func TestTariff(t *testing.T) {
	tokens := prices.Tokens{Prompt: 3, Cached: 2, Generated: 1}
	unknown := remote.Tariff{Name: "m"}
	if s := unknown.Spend(tokens); s.PromptTokens != 3 || s.CachedTokens != 2 || s.GeneratedTokens != 1 || !math.IsNaN(s.USD) || !math.IsNaN(s.FLOPs) {
		t.Errorf("%+v", s)
	}
	if s := unknown.Bound(tokens); !math.IsInf(s.USD, 1) || !math.IsInf(s.FLOPs, 1) {
		t.Errorf("an unknown price is bounded by %+v", s)
	}
	known := remote.Tariff{Entry: prices.Entry{Size: &prices.Size{Active: 5}, Price: &prices.Price{}}}
	meter := remote.Meter{Tariff: known}
	total := meter.Due(prices.Tokens{Prompt: 100, Generated: 1}).Add(meter.Due(tokens))
	if total != known.Spend(tokens) {
		t.Errorf("what was due adds up to %+v, want %+v", total, known.Spend(tokens))
	}
}

// TestReasoning cuts replies anywhere: what was thought and answered is the same,
// and every piece stays one.
func TestReasoning(t *testing.T) {
	for _, test := range []struct {
		begun           remote.Begun
		marked          bool // the server leaves marks in the text
		reply           string
		thought, answer string
	}{
		{remote.Begun{}, false, "It is 42 <think>.", "", "It is 42 <think>."},
		{remote.Begun{}, false, "<think>\nhm <b>\nso\n</think>\n\nIt is 42\n", "hm <b>\nso\n", "It is 42\n"},
		{remote.Begun{}, false, " \n<think></think>42", "", "42"},
		{remote.Begun{}, false, "<think>hm </thin", "hm </thin", ""},
		{remote.Begun{}, false, "<thin", "", "<thin"},
		{remote.Begun{Thought: "hm", Open: true}, true, " so</think>42", " so", "42"},
		{remote.Begun{Thought: "hm", Open: true}, false, "42", "", "42"},
		{remote.Begun{Thought: "hm"}, false, "\n42", "", "42"},
		{remote.Begun{Answer: "4"}, false, "<think>2", "", "<think>2"},
	} {
		rapid.Check(t, func(t *rapid.T) {
			r := remote.NewReasoning(test.begun)
			if test.marked {
				r.GoOn()
			}
			var thought, answer string
			closed := 0
			add := func(pieces []remote.Piece) {
				for _, p := range pieces {
					if p.Thought {
						thought += p.Text
					} else {
						answer += p.Text
					}
					if p.Close {
						closed++
					}
				}
			}
			for rest := test.reply; rest != ""; {
				n := rapid.IntRange(1, min(len(rest), 9)).Draw(t, "n")
				pieces := r.Push(remote.Piece{Text: rest[:n], Tokens: 1})
				tokens := 0
				for _, p := range pieces {
					tokens += p.Tokens
				}
				if tokens != 1 {
					t.Fatalf("%q became %d tokens", rest[:n], tokens)
				}
				add(pieces)
				rest = rest[n:]
			}
			add(r.Rest())
			if thought != test.thought || answer != test.answer {
				t.Fatalf("thought %q, answered %q", thought, answer)
			}
			if ends := (test.thought != "" || test.begun.Open || strings.Contains(test.reply, "</think>")) && test.answer != "" && test.begun.Answer == ""; ends != (closed == 1) {
				t.Fatalf("closed %d times", closed)
			}
		})
	}
}
