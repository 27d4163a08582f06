package tokenizer

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A fixture is the tokenizer of a small model with texts and their ids, as an
// independent implementation gives them.
type fixture struct {
	Metadata map[string]json.RawMessage
	Cases    []fixtureCase
}

type fixtureCase struct {
	Text        string
	IDs         []int32
	IDsParse    []int32 `json:"ids_parse"` // absent if equal to IDs
	IDsAddParse []int32 `json:"ids_add_parse"`
	DetokParse  string  `json:"detok_parse"`
	Quirk       *struct{ IDs []int32 }
}

func readFixture(t testing.TB, path string) fixture {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var f fixture
	if err := json.Unmarshal(b, &f); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return f
}

// values returns the metadata with the types a GGUF file gives them.
func (f fixture) values(t testing.TB) map[string]any {
	t.Helper()
	md := make(map[string]any, len(f.Metadata))
	for key, raw := range f.Metadata {
		switch {
		case strings.HasSuffix(key, "tokens"), strings.HasSuffix(key, "merges"):
			md[key] = decodeJSON[[]string](t, raw)
		case strings.HasSuffix(key, "token_type"):
			md[key] = decodeJSON[[]int32](t, raw)
		case strings.HasSuffix(key, "scores"):
			md[key] = decodeJSON[[]float32](t, raw)
		case strings.HasSuffix(key, "_id"):
			md[key] = decodeJSON[uint32](t, raw)
		default:
			md[key] = decodeJSON[any](t, raw)
		}
	}
	return md
}

func decodeJSON[T any](t testing.TB, raw json.RawMessage) (v T) {
	t.Helper()
	if err := json.Unmarshal(raw, &v); err != nil {
		t.Fatal(err)
	}
	return v
}

func getter(md map[string]any) func(string) (any, bool) {
	return func(key string) (any, bool) { v, ok := md[key]; return v, ok }
}

// load returns the tokenizer and the cases of testdata/cases/name.json.
func load(t testing.TB, name string) (*Tokenizer, []fixtureCase) {
	t.Helper()
	f := readFixture(t, filepath.Join("testdata", "cases", name+".json"))
	tok, err := FromMetadata(getter(f.values(t)))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return tok, f.Cases
}
