package tokenizer

import (
	"errors"
	"maps"
	"slices"
	"strings"
)

// Files say too little about their special tokens: many name one end token of
// several, and give some a wrong kind. The texts below mean the same in every
// vocabulary that has them. The lists are those of llama.cpp, but for turnEndTexts.
var (
	// turnEndTexts end what an assistant says, in the chat templates of families
	// whose files may name the end of a whole text alone.
	turnEndTexts = []string{
		"<|eot|>", "<|eom|>", "<|role_end|>", "[|endofturn|]", "<|endofturn|>", "<|endofresponse|>",
		"<|END_OF_TURN_TOKEN|>", "<seed:eos>",
	}
	// endTexts end generation.
	endTexts = []string{
		"<|im_end|>", "<|endoftext|>", "<|end_of_text|>", "<|eot_id|>", "<|eom_id|>", "<|end|>",
		"<end_of_turn>", "<turn|>", "<|tool_response>", "<eos>", "</s>", "<end_of_utterance>",
		"<EOT>", "_<EOT>", "[EOT]", "[EOS]", "[e~[", "<｜end▁of▁sentence｜>",
		"<|return|>", "<|call|>", "<|calls|>", "<|flush|>",
	}
	// fillEndTexts end what is generated to fill a gap in code. Each row has the
	// key that names such a token and the texts to look for without it.
	fillEndTexts = [][]string{
		{"tokenizer.ggml.fim_pad_token_id", "<|fim_pad|>", "<fim-pad>", "<fim_pad>", "<PAD>", "[PAD]"},
		{"tokenizer.ggml.fim_rep_token_id", "<|fim_repo|>", "<|repo_name|>", "<fim-repo>", "<REPO>", "<reponame>"},
		{"tokenizer.ggml.fim_sep_token_id", "<|file_sep|>"},
	}
	// fillTexts mark the parts of a gap to fill.
	fillTexts = []string{
		"<|fim_prefix|>", "<fim-prefix>", "<fim_prefix>", "<｜fim▁begin｜>", "<PRE>", "▁<PRE>", "<|code_prefix|>", "<|prefix|>",
		"<|fim_suffix|>", "<fim-suffix>", "<fim_suffix>", "<｜fim▁hole｜>", "<SUF>", "▁<SUF>", "<|code_suffix|>", "<|suffix|>",
		"<|fim_middle|>", "<fim-middle>", "<fim_middle>", "<｜fim▁end｜>", "<MID>", "▁<MID>", "<|code_middle|>", "<|middle|>",
	}
	// harmonyTexts give a message of the harmony format its form. They are part
	// of what the model says, so they are shown and matched like text.
	harmonyTexts = []string{"<|start|>", "<|channel|>", "<|constrain|>", "<|message|>"}
)

// roleDefaults is what holds where the file says nothing.
type roleDefaults struct {
	bos, eos int32
	addBOS   bool
}

// readRoles finds out what the special tokens are for, and makes them match in text.
func (t *Tokenizer) readRoles(md metadata, d roleDefaults) error {
	var err error
	if t.bos, err = t.readID(md, "tokenizer.ggml.bos_token_id", d.bos); err != nil {
		return err
	}
	if t.eos, err = t.readID(md, "tokenizer.ggml.eos_token_id", d.eos); err != nil {
		return err
	}
	if err := t.readAddBOS(md, d.addBOS); err != nil {
		return err
	}
	if err := t.readEnds(md); err != nil {
		return err
	}
	t.setKind(kindControl, fillTexts...)
	t.setKind(kindUserDefined, harmonyTexts...)
	t.addSpecials(stripsAfterSpecials(md))
	return nil
}

func (t *Tokenizer) readAddBOS(md metadata, unsaid bool) error {
	add, ok, err := value[bool](md, "tokenizer.ggml.add_bos_token")
	switch {
	case err != nil:
		return err
	case !ok:
		add = unsaid && t.bos != none
	case add && t.bos == none:
		return errors.New("tokenizer.ggml.add_bos_token is true, but there is no tokenizer.ggml.bos_token_id")
	}
	t.addBOS = add
	return nil
}

// readEnds collects the tokens that end generation.
func (t *Tokenizer) readEnds(md metadata) error {
	ends := make(map[int32]bool)
	for _, text := range slices.Concat(endTexts, turnEndTexts) {
		if id, ok := t.ids.find(text); ok {
			ends[id] = true
			t.kinds[id] = kindControl
		}
	}
	for _, row := range fillEndTexts {
		id, err := t.readID(md, row[0], none)
		if err != nil {
			return err
		}
		for i := 1; id == none && i < len(row); i++ {
			if found, ok := t.ids.find(row[i]); ok {
				id = found
				t.kinds[id] = kindControl
			}
		}
		ends[id] = true
	}
	for _, key := range []string{"tokenizer.ggml.eot_token_id", "tokenizer.ggml.eom_token_id"} {
		id, err := t.readID(md, key, none)
		if err != nil {
			return err
		}
		ends[id] = true
	}
	ends[t.eos] = true
	delete(ends, none)
	t.spareEnds(ends)
	t.ends = slices.Sorted(maps.Keys(ends))
	return nil
}

// spareEnds takes tokens out of ends that mean something else beside certain
// others.
func (t *Tokenizer) spareEnds(ends map[int32]bool) {
	has := func(text string) bool { id, ok := t.ids.find(text); return ok && ends[id] }
	spare := func(text string, k kind) {
		if id, ok := t.ids.find(text); ok {
			delete(ends, id)
			t.kinds[id] = k
		}
	}
	// In the harmony format a turn goes on after <|end|>.
	if has("<|return|>") && has("<|call|>") || has("<|flush|>") && (has("<|call|>") || has("<|calls|>")) {
		spare("<|end|>", kindUserDefined)
	}
	// In Gemma 4 </s> is a word of its training text.
	if has("<|tool_response>") {
		spare("</s>", kindNormal)
	}
}

func (t *Tokenizer) setKind(k kind, texts ...string) {
	for _, text := range texts {
		if id, ok := t.ids.find(text); ok {
			t.kinds[id] = k
		}
	}
}

// addSpecials makes the special tokens match in text; rstrip says that most of
// them swallow the white space after them.
func (t *Tokenizer) addSpecials(rstrip bool) {
	for i, text := range t.texts {
		k := t.kinds[i]
		if text == "" || k != kindControl && k != kindUnknown && k != kindUserDefined {
			continue
		}
		t.specials.add(text, special{
			id:     int32(i),
			parsed: k != kindUserDefined,
			rstrip: rstrip && text != "<unk>" && text != "<s>" && text != "<|endoftext|>",
		})
	}
}

// stripsAfterSpecials reports whether the special tokens of the model swallow
// the white space after them. GGUF files do not say so; Phi-3 is known to.
func stripsAfterSpecials(md metadata) bool {
	name, _, _ := value[string](md, "general.name")
	name = strings.ToLower(name)
	return strings.Contains(name, "phi-3") || strings.Contains(name, "phi3")
}
