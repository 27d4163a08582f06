package chat

import "strings"

// Tags are the texts by which a model marks its reasoning. The zero value
// marks nothing: all text is the answer.
type Tags struct {
	Open, Close string   // around reasoning
	Drop        []string // around the answer; not part of it
	Lines       bool     // each mark has a line of its own
	// Implied says that a reply begins with reasoning without Open.
	Implied bool
	// Harmony is gpt-oss's form: a reply is a series of messages, each with a
	// channel in its header. Only the channel final is the answer.
	Harmony bool
}

// opening is what begins reasoning.
func (t Tags) opening() string {
	if t.Lines {
		return t.Open + "\n"
	}
	return t.Open
}

// conclusion is what ends reasoning and begins the answer.
func (t Tags) conclusion() string {
	var answer string
	if len(t.Drop) > 1 {
		answer = t.Drop[0]
	}
	if t.Lines {
		return "\n" + t.Close + "\n" + answer + "\n"
	}
	return t.Close + answer
}

var (
	thinkTags  = Tags{Open: "<think>", Close: "</think>", Lines: true}
	answerTags = Tags{Open: "<think>", Close: "</think>", Drop: []string{"<answer>", "</answer>"}, Lines: true}
)

// families tells tags by a text that a template or prompt with them holds.
// The first that is found counts.
var families = []struct {
	sign string
	tags Tags
}{
	{"]~b]", thinkTags}, // MiniMax, which has <response> around the results of tools
	{":opensource", Tags{Open: "<think:opensource>", Close: "</think:opensource>"}}, // Hunyuan 3 puts its marks together
	{"<|extra_0|>", answerTags},      // Hunyuan with experts
	{"<｜hy_Assistant｜>", answerTags}, // and without
	{"<|channel|>analysis", Tags{Harmony: true}},
	{"<|channel|>final", Tags{Harmony: true}},
	{"<|channel>thought", Tags{Open: "<|channel>thought", Close: "<channel|>"}},
	{"<seed:think>", Tags{Open: "<seed:think>", Close: "</seed:think>"}},
	{"[THINK]", Tags{Open: "[THINK]", Close: "[/THINK]"}},
	{"<|START_THINKING|>", Tags{
		Open: "<|START_THINKING|>", Close: "<|END_THINKING|>",
		Drop: []string{"<|START_RESPONSE|>", "<|END_RESPONSE|>"},
	}},
	{"<|inner_prefix|>", Tags{Open: "<|inner_prefix|>", Close: "<|inner_suffix|>"}},
	{"<|thought_start|>", Tags{Open: "<|thought_start|>", Close: "<|thought_end|>"}},
	{"[BEGIN FINAL RESPONSE]", Tags{
		Close: "[BEGIN FINAL RESPONSE]", Drop: []string{"[END FINAL RESPONSE]"}, Implied: true,
	}},
	{"<response></response>", Tags{Open: "<think>", Close: "</think>", Drop: []string{"<response>", "</response>"}}},
	{"<response>", Tags{Open: "<think>", Close: "</think>", Drop: []string{"<response>", "</response>"}, Lines: true}}, // Ernie
	{"<answer>", answerTags},
	{"<think>", thinkTags},
	{"</think>", thinkTags},
	{"<thought>", Tags{Open: "<thought>", Close: "</thought>", Lines: true}}, // EXAONE Deep
	{"<thinking>", Tags{Open: "<thinking>", Close: "</thinking>"}},
}

// Tags returns the tags that the template shows, or <think> and </think> when
// it shows none: a reply is only read as reasoning if it begins with them.
func (t *Template) Tags() Tags {
	for _, f := range families {
		if strings.Contains(t.source, f.sign) {
			return f.tags
		}
	}
	return thinkTags
}
