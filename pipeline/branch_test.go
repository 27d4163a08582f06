package pipeline_test

import (
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/pipelinetest"
)

// sums writes "2+3=" and a number that begins with the digit it was led to, or 9.
// After "=" it finds 7, 5 and 6 possible too, in this order.
func sums() *pipelinetest.Model {
	return &pipelinetest.Model{
		Write: func(text string, _ pipeline.Sampling) string {
			line := text[strings.LastIndexByte(text, '\n')+1:]
			switch {
			case strings.Contains(text, "=5 of them\n"):
				return "ans 5\n"
			case strings.HasSuffix(line, "="):
				return "9 of them\n"
			case strings.Contains(line, "="):
				return " of them\n"
			}
			return "2+3=9 of them\n"
		},
		Others: func(text string) []pipeline.Alternative {
			if !strings.HasSuffix(text, "=") {
				return nil
			}
			return []pipeline.Alternative{{Text: "6", Logprob: -3}, {Text: "7", Logprob: -1}, {Text: "5", Logprob: -2}, {Text: "", Logprob: -.5}}
		},
	}
}

// sumJudge knows that 2+3 is 5 and where a sum is given. It spots another result
// as soon as it is written.
type sumJudge struct{ judge }

func newSumJudge() sumJudge {
	return sumJudge{func(c critic.Case) critic.Verdict {
		if wrongSum(c.Chunk) {
			return critic.Verdict{Critic: "sums", Grade: critic.Fail, PWrong: .99, At: len("2+3=")}
		}
		return critic.Verdict{Critic: "sums", Grade: critic.Pass, PWrong: .01}
	}}
}

func wrongSum(chunk string) bool {
	_, said, ok := strings.Cut(chunk, "=")
	return ok && said != "" && said[0] != '5'
}

func (sumJudge) Spots(c critic.Case) bool { return wrongSum(strings.TrimSuffix(c.Chunk, " ")) }

func TestBranchesGoOnFromTheMistakeLikeliestFirst(t *testing.T) {
	s := &pipeline.Solver{Model: sums(), Format: lines{}, Critic: newSumJudge(), Ladder: []pipeline.Rung{{Branches: 8}}}
	got, answer := trace(t, s)
	want := `0.1 drafted draft 2+3=9 of them
0.1 decided branch 
0.2 drafted branch 2+3=7 
0.2 decided branch 
0.3 drafted branch 2+3=5 of them
0.3 accepted pass 2+3=5 of them
`
	if !strings.HasPrefix(got, want) || !answer.Verified {
		t.Errorf("verified %t:\n%s\nwant\n%s", answer.Verified, got, want)
	}
	// Of the second draft one token is written, of the third the rest of the
	// line; what the model was led to is read. Nothing before is computed again.
	lines := len("2+3=9 of them\n") + len(" ") + len(" of them\n") + len("ans 5\n")
	if read := len("q\n") + len("7") + len("5"); answer.Spend.GeneratedTokens != lines || answer.Spend.PromptTokens != read {
		t.Errorf("%d tokens written, %d read, want %d and %d", answer.Spend.GeneratedTokens, answer.Spend.PromptTokens, lines, read)
	}
}

func TestAChunkThatWasBrokenOffDoesNotStand(t *testing.T) {
	never := sumJudge{func(critic.Case) critic.Verdict {
		return critic.Verdict{Critic: "sums", Grade: critic.Fail, PWrong: .9, At: len("2+3=")}
	}}
	s := &pipeline.Solver{Model: sums(), Format: lines{}, Critic: never, Ladder: []pipeline.Rung{{Branches: 1}}, Sampling: pipeline.Sampling{MaxTokens: 14}}
	_, answer := trace(t, s)
	if !strings.HasPrefix(answer.Text, "2+3=9 of them\n") {
		t.Errorf("answer %q", answer.Text)
	}
}

// Where all that is said is that a draft is unlikely, a way that is less likely
// still is not worth writing.
func TestOnlyLikelierWaysAreTakenWhereADraftIsOnlyUnlikely(t *testing.T) {
	for said, taken := range map[string]bool{"confidence": false, "sums": true} {
		doubts := judge(func(c critic.Case) critic.Verdict {
			if c.Chunk == "2+3=9 of them\n" {
				return critic.Verdict{Critic: said, Grade: critic.Fail, PWrong: .9}
			}
			return critic.Verdict{Critic: said, Grade: critic.Pass, PWrong: .01}
		})
		s := &pipeline.Solver{Model: sums(), Format: lines{}, Critic: doubts, Ladder: []pipeline.Rung{{Branches: 8}}, Sampling: pipeline.Sampling{MaxTokens: 40}}
		got, _ := trace(t, s)
		if n := counts(got); (n["branch"] > 0) != taken {
			t.Errorf("%s: %v:\n%s", said, n, got)
		}
	}
}

