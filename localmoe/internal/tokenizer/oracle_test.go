package tokenizer

import (
	"slices"
	"strings"
	"testing"

	"github.com/dlclark/regexp2"
	"pgregory.net/rapid"
)

// The patterns that the scanners stand for, as published with the models
// (tokenizer.json, tiktoken) or, where that is a list of character classes, by
// llama.cpp.
const (
	patternGPT2    = `'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+`
	patternLlama3  = `(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+`
	patternQwen2   = `(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+`
	patternO200k   = `[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?|[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+`
	patternTekken  = `[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+|[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+`
	patternKimi    = `[\p{Han}]+|[^\r\n\p{L}\p{N}]?(?:(?!\p{Han})[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}])*(?:(?!\p{Han})[\p{Ll}\p{Lm}\p{Lo}\p{M}])+(?i:'s|'t|'re|'ve|'m|'ll|'d)?|[^\r\n\p{L}\p{N}]?(?:(?!\p{Han})[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}])+(?:(?!\p{Han})[\p{Ll}\p{Lm}\p{Lo}\p{M}])*(?i:'s|'t|'re|'ve|'m|'ll|'d)?|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+`
	patternV3      = "[!\"#$%&'()*+,\\-./:;<=>?@\\[\\\\\\]^_`{|}~][A-Za-z]+|[^\\r\\n\\p{L}\\p{P}\\p{S}]?[\\p{L}\\p{M}]+| ?[\\p{P}\\p{S}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+"
	patternBloom   = ` ?[^(\s|.,!?…。，、।۔،)]+`
	patternLetters = `\s?[A-Za-zµÀ-ÖØ-öø-ƺƼ-ƿǄ-ʓʕ-ʯͰ-ͳͶͷͻ-ͽͿΆΈ-ΊΌΎ-ΡΣ-ϵϷ-ҁҊ-ԯԱ-ՖႠ-ჅᎠ-Ᏽᏸ-ᏽᲐ-ᲺᲽ-Ჿᴀ-ᴫᵫ-ᵷᵹ-ᶚḀ-ἕἘ-Ἕἠ-ὅὈ-Ὅὐ-ὗὙὛὝὟ-ώᾀ-ᾴᾶ-ᾼιῂ-ῄῆ-ῌῐ-ΐῖ-Ίῠ-Ῥῲ-ῴῶ-ῼℂℇℊ-ℓℕℙ-ℝℤΩℨK-ℭℯ-ℴℹℼ-ℿⅅ-ⅉⅎↃↄⰀ-ⱻⱾ-ⳤⳫ-ⳮⳲⳳꙀ-ꙭꚀ-ꚛꜢ-ꝯꝱ-ꞇꞋ-ꞎꭰ-ꮿﬀ-ﬆﬓ-ﬗＡ-Ｚａ-ｚ𐐀-𐑏𐒰-𐓓𐓘-𐓻𐲀-𐲲𐳀-𐳲𑢠-𑣟𞤀-𞥃]+`
)

var patterns = map[string][]string{
	"gpt-2":          {patternGPT2},
	"starcoder":      {`\p{N}`, patternGPT2},
	"falcon":         {"[\\p{P}\\$\\+<=>\\^~\\|`]+", patternGPT2, `[0-9][0-9][0-9]`},
	"default":        {`[\p{P}\$\+<=>\^~\|]+`, patternGPT2, `\p{N}+`, `[0-9][0-9][0-9]`},
	"llama-bpe":      {patternLlama3},
	"glm4":           {patternLlama3},
	"qwen2":          {patternQwen2},
	"bailingmoe":     {`'(?i:[sdmt]|ll|ve|re)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]|\s+(?!\S)|\s+`},
	"qwen35":         {`(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?[\p{L}\p{M}]+|\p{N}| ?[^\s\p{L}\p{M}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+`},
	"seed-coder":     {`(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1}| ?[^\s\p{L}\p{N}\r\n]+|\s*[\r\n]+|\s+(?!\S)|\s+`},
	"ufakzeka":       {`[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+`},
	"jais-2":         {`(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s{512}(?!\S)|\s{256}(?!\S)|\s{128}(?!\S)|\s{64}(?!\S)|\s{32}(?!\S)|\s{16}(?!\S)|\s{8}(?!\S)|\s{4}(?!\S)|\s{1,2}(?!\S)|\s{1}`},
	"minicpm5":       {`\p{N}{1,3}`, `(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}+| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+`},
	"laguna":         {`[^\n]+|[\n]+`, patternQwen2},
	"gpt-4o":         {patternO200k},
	"tekken":         {patternTekken},
	"youtu":          {"[가-힣ㄱ-ㆎ]+|[！…“”‘’—：；，、-〿︰-﹏]+|[ㄅ-ㄯ]+|[一-龥\u3040-ゟ゠-ヿ]+", strings.Replace(patternO200k, `\p{N}{1,3}`, `\p{N}`, 1)},
	"kimi-k2":        {patternKimi},
	"tiny_aya":       {`\d{1,3}(?=(?:\d{3})*(?![\p{L}\p{M}\p{Nd}\p{Pc}]))`, patternO200k}, // \b as Oniguruma reads it,
	"deepseek-v3":    {`\p{N}{1,3}`, "[一-龥\u3040-ゟ゠-ヿ]+", patternV3},
	"afmoe":          {`\p{N}{1,3}(?=(?:\p{N}{3})*(?!\p{N}))`, "[\u4e00-\u9fff\u3400-\u4dbf\uf900-\ufaff\u3040-\u309f\u30a0-\u30ff\uff65-\uff9f\u2f00-\u2fdf\u0e40-\u0e7f\u0e80-\u0eff\u1780-\u17ff\u1000-\u109f\uaa60-\uaa7f\ua9e0-\ua9ff\uac00-\ud7af\u1100-\u11ff]+", patternV3},
	"exaone-moe":     {`(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?(?:\p{L}\p{M}*(?: \p{L}\p{M}*)*)+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n/]?|\s*[\r\n]|\s+(?!\S)|\s+`},
	"deepseek-llm":   {`[\r\n]`, patternLetters, "\\s?[!-/:-~！-／：-～\u2018-\u201f\u3000-。]+", `\s+$`, "[一-龥ࠀ-一가-\ud7ff]+", `\p{N}+`},
	"deepseek-coder": {`[\r\n]`, `\s?\p{L}+`, `\s?\p{P}+`, "[一-龥ࠀ-一가-\ud7ff]+", `\p{N}`},
	"bloom":          {patternBloom},
	"viking":         {patternBloom, `\p{N}`},
}

