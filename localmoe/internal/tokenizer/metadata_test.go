package tokenizer

import (
	"maps"
	"math"
	"slices"
	"strings"
	"testing"
)

// byteVocabulary returns the metadata of a byte-level vocabulary of the 256
// bytes, "Ġt" (256) and then the given special tokens.
func byteVocabulary(specials ...string) map[string]any {
	var tokens []string
	for _, r := range byteRunes {
		tokens = append(tokens, string(r))
	}
	tokens = append(tokens, "Ġt")
	types := slices.Repeat([]int32{int32(kindNormal)}, len(tokens))
	for _, text := range specials {
		tokens = append(tokens, text)
		types = append(types, int32(kindControl))
	}
	return map[string]any{
		"tokenizer.ggml.model":      "gpt2",
		"tokenizer.ggml.pre":        "qwen2",
		"tokenizer.ggml.tokens":     tokens,
		"tokenizer.ggml.token_type": types,
		"tokenizer.ggml.merges":     []string{"Ġ t"},
	}
}

// scoredVocabulary returns the metadata of a SentencePiece vocabulary.
func scoredVocabulary() map[string]any {
	return map[string]any{
		"tokenizer.ggml.model":      "llama",
		"tokenizer.ggml.tokens":     []string{"<unk>", "<s>", "</s>", "<0x41>", "▁", "a", "▁a", "<|end|>"},
		"tokenizer.ggml.scores":     []float32{0, 0, 0, 0, -2, -3, -1, 0},
		"tokenizer.ggml.token_type": []int32{2, 3, 3, 6, 1, 1, 1, 3},
	}
}

func with(md map[string]any, key string, value any) map[string]any {
	md = maps.Clone(md)
	if value == nil {
		delete(md, key)
	} else {
		md[key] = value
	}
	return md
}

func TestFromMetadataErrors(t *testing.T) {
	const prefix = "tokenizer.ggml."
	bpe, spm := byteVocabulary(), scoredVocabulary()
	gemma := with(spm, prefix+"model", "gemma4")
	size := len(bpe[prefix+"tokens"].([]string))
	for _, tt := range []struct {
		name string
		md   map[string]any
		want []string // parts of the message
	}{
		{"nothing", nil, []string{"tokenizer.ggml.model is missing"}},
		{"model", with(bpe, prefix+"model", "bert"), []string{`"bert" is not supported`, "gpt2", "llama", "gemma4"}},
		{"type of model", with(bpe, prefix+"model", uint32(1)), []string{"tokenizer.ggml.model has type uint32, not string"}},
		{"no tokens", with(bpe, prefix+"tokens", nil), []string{"tokenizer.ggml.tokens is missing"}},
		{"empty tokens", with(bpe, prefix+"tokens", []string{}), []string{"tokenizer.ggml.tokens is missing or empty"}},
		{"type of tokens", with(bpe, prefix+"tokens", []int32{1}), []string{"tokenizer.ggml.tokens has type []int32"}},
		{"equal tokens", with(bpe, prefix+"tokens", []string{"a", "b", "a"}), []string{`"a" is both token 0 and token 2`}},
		{"pre-tokenizer", with(bpe, prefix+"pre", "klingon"), []string{`"klingon" is not supported`, "qwen2", "llama-bpe", "deepseek-v3"}},
		{"no merges", with(bpe, prefix+"merges", nil), []string{"tokenizer.ggml.merges is missing"}},
		{"merge of one", with(bpe, prefix+"merges", []string{"Ġ t", "abc"}), []string{`entry 1, "abc"`}},
		{"merge with nothing", with(bpe, prefix+"merges", []string{"ab "}), []string{`entry 0, "ab "`}},
		{"kinds too few", with(bpe, prefix+"token_type", []int32{1}), []string{"token_type has 1 entries for 257 tokens"}},
		{"unknown kind", with(bpe, prefix+"token_type", slices.Repeat([]int32{7}, size)), []string{"token 0 has type 7"}},
		{"negative kind", with(bpe, prefix+"token_type", slices.Repeat([]int32{-1}, size)), []string{"token 0 has type -1"}},
		{"byte token", with(bpe, prefix+"token_type", slices.Repeat([]int32{6}, size)), []string{"<0xXX>"}},
		{"BOS too large", with(bpe, prefix+"bos_token_id", uint32(size)), []string{"bos_token_id is 257", "257 tokens"}},
		{"EOS negative", with(bpe, prefix+"eos_token_id", int32(-1)), []string{"eos_token_id is -1"}},
		{"EOT huge", with(bpe, prefix+"eot_token_id", uint64(math.MaxUint64)), []string{"eot_token_id"}},
		{"type of EOM", with(bpe, prefix+"eom_token_id", "1"), []string{"eom_token_id has type string"}},
		{"no BOS to add", with(bpe, prefix+"add_bos_token", true), []string{"add_bos_token is true", "bos_token_id"}},
		{"type of add_bos_token", with(bpe, prefix+"add_bos_token", 1), []string{"add_bos_token has type int"}},
		{"no scores", with(spm, prefix+"scores", nil), []string{"scores is missing"}},
		{"scores too few", with(spm, prefix+"scores", []float32{1}), []string{"scores has 1 entries for 8 tokens"}},
		{"score not a number", with(spm, prefix+"scores", slices.Repeat([]float32{float32(math.NaN())}, 8)), []string{"score of token 0"}},
		{"no merges in gemma", with(gemma, prefix+"bos_token_id", uint32(1)), []string{"merges is missing"}},
		{"no BOS in gemma", with(gemma, prefix+"merges", []string{"▁ a"}), []string{"bos_token_id is missing"}},
	} {
		_, err := FromMetadata(getter(tt.md))
		if err == nil {
			t.Errorf("%s: no error", tt.name)
			continue
		}
		for _, part := range append(tt.want, "tokenizer: ") {
			if !strings.Contains(err.Error(), part) {
				t.Errorf("%s: the error is %q, want %q in it", tt.name, err, part)
			}
		}
	}
}

