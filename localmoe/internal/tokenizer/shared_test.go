package tokenizer

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/localmoe/internal/gguf"
)

// shared returns the files that match a pattern below the directory of larger
// test material, and skips the test if that is not there.
func shared(t *testing.T, pattern string) []string {
	t.Helper()
	dir := os.Getenv("REASON_SHARED")
	if dir == "" {
		t.Skip("REASON_SHARED is not set: it names the directory that holds conformance/")
	}
	paths, err := filepath.Glob(filepath.Join(dir, pattern))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no files match %s in %s: %v", pattern, dir, err)
	}
	return paths
}

func openGGUF(t *testing.T, path string) *Tokenizer {
	t.Helper()
	f, err := gguf.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	tok, err := FromMetadata(f.Value)
	if err != nil {
		t.Fatal(err)
	}
	return tok
}

func TestSharedModels(t *testing.T) {
	for _, path := range shared(t, "conformance/*.gguf") {
		name := strings.TrimSuffix(filepath.Base(path), ".gguf")
		t.Run(name, func(t *testing.T) {
			b, err := os.ReadFile(strings.TrimSuffix(path, ".gguf") + ".json")
			if err != nil {
				t.Fatal(err)
			}
			var want struct {
				Tokenizer struct{ Cases []fixtureCase }
				Prompts   []struct {
					Text string
					IDs  []int32
				}
			}
			if err := json.Unmarshal(b, &want); err != nil {
				t.Fatal(err)
			}
			tok := openGGUF(t, path)
			for _, c := range want.Tokenizer.Cases {
				checkCase(t, tok, c)
			}
			// A prompt is the beginning of its text, which may be cut at any token.
			for _, p := range want.Prompts {
				got := tok.Encode(p.Text, true)
				if tok.AddBOS() {
					got = append([]int32{tok.BOS()}, got...)
				}
				if p.Text != "" && !slices.Equal(got[:min(len(got), len(p.IDs))], p.IDs) {
					t.Errorf("Encode(%q, true) = %v, want to begin with %v", p.Text, got, p.IDs)
				}
			}
		})
	}
}

func TestSharedVocabularies(t *testing.T) {
	for _, path := range shared(t, "conformance/vocab/*.gguf") {
		base := strings.TrimSuffix(path, ".gguf")
		t.Run(filepath.Base(base), func(t *testing.T) {
			tok := openGGUF(t, path)
			inputs, err := os.ReadFile(base + ".inp")
			if err != nil {
				t.Fatal(err)
			}
			outputs, err := os.ReadFile(base + ".out")
			if err != nil {
				t.Fatal(err)
			}
			texts := strings.Split(string(inputs), "\n__ggml_vocab_test__\n")
			lines := strings.Split(string(outputs), "\n")
			if len(texts) > len(lines) {
				t.Fatalf("%d texts, %d lines of ids", len(texts), len(lines))
			}
			for i, text := range texts {
				if got, want := tok.Encode(text, false), parseIDs(t, lines[i]); !slices.Equal(got, want) {
					t.Errorf("Encode(%q, false) = %v, want %v", text, got, want)
				}
			}
		})
	}
}

func parseIDs(t *testing.T, line string) (ids []int32) {
	t.Helper()
	for field := range strings.FieldsSeq(line) {
		id, err := strconv.ParseInt(field, 10, 32)
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, int32(id))
	}
	return ids
}
