package tokenizer

import "slices"

// endTexts are tokens that end generation in every vocabulary that has them,
// whatever else the file says.
var endTexts = []string{
	"<|im_end|>", "<|endoftext|>", "<|end_of_text|>", "<|eot_id|>", "<|eom_id|>", "<|end|>",
	"<end_of_turn>", "<turn|>", "<|tool_response>", "<eos>", "</s>", "<end_of_utterance>",
	"<EOT>", "_<EOT>", "[EOT]", "[EOS]", "[e~[", "<｜end▁of▁sentence｜>",
	"<|return|>", "<|call|>", "<|calls|>", "<|flush|>",
}

// readSpecials reads the ids of special tokens and makes special tokens match
// in text. addBOS holds unless the file says otherwise.
func (t *Tokenizer) readSpecials(md metadata, addBOS bool) error {
	var err error
	if t.bos, err = t.readID(md, "tokenizer.ggml.bos_token_id"); err != nil {
		return err
	}
	if t.eos, err = t.readID(md, "tokenizer.ggml.eos_token_id"); err != nil {
		return err
	}
	t.addBOS = addBOS && t.bos != none
	for _, text := range endTexts {
		if id, ok := t.ids[text]; ok {
			t.kinds[id] = kindControl
			t.ends = append(t.ends, id)
		}
	}
	if t.eos != none {
		t.ends = append(t.ends, t.eos)
	}
	slices.Sort(t.ends)
	t.ends = slices.Compact(t.ends)
	for id, text := range t.texts {
		switch k := t.kinds[id]; k {
		case kindControl, kindUnknown, kindUserDefined:
			if text != "" {
				t.specials.add(text, special{id: int32(id), parsed: k != kindUserDefined})
			}
		}
	}
	return nil
}

// spellPieces makes the table of what each token stands for in plain text.
// spell appends the bytes of a normal token.
func (t *Tokenizer) spellPieces(spell func(dst []byte, token string) []byte) pieceTable {
	p := pieceTable{offsets: make([]uint32, 1, len(t.texts)+1)}
	for id, text := range t.texts {
		switch t.kinds[id] {
		case kindControl, kindUnknown, kindUserDefined:
			p.bytes = append(p.bytes, text...)
		case kindNormal:
			p.bytes = spell(p.bytes, text)
		case kindByte:
			if b, ok := byteValue(text); ok {
				p.bytes = append(p.bytes, b)
			}
		}
		p.offsets = append(p.offsets, uint32(len(p.bytes)))
	}
	return p
}
