package localmoe_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/localmoe"
)

// TestTemplateError: a file says whether its conversations are written as it wants
// them, or plainly.
func TestTemplateError(t *testing.T) {
	file, err := os.ReadFile("testdata/qwen2moe-q8_0.gguf")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, old, new, want string }{
		{name: "with a template"},
		{"without a template", "tokenizer.chat_template", "tokenizer.chat_templatE", "no chat template"},
		{"with one that cannot be read", "{%", "{?", "jinja: "},
	} {
		model, err := localmoe.OpenBytes(bytes.Replace(file, []byte(c.old), []byte(c.new), 1), localmoe.Options{})
		if err != nil {
			t.Fatal(err)
		}
		err = model.TemplateError()
		if (err != nil) != (c.want != "") || err != nil && !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %q", c.name, err, c.want)
		}
		model.Close()
	}
}
