package tokenizer

import (
	"cmp"
	"slices"
	"unicode"
)

// deepseekV3 is the last rule of DeepSeek V3, after numbers and East Asian text
// have been cut out:
//
//	[!"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~][A-Za-z]+
//	[^\r\n\p{L}\p{P}\p{S}]?[\p{L}\p{M}]+
//	 ?[\p{P}\p{S}]+[\r\n]*
//	\s*[\r\n]+ | \s+(?!\S) | \s+
func deepseekV3(s string, i int) int {
	c, n := classAt(s, i)
	if n == 1 && c&(punct|symb) != 0 {
		if end := asciiLetters(s, i+1); end > i+1 {
			return end
		}
	}
	if c&(eol|letter|mark|punct|symb) == 0 {
		if end := run(s, i+n, letter|mark); end > i+n {
			return end
		}
	}
	if end := run(s, i, letter|mark); end > i {
		return end
	}
	start := i
	if s[i] == ' ' {
		start++
	}
	if end := run(s, start, punct|symb); end > start {
		return run(s, end, eol)
	}
	if c&space == 0 {
		return i
	}
	if end := lineBreaks(s, i); end > i {
		return end
	}
	return blanks(s, i)
}

func asciiLetters(s string, i int) int {
	for i < len(s) && 'a' <= s[i]|0x20 && s[i]|0x20 <= 'z' {
		i++
	}
	return i
}

// oneOf is the rule [table]+ or, of several tables, [a]+|[b]+|….
func oneOf(tables ...*unicode.RangeTable) rule {
	return matching(func(s string, i int) int {
		for _, table := range tables {
			if end := runOf(s, i, table); end > i {
				return end
			}
		}
		return i
	})
}

// lineBreak is the rule [\r\n].
var lineBreak = matching(func(s string, i int) int {
	if s[i] == '\r' || s[i] == '\n' {
		return i + 1
	}
	return i
})

// afterSpace is the rule \s?[table]+.
func afterSpace(table *unicode.RangeTable) rule {
	return matching(func(s string, i int) int {
		if end := runOf(s, i, table); end > i {
			return end
		}
		c, n := classAt(s, i)
		if c&space == 0 {
			return i
		}
		if end := runOf(s, i+n, table); end > i+n {
			return end
		}
		return i
	})
}

// trailingSpace is the rule \s+$.
func trailingSpace(s string, i int) (int, bool) {
	if end := run(s, i, space); end > i {
		return end, end == len(s)
	}
	return runWithout(s, i, space), false
}

// The character sets of DeepSeek LLM and V3, as their patterns write them.
var (
	deepseekLetters = rangeTable("A-Za-zµÀ-ÖØ-öø-ƺƼ-ƿǄ-ʓʕ-ʯͰ-ͳͶͷͻ-ͽͿΆΈ-ΊΌΎ-ΡΣ-ϵϷ-ҁҊ-ԯԱ-ՖႠ-ჅᎠ-Ᏽᏸ-ᏽᲐ-ᲺᲽ-Ჿᴀ-ᴫᵫ-ᵷᵹ-ᶚḀ-ἕἘ-Ἕἠ-ὅὈ-Ὅὐ-ὗὙὛὝὟ-ώᾀ-ᾴᾶ-ᾼιῂ-ῄῆ-ῌῐ-ΐῖ-Ίῠ-Ῥῲ-ῴῶ-ῼ" +
		"ℂℇℊ-ℓℕℙ-ℝℤΩℨK-ℭℯ-ℴℹℼ-ℿⅅ-ⅉⅎↃↄⰀ-ⱻⱾ-ⳤⳫ-ⳮⳲⳳꙀ-ꙭꚀ-ꚛꜢ-ꝯꝱ-ꞇꞋ-ꞎꭰ-ꮿﬀ-ﬆﬓ-ﬗＡ-Ｚａ-ｚ𐐀-𐑏𐒰-𐓓𐓘-𐓻𐲀-𐲲𐳀-𐳲𑢠-𑣟𞤀-𞥃")
	deepseekPuncts = rangeTable("!-/:-~！-／：-～\u2018-\u201f\u3000-。")
	deepseekAsian  = rangeTable("一-龥ࠀ-一가-\ud7ff")
	hanAndKana     = rangeTable("一-龥\u3040-ゟ゠-ヿ")
)

// That of AFMoE (Trinity): Chinese, Japanese, Korean, Thai, Lao, Khmer, Burmese.
var afmoeAsian = rangeTable("\u4e00-\u9fff\u3400-\u4dbf\uf900-\ufaff\u3040-\u309f\u30a0-\u30ff\uff65-\uff9f\u2f00-\u2fdf\u0e40-\u0e7f\u0e80-\u0eff\u1780-\u17ff\u1000-\u109f\uaa60-\uaa7f\ua9e0-\ua9ff\uac00-\ud7af\u1100-\u11ff")

// Those of Youtu-LLM.
var (
	youtuHangul   = rangeTable("가-힣ㄱ-ㆎ")
	youtuPuncts   = rangeTable("！…“”‘’—：；，、-〿︰-﹏")
	youtuBopomofo = rangeTable("ㄅ-ㄯ")
)

// rangeTable returns the table of a set such as "a-zµ": characters, and ranges
// of characters with a hyphen between the ends.
func rangeTable(set string) *unicode.RangeTable {
	var ranges []unicode.Range32
	for rs := []rune(set); len(rs) > 0; {
		r := unicode.Range32{Lo: uint32(rs[0]), Hi: uint32(rs[0]), Stride: 1}
		rs = rs[1:]
		if len(rs) > 1 && rs[0] == '-' {
			r.Hi = uint32(rs[1])
			rs = rs[2:]
		}
		ranges = append(ranges, r)
	}
	slices.SortFunc(ranges, func(a, b unicode.Range32) int { return cmp.Compare(a.Lo, b.Lo) })
	t := &unicode.RangeTable{}
	for _, r := range ranges {
		if r.Lo >= 1<<16 {
			t.R32 = append(t.R32, r)
			continue
		}
		t.R16 = append(t.R16, unicode.Range16{Lo: uint16(r.Lo), Hi: uint16(r.Hi), Stride: 1})
		if r.Hi <= unicode.MaxLatin1 {
			t.LatinOffset++
		}
	}
	return t
}
