package prompts

import (
	"errors"
	"strings"
	"testing"
)

func TestWorkedOrder(t *testing.T) {
	for _, c := range []struct{ question, body, legend string }{
		{"On a shelf, there are three books: a red book, a blue book, and a green book. The red book is to the left of the blue book. The green book is the leftmost.\nOptions:\n(A) The red book is the rightmost\n(B) The blue book is the rightmost\n(C) The green book is the rightmost",
			"1_2_3_ #1:C1 #2:A<B #3:-1", "A3=A\nB3=B\nC3=C\n"},
		{"Ann, Ben, and Cid ran a race. Cid finished ahead of Ann but behind Ben. Who came in second?", "1_2_3_ #1:C<A #2:B<C #3:2", "A2=Ann\nB2=Ben\nC2=Cid\n"},
		{"Ann is taller than Ben. Ann is shorter than Cid. Who is the tallest?", "1_2_3_ #1:A<B #2:C<A #3:1", "A1=Ann\nB1=Ben\nC1=Cid\n"},
		{"A cat is faster than a dog, and the dog is faster than a hen. Which animal is the slowest?", "1_2_3_ #1:A<B #2:B<C #3:-1", "A3=cat\nB3=dog\nC3=hen\n"},
		{"Ann is older than Ben. Who is younger?", "1_2_ #1:A<B #2:-1", "A2=Ann\nB2=Ben\n"},
		{"Three friends, Ann, Ben and Cid, stand in a queue. Ann is in the middle. Ben is behind Ann. Who is last?", "1_2_3_ #1:A2 #2:A<B #3:-1", "A3=Ann\nB3=Ben\nC3=Cid\n"},
		{"In a race there were three runners: Ann, Ben, and Cid. Ann finished second-to-last. Ben finished last. In which place did Cid finish?", "1_2_3_ #1:A-2 #2:B-1 #3:C", "C1=first\nC2=second\nC3=third\n"},
		{"Ann is taller than Ben, who is taller than Cid. Which of the three is the shortest person?", "1_2_3_ #1:A<B #2:B<C #3:-1", "A3=Ann\nB3=Ben\nC3=Cid\n"},
		{"Ann, Ben, and Cid ran a race. Ann finished last. Ann finished third. Ben finished ahead of Cid. Who finished first?", "1_2_3_ #1:A-1 #2:B<C #3:1", "A1=Ann\nB1=Ben\nC1=Cid\n"},
		{"A fruit stand sells three fruits: figs, limes, and plums. The figs are the second-most expensive. The limes are less expensive than the figs. Which fruits are the cheapest?\n(A) figs\n(B) plums\n(C) limes",
			"1_2_3_ #1:A2 #2:A<B #3:-1", "A3=A\nB3=C\nC3=B\n"},
	} {
		checkBody(t, c.question, c.body, c.legend)
	}
}

// A statement or a question beyond the form, and clues that do not decide what is
// asked, are declined.
func TestWorkedOrderDeclines(t *testing.T) {
	for question, because := range map[string]string{
		"Ann is taller than Ben. Ann is taller than Cid. Who is the shortest?":                             "does not decide",
		"Ann is taller than Ben. Ben is taller than Cid. Cid is taller than Ann. Who is the tallest?":      "contradicts",
		"Ann, Ben, and Cid ran a race. Ann finished first. Ben finished first. Who finished last?":         "contradicts",
		"Ann is taller than Ben. Ben is taller than Cid. Dan is as tall as Cid. Who is the tallest?":       "not understood as a statement",
		"Ann is taller than Ben. Ben is taller than Cid. Who sings best?":                                  "the question about the order",
		"Ann is taller than Ben. Ben is older than Cid. Who is the tallest?":                               "",
		"Ann, Ben, and Cid ran a race. Ann finished fourth. Ben finished ahead of Cid. Who finished last?": "have no place",
		"Ann is taller than Ben. She is taller than Cid. Who is the tallest?":                              "",
		"Four friends, Ann, Ben, and Cid, stand in a queue. Ann is first. Ben is behind Cid. Who is last?": "",
		"Ann is directly left of Ben. Ben is left of Cid. Is Ann directly left of Cid?":                    "",
		"Ann is not taller than Ben. Ben is taller than Cid. Who is the tallest?":                          "",
		"Ann is taller than Ben. Ben is taller than Cid. Who is the tallest girl?":                         "the question about the order",
		"Ann is taller than Ben. Ben is taller than Cid. Which boy is the tallest?":                        "the question about the order",
		"Who is the tallest?": "",
		"Everyone is taller than Ben. Ben is taller than Cid. Who is the shortest?": "",
	} {
		p, err := everyFamily.Prompt(question)
		if err == nil {
			t.Errorf("%q: accepted as %q", question, p.Raw)
		} else if !errors.Is(err, ErrOutOfScope) || !strings.Contains(err.Error(), because) {
			t.Errorf("%q: error %v, want one that says %q", question, err, because)
		}
	}
}
