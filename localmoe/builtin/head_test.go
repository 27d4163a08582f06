package builtin_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"math"
	"slices"
	"testing"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/critic/head"
	"github.com/seed-25a395fc/reason/localmoe"
	"github.com/seed-25a395fc/reason/localmoe/builtin"
	"github.com/seed-25a395fc/reason/prompts"
)

func readHead(t *testing.T) *head.Head {
	t.Helper()
	h, err := head.Read(bytes.NewReader(builtin.Head()))
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func TestHeadBelongsToTheModel(t *testing.T) {
	sum := sha256.Sum256(builtin.GGUF())
	if h := readHead(t); h.Model != hex.EncodeToString(sum[:]) {
		t.Errorf("head.json was trained on the weights %s, model.gguf has %x: run train/head.sh", h.Model, sum)
	}
	if n := len(builtin.Head()); n > 300<<10 {
		t.Errorf("the head takes %d bytes", n)
	}
}

// written is a line behind a prompt, as if the model had drafted it.
type written struct {
	session  *localmoe.Session
	from, to int
}

// Hidden implements [critic.States].
func (w written) Hidden(_ context.Context, layer int) (out [][]float32, err error) {
	for pos := w.from; pos < w.to-1; pos++ {
		h, err := w.session.Hidden(layer, pos)
		if err != nil {
			return nil, err
		}
		out = append(out, slices.Clone(h))
	}
	return out, nil
}

// writeLine puts a line behind the prompt of a question and returns what critics may know.
func writeLine(t *testing.T, m *localmoe.Model, question, line string) critic.Case {
	t.Helper()
	p, err := prompts.Worked{Families: []string{prompts.Word}}.Prompt(question)
	if err != nil {
		t.Fatal(err)
	}
	w := written{session: m.NewSession()}
	t.Cleanup(func() { w.session.Close() })
	if err := w.session.Prefill(t.Context(), m.Encode(p.Raw, true)); err != nil {
		t.Fatal(err)
	}
	w.from = w.session.Pos()
	k := critic.Case{Question: question, Chunk: line}
	end := 0
	for _, id := range m.Encode(line, false) {
		k.Logprobs = append(k.Logprobs, logprob(w.session.Logits(), id))
		end += len(m.Piece(id))
		k.Ends = append(k.Ends, end)
		if err := w.session.Prefill(t.Context(), []int32{id}); err != nil {
			t.Fatal(err)
		}
	}
	w.to = w.session.Pos()
	k.States = w
	return k
}

// logprob is ln P of a token.
func logprob(logits []float32, id int32) float32 {
	var sum float64
	for _, x := range logits {
		sum += math.Exp(float64(x - logits[id]))
	}
	return float32(-math.Log(sum))
}

// What the head says of a text is the same everywhere, but for how kernels round.
func TestHeadJudgesTheSameEverywhere(t *testing.T) {
	const question = "Joan found 70 seashells and gave Sam some. She has 27 left. How many did she give to Sam?"
	h := readHead(t)
	for _, exact := range []bool{false, true} {
		m := open(t, localmoe.Options{HiddenLayers: h.Layers, Exact: exact})
		for line, want := range map[string]float64{
			"#1:70-#2:27=43\n": -7.3,
			"#1:70+#2:27=97\n": 3,
			"#1:70-#2:27=44\n": 5.7,
		} {
			v, err := h.Check(t.Context(), writeLine(t, m, question, line))
			if err != nil {
				t.Fatal(err)
			}
			if got := math.Log(v.PWrong / (1 - v.PWrong)); math.Abs(got-want) > .5 {
				t.Errorf("exact %v: %q is wrong with log-odds %.2f, want %.1f", exact, line, got, want)
			}
		}
	}
}
