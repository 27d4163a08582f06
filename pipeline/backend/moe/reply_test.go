package moe

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-25a395fc/reason/localmoe"
	"github.com/seed-25a395fc/reason/localmoe/builtin"
)

// generated is a token as the engine yields it; control tokens say so.
type generated struct {
	text    string
	control bool
}

// TestReply reads replies token by token: reasoning is marked, its last token
// too, and marks have no text.
func TestReply(t *testing.T) {
	engine, err := localmoe.OpenBytes(builtin.GGUF(), localmoe.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer engine.Close()
	for _, test := range []struct {
		name   string
		prompt string
		tokens []generated
		want   []string // reasoning in parentheses, closed where it ends
	}{
		{"plain", "", []generated{{"It", false}, {" is", false}, {"\n", false}, {"42", false}}, []string{"It", " is", "\n", "42"}},
		{
			"reasoning", "",
			[]generated{{"<think>", true}, {"\n", false}, {"hm", false}, {"\n", false}, {"</think>", true}, {"\n\n", false}, {"42", false}, {"\n", false}},
			[]string{"(", "(", "(hm", "(\n", "()", "", "42", "\n"},
		},
		{"begun by the prompt", "<a><think>\n", []generated{{"hm", false}, {"</think>", false}, {"42", false}}, []string{"(hm", "()", "42"}},
		{"closed by the prompt", "<a><think>\n\n</think>\n\n", []generated{{"42", false}}, []string{"42"}},
		{
			"marks in pieces", "",
			[]generated{{"<th", false}, {"ink>", false}, {"a<b", false}, {"</", false}, {"think", false}, {">4", false}, {"2", false}},
			[]string{"", "(", "(a<b", "(", "(", "()", "42"},
		},
		{"other control tokens", "", []generated{{"4", false}, {"<|pad|>", true}, {"2", false}}, []string{"4", "", "2"}},
		{"about the mark", "", []generated{{"It is", false}, {" <think>", false}, {".", false}}, []string{"It is", " <think>", "."}},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := newReply(10, engine.NewReplySplitter(test.prompt))
			read := func(from int) (got []string) {
				for _, g := range test.tokens[from:] {
					special := ""
					if g.control {
						special = g.text
					}
					token := r.take(g.text, special)
					text := token.Text
					if token.Thought {
						text = "(" + text
					}
					if token.Close {
						text += ")"
					}
					got = append(got, text)
				}
				return got
			}
			if diff := cmp.Diff(test.want, read(0)); diff != "" {
				t.Fatal(diff)
			}
			for keep := range test.tokens {
				r.rollback(10 + keep)
				if diff := cmp.Diff(fmt.Sprint(test.want[keep:]), fmt.Sprint(read(keep))); diff != "" {
					t.Errorf("rolled back to %d tokens: %s", keep, diff)
				}
			}
		})
	}
}