// TestSplittersEqualPatterns compares every scanner with its published pattern
// in a backtracking matcher.
func TestSplittersEqualPatterns(t *testing.T) {
	for name, sources := range patterns {
		pre, err := findPreTokenizer(name)
		if err != nil {
			t.Fatal(err)
		}
		var regexps []*regexp2.Regexp
		for _, source := range sources {
			regexps = append(regexps, regexp2.MustCompile(source, regexp2.None))
		}
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				for range 10 {
					text := unicodeText().Draw(t, "text")
					got := slices.Collect(pre.split.words(text))
					if want := splitByPatterns(t, text, regexps); !slices.Equal(got, want) {
						t.Fatalf("%q is split into %q, want %q", text, got, want)
					}
				}
			})
		})
	}
}

// splitByPatterns cuts text at the matches of the first pattern, and the pieces
// with the others in turn.
func splitByPatterns(t *rapid.T, text string, regexps []*regexp2.Regexp) []string {
	if text == "" {
		return nil
	}
	if len(regexps) == 0 {
		return []string{text}
	}
	var words []string
	runes := []rune(text)
	piece := func(from, to int) {
		words = append(words, splitByPatterns(t, string(runes[from:to]), regexps[1:])...)
	}
	end := 0
	m, err := regexps[0].FindRunesMatch(runes)
	for ; m != nil; m, err = regexps[0].FindNextMatch(m) {
		piece(end, m.Index)
		piece(m.Index, m.Index+m.Length)
		end = m.Index + m.Length
	}
	if err != nil {
		t.Fatal(err)
	}
	piece(end, len(runes))
	return words
}

// unicodeText draws text rich in what the patterns distinguish.
func unicodeText() *rapid.Generator[string] {
	pieces := []string{
		"a", "b", "s", "S", "t", "re", "VE", "m", "ll", "Ll", "D", "Z", "é", "É", "ß", "ǅ", "ʰ", "ª", "ſ", "K",
		"'", "'s", "'S", "'re", "'lL", "’s", "'l", "'v", "1", "22", "333", "½", "Ⅷ", "٣", "〇", "²",
		" ", "  ", "   ", "    ", strings.Repeat(" ", 8), strings.Repeat("\t ", 260), "\t", "\n", "\r", "\r\n", "\n\n", "\u00a0", "\u2003", "\u3000", "\u0085", "\v",
		".", ",", "!", "?", "/", "//", "(", "|", "`", "$", "+", "<", "_", "~", "…", "。", "،", "“", "！", "£", "€", "№",
		"中", "文", "ひ", "カ", "한", "ᄀ", "ก", "ิ", "न", "्", "م", "ً", "\u0301", "\u20dd", "🎉", "👍🏽", "\u200d", "\ufeff",
		"\x00", "\x1b", "\u0378", "\ue000", "\ufffd", "ℂ", "𐐀", "𞤀", "Ა", "߀", "ݐ", "⺀", "々", "𠀀", "ꀀ",
	}
	return rapid.Custom(func(t *rapid.T) string {
		parts := rapid.SliceOfN(rapid.OneOf(
			rapid.SampledFrom(pieces),
			rapid.SampledFrom(pieces),
			rapid.Map(rapid.Rune(), func(r rune) string { return string(r) }),
		), 0, 40).Draw(t, "parts")
		return strings.ToValidUTF8(strings.Join(parts, ""), "")
	})
}
