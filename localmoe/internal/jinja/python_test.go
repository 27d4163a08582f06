package jinja_test

import (
	"encoding/json"
	"errors"
	"os"
	"testing"
	"time"

	"github.com/seed-25a395fc/reason/localmoe/internal/jinja"
)

// TestPython compares small templates, one construct or a few each, with what
// Python's Jinja2 3.1 gives in Hugging Face's settings, errors included.
func TestPython(t *testing.T) {
	data, err := os.ReadFile("testdata/python.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct {
		Template, Rendered, Raises, Error string
	}
	if err := json.Unmarshal(data, &cases); err != nil {
		t.Fatal(err)
	}
	vars, err := jinja.DecodeJSON([]byte(`{"messages": [{"role": "user"}]}`))
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	for _, c := range cases {
		got, err := render(c.Template, vars.(*jinja.Map), jinja.Options{Now: now})
		var raised *jinja.RaisedError
		switch {
		case c.Raises != "":
			if !errors.As(err, &raised) || raised.Message != c.Raises {
				t.Errorf("%q: got error %v, want it to raise %q", c.Template, err, c.Raises)
			}
		case c.Error != "":
			if err == nil {
				t.Errorf("%q: got %q, want an error like %q", c.Template, got, c.Error)
			}
		case err != nil || got != c.Rendered:
			t.Errorf("%q:\n got %q, %v\nwant %q", c.Template, got, err, c.Rendered)
		}
	}
}

func render(source string, vars *jinja.Map, o jinja.Options) (string, error) {
	tmpl, err := jinja.Parse(source)
	if err != nil {
		return "", err
	}
	return tmpl.Render(vars, o)
}