// Where each way is worked backwards and fails, too, few are taken.
func TestFewWaysAreTakenWhereOnlyWorkingBackwardsObjects(t *testing.T) {
	model := sums()
	model.Others = func(text string) (others []pipeline.Alternative) {
		for i := range 20 {
			others = append(others, pipeline.Alternative{Text: string(rune('a' + i)), Logprob: -1 - float32(i)/10})
		}
		if !strings.HasSuffix(text, "=") {
			return nil
		}
		return others
	}
	for said, want := range map[string]int{"inverse": 8, "sums": 20} {
		fails := judge(func(c critic.Case) critic.Verdict {
			return critic.Verdict{Critic: said, Grade: critic.Fail, PWrong: .9, At: len("2+3="), End: len("2+3=9")}
		})
		s := &pipeline.Solver{Model: model, Format: lines{}, Critic: fails, Ladder: []pipeline.Rung{{Branches: 44}}, Sampling: pipeline.Sampling{MaxTokens: 14}}
		if got, _ := trace(t, s); counts(got)["branch"] != want {
			t.Errorf("%s: %d ways, want %d:\n%s", said, counts(got)["branch"], want, got)
		}
	}
}

func TestModelsThatTellNoAlternativesAreDrawnFromAgain(t *testing.T) {
	model := sums()
	model.Others = nil
	s := &pipeline.Solver{Model: model, Format: lines{}, Critic: newSumJudge(), Ladder: []pipeline.Rung{{Branches: 8}, {Tries: 2, Temperature: 1}}}
	got, _ := trace(t, s)
	if n := counts(got); n["branch"] != 0 || n["resample T=1"] == 0 {
		t.Errorf("%v:\n%s", n, got)
	}
}

// Going back to the same text is not worth drafting all again.
func TestAPlaceIsTakenUpWhereItWasLeft(t *testing.T) {
	model := &pipelinetest.Model{Write: func(text string, _ pipeline.Sampling) string {
		if strings.Contains(text, "step 1") {
			return "bad\n"
		}
		return "step 1\n"
	}}
	s := &pipeline.Solver{
		Model: model, Format: lines{}, Critic: wrongIs("bad", ""), Sampling: pipeline.Sampling{MaxTokens: len("step 1\nbad\n")},
		Ladder: []pipeline.Rung{{Tries: 2, Temperature: 1}, {Back: 1, Temperature: .7}},
	}
	got, answer := trace(t, s)
	if n := strings.Count(got, "drafted"); n != 1+3+1 || !strings.HasPrefix(answer.Text, "step 1\nbad\n") {
		t.Errorf("%d drafts, answer %q:\n%s", n, answer.Text, got)
	}
}

// Another ending does not mend what is wrong before it.
func TestNoWayIsTakenBehindThePartWithTheMistake(t *testing.T) {
	for _, end := range []int{0, len("2+3=9")} {
		model := sums()
		numbers := model.Others
		model.Others = func(text string) []pipeline.Alternative {
			if strings.HasSuffix(text, "of ") {
				return []pipeline.Alternative{{Text: "u", Logprob: -.1}}
			}
			return numbers(text)
		}
		wrong := judge(func(c critic.Case) critic.Verdict {
			if wrongSum(c.Chunk) {
				return critic.Verdict{Critic: "sums", Grade: critic.Fail, PWrong: .99, At: len("2+3="), End: end}
			}
			return critic.Verdict{Critic: "sums", Grade: critic.Pass, PWrong: .01}
		})
		s := &pipeline.Solver{Model: model, Format: lines{}, Critic: wrong, Ladder: []pipeline.Rung{{Branches: 8}}, Sampling: pipeline.Sampling{MaxTokens: 140}}
		got, answer := trace(t, s)
		if known := end > 0; answer.Verified != known || strings.Contains(got, "9 of u") == known {
			t.Errorf("the mistake ends at byte %d: verified %t\n%s", end, answer.Verified, got)
		}
	}
}

// A way may be to the last token that a chunk may have: the chunk ends there as any that has found
// no end, and so does not the run.
func TestAWayToTheLastTokenOfAChunk(t *testing.T) {
	model := &pipelinetest.Model{
		Write: func(text string, _ pipeline.Sampling) string {
			return map[bool]string{true: "abcdef", false: "ans 1\n"}[strings.HasSuffix(text, "q\n")]
		},
		Others: func(text string) []pipeline.Alternative {
			if !strings.HasSuffix(text, "abcde") {
				return nil
			}
			return []pipeline.Alternative{{Text: "g", Logprob: -1}}
		},
	}
	s := &pipeline.Solver{Model: model, Format: lines{}, Critic: wrongIs("f", ""), Ladder: []pipeline.Rung{{Branches: 2}}, ChunkTokens: 6}
	if got, answer := trace(t, s); !strings.HasPrefix(answer.Text, "abcdeg") || answer.Stop != pipeline.Complete {
		t.Errorf("stop %s, answer %q:\n%s", answer.Stop, answer.Text, got)
	}
}