func mustNew(t testing.TB, md map[string]any) *Tokenizer {
	t.Helper()
	tok, err := FromMetadata(getter(md))
	if err != nil {
		t.Fatal(err)
	}
	return tok
}

func TestBOS(t *testing.T) {
	const prefix = "tokenizer.ggml."
	bpe, spm := byteVocabulary("<bos>"), scoredVocabulary()
	bos := uint32(257)
	llama3 := with(bpe, prefix+"pre", "llama-bpe")
	for _, tt := range []struct {
		name string
		md   map[string]any
		bos  int32
		add  bool
	}{
		{"byte-level", bpe, -1, false},
		{"byte-level with BOS", with(bpe, prefix+"bos_token_id", bos), 257, false},
		{"byte-level that says so", with(with(bpe, prefix+"bos_token_id", bos), prefix+"add_bos_token", true), 257, true},
		{"llama-bpe", with(llama3, prefix+"bos_token_id", bos), 257, true},
		{"llama-bpe without BOS", llama3, -1, false},
		{"llama-bpe that says no", with(with(llama3, prefix+"bos_token_id", bos), prefix+"add_bos_token", false), 257, false},
		{"llama", spm, 1, true},
		{"llama that says no", with(spm, prefix+"add_bos_token", false), 1, false},
		{"no such default", with(with(with(spm, prefix+"tokens", []string{"a"}), prefix+"scores", []float32{0}), prefix+"token_type", nil), -1, false},
	} {
		tok := mustNew(t, tt.md)
		if tok.BOS() != tt.bos || tok.AddBOS() != tt.add {
			t.Errorf("%s: BOS() = %d, AddBOS() = %v, want %d, %v", tt.name, tok.BOS(), tok.AddBOS(), tt.bos, tt.add)
		}
	}
}

