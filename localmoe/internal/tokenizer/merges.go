package tokenizer

import (
	"errors"
	"fmt"
	"strings"
)

// readMerges reads the merge rules, "left right" by rank. The first of equal
// rules counts.
func (b *bpe) readMerges(md metadata, names *symbolNames) error {
	lines, ok, err := value[[]string](md, "tokenizer.ggml.merges")
	if err != nil {
		return err
	}
	if !ok {
		return errors.New("tokenizer.ggml.merges is missing")
	}
	b.merges = make(map[uint64]mergeRule, len(lines))
	var joined []byte
	for rank, line := range lines {
		left, right, ok := cutMerge(line)
		if !ok {
			return fmt.Errorf("tokenizer.ggml.merges: entry %d, %q, is not two symbols", rank, line)
		}
		key := pairKey(names.intern([]byte(left)), names.intern([]byte(right)))
		if _, ok := b.merges[key]; ok {
			continue
		}
		joined = append(append(joined[:0], left...), right...)
		b.merges[key] = mergeRule{rank: uint32(rank), id: names.intern(joined)}
	}
	b.size = names.size
	return nil
}

// cutMerge splits a merge rule at its first blank. The left symbol may itself
// begin with a blank.
func cutMerge(line string) (left, right string, ok bool) {
	if len(line) < 3 {
		return "", "", false
	}
	at := strings.IndexByte(line[1:], ' ') + 1
	if at == 0 || at == len(line)-1 {
		return "", "", false
	}
	return line[:at], line[at+1:], true
}

// symbolNames numbers the symbols that merges work on. A symbol that text may
// contain as a token has the token's id; merges may also pass through symbols
// that are not tokens, which get numbers from size on.
type symbolNames struct {
	t     *Tokenizer
	size  int32
	extra map[string]int32
}

func newSymbolNames(t *Tokenizer) *symbolNames {
	return &symbolNames{t: t, size: int32(len(t.texts)), extra: make(map[string]int32)}
}

// find returns the number of a symbol, none if it has no number.
func (n *symbolNames) find(name []byte) int32 {
	// Control tokens are left out: text must not turn into one by merging.
	if id, ok := n.t.ids[string(name)]; ok && !n.t.hidden(id) {
		return id
	}
	if id, ok := n.extra[string(name)]; ok {
		return id
	}
	return none
}

// intern returns the number of a symbol and gives it one if it has none.
func (n *symbolNames) intern(name []byte) int32 {
	id := n.find(name)
	if id == none {
		id = n.size + int32(len(n.extra))
		n.extra[string(name)] = id
	}
	return id
}
