package chat_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/seed-25a395fc/reason/localmoe/internal/chat"
)

var splits = []struct {
	name, template, prompt, reply string
	reasoning, answer             string
}{
	{"plain", "<think>", "", "Just text.\n", "", "Just text."},
	{"think", "<think>", "<|assistant|>\n", "<think>\nhm\n</think>\n\nDone <b>.", "hm", "Done <b>."},
	{"prompt opens", "</think>", "<|assistant|><think>\n", "hm\n\nso\n</think>\n\nDone", "hm\n\nso", "Done"},
	{"prompt closed", "<think>", "<think>\n\n</think>\n\n", "Done", "", "Done"},
	{"unfinished", "<think>", "", "<think>hm <", "hm <", ""},
	{"mentions the tag", "<think>", "", "The tag <think> opens, </think> closes.", "", "The tag <think> opens, </think> closes."},
	{"empty", "<think>", "", "", "", ""},
	{"seed", "<seed:think>", "", "<seed:think>a</seed:think>b", "a", "b"},
	{"mistral", "[THINK]x[/THINK]", "", "[THINK]a[x][/THINK]b", "a[x]", "b"},
	{"cohere", "<|START_THINKING|>", "", "<|START_THINKING|>a<|END_THINKING|><|START_RESPONSE|>b<|END_RESPONSE|>", "a", "b"},
	{"gemma", "<|channel>thought\n", "<|turn>model\n", "<|channel>thought\nhm\n<channel|>Done", "hm", "Done"},
	{"gemma closed", "<|channel>thought\n", "<|channel>thought\n<channel|>", "Done", "", "Done"},
	{"granite", "<think></think> <response></response>", "", "<think>a</think><response>b</response>", "a", "b"},
	{"apriel", "[BEGIN FINAL RESPONSE]", "Here are my reasoning steps:\n", "a b\n[BEGIN FINAL RESPONSE]\nc\n[END FINAL RESPONSE]", "a b", "c"},
	{"harmony", "<|channel|>analysis", "<|start|>assistant",
		"<|channel|>analysis<|message|>We think.<|end|><|start|>assistant<|channel|>final<|message|>Done.<|return|>", "We think.", "Done."},
	{"harmony commentary", "<|channel|>final", "<|start|>assistant",
		"<|channel|>commentary to=f<|message|>{}<|call|>", "{}", ""},
	{"harmony in a message", "<|channel|>final", "<|start|>assistant<|channel|>final<|message|>", "Done", "", "Done"},
	{"harmony not followed", "<|channel|>final", "<|start|>assistant", "Done", "", "Done"},
	{"harmony not followed, long", "<|channel|>final", "<|start|>assistant", strings.Repeat("Done ", 100) + ".", "", strings.Repeat("Done ", 100) + "."},
}

func TestSplit(t *testing.T) {
	for _, c := range splits {
		t.Run(c.name, func(t *testing.T) {
			reasoning, answer := chat.Split(chat.New(c.template).Tags(), c.prompt, c.reply)
			if reasoning != c.reasoning || answer != c.answer {
				t.Errorf("got reasoning %q, answer %q\nwant %q and %q", reasoning, answer, c.reasoning, c.answer)
			}
		})
	}
}

// TestSplitUnopened: only whole replies can show that they began with reasoning.
func TestSplitUnopened(t *testing.T) {
	reasoning, answer := chat.Split(chat.New("<think>").Tags(), "", "hm</think>Done")
	if reasoning != "hm" || answer != "Done" {
		t.Errorf("got %q and %q", reasoning, answer)
	}
}

// TestSplitterPieces cuts replies anywhere: the parts add up to the same.
func TestSplitterPieces(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := rapid.SampledFrom(splits).Draw(t, "case")
		s := chat.NewSplitter(chat.New(c.template).Tags(), c.prompt)
		var got [2]string
		add := func(parts []chat.Part) {
			for _, p := range parts {
				got[p.Kind] += p.Text
			}
		}
		for rest := c.reply; rest != ""; {
			n := rapid.IntRange(1, min(len(rest), 12)).Draw(t, "n")
			add(s.Push(rest[:n]))
			rest = rest[n:]
		}
		add(s.Flush())
		if got[chat.Reasoning] != c.reasoning || got[chat.Answer] != c.answer {
			t.Fatalf("%s: got %q", c.name, got)
		}
	})
}

// FuzzSplitter: no reply panics, and no answer text is lost without tags.
func FuzzSplitter(f *testing.F) {
	for _, c := range splits {
		f.Add(c.template, c.prompt, c.reply)
	}
	f.Fuzz(func(t *testing.T, template, prompt, reply string) {
		tags := chat.New(template).Tags()
		reasoning, answer := chat.Split(tags, prompt, reply)
		if len(reasoning)+len(answer) > len(reply) {
			t.Errorf("parts are longer than the reply")
		}
		if _, whole := chat.Split(chat.Tags{}, prompt, reply); whole != strings.TrimSpace(reply) {
			t.Errorf("without tags: got %q", whole)
		}
	})
}