// Two ways that are put there as several tokens each have none of them in common.
func TestWaysOfSeveralTokensDoNotMix(t *testing.T) {
	read := ""
	model := &pipelinetest.Model{
		Write: func(text string, _ pipeline.Sampling) string {
			read += text + ";"
			switch _, line, _ := strings.Cut(text, "\n"); line {
			case "":
				return "1=x!\n"
			case "1=ab", "1=cd":
				return "x!\n"
			case "1=abx?!\n":
				return "ans 1\n"
			}
			return "!\n"
		},
		Others: func(text string) []pipeline.Alternative {
			switch {
			case strings.HasSuffix(text, "1="):
				return []pipeline.Alternative{{Text: "ab", Logprob: -1}, {Text: "cd", Logprob: -1.5}}
			case strings.HasSuffix(text, "=abx"):
				return []pipeline.Alternative{{Text: "?", Logprob: -1}}
			}
			return nil
		},
	}
	wrong := judge(func(c critic.Case) critic.Verdict {
		if strings.Contains(c.Chunk, "x!") {
			return critic.Verdict{Critic: "judge", Grade: critic.Fail, PWrong: .99, At: len("1=")}
		}
		return critic.Verdict{Critic: "judge", Grade: critic.Pass, PWrong: .01}
	})
	s := &pipeline.Solver{Model: model, Format: lines{}, Critic: wrong, Ladder: []pipeline.Rung{{Branches: 8}}}
	got, answer := trace(t, s)
	if answer.Text != "1=abx?!\nans 1\n" || !answer.Verified || strings.Contains(read, "cab") {
		t.Errorf("answer %q, the model read %q:\n%s", answer.Text, read, got)
	}
}

// What a critic blames may be all that the model writes there by itself: the ways through it lead to
// something else.
func TestWaysLeadAroundWhatIsBlamed(t *testing.T) {
	model := &pipelinetest.Model{
		Write: func(text string, _ pipeline.Sampling) string {
			switch _, answer, _ := strings.Cut(text, "\n"); answer {
			case "":
				return "one\n"
			case "t":
				return "wo\n"
			case "two\n":
				return "ans 2\n"
			}
			return "bad\n"
		},
		Others: func(text string) []pipeline.Alternative {
			if text == "q\n" {
				return []pipeline.Alternative{{Text: "t", Logprob: -1}}
			}
			return nil
		},
	}
	blames := judge(func(c critic.Case) critic.Verdict {
		if c.Chunk == "bad\n" {
			return critic.Verdict{Critic: "judge", Grade: critic.Fail, PWrong: .99, Blame: 1}
		}
		return critic.Verdict{Critic: "judge", Grade: critic.Pass, PWrong: .01}
	})
	s := &pipeline.Solver{
		Model: model, Format: lines{}, Critic: blames, Sampling: pipeline.Sampling{MaxTokens: 60},
		Ladder: []pipeline.Rung{{Blame: true, Temperature: .7}, {Branches: 4}, {Tries: 2, Temperature: .7}},
	}
	if got, answer := trace(t, s); answer.Text != "two\nans 2\n" || !answer.Verified {
		t.Errorf("answer %q:\n%s", answer.Text, got)
	}
}

// A draft that a fix left the beginning of is explored once.
func TestNoWayIsTakenTwiceBehindAFix(t *testing.T) {
	model := sums()
	model.Others = func(text string) []pipeline.Alternative {
		if !strings.HasSuffix(text, "\n2+") {
			return nil
		}
		return []pipeline.Alternative{{Text: "4", Logprob: -1}, {Text: "6", Logprob: -2}}
	}
	wrong := judge(func(c critic.Case) critic.Verdict {
		v := critic.Verdict{Critic: "sums", Grade: critic.Fail, PWrong: .99, At: len("2+3=")}
		if c.Chunk == "2+3=9 of them\n" {
			v.Fix = "2+3=8 of them\n"
		}
		return v
	})
	s := &pipeline.Solver{Model: model, Format: lines{}, Critic: wrong, Ladder: []pipeline.Rung{{Fix: true}, {Branches: 4}}, Sampling: pipeline.Sampling{MaxTokens: 20}}
	got, _ := trace(t, s)
	seen := map[string]bool{}
	for line := range strings.Lines(got) {
		if _, draft, is := strings.Cut(line, "drafted branch"); is && strings.HasPrefix(line, "0.") {
			if seen[draft] {
				t.Errorf("%q is drafted twice:\n%s", draft, got)
			}
			seen[draft] = true
		}
	}
	if len(seen) != 2 {
		t.Errorf("%d ways were taken:\n%s", len(seen), got)
	}
}
