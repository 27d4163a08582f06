package schema

import (
	"bytes"
	"slices"
)

// Vocabulary is a trie over the pieces of a model's tokens, laid out in
// preorder: a node's subtree is the nodes up to its skip. It is immutable and
// safe for concurrent use.
type Vocabulary struct {
	pieces [][]byte
	nodes  []node
	tokens []int32 // ids by node, in the nodes' order
	depth  int     // of the deepest node
}

type node struct {
	b     byte
	depth uint16 // 1 for first bytes
	first int32  // its tokens begin here and end where the next node's begin
	skip  int32  // the first node after its subtree
}

// maxPiece is the longest piece in bytes that masks allow.
const maxPiece = 1 << 15

// NewVocabulary builds the trie. pieces[id] is the text of token id; an empty
// piece (control tokens, unused ids) is never allowed. The pieces are kept and
// must not be changed.
func NewVocabulary(pieces [][]byte) *Vocabulary {
	order := make([]int32, 0, len(pieces))
	for id, p := range pieces {
		if len(p) > 0 && len(p) <= maxPiece {
			order = append(order, int32(id))
		}
	}
	slices.SortFunc(order, func(a, b int32) int { return bytes.Compare(pieces[a], pieces[b]) })
	v := &Vocabulary{pieces: pieces}
	var path []int32 // nodes of the piece before
	var before []byte
	for _, id := range order {
		p := pieces[id]
		common := 0
		for common < len(p) && common < len(before) && p[common] == before[common] {
			common++
		}
		for _, n := range path[common:] {
			v.nodes[n].skip = int32(len(v.nodes))
		}
		path = path[:common]
		for i := common; i < len(p); i++ {
			path = append(path, int32(len(v.nodes)))
			v.nodes = append(v.nodes, node{b: p[i], depth: uint16(i + 1), first: int32(len(v.tokens))})
		}
		v.tokens = append(v.tokens, id)
		v.depth = max(v.depth, len(p))
		before = p
	}
	for _, n := range path {
		v.nodes[n].skip = int32(len(v.nodes))
	}
	return v
}

// tokensAt returns the ids whose piece ends at node i.
func (v *Vocabulary) tokensAt(i int) []int32 {
	end := len(v.tokens)
	if i+1 < len(v.nodes) {
		end = int(v.nodes[i+1].first)
	}
	return v.tokens[v.nodes[i].first:end]
}

// piece returns the text of a token; ids out of range have none.
func (v *Vocabulary) piece(id int32) []byte {
	if id < 0 || int(id) >= len(v.pieces) {
		return nil
	}
	return v.pieces[id]
}