func TestEndTokens(t *testing.T) {
	const eos = "tokenizer.ggml.eos_token_id"
	for _, tt := range []struct {
		name string
		md   map[string]any
		want []string
	}{
		{"none", byteVocabulary(), nil},
		{"only what the file says", with(byteVocabulary("<stop>", "<go>"), eos, uint32(257)), []string{"<stop>"}},
		{"chat", with(byteVocabulary("<|endoftext|>", "<|im_start|>", "<|im_end|>"), eos, uint32(257)), []string{"<|endoftext|>", "<|im_end|>"}},
		{"end of turn", with(byteVocabulary("<stop>", "<turn>"), "tokenizer.ggml.eot_token_id", uint32(258)), []string{"<turn>"}},
		{"filling gaps in code", byteVocabulary("<|fim_prefix|>", "<|fim_pad|>", "<|repo_name|>", "<|file_sep|>"), []string{"<|fim_pad|>", "<|repo_name|>", "<|file_sep|>"}},
		{"a turn that ends with <|end|>", byteVocabulary("<|user|>", "<|end|>"), []string{"<|end|>"}},
		{"harmony", byteVocabulary("<|return|>", "<|start|>", "<|end|>", "<|message|>", "<|channel|>", "<|call|>"), []string{"<|return|>", "<|call|>"}},
		{"solar", byteVocabulary("<|end|>", "<|flush|>", "<|calls|>"), []string{"<|flush|>", "<|calls|>"}},
		{"a file that names the end of texts alone", with(byteVocabulary("<|end_of_text|>", "<|eom|>", "<|eot|>"), eos, uint32(257)), []string{"<|end_of_text|>", "<|eom|>", "<|eot|>"}},
		{"Ling", with(byteVocabulary("<|endoftext|>", "<role>", "</role>", "<|role_end|>"), eos, uint32(257)), []string{"<|endoftext|>", "<|role_end|>"}},
		{"EXAONE", byteVocabulary("[|user|]", "[|endofturn|]"), []string{"[|endofturn|]"}},
		{"gemma with tools", byteVocabulary("</s>", "<turn|>", "<|tool_response>"), []string{"<turn|>", "<|tool_response>"}},
	} {
		tok := mustNew(t, tt.md)
		var got []string
		for _, id := range tok.EndTokens() {
			got = append(got, tok.Text(id))
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: the end tokens are %q, want %q", tt.name, got, tt.want)
		}
	}
}

// TestMergedCharacters: sarvam-moe merges the characters of lines, and what is no
// token becomes bytes. Line breaks are characters like others.
func TestMergedCharacters(t *testing.T) {
	tok := mustNew(t, map[string]any{
		"tokenizer.ggml.model":      "gpt2",
		"tokenizer.ggml.pre":        "sarvam-moe",
		"tokenizer.ggml.tokens":     []string{"▁", "क", "ि", "कि", "▁कि", "\n", "\n\n", "<0xC3>", "<0xA9>", "[INST]"},
		"tokenizer.ggml.token_type": []int32{1, 1, 1, 1, 1, 1, 1, 6, 6, 3},
		"tokenizer.ggml.merges":     []string{"क ि", "▁ कि"},
	})
	const text = "कि कि\n\né[INST]"
	ids := tok.Encode(text, true)
	if want := []int32{3, 4, 5, 5, 7, 8, 9}; !slices.Equal(ids, want) {
		t.Errorf("Encode = %v, want %v", ids, want)
	}
	if got := tok.Decode(ids, true); got != text {
		t.Errorf("Decode = %q, want %q", got, text)
	}
}

func TestHarmonyTokensAreShown(t *testing.T) {
	tok := mustNew(t, byteVocabulary("<|return|>", "<|start|>", "<|end|>", "<|message|>", "<|channel|>", "<|call|>"))
	const text = "<|start|>user<|message|>hi<|end|>"
	if got := tok.Decode(tok.Encode(text+"<|return|>", true), false); got != text {
		t.Errorf("Decode shows %q, want %q", got, text)
	}
}

func TestPieces(t *testing.T) {
	tok := mustNew(t, scoredVocabulary())
	for _, tt := range []struct {
		id             int32
		plain, special string
		control        bool
	}{
		{-1, "", "", false},
		{0, "", "<unk>", false},
		{1, "", "<s>", true},
		{3, "A", "A", false},
		{6, " a", " a", false},
		{7, "", "<|end|>", true},
		{8, "", "", false},
	} {
		if got := string(tok.Piece(tt.id)); got != tt.plain {
			t.Errorf("Piece(%d) = %q, want %q", tt.id, got, tt.plain)
		}
		if got := string(tok.SpecialPiece(tt.id)); got != tt.special {
			t.Errorf("SpecialPiece(%d) = %q, want %q", tt.id, got, tt.special)
		}
		if got := tok.IsControl(tt.id); got != tt.control {
			t.Errorf("IsControl(%d) = %v", tt.id, got)
		}
	}
	if id, ok := tok.ID("▁a"); id != 6 || !ok || tok.Text(6) != "▁a" || tok.Text(8) != "" || tok.Size() != 8 {
		t.Errorf("ID, Text and Size do not describe the vocabulary")
	}
}

