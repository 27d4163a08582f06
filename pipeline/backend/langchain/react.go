package langchain

import (
	"regexp"
	"strings"

	"github.com/seed-25a395fc/reason/prompts"
)

// ReAct is the format for a solver that is the model of an agent (Yao et al.
// 2022, arXiv:2210.03629). The prompt of the agent is handed over unchanged;
// the text is complete with an action and its input, or with a final answer.
type ReAct struct{}

var _ prompts.Format = ReAct{}

// What langchaingo's agents look for: "Final Answer:" or "AI:", else an action.
var (
	finalAnswer = regexp.MustCompile(`(?m)^[ \t]*(?:Final Answer|AI):[ \t]*(\S.*)\n`)
	lastAnswer  = regexp.MustCompile(`(?m)^[ \t]*(?:Final Answer|AI):[ \t]*(\S.*)\z`)
	actionInput = regexp.MustCompile(`(?m)^[ \t]*Action Input:[ \t]*(\S.*)\n`)
)

// Name is "react".
func (ReAct) Name() string { return "react" }

// Prompt hands the agent's prompt over.
func (ReAct) Prompt(question string) (prompts.Prompt, error) {
	return prompts.Prompt{User: question}, nil
}

// Cue begins a final answer.
func (ReAct) Cue(_ prompts.Prompt, accepted string) string {
	if accepted == "" || strings.HasSuffix(accepted, "\n") {
		return "Final Answer:"
	}
	return "\nFinal Answer:"
}

// Final is the answer, or the input of the action that the text ends with.
func (ReAct) Final(text string) (string, bool) {
	for _, form := range []*regexp.Regexp{finalAnswer, actionInput, lastAnswer} {
		if found := form.FindStringSubmatch(text); found != nil {
			return strings.TrimSpace(found[1]), true
		}
	}
	return "", false
}
