package jinja_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/seed-25a395fc/reason/localmoe/internal/jinja"
)

// FuzzRender parses and renders arbitrary templates: whatever they are, they
// must neither panic nor run away.
func FuzzRender(f *testing.F) {
	files, err := filepath.Glob("testdata/*.jinja")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(source))
	}
	data, err := os.ReadFile("testdata/python.json")
	if err != nil {
		f.Fatal(err)
	}
	var cases []struct{ Template string }
	if err := json.Unmarshal(data, &cases); err != nil {
		f.Fatal(err)
	}
	for _, c := range cases {
		f.Add(c.Template)
	}
	vars, err := jinja.DecodeJSON([]byte(`{
		"messages": [{"role": "system", "content": "s"}, {"role": "user", "content": "é\n"}, {"role": "assistant", "content": "a"}],
		"tools": [{"type": "function", "function": {"name": "f", "parameters": {"type": "object"}}}],
		"add_generation_prompt": true, "x": 1.5, "n": null}`))
	if err != nil {
		f.Fatal(err)
	}
	limits := jinja.Options{MaxSteps: 100_000, MaxOutput: 1 << 20, MaxAlloc: 8 << 20, MaxDepth: 200}
	f.Fuzz(func(t *testing.T, source string) {
		got, err := render(source, vars.(*jinja.Map), limits)
		if err == nil && len(got) > limits.MaxOutput {
			t.Errorf("%d bytes of output", len(got))
		}
	})
}
