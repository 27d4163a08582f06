package tokenizer

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"unicode"
)

// A preTokenizer is what a value of tokenizer.ggml.pre stands for.
type preTokenizer struct {
	split  splitter
	whole  bool // a pre-token that is in the vocabulary is taken without merging
	addBOS bool // unless the file says otherwise

	characters bool // merges those of whole lines, and no bytes
}

// preTokenizers are the supported values of tokenizer.ggml.pre. The names and
// what belongs to them are those of llama.cpp. "default" is also what a file
// without the key gets.
var preTokenizers = byName([]struct {
	preTokenizer
	names string // separated by blanks
}{
	{preTokenizer{split: splitter{gpt2}},
		"gpt-2 phi-2 olmo mpt jais gigachat a.x-4.0 mellum exaone4 trillion granite-docling"},
	{preTokenizer{split: splitter{digits(1), gpt2}},
		"starcoder refact command-r smollm codeshell exaone minerva-7b mellum2"},
	{preTokenizer{split: splitter{falconMarks("$+<=>^~|`"), gpt2, threeDigits}},
		"falcon"},
	{preTokenizer{split: splitter{falconMarks("$+<=>^~|"), gpt2, digits(unlimited), threeDigits}},
		"default"},

	{preTokenizer{split: splitter{wordRule{word: letter, digits: 3}.rule}, whole: true, addBOS: true},
		"llama-bpe llama3 llama-v3 lfm2 falcon3 falcon-h1 pixtral midm-2.0"},
	{preTokenizer{split: splitter{wordRule{word: letter, digits: 3}.rule}},
		"glm4 chatglm-bpe dbrx smaug-bpe"},
	{preTokenizer{split: splitter{wordRule{word: letter, digits: 1}.rule}},
		"qwen2 deepseek-r1-qwen stablelm2 megrez hunyuan solar-open grok-2 bailingmoe bailingmoe2 llada-moe kormo"},
	{preTokenizer{split: splitter{wordRule{word: letter | mark, digits: 1}.rule}},
		"qwen35"},
	{preTokenizer{split: splitter{wordRule{word: letter, digits: 1, noBreaks: true}.rule}},
		"seed-coder"},
	{preTokenizer{split: splitter{wordRule{word: letter, digits: 1, noSuffixes: true}.rule}},
		"ufakzeka"},
	{preTokenizer{split: splitter{wordRule{word: letter, digits: 3, blanks: powerBlanks}.rule}},
		"jais-2"},
	{preTokenizer{split: splitter{digits(3), wordRule{word: letter, digits: unlimited}.rule}, whole: true},
		"minicpm5"},
	{preTokenizer{split: splitter{wholeLines, wordRule{word: letter, digits: 1}.rule}},
		"laguna"},

	{preTokenizer{split: splitter{casedRule{digits: 3, suffixes: true, slashes: true}.rule}},
		"gpt-4o llama4 kanana2 talkie minimax-m2"},
	{preTokenizer{split: splitter{casedRule{digits: 1, slashes: true}.rule}, whole: true, addBOS: true},
		"tekken"},
	{preTokenizer{split: splitter{oneOf(youtuHangul, youtuPuncts, youtuBopomofo, hanAndKana),
		casedRule{digits: 1, suffixes: true, slashes: true}.rule}, whole: true},
		"youtu"},
	{preTokenizer{split: splitter{casedRule{digits: 3, suffixes: true, han: true}.rule}},
		"kimi-k2"},
	{preTokenizer{split: splitter{wholeNumbers, casedRule{digits: 3, suffixes: true, slashes: true}.rule}},
		"tiny_aya cohere2moe"},

	{preTokenizer{split: splitter{digits(3), oneOf(hanAndKana), matching(deepseekV3)}},
		"deepseek-v3 hunyuan-dense joyai-llm hy_v4"},
	{preTokenizer{split: splitter{digitsFromRight, oneOf(afmoeAsian), matching(deepseekV3)}},
		"afmoe"},
	{preTokenizer{split: splitter{phrases}},
		"exaone-moe"},
	{preTokenizer{split: splitter{lineBreak, afterSpace(deepseekLetters), afterSpace(deepseekPuncts),
		trailingSpace, oneOf(deepseekAsian), digits(unlimited)}},
		"deepseek-llm"},
	{preTokenizer{split: splitter{lineBreak, afterSpace(unicode.L), afterSpace(unicode.P), oneOf(deepseekAsian), digits(1)}},
		"deepseek-coder"},

	{preTokenizer{split: splitter{bloom}},
		"bloom poro-chat gpt3-finnish"},
	{preTokenizer{split: splitter{bloom, digits(1)}},
		"viking"},

	{preTokenizer{split: splitter{wholeLines}, characters: true},
		"sarvam-moe"},
})

// unlimited is a number of digits that no text has.
const unlimited = math.MaxInt

func byName(groups []struct {
	preTokenizer
	names string
}) map[string]preTokenizer {
	m := make(map[string]preTokenizer)
	for _, g := range groups {
		for name := range strings.FieldsSeq(g.names) {
			m[name] = g.preTokenizer
		}
	}
	return m
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
