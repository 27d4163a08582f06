package chat_test

import (
	"encoding/json"
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/seed-25a395fc/reason/localmoe/internal/chat"
	"github.com/seed-25a395fc/reason/localmoe/internal/jinja"
)

func load(t *testing.T, name string) *chat.Template {
	t.Helper()
	source, err := os.ReadFile("testdata/" + name + ".jinja")
	if err != nil {
		t.Fatal(err)
	}
	return chat.New(string(source))
}

var greeting = []chat.Message{{Role: "system", Content: "Be brief."}, {Role: "user", Content: "Hi"}}

func TestRender(t *testing.T) {
	off := false
	for _, c := range []struct {
		name, template string
		in             chat.Input
		want           string
		merged         bool
	}{
		{"template", "Qwen-Qwen3-0.6B", chat.Input{Messages: greeting, AddGenerationPrompt: true},
			"<|im_start|>system\nBe brief.<|im_end|>\n<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\n", false},
		{"thinking off", "Qwen-Qwen3-0.6B", chat.Input{Messages: greeting[1:], AddGenerationPrompt: true, EnableThinking: &off},
			"<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\n<think>\n\n</think>\n\n", false},
		{"reasoning", "Qwen-Qwen3-0.6B", chat.Input{Messages: []chat.Message{{Role: "user", Content: "Hi"},
			{Role: "assistant", Content: "Hello", Reasoning: "greet"}}},
			"<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\n<think>\ngreet\n</think>\n\nHello<|im_end|>\n", false},
		{"raw", "Qwen-Qwen3-0.6B", chat.Input{Messages: []chat.Message{{Raw: json.RawMessage(`{"role": "user", "content": "é"}`)}}},
			"<|im_start|>user\né<|im_end|>\n", false},
		{"system refused", "google-gemma-2-2b-it", chat.Input{Messages: greeting, AddGenerationPrompt: true, BOS: "<bos>"},
			"<bos><start_of_turn>user\nBe brief.\n\nHi<end_of_turn>\n<start_of_turn>model\n", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := load(t, c.template).Render(c.in)
			if err != nil || got.Text != c.want || got.SystemMerged != c.merged || got.Fallback != nil {
				t.Errorf("got %+v, %v\nwant %q", got, err, c.want)
			}
		})
	}
}

func TestRenderRefused(t *testing.T) {
	_, err := load(t, "google-gemma-2-2b-it").Render(chat.Input{Messages: []chat.Message{
		{Role: "user", Content: "a"}, {Role: "user", Content: "b"},
	}})
	var raised *jinja.RaisedError
	if !errors.As(err, &raised) || !strings.Contains(raised.Message, "alternate") {
		t.Errorf("got %v, want the template's own message", err)
	}
}

// TestFallback checks the plain form and that it says why it was used.
func TestFallback(t *testing.T) {
	const want = "Be brief.\n\nUser: Hi\n\nAssistant:"
	for source, reason := range map[string]string{
		"":                             "chat: the model has no chat template",
		"{% include 'x' %}":            `jinja: line 1: tag "include" is not supported`,
		"{{ messages | xmlattr }}":     `jinja: line 1: filter "xmlattr" is not supported`,
		"{{ messages[0].x.y }}":        `jinja: line 1: undefined: dict object has no attribute "x", so it has no attribute "y"`,
		"{% for m in messages %}\n{{m": "jinja: line 2: tag without its end }}",
	} {
		got, err := chat.New(source).Render(chat.Input{Messages: greeting, AddGenerationPrompt: true})
		if err != nil || got.Text != want || got.Fallback == nil || got.Fallback.Error() != reason {
			t.Errorf("%q: got %+v, %v\nwant %q because %s", source, got, err, want, reason)
		}
	}
}

func TestRenderVariables(t *testing.T) {
	in := chat.Input{
		Tools: json.RawMessage(`[{"z": 1, "a": "<é>"}]`),
		EOS:   "</s>",
		Now:   time.Date(2026, 3, 4, 0, 0, 0, 0, time.UTC),
		Extra: map[string]any{"effort": "high", "n": 3, "f": 0.5, "list": []string{"<"}},
	}
	got, err := chat.New("{{ tools | tojson }} {{ eos_token }} {{ strftime_now('%Y-%m-%d') }} " +
		"{{ effort }} {{ n + 1 }} {{ f }} {{ list }} {{ enable_thinking is defined }}").Render(in)
	const want = `[{"z": 1, "a": "<é>"}] </s> 2026-03-04 high 4 0.5 ['<'] False`
	if err != nil || got.Text != want {
		t.Errorf("got %q, %v\nwant %q", got.Text, err, want)
	}
	in.Tools = json.RawMessage("[")
	if _, err := chat.New("x").Render(in); err == nil {
		t.Error("broken tools gave no error")
	}
}

func TestRenderJSON(t *testing.T) {
	tmpl := chat.New("{{ bos_token }}{{ messages[0].content }}{{ strftime_now('%d %b %Y') }}{{ add_generation_prompt }}")
	got, err := tmpl.RenderJSON([]byte(`{"messages": [{"content": "x"}], "bos_token": "<s>", "now": "2026-01-02T03:04:05", "add_generation_prompt": true}`))
	if err != nil || got != "<s>x02 Jan 2026True" {
		t.Errorf("got %q, %v", got, err)
	}
	for _, bad := range []string{"", "[]", `{"now": "soon"}`, `{"messages": []}`} {
		if _, err := tmpl.RenderJSON([]byte(bad)); err == nil {
			t.Errorf("RenderJSON(%q) gave no error", bad)
		}
	}
	if _, err := chat.New("").RenderJSON([]byte("{}")); !errors.Is(err, chat.ErrNoTemplate) {
		t.Errorf("without a template: %v", err)
	}
}

func TestFallbackRaw(t *testing.T) {
	got, err := chat.New("").Render(chat.Input{Messages: []chat.Message{
		{Raw: json.RawMessage(`{"role": "user", "content": [{"type": "text", "text": "Look "}, {"type": "image"}, {"type": "text", "text": "here"}]}`)},
		{Raw: json.RawMessage(`{"role": "assistant", "content": "ok"}`)},
		{Raw: json.RawMessage(`{"role": "tool", "content": null}`)},
	}})
	const want = "User: Look here\n\nAssistant: ok\n\ntool: \n\n"
	if err != nil || got.Text != want {
		t.Errorf("got %q, %v\nwant %q", got.Text, err, want)
	}
	for _, bad := range []string{"{", "[]", "1"} {
		if _, err := chat.New("").Render(chat.Input{Messages: []chat.Message{{Raw: json.RawMessage(bad)}}}); err == nil {
			t.Errorf("raw message %q gave no error", bad)
		}
	}
}
