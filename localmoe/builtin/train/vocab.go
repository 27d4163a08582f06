package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"unicode"

	"github.com/seed-25a395fc/reason/prompts"
)

// The token types of GGUF that the vocabulary uses.
const (
	typeNormal      = 1
	typeControl     = 3
	typeUserDefined = 4
)

// vocabulary is a byte-level BPE vocabulary in the form that GGUF stores:
// ordinary tokens in GPT-2's byte alphabet, special ones as they are.
//
// The file is append-only once weights exist: a token's number is its place.
type vocabulary struct {
	Tokens []string `json:"tokens"`
	Types  []int32  `json:"types"`
	Merges []string `json:"merges"`
}

// Special tokens come first, so that appending words never moves them.
const (
	padToken = iota
	eosToken
	questionToken
	answerToken
)

// newVocabulary holds the special tokens, the parts of the format and the bytes.
func newVocabulary() vocabulary {
	v := vocabulary{Tokens: []string{"<pad>", "<eos>", "<q>", "<a>"}}
	for range v.Tokens {
		v.Types = append(v.Types, typeControl)
	}
	for i := range prompts.WorkedMaxTags {
		v.add(prompts.WorkedTag(i+1), typeUserDefined)
	}
	v.add(prompts.WorkedArrow, typeUserDefined)
	for b := range 256 {
		v.add(string(byteRune(byte(b))), typeNormal)
	}
	return v
}

// learn counts the words of the texts and merges their letters, as far as the
// vocabulary goes and then most frequent pair first, until there are size tokens
// (Sennrich et al. 2016, arXiv:1508.07909). Digits and marks are never merged.
func (v vocabulary) learn(texts func(yield func(string) bool), size int) vocabulary {
	words := countWords(texts)
	for _, m := range v.Merges {
		a, b, _ := strings.Cut(m, " ")
		for i := range words {
			words[i].merge(a, b)
		}
	}
	for len(v.Tokens) < size {
		a, b, ok := commonestPair(words)
		if !ok {
			break
		}
		v.Merges = append(v.Merges, a+" "+b)
		v.add(a+b, typeNormal)
		for i := range words {
			words[i].merge(a, b)
		}
	}
	return v
}

// The verdicts on a line, which the model never writes: the logits of the two behind
// a token say whether the line is wrong so far.
var verdictTokens = []string{"<ok>", "<bad>"}

// withVerdicts appends the tokens of the verdicts where they are missing.
func (v vocabulary) withVerdicts() vocabulary {
	for _, t := range verdictTokens {
		if !slices.Contains(v.Tokens, t) {
			v.add(t, typeControl)
		}
	}
	return v
}

func (v *vocabulary) add(text string, kind int32) {
	v.Tokens = append(v.Tokens, text)
	v.Types = append(v.Types, kind)
}

type countedWord struct {
	parts []string
	count int
}

// merge joins each a that is followed by b.
func (w *countedWord) merge(a, b string) {
	for i := 0; i+1 < len(w.parts); i++ {
		if w.parts[i] == a && w.parts[i+1] == b {
			w.parts[i] = a + b
			w.parts = slices.Delete(w.parts, i+1, i+2)
		}
	}
}

// countWords counts runs of letters, each with the blank before it, as the
// qwen2 pre-tokenizer cuts them.
func countWords(texts func(yield func(string) bool)) []countedWord {
	counts := map[string]int{}
	for text := range texts {
		start := -1
		for i, r := range text + "\n" {
			switch {
			case unicode.IsLetter(r):
				if start < 0 {
					start = i
					if i > 0 && text[i-1] == ' ' {
						start--
					}
				}
			case start >= 0:
				counts[text[start:i]]++
				start = -1
			}
		}
	}
	var words []countedWord
	for _, w := range slices.Sorted(maps.Keys(counts)) {
		parts := make([]string, 0, len(w))
		for i := range len(w) {
			parts = append(parts, string(byteRune(w[i])))
		}
		words = append(words, countedWord{parts, counts[w]})
	}
	return words
}

// commonestPair is the pair of neighbours with the highest count; of equals the
// first in order of text, so that the result depends on nothing else.
func commonestPair(words []countedWord) (a, b string, ok bool) {
	counts := map[[2]string]int{}
	for _, w := range words {
		for i := 0; i+1 < len(w.parts); i++ {
			counts[[2]string{w.parts[i], w.parts[i+1]}] += w.count
		}
	}
	if len(counts) == 0 {
		return "", "", false
	}
	best := slices.MaxFunc(slices.Collect(maps.Keys(counts)), func(p, q [2]string) int {
		return cmp.Or(cmp.Compare(counts[p], counts[q]), cmp.Compare(q[0], p[0]), cmp.Compare(q[1], p[1]))
	})
	return best[0], best[1], true
}

// byteRune is the letter that stands for a byte in a byte-level vocabulary:
// printable bytes stand for themselves, the others for runes from U+0100 on
// (Radford et al. 2019).
func byteRune(b byte) rune {
	printable := func(b byte) bool { return b >= '!' && b <= '~' || b >= 0xa1 && b <= 0xac || b >= 0xae }
	if printable(b) {
		return rune(b)
	}
	n := 0
	for c := range b {
		if !printable(c) {
			n++
		}
	}
	return rune(256 + n)
}

// get answers as the metadata of a GGUF with this vocabulary would.
func (v vocabulary) get(key string) (any, bool) {
	switch strings.TrimPrefix(key, "tokenizer.ggml.") {
	case "model":
		return "gpt2", true
	case "pre":
		return "qwen2", true
	case "tokens":
		return v.Tokens, true
	case "token_type":
		return v.Types, true
	case "merges":
		return v.Merges, true
	case "eos_token_id":
		return uint32(eosToken), true
	case "padding_token_id":
		return uint32(padToken), true
	case "add_bos_token":
		return false, true
	}
	return nil, false
}

// readVocabulary reads the first n tokens of a vocabulary file; all if n is 0.
func readVocabulary(file string, n int) (vocabulary, error) {
	var v vocabulary
	data, err := os.ReadFile(file)
	if err != nil {
		return v, err
	}
	if err := json.Unmarshal(data, &v); err != nil {
		return v, fmt.Errorf("%s: %w", file, err)
	}
	if n > 0 && n < len(v.Tokens) { // each merge made one of the last tokens
		v.Merges = v.Merges[:len(v.Merges)-(len(v.Tokens)-n)]
		v.Tokens, v.Types = v.Tokens[:n], v.Types[:n]
	}
	return v, nil
}
