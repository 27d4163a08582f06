package tokenizer

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// wordBlank is how SentencePiece vocabularies spell a blank.
const wordBlank = "▁"

// spm encodes with a scored vocabulary: the two neighbours that make the token
// of the highest score are joined first. Characters that are no token become
// the tokens of their bytes.
type spm struct {
	t       *Tokenizer
	ranks   []uint32 // by id; the higher the score, the lower the rank
	longest int      // bytes of the longest token
	byteIDs [256]int32
	unknown int32 // stands for bytes without a token; none to leave them out
}

// sentencePiece sets t up as a SentencePiece vocabulary, tokenizer.ggml.model = llama.
func (t *Tokenizer) sentencePiece(md metadata) error {
	s := &spm{t: t}
	if err := s.readScores(md); err != nil {
		return err
	}
	prefix, ok, err := value[bool](md, "tokenizer.ggml.add_space_prefix")
	if err != nil {
		return err
	}
	t.prefix = prefix || !ok
	if s.unknown, err = t.readID(md, "tokenizer.ggml.unknown_token_id", t.unsaid(0)); err != nil {
		return err
	}
	if err := t.readRoles(md, roleDefaults{bos: t.unsaid(1), eos: t.unsaid(2), addBOS: true}); err != nil {
		return err
	}
	s.byteIDs = t.byteTokens()
	for b, id := range s.byteIDs {
		if id == none {
			if id, ok := t.ids.find(string([]byte{byte(b)})); ok {
				s.byteIDs[b] = id
			}
		}
	}
	t.model = s
	return t.readPieces(appendUnescaped, appendUnescaped)
}

// unsaid returns id, the default of a key, if the vocabulary has it.
func (t *Tokenizer) unsaid(id int32) int32 {
	if t.valid(id) {
		return id
	}
	return none
}

// readScores reads the scores and turns them into ranks, equal for equal scores.
func (s *spm) readScores(md metadata) error {
	scores, ok, err := value[[]float32](md, "tokenizer.ggml.scores")
	switch {
	case err != nil:
		return err
	case !ok:
		return errors.New("tokenizer.ggml.scores is missing")
	case len(scores) != len(s.t.texts):
		return fmt.Errorf("tokenizer.ggml.scores has %d entries for %d tokens", len(scores), len(s.t.texts))
	}
	order := make([]int32, len(scores))
	for i, score := range scores {
		if math.IsNaN(float64(score)) {
			return fmt.Errorf("tokenizer.ggml.scores: the score of token %d is not a number", i)
		}
		order[i] = int32(i)
		s.longest = max(s.longest, len(s.t.texts[i]))
	}
	slices.SortFunc(order, func(a, b int32) int { return cmp.Compare(scores[b], scores[a]) })
	s.ranks = make([]uint32, len(scores))
	for i, id := range order {
		s.ranks[id] = uint32(i)
		if i > 0 && scores[id] == scores[order[i-1]] {
			s.ranks[id] = s.ranks[order[i-1]]
		}
	}
	return nil
}

func (s *spm) join(text string, left, right *symbol) (uint32, int32) {
	if int(right.to-left.from) > s.longest {
		return noJoin, none
	}
	id, ok := s.t.ids.find(text[left.from:right.to])
	if !ok || !s.t.spellable(id) {
		return noJoin, none
	}
	return s.ranks[id], id
}

func (s *spm) appendIDs(dst []int32, text string) []int32 {
	text = strings.ReplaceAll(text, " ", wordBlank)
	var m merger
	for i := 0; i < len(text); {
		_, n := utf8.DecodeRuneInString(text[i:])
		m.add(none, i, i+n)
		i += n
	}
	m.merge(text, s)
	for i := int32(0); i >= 0; i = m.symbols[i].next {
		dst = s.appendSymbol(dst, text, &m.symbols[i])
	}
	return dst
}

func (s *spm) appendSymbol(dst []int32, text string, sym *symbol) []int32 {
	if sym.id != none {
		return append(dst, sym.id)
	}
	if id, ok := s.t.ids.find(text[sym.from:sym.to]); ok && s.t.spellable(id) {
		return append(dst, id)
	}
	return appendByteTokens(dst, text[sym.from:sym.to], &s.byteIDs, s.unknown)
}

// appendByteTokens appends the token of each byte of text, or unknown where
// there is none.
func appendByteTokens(dst []int32, text string, byteIDs *[256]int32, unknown int32) []int32 {
	for i := range len(text) {
		id := byteIDs[text[i]]
		if id == none {
			id = unknown
		}
		if id != none {
			dst = append(dst, id)
		}
	}
	return dst
}

// appendUnescaped appends the text that a token of a SentencePiece vocabulary spells.
func appendUnescaped(dst []byte, token string) []byte {
	return append(dst, strings.ReplaceAll(token, wordBlank, " ")...)
}
