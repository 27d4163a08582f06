package moe_test

import (
	"bytes"
	"encoding/binary"
	"math"
	"slices"
	"testing"

	"github.com/seed-25a395fc/reason/localmoe"
	"github.com/seed-25a395fc/reason/localmoe/builtin"
	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/backend/moe"
	"github.com/seed-25a395fc/reason/pipeline/pipelinetest"
)

// judging is the built-in model with two tokens that say what it thinks of its text;
// what they say means nothing.
func judging(t *testing.T) pipeline.Model {
	t.Helper()
	file := slices.Clone(builtin.GGUF())
	if !bytes.Contains(file, []byte("reason.verdict.ok")) {
		file = withKeys(file, map[string]uint32{"reason.verdict.ok": 300, "reason.verdict.bad": 301})
	}
	engine, err := localmoe.OpenBytes(file, localmoe.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { engine.Close() })
	return moe.New(engine, "judging")
}

// withKeys puts keys in front of those of a GGUF file, and one more that keeps what
// follows aligned.
func withKeys(file []byte, keys map[string]uint32) []byte {
	const header, align = 4 + 4 + 8 + 8, 32 // magic, version, number of tensors and of keys
	var pairs []byte
	add := func(key string, v uint32) {
		pairs = binary.LittleEndian.AppendUint64(pairs, uint64(len(key)))
		pairs = append(pairs, key...)
		pairs = binary.LittleEndian.AppendUint32(pairs, 4) // the type uint32
		pairs = binary.LittleEndian.AppendUint32(pairs, v)
	}
	for key, v := range keys {
		add(key, v)
	}
	fill := (2*align - (len(pairs)+8+4+4)%align) % align
	add(string(bytes.Repeat([]byte("."), fill+align)), 0)
	count := binary.LittleEndian.Uint64(file[16:]) + uint64(len(keys)) + 1
	binary.LittleEndian.PutUint64(file[16:], count)
	return slices.Concat(file[:header], pairs, file[header:])
}

func TestJudgingModel(t *testing.T) {
	_, prompt := open(t, localmoe.Options{})
	pipelinetest.TestModel(t, judging(t), prompt)
}

// Copies and batches have the doubts of their own texts.
func TestDoubtsOfCopies(t *testing.T) {
	_, prompt := open(t, localmoe.Options{})
	session, err := judging(t).Start(prompt)
	if err != nil {
		t.Fatal(err)
	}
	defer session.Close()
	from := session.Pos()
	doubts := func(s pipeline.Session) []float32 {
		t.Helper()
		odds, _, err := s.(pipeline.Doubter).LogOdds(t.Context(), from, s.Pos())
		if err != nil {
			t.Fatal(err)
		}
		return odds
	}
	write := func(s pipeline.Session, text string) pipeline.Session {
		t.Helper()
		if err := s.Append(text); err != nil {
			t.Fatal(err)
		}
		return s
	}
	fork, err := session.(pipeline.Forker).Fork()
	if err != nil {
		t.Fatal(err)
	}
	defer fork.Close()
	right, wrong := doubts(write(session, "12+7=19")), doubts(write(fork, "12+7=29"))
	if err := session.Rollback(from); err != nil {
		t.Fatal(err)
	}
	again := doubts(write(session, "12+7=29"))
	for i := range right {
		if same := i < len("12+7="); same != (right[i] == wrong[i]) || math.Abs(float64(wrong[i]-again[i])) > 1e-3 {
			t.Errorf("behind token %d: %g, on the copy %g, there after a rollback %g", i, right[i], wrong[i], again[i])
		}
	}
}
