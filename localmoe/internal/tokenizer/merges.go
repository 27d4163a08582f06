package tokenizer

import (
	"errors"
	"fmt"
	"strings"
)

// mergeTable holds the merge rules of a byte-pair vocabulary. Its symbols are
// tokens, or strings that only merges pass through.
type mergeTable struct {
	rules map[uint64]mergeRule // by pairKey
	names symbolNames
}

// A mergeRule says which symbol two others make; lower ranks come first.
type mergeRule struct {
	rank uint32
	id   int32
}

func pairKey(left, right int32) uint64 { return uint64(uint32(left))<<32 | uint64(uint32(right)) }

func (m *mergeTable) join(_ string, left, right *symbol) (uint32, int32) {
	rule, ok := m.rules[pairKey(left.id, right.id)]
	if !ok {
		return noJoin, none
	}
	return rule.rank, rule.id
}

// isToken reports whether symbol id is a token.
func (m *mergeTable) isToken(id int32) bool { return id >= 0 && id < m.names.tokens }

// readMerges reads tokenizer.ggml.merges, lines of "left right" by rank. Of
// equal lines the first counts.
func (t *Tokenizer) readMerges(md metadata) (*mergeTable, error) {
	lines, ok, err := value[[]string](md, "tokenizer.ggml.merges")
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, errors.New("tokenizer.ggml.merges is missing")
	}
	m := &mergeTable{
		rules: make(map[uint64]mergeRule, len(lines)),
		names: symbolNames{t: t, tokens: int32(len(t.texts)), extra: make(map[string]int32)},
	}
	var joined []byte
	for rank, line := range lines {
		left, right, ok := cutMerge(line)
		if !ok {
			return nil, fmt.Errorf("tokenizer.ggml.merges: entry %d, %q, is not two symbols", rank, line)
		}
		joined = append(append(joined[:0], left...), right...)
		key := pairKey(m.names.intern(joined[:len(left)]), m.names.intern(joined[len(left):]))
		if _, ok := m.rules[key]; !ok {
			m.rules[key] = mergeRule{rank: uint32(rank), id: m.names.intern(joined)}
		}
	}
	return m, nil
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

// symbolNames numbers symbols. Tokens have their ids, and symbols that are no
// tokens the numbers from tokens on.
type symbolNames struct {
	t      *Tokenizer
	tokens int32
	extra  map[string]int32
}

// find returns the number of a symbol, none if it has no number.
func (n *symbolNames) find(name []byte) int32 {
	if id, ok := n.t.ids.find(string(name)); ok && n.t.spellable(id) {
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
		id = n.tokens + int32(len(n.extra))
		n.extra[string(name)] = id
	}
	return id
}
