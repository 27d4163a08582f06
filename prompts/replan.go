package prompts

import (
	_ "embed"
	"strings"
)

//go:embed replan.tmpl
var replanTemplate string

// Replanner is a [Format] of models that follow instructions: they can be asked for
// another plan in words.
type Replanner interface {
	Format
	// Replan states a question again, for a solution that does not begin with step as an
	// earlier one did. It fails as Prompt does.
	Replan(question, step string) (Prompt, error)
}

// Replan implements [Replanner].
func (s Steps) Replan(question, step string) (Prompt, error) {
	p, err := s.Prompt(question)
	if err != nil {
		return Prompt{}, err
	}
	p.User = strings.NewReplacer("{question}", p.User, "{step}", strings.TrimSpace(step)).Replace(strings.TrimSpace(replanTemplate))
	return p, nil
}
