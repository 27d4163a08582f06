package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/pipeline"
)

// TestHistoryIsCutAnywhere ends the file at every byte, as a program that is
// killed may leave it: the answers that were written whole are there, and the
// next one is written behind them.
func TestHistoryIsCutAnywhere(t *testing.T) {
	path := filepath.Join(t.TempDir(), "talk.jsonl")
	h, turns, err := openHistory(path)
	if err != nil || len(turns) != 0 {
		t.Fatalf("%v, %v", turns, err)
	}
	var ends []int64 // of the file after each answer
	for _, question := range []string{"one", "two"} {
		if err := h.add(pipeline.Answer{Question: question, Final: "1"}); err != nil {
			t.Fatal(err)
		}
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		ends = append(ends, info.Size())
	}
	h.close()
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for n := range int64(len(whole)) + 1 {
		if err := os.WriteFile(path, whole[:n], 0o600); err != nil {
			t.Fatal(err)
		}
		h, turns, err := openHistory(path)
		if err != nil {
			t.Fatal(err)
		}
		want := 0
		for _, end := range ends {
			if n >= end-1 { // all but the end of the line
				want++
			}
		}
		if err := h.add(pipeline.Answer{Question: "three"}); err != nil || len(turns) != want {
			t.Errorf("cut at %d: %d answers, want %d, %v", n, len(turns), want, err)
		}
		h.close()
		h, turns, err = openHistory(path)
		if err != nil || len(turns) != want+1 || turns[want].Question != "three" {
			t.Fatalf("cut at %d and gone on: %+v, %v", n, turns, err)
		}
		h.close()
	}
}

// Another file that was named by mistake stays as it is.
// Two conversations at the same time lose nothing of each other.
func TestHistoryOfTwo(t *testing.T) {
	path := filepath.Join(t.TempDir(), "talk.jsonl")
	var both []*history
	for range 2 {
		h, _, err := openHistory(path)
		if err != nil {
			t.Fatal(err)
		}
		defer h.close()
		both = append(both, h)
	}
	for i, question := range []string{"one", "two", "three"} {
		if err := both[i%2].add(pipeline.Answer{Question: question}); err != nil {
			t.Fatal(err)
		}
	}
	h, turns, err := openHistory(path)
	if err != nil || len(turns) != 3 {
		t.Fatalf("%+v, %v", turns, err)
	}
	h.close()
}

func TestHistoryThatIsNone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "letter.txt")
	for _, text := range []string{"Dear Ann,", `{"a": 1}`, `{"a": `, "5", "{\"question\":\"one\"}\nDear Ann,"} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, _, err := openHistory(path); err == nil || !strings.Contains(err.Error(), "give --history another file") {
			t.Errorf("%s: %v", text, err)
		}
		if left, err := os.ReadFile(path); err != nil || string(left) != text {
			t.Errorf("of %q is left %q, %v", text, left, err)
		}
	}
}
