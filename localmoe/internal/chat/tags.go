package chat

import "strings"

// Tags are the texts by which a model marks its reasoning. The zero value
// marks nothing: all text is the answer.
type Tags struct {
	Open, Close string   // around reasoning
	Drop        []string // around the answer; not part of it
	// Implied says that a reply begins with reasoning without Open.
	Implied bool
	// Harmony is gpt-oss's form: a reply is a series of messages, each with a
	// channel in its header. Only the channel final is the answer.
	Harmony bool
}

// opening is what begins reasoning.
func (t Tags) opening() string {
	if t.Open == thinkTags.Open {
		return t.Open + "\n"
	}
	return t.Open
}

// conclusion is what ends reasoning and begins the answer.
func (t Tags) conclusion() string {
	switch {
	case len(t.Drop) > 1:
		return t.Close + t.Drop[0]
	case t.Close == thinkTags.Close:
		return "\n" + t.Close + "\n\n"
	}
	return t.Close
}

var thinkTags = Tags{Open: "<think>", Close: "</think>"}

// families tells tags by a text that a template or prompt with them holds.
// The first that is found counts.
var families = []struct {
	sign string
	tags Tags
}{
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
	{"<response>", Tags{Open: "<think>", Close: "</think>", Drop: []string{"<response>", "</response>"}}},
	{"<answer>", Tags{Open: "<think>", Close: "</think>", Drop: []string{"<answer>", "</answer>"}}},
	{"<think>", thinkTags},
	{"</think>", thinkTags},
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
