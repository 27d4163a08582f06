package chat_test

import (
	"slices"
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
	{"hunyuan", "<|extra_0|>", "", "<think>\nhm\n</think>\n<answer>\nDone\n</answer>", "hm", "Done"},
	{"hunyuan 3", ":opensource", "<think:opensource>", "hm</think:opensource>Done", "hm", "Done"},
	{"ernie", "<response>\n", "<think>\n", "hm\n</think>\n\n<response>\nDone\n</response>\n", "hm", "Done"},
	{"exaone deep", "<thought>", "<thought>\n", "hm\n</thought>\n\nDone", "hm", "Done"},
	{"apriel", "[BEGIN FINAL RESPONSE]", "Here are my reasoning steps:\n", "a b\n[BEGIN FINAL RESPONSE]\nc\n[END FINAL RESPONSE]", "a b", "c"},
	{"harmony", "<|channel|>analysis", "<|start|>assistant",
		"<|channel|>analysis<|message|>We think.<|end|><|start|>assistant<|channel|>final<|message|>Done.<|return|>", "We think.", "Done."},
	{"harmony commentary", "<|channel|>final", "<|start|>assistant",
		"<|channel|>commentary to=f<|message|>{}<|call|>", "{}", ""},
	{"harmony in a message", "<|channel|>final", "<|start|>assistant<|channel|>final<|message|>", "Done", "", "Done"},
	{"harmony not followed", "<|channel|>final", "<|start|>assistant", "Done", "", "Done"},
	{"harmony not followed, long", "<|channel|>final", "<|start|>assistant", strings.Repeat("Done ", 100) + ".", "", strings.Repeat("Done ", 100) + "."},
}

// split takes a whole reply apart, without the blanks around its parts.
func split(tags chat.Tags, prompt, reply string) (reasoning, answer string) {
	s := chat.NewSplitter(tags, prompt)
	var texts [2]string
	for _, p := range append(s.Push(reply), s.Flush()...) {
		texts[p.Kind] += p.Text
	}
	return strings.TrimSpace(texts[chat.Reasoning]), strings.TrimSpace(texts[chat.Answer])
}

func TestSplit(t *testing.T) {
	for _, c := range splits {
		t.Run(c.name, func(t *testing.T) {
			reasoning, answer := split(chat.New(c.template).Tags(), c.prompt, c.reply)
			if reasoning != c.reasoning || answer != c.answer {
				t.Errorf("got reasoning %q, answer %q\nwant %q and %q", reasoning, answer, c.reasoning, c.answer)
			}
		})
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
		reasoning, answer := split(tags, prompt, reply)
		if len(reasoning)+len(answer) > len(reply) {
			t.Errorf("parts are longer than the reply")
		}
		if _, whole := split(chat.Tags{}, prompt, reply); whole != strings.TrimSpace(reply) {
			t.Errorf("without tags: got %q", whole)
		}
	})
}

// TestSplitterKeepsLines: with KeepSpace the end of a line comes with it, and
// nothing is lost but tags and what leads a kind of text.
func TestSplitterKeepsLines(t *testing.T) {
	s := chat.NewSplitter(chat.New("<think>").Tags(), "")
	s.KeepSpace = true
	var got []string
	for _, text := range []string{"<think>", "\n", "hm", "\n", "so", "\n", "</think>", "\n\n", "Done", "\n", "!"} {
		joined := ""
		for _, p := range s.Push(text) {
			joined += p.Text
		}
		if s.Reasons() {
			joined = "(" + joined
		}
		got = append(got, joined)
	}
	want := []string{"(", "(", "(hm", "(\n", "(so", "(\n", "", "", "Done", "\n", "!"}
	if !slices.Equal(got, want) || !s.Settled() {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestBegin writes what a model would write to come from anywhere in a reply to
// text of a kind: a reader finds that text there.
func TestBegin(t *testing.T) {
	for _, c := range splits {
		if c.name == "empty" || strings.HasPrefix(c.name, "harmony not followed") {
			continue
		}
		tags := chat.New(c.template).Tags()
		for n := range len(c.reply) + 1 {
			for _, kind := range []chat.Kind{chat.Answer, chat.Reasoning} {
				s := chat.NewSplitter(tags, c.prompt)
				s.Push(c.reply[:n])
				marks, ok := s.Begin(kind)
				if !ok && kind == chat.Answer {
					t.Fatalf("%s: after %q there is no way to the answer", c.name, c.reply[:n])
				}
				if inTag := strings.LastIndexAny(c.reply[:n], "<[") > strings.LastIndexAny(c.reply[:n], ">]"); !ok || inTag {
					continue
				}
				if kind == chat.Answer == s.Reasons() {
					t.Errorf("%s: after %q and %q the splitter is elsewhere", c.name, c.reply[:n], marks)
				}
				again := chat.NewSplitter(tags, c.prompt)
				again.Push(c.reply[:n] + marks)
				var got string
				for _, p := range append(again.Push("XYZ"), again.Flush()...) {
					if p.Kind == kind {
						got += p.Text
					}
				}
				if !strings.HasSuffix(got, "XYZ") {
					t.Errorf("%s: after %q and %q a reader finds %q", c.name, c.reply[:n], marks, got)
				}
			}
		}
	}
}
