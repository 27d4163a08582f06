package jinja_test

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-25a395fc/reason/localmoe/internal/jinja"
)

// golden is a case rendered by Python's Jinja2 in Hugging Face's settings.
type golden struct {
	Name     string
	Now      string
	Rendered string
	Raises   string
}

// TestGolden renders templates of released models and compares with what
// Python gives, byte for byte.
func TestGolden(t *testing.T) {
	testGoldenDir(t, "testdata")
}

func TestGoldenShared(t *testing.T) {
	dir := os.Getenv("REASON_SHARED")
	if dir == "" {
		t.Skip("REASON_SHARED is unset")
	}
	testGoldenDir(t, filepath.Join(dir, "conformance", "templates"))
}

func testGoldenDir(t *testing.T, dir string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.jinja"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no templates in %s (%v)", dir, err)
	}
	for _, file := range files {
		base := strings.TrimSuffix(file, ".jinja")
		t.Run(filepath.Base(base), func(t *testing.T) {
			source, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			cases, err := os.ReadFile(base + ".json")
			if err != nil {
				t.Fatal(err)
			}
			testGoldenCases(t, string(source), cases)
		})
	}
}

func testGoldenCases(t *testing.T, source string, cases []byte) {
	t.Helper()
	tmpl, err := jinja.Parse(source)
	if err != nil {
		t.Fatal(err)
	}
	var raw []json.RawMessage
	if err := json.Unmarshal(cases, &raw); err != nil {
		t.Fatal(err)
	}
	for _, data := range raw {
		var want golden
		if err := json.Unmarshal(data, &want); err != nil {
			t.Fatal(err)
		}
		vars, err := jinja.DecodeJSON(data)
		if err != nil {
			t.Fatal(err)
		}
		now, err := time.Parse("2006-01-02T15:04:05", want.Now)
		if err != nil {
			t.Fatal(err)
		}
		got, err := tmpl.Render(vars.(*jinja.Map), jinja.Options{Now: now})
		var raised *jinja.RaisedError
		switch {
		case errors.As(err, &raised):
			if raised.Message != want.Raises {
				t.Errorf("%s: raised %q, want %q", want.Name, raised.Message, want.Raises)
			}
		case err != nil:
			t.Errorf("%s: %v", want.Name, err)
		case want.Raises != "":
			t.Errorf("%s: rendered, want it to raise %q", want.Name, want.Raises)
		default:
			if diff := cmp.Diff(want.Rendered, got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", want.Name, diff)
			}
		}
	}
}
