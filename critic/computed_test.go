package critic

import "testing"

func judge(t *testing.T, k Case) Verdict {
	t.Helper()
	v, err := Computed{}.Check(t.Context(), k)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

const mia = "<q>#1: Mia has 47 apples. #2: She buys 8 more, #3: then loses 13. #4: How many apples does Mia have?\n<a>"

// What lines and prose are found to be is said in full, and of what nobody understands no more is
// known than before.
func TestComputedSaysWhatIsFound(t *testing.T) {
	const question = "How many apples are left of 55 when 13 are eaten?"
	for _, row := range []struct {
		prompt, accepted, chunk string
		want                    Verdict
	}{
		{mia, "#1:47\n", "#2:47+8=54\n", Verdict{Grade: Fail, PWrong: .99, Reason: "47 + 8 is 55, not 54", Fix: "#2:47+8=55\n", At: 9}},
		{"<q>!T&F=?\n<a>", "", "!T=F → F&T\n", Verdict{Grade: Fail, PWrong: .99, Reason: "with F for !T, what is left is F&F, not F&T", Fix: "!T=F → F&F\n", At: 11, End: 12}},
		{"<q>!T&F=?\n<a>", "", "!T=F → F&F\n", Verdict{Grade: Pass, PWrong: .0005, Reason: "!T is F, and the rest keeps its value"}},
		{mia, "#1:47\n", "#2:not needed\n", Verdict{Grade: Unsure, PWrong: Prior, Reason: "whether #2 is needed cannot be computed"}},
		{question, "", "So 55 - 13 = 43 are left.", Verdict{Grade: Fail, PWrong: .99, Reason: "55 - 13 is 42, not 43", Fix: "So 55 - 13 = 42 are left.", At: 13}},
		{question, "", "So 55 - 13 = 42 are left.", Verdict{Grade: Pass, PWrong: .03, Reason: "1 equation recomputed, right as stated"}},
		{question, "", "Apples are fruits.", Verdict{Grade: Unsure, PWrong: Prior, Reason: "nothing to compute"}},
	} {
		row.want.Critic = "computed"
		if got := judge(t, Case{Question: row.prompt, Prompt: row.prompt, Accepted: row.accepted, Chunk: row.chunk}); got != row.want {
			t.Errorf("%q: got %+v, want %+v", row.chunk, got, row.want)
		}
	}
}