func TestUnknownBytes(t *testing.T) {
	tok := mustNew(t, scoredVocabulary())
	if got, want := tok.Encode("aA?", false), []int32{6, 3, 0}; !slices.Equal(got, want) {
		t.Errorf("Encode = %v, want %v: a byte token, and <unk> for a byte without one", got, want)
	}
}

// TestStrippingSpecials: the special tokens of Phi-3 swallow the white space
// after them, but for a few.
func TestStrippingSpecials(t *testing.T) {
	const text = "<|end|> \n a<s> a"
	tok := mustNew(t, scoredVocabulary())
	if got := tok.Decode(tok.Encode(text, true), true); !strings.Contains(got, "<|end|>  ") {
		t.Errorf("Decode(Encode(%q)) = %q, want the white space kept", text, got)
	}
	tok = mustNew(t, with(scoredVocabulary(), "general.name", "Phi-3 Mini"))
	if got, want := tok.Encode(text, true), []int32{7, 6, 1, 4, 6}; !slices.Equal(got, want) {
		t.Errorf("Encode(%q) = %v, want %v", text, got, want)
	}
}

// FuzzFromMetadata makes a vocabulary from lists with one entry per line; the
// bytes of types are the kinds and, negated, the scores of the tokens.
func FuzzFromMetadata(f *testing.F) {
	const scored = "<unk>\n<s>\n</s>\n<0x41>\n▁\na\n▁a\n<|end|>\n\n  "
	f.Add("llama", "", scored, []byte("\x02\x03\x03\x06\x01\x01\x01\x03\x05\x04"), "", int32(1), "a a<|end|>A")
	f.Add("gemma4", "", scored, []byte("\x02\x03\x03\x06\x01\x01\x01\x03\x05\x04"), "▁ a\n  ▁\n▁a ▁a", int32(1), "a a<|end|>A\n\n")
	f.Add("gpt2", "sarvam-moe", scored, []byte("\x02\x03\x03\x06\x01\x01\x01\x03\x05\x04"), "▁ a\n  ▁\n▁a ▁a", int32(1), "a a<|end|>A\n\n")
	f.Add("gpt2", "llama-bpe", "Ġ\nt\nh\nĠt\nth\nĊ\nxx", []byte("\x01\x01\x01\x01\x01\x01\x04"), "Ġ t\nt h\nĠt h", int32(-1), " the\nxx")
	f.Fuzz(func(t *testing.T, model, pre, tokens string, types []byte, merges string, id int32, text string) {
		md := map[string]any{
			"tokenizer.ggml.model":         model,
			"tokenizer.ggml.tokens":        strings.Split(tokens, "\n"),
			"tokenizer.ggml.token_type":    widenTo[uint32](types, 1),
			"tokenizer.ggml.scores":        widenTo[float32](types, -1),
			"tokenizer.ggml.merges":        strings.Split(merges, "\n"),
			"tokenizer.ggml.bos_token_id":  id,
			"tokenizer.ggml.eos_token_id":  uint32(id / 2),
			"tokenizer.ggml.add_bos_token": id%2 == 0,
		}
		if pre != "" {
			md["tokenizer.ggml.pre"] = pre
		}
		tok, err := FromMetadata(getter(md))
		if err != nil {
			return
		}
		ids := tok.Encode(text, true)
		for _, id := range ids {
			if id < 0 || int(id) >= tok.Size() {
				t.Fatalf("Encode(%q) holds %d, outside the vocabulary of %d", text, id, tok.Size())
			}
		}
		checkStream(t, tok, ids, true)
	})
}

func widenTo[T uint32 | float32](bytes []byte, sign T) []T {
	out := make([]T, len(bytes))
	for i, b := range bytes {
		out[i] = T(b) * sign
	}
	return out
}
