package openai

import (
	"encoding/json"
	"maps"
	"strings"
	"sync"
	"sync/atomic"
)

// dialect is what was learned about the server, by its refusals and by probing.
type dialect struct {
	probing chan struct{} // room for one session that probes

	mu           sync.Mutex
	continuation Continuation      // empty: not known
	refused      map[*feature]bool // parameters that the server does not take

	single    atomic.Bool // a usage has shown that a streamed piece is one token
	unlimited atomic.Bool // the server wrote on behind max_tokens
	marks     atomic.Bool // the server leaves the marks around reasoning in the text
	streams   atomic.Bool // the server has streamed a reply
	thinks    atomic.Bool // the server has told what the model thinks
	choices   atomic.Int32
}

// hear notes what an event shows of how the server tells things.
func (d *dialect) hear(c *chunk) {
	for i := range c.Choices {
		choice := &c.Choices[i]
		if choice.Delta != (delta{}) {
			d.streams.Store(true)
		}
		if choice.thinking() != "" {
			d.thinks.Store(true)
		}
	}
}

// unseen is how many of the tokens for thinking may be billed and not told.
func (d *dialect) unseen(tokens int) int {
	if d.thinks.Load() || d.marks.Load() {
		return 0
	}
	return tokens
}

func (d *dialect) way() Continuation {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.continuation
}

func (d *dialect) setWay(c Continuation) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.continuation = c
}

// params is what a draft asks for.
type params struct {
	temperature float64
	seed        uint64
	maxTokens   int    // 0: none
	schema      string // JSON schema of the reply; empty: free text
	top         int    // alternatives whose log-probabilities are wanted
	choices     int    // versions of the reply that are wanted; 0 is one
}

// feature is a parameter that some servers refuse, and what it is asked for with
// until then and after.
type feature struct {
	words   []string // any of them in a refusal means this feature
	params  func(params) map[string]any
	instead func(params) map[string]any // nil: nothing
}

// features in the order in which a refusal is read. Later ones win where two
// set the same field.
var features = []*feature{
	{
		words: []string{"continuous_usage_stats", "timings_per_token", "stream_options"},
		params: func(params) map[string]any {
			return map[string]any{ // usage with every token: vLLM and SGLang; llama.cpp
				"stream_options":    map[string]any{"include_usage": true, "continuous_usage_stats": true},
				"timings_per_token": true,
			}
		},
		instead: func(params) map[string]any {
			return map[string]any{"stream_options": map[string]any{"include_usage": true}}
		},
	},
	{
		words:   []string{"stream_options"},
		params:  func(params) map[string]any { return nil },
		instead: func(params) map[string]any { return map[string]any{"stream_options": nil} },
	},
	{ // without it, llama.cpp tells 20 alternatives to every token
		words:  []string{"top_logprobs"},
		params: func(p params) map[string]any { return map[string]any{"top_logprobs": max(p.top, 1)} },
		instead: func(p params) map[string]any {
			if p.top == 0 {
				return nil
			}
			return map[string]any{"top_logprobs": min(p.top, fewAlternatives)}
		},
	},
	{
		words:   []string{"logprobs"},
		params:  func(params) map[string]any { return map[string]any{"logprobs": true} },
		instead: func(params) map[string]any { return map[string]any{"top_logprobs": nil} },
	},
	{ // DeepSeek holds a model to JSON, but to no schema
		words:   []string{"json_schema", "response_format"},
		params:  func(p params) map[string]any { return p.format("json_schema") },
		instead: func(p params) map[string]any { return p.format("json_object") },
	},
	{
		words:   []string{"response_format"},
		params:  func(params) map[string]any { return nil },
		instead: func(params) map[string]any { return map[string]any{"response_format": nil} },
	},
	{ // OpenAI's newer models know the limit under another name only
		words:   []string{"max_completion_tokens"},
		params:  func(p params) map[string]any { return p.limit("max_tokens") },
		instead: func(p params) map[string]any { return p.limit("max_completion_tokens") },
	},
	{ // a model that takes no temperature cannot be greedy
		words: []string{"temperature"},
		params: func(p params) map[string]any {
			// An explicit 0: go-openai would leave it out, and the smallest
			// float instead makes some servers divide by it.
			return map[string]any{"temperature": p.temperature}
		},
	},
	{params: func(p params) map[string]any { return p.versions() }}, // a refusal is not told by a word
	{
		words: []string{"seed"},
		params: func(p params) map[string]any {
			if p.temperature == 0 {
				return nil
			}
			return map[string]any{"seed": uint32(p.seed^p.seed>>32) >> 1} // the 31 bits that every server takes
		},
	},
}

// versions asks for several versions of the reply.
func (p params) versions() map[string]any {
	if p.choices == 0 {
		return nil
	}
	return map[string]any{"n": p.choices}
}

// fewAlternatives is what servers tell that refuse more.
const fewAlternatives = 5

// format holds the reply to the schema, or to any JSON object.
func (p params) format(kind string) map[string]any {
	if p.schema == "" {
		return nil
	}
	format := map[string]any{"type": kind}
	if kind == "json_schema" {
		format[kind] = map[string]any{"name": "reply", "strict": true, "schema": json.RawMessage(p.schema)}
	}
	return map[string]any{"response_format": format}
}

func (p params) limit(name string) map[string]any {
	if p.maxTokens == 0 {
		return nil
	}
	return map[string]any{name: p.maxTokens}
}

// request is the body of a request for p, in words that the server takes.
func (d *dialect) request(p params) map[string]any {
	d.mu.Lock()
	defer d.mu.Unlock()
	body := map[string]any{"stream": true}
	for _, f := range features {
		build := f.params
		if d.refused[f] {
			build = f.instead
		}
		if build != nil {
			maps.Copy(body, build(p))
		}
	}
	maps.DeleteFunc(body, func(_ string, value any) bool { return value == nil })
	return body
}

// learn reads a refusal (400, 422) of a request and reports whether asking
// again in other words helps.
func (d *dialect) learn(refusal string) bool {
	refusal = strings.ToLower(refusal)
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, f := range features {
		for _, word := range f.words {
			if strings.Contains(refusal, word) && !d.refused[f] {
				if d.refused == nil {
					d.refused = map[*feature]bool{}
				}
				d.refused[f] = true
				return true
			}
		}
	}
	return false
}
