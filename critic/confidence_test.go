package critic

import (
	"math"
	"slices"
	"strings"
	"testing"
)

func TestConfidence(t *testing.T) {
	ln := func(p float64) float32 { return float32(math.Log(p)) }
	sure := slices.Repeat([]float32{ln(.99)}, 60)
	dip := slices.Clone(sure)
	dip[30] = ln(.02)
	slump := slices.Clone(sure)
	for i := 20; i < 40; i++ {
		slump[i] = ln(.2)
	}
	for _, row := range []struct {
		name     string
		logprobs []float32
		grade    Grade
		reason   string
	}{
		{"sure", []float32{ln(.995), ln(.998)}, Pass, "the least likely token has probability 0.99"},
		{"likely", []float32{ln(.95), ln(.98)}, Unsure, "the least likely token has probability 0.95"},
		{"one unlikely token of a short chunk", []float32{ln(.99), ln(.2), ln(.99)}, Fail, "the least likely token has probability 0.2"},
		{"in between", []float32{ln(.99), ln(.6)}, Unsure, "the least likely token has probability 0.6"},
		{"one unlikely token of a long chunk", dip, Pass, "the least likely 16 tokens have a mean probability of 0.78"},
		{"a long unlikely stretch", slump, Fail, "the least likely 16 tokens have a mean probability of 0.2"},
		{"impossible", []float32{float32(math.Inf(-1)), 0}, Fail, "the least likely token has probability 3.7e-44"},
		{"unknown", nil, Unsure, "the log-probabilities of the draft are not known"},
		{"not numbers", []float32{float32(math.NaN())}, Unsure, "the log-probabilities of the draft are not numbers"},
	} {
		t.Run(row.name, func(t *testing.T) {
			v, err := Confidence{}.Check(t.Context(), Case{Logprobs: row.logprobs})
			if err != nil {
				t.Fatal(err)
			}
			if v.Grade != row.grade || v.Reason != row.reason || !(v.PWrong > 0 && v.PWrong < 1) {
				t.Errorf("got %v, %q, PWrong %v; want %v, %q", v.Grade, v.Reason, v.PWrong, row.grade, row.reason)
			}
		})
	}
}

// The lower a token, the more probable an error; nothing else moves it.
func TestConfidenceIsMonotone(t *testing.T) {
	last := 0.0
	for m := float32(0); m > -5; m -= .1 {
		v, _ := Confidence{}.Check(t.Context(), Case{Logprobs: []float32{0, m, 0}})
		if v.PWrong < last {
			t.Fatalf("PWrong falls to %v at ln P %v", v.PWrong, m)
		}
		last = v.PWrong
	}
}

// In a formula one digit decides, however long it is.
func TestConfidenceOfFormulas(t *testing.T) {
	logprobs := slices.Repeat([]float32{-.01}, 60)
	logprobs[40] = -2
	ends := make([]int, len(logprobs))
	for i := range ends {
		ends[i] = i + 1
	}
	text := "so the apples and the pears that she has left are 5 of them."
	for chunk, want := range map[string]Grade{"(12+7)*3-4=57-4" + text[15:]: Pass, repeatTo("1+2", 60): Fail} {
		v, err := Confidence{}.Check(t.Context(), Case{Chunk: chunk, Logprobs: logprobs, Ends: ends})
		if err != nil || v.Grade != want {
			t.Errorf("%q: %+v, %v", chunk, v, err)
		}
		if want == Fail && v.At != 40 {
			t.Errorf("the mistake begins at %d", v.At)
		}
	}
}

func repeatTo(s string, n int) string { return strings.Repeat(s, n)[:n] }

// A chunk that was led another way is not passed for being likely: what it was led
// along is not the model's choice.
func TestConfidencePassesNothingThatWasLed(t *testing.T) {
	k := Case{Chunk: "1+1=3", Logprobs: []float32{0, 0, 0, 0, 0}, Led: []int{5}}
	if v, err := (Confidence{}).Check(t.Context(), k); err != nil || v.Grade != Unsure || v.PWrong != Prior {
		t.Errorf("%+v, %v", v, err)
	}
}
