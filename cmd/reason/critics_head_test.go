package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/critic/head"
	"github.com/seed-25a395fc/reason/localmoe/builtin"
)

// headFile stores the built-in head as one that was trained on a model of this hash; ""
// keeps its own.
func headFile(t *testing.T, model string) string {
	t.Helper()
	h, err := head.Read(bytes.NewReader(builtin.Head()))
	if err != nil {
		t.Fatal(err)
	}
	if model != "" {
		h.Model = model
	}
	var file bytes.Buffer
	if err := h.Write(&file); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "head.json")
	if err := os.WriteFile(path, file.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestHeadOfTheModelIsFound(t *testing.T) {
	for name, c := range map[string]struct {
		flags  criticFlags
		model  string
		layers int    // whose hidden vectors are kept
		err    string // of the error
	}{
		"nobody reads one":    {criticFlags{critics: "auto"}, "builtin", 0, ""},
		"the built-in":        {criticFlags{critics: "computed, head"}, "builtin", 2, ""},
		"a file":              {criticFlags{critics: "auto", head: headFile(t, "")}, "builtin", 2, ""},
		"of other weights":    {criticFlags{critics: "head", head: headFile(t, "0123")}, "builtin", 0, "it was trained on other weights than those of builtin"},
		"of a model without":  {criticFlags{critics: "head"}, "other.gguf", 0, "only the built-in model comes with a head; train one for other.gguf"},
		"behind a server":     {criticFlags{critics: "head"}, "openai:gpt", 0, "openai:gpt is behind a server"},
		"of no known model":   {criticFlags{critics: "head"}, "hf:", 0, "hf:"},
		"a file that is none": {criticFlags{critics: "head", head: "missing.json"}, "builtin", 0, "--head: open missing.json"},
	} {
		t.Run(name, func(t *testing.T) {
			_, layers, err := c.flags.cascade(t.Context(), &modelFlags{model: c.model})
			switch {
			case c.err == "" && err != nil:
				t.Fatal(err)
			case c.err != "" && (err == nil || !strings.Contains(err.Error(), c.err)):
				t.Errorf("got %v, want an error with %q", err, c.err)
			}
			if len(layers) != c.layers {
				t.Errorf("layers %v, want %d", layers, c.layers)
			}
		})
	}
}
