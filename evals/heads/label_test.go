package heads

import (
	"testing"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/evals/data"
	"github.com/seed-25a395fc/reason/evals/problems"
	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/pipelinetest"
	"github.com/seed-25a395fc/reason/prompts"
)

func TestRightDrafts(t *testing.T) {
	const sum, stamps = "<q>2*3+4*5=?\n<a>", "<q>word Ida has #1:8 red and #2:3 blue pens, Al #3:4 and #4:5. How many more has Ida? #5:\n<a>"
	for _, row := range []struct {
		prompt string
		gold   []string
		draft  string
		right  bool
	}{
		{sum, []string{"2*3=6 → 6+4*5"}, "2*3=6 → 6+4*5\n", true},
		{sum, []string{"2*3=6 → 6+4*5"}, "4*5=20 → 2*3+20\n", true},
		{sum, []string{"2*3=6 → 6+4*5"}, "3+4=7 → 2*7*5\n", false},
		{stamps, []string{"#1:8+#2:3=11", "#3:4+#4:5=9", "11-9=2", "#5:ans 2"}, "#4:5+#3:4=9\n", true},
		{stamps, []string{"#1:8+#2:3=11", "#3:4+#4:5=9", "11-9=2", "#5:ans 2"}, "#1:8+#3:4=12\n", false},
		{stamps, []string{"#1:8+#2:3=11", "#3:4+#4:5=9", "11-9=2", "#5:ans 2"}, "#4:5+#3:4=8\n", false},
	} {
		p := place{gold: row.gold, context: critic.Case{Prompt: row.prompt}}
		if right, err := p.right(t.Context(), row.draft); err != nil || right != row.right {
			t.Errorf("%q for %q: right %t, %v", row.draft, row.gold[0], right, err)
		}
	}
}

// A line that is none of the gold steps is right if the model comes from it to the answer.
func TestAnotherWayToTheAnswerIsRight(t *testing.T) {
	const question = "<q>word Ida has #1:8 red and #2:3 blue pens, Al #3:4 and #4:5. How many more has Ida? #5:\n<a>"
	goesOn := map[string]string{
		"#1:8-#3:4=4\n":  "#4:5-#2:3=2\n4-2=2\n#5:ans 2\n",
		"#1:8+#3:4=12\n": "#5:ans 12\n",
		"#1:8-#3:4=5\n":  "#5:ans 2\n",
	}
	model := &pipelinetest.Model{Write: func(text string, _ pipeline.Sampling) string { return goesOn[text[len(question):]] }}
	prompt := prompts.Prompt{Raw: question}
	for draft, want := range map[string]bool{"#1:8-#3:4=4\n": true, "#1:8+#3:4=12\n": false, "#1:8-#3:4=5\n": false} {
		session, err := model.Start(prompt)
		if err != nil {
			t.Fatal(err)
		}
		defer session.Close()
		if err := session.Append(draft); err != nil {
			t.Fatal(err)
		}
		p := place{
			Drafter: Drafter{Format: prompts.Worked{}}, session: session, word: true, prompt: prompt, answer: "2",
			gold: []string{"#1:8+#2:3=11", "#3:4+#4:5=9", "11-9=2", "#5:ans 2"}, context: critic.Case{Prompt: question},
		}
		if right, err := p.right(t.Context(), draft); err != nil || right != want {
			t.Errorf("%q: right %t, %v", draft, right, err)
		}
	}
}

// A word problem that could be read as a story is put as its gold steps are.
func TestPromptIsOfTheFamilyOfTheSteps(t *testing.T) {
	const question = "Penny had 81 cherries. She broke 26 of them and then sold 28 more. How many cherries are there now?"
	for family, item := range map[string]data.Item{
		prompts.Word:  {Task: "word-02", Question: question},
		problems.Rate: {Task: "rate-02", Question: question},
		prompts.Story: {Task: "story-02", Question: question},
	} {
		got, err := Drafter{Format: prompts.Worked{Families: prompts.WorkedFamilies()}}.prompt(item)
		if family == problems.Rate {
			family = prompts.Word
		}
		want, _ := prompts.Worked{Families: []string{family}}.Prompt(question)
		if err != nil || got.Raw == "" || got.Raw != want.Raw {
			t.Errorf("%s: %q, %v; want %q", family, got.Raw, err, want.Raw)
		}
	}
}
