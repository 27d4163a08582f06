package localmoe

import (
	"fmt"
	"sync"

	"github.com/seed-25a395fc/reason/localmoe/internal/schema"
)

// Mask restricts generation to the tokens that a grammar allows. It follows one
// generation from its first token on.
type Mask interface {
	// Mask sets allowed[id] for every token that may come next and clears the
	// others. Tokens that end the text are included where it may end.
	Mask(allowed []bool)
	// Advance tells the mask which token was taken.
	Advance(id int32)
}

// JSONMask returns a mask under which a model writes JSON that satisfies a JSON
// schema: objects with properties in the given order, arrays with items,
// strings, numbers, enum, const and anyOf. Any other keyword gives an error that
// names it. The text satisfies the schema when the generation ends by itself;
// cut off by MaxTokens it is the beginning of one that does.
func (v *Vocabulary) JSONMask(jsonSchema []byte) (Mask, error) {
	g, err := schema.Compile(jsonSchema)
	if err != nil {
		return nil, fmt.Errorf("localmoe: %w", err)
	}
	return schema.NewConstraint(g, v.pieces(), v.ends), nil
}

// newPieces returns a function that builds the trie of all pieces at its first
// call.
func newPieces(size int, piece func(id int32) []byte) func() *schema.Vocabulary {
	return sync.OnceValue(func() *schema.Vocabulary {
		pieces := make([][]byte, size)
		for id := range pieces {
			pieces[id] = piece(int32(id))
		}
		return schema.NewVocabulary(pieces)
	})
}
