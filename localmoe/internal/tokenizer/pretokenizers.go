package tokenizer

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// A preTokenizer is what a value of tokenizer.ggml.pre stands for.
type preTokenizer struct {
	split  splitter
	whole  bool // a pre-token that is in the vocabulary is taken without merging
	addBOS bool // unless the file says otherwise
}

// preTokenizers are the supported values of tokenizer.ggml.pre.
var preTokenizers = map[string]preTokenizer{
	"gpt-2":     {split: splitter{gpt2}},
	"olmo":      {split: splitter{gpt2}},
	"qwen2":     {split: splitter{words{letter, 1}.rule}},
	"qwen35":    {split: splitter{words{letter | mark, 1}.rule}},
	"llama-bpe": {split: splitter{words{letter, 3}.rule}, whole: true, addBOS: true},
	"glm4":      {split: splitter{words{letter, 3}.rule}},
}

// findPreTokenizer returns the pre-tokenizer that tokenizer.ggml.pre names.
func findPreTokenizer(name string) (preTokenizer, error) {
	p, ok := preTokenizers[name]
	if !ok {
		names := slices.Sorted(maps.Keys(preTokenizers))
		return p, fmt.Errorf("pre-tokenizer %q is not supported; supported are %s", name, strings.Join(names, ", "))
	}
	return p, nil
}
