package wordproblem

import (
	"strings"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
	"github.com/seed-25a395fc/reason/prompts/internal/query"
)

const (
	aPercent    = `(\d+(?:\.\d+)?) ?(?:%|percent|per cent)`
	anAmount    = `[$€£]? ?(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?: ?(?:dollars?|euros?|pounds?|bucks|usd|eur|€|£))?`
	percentLead = `^(?i)(?:please |can you |could you |so )*(?:(?:what|what's|whats|how much)(?: is| do i get (?:if|when) i| do you get (?:if|when) you| will be| would be)? |(?:tell me|calculate|compute|find|work out)(?: what is)? )?`
	percentTail = `(?:(?:,| -)? ?(?:what is (?:that|it)|is|what do i (?:get|pay)|what do you get|what's (?:that|it)|(?:is )?how much|how much is (?:that|it)))?[ ?.!=]*$`
)

// A lone question for a number that a percentage is added to or taken from, with the places of the
// number and of the percentage.
var percentForms = []struct {
	form           *lazyregexp.Regexp
	amount, change int
	told           string
}{
	{lazyregexp.New(percentLead + `(?:a )?` + aPercent + ` (?:off|less than|off of)(?: of)? ` + anAmount + percentTail), 2, 1, lessPercent},
	{lazyregexp.New(percentLead + `(?:decrease|reduce|lower) ` + anAmount + ` by ` + aPercent + percentTail), 1, 2, lessPercent},
	{lazyregexp.New(percentLead + `(?:take|subtract) ` + aPercent + ` (?:off|from|away from) ` + anAmount + percentTail), 2, 1, lessPercent},
	{lazyregexp.New(percentLead + anAmount + ` (?:minus|less|-|decreased by|reduced by|lowered by) ` + aPercent + percentTail), 1, 2, lessPercent},
	{lazyregexp.New(percentLead + anAmount + ` (?:with|after|at)(?: a)? ` + aPercent + ` (?:off|discount|reduction)` + percentTail), 1, 2, lessPercent},
	{lazyregexp.New(percentLead + anAmount + ` (?:with|after)(?: a)? ` + aPercent + ` (?:increase|raise|rise|markup)` + percentTail), 1, 2, morePercent},
	{lazyregexp.New(percentLead + aPercent + ` more than ` + anAmount + percentTail), 2, 1, morePercent},
	{lazyregexp.New(percentLead + `(?:increase|raise) ` + anAmount + ` by ` + aPercent + percentTail), 1, 2, morePercent},
	{lazyregexp.New(percentLead + `add ` + aPercent + ` to ` + anAmount + percentTail), 2, 1, morePercent},
	{lazyregexp.New(percentLead + anAmount + ` (?:plus|\+|increased by|raised by) ` + aPercent + percentTail), 1, 2, morePercent},
	{lazyregexp.New(percentLead + `(?:a |the )?` + aPercent + ` (?:tip|tax|fee|commission|service charge) (?:on|of|for) ` + anAmount + percentTail), 2, 1, ofPercent},
}

// What percentForms ask for, in words that the model was trained on: A is the amount, P the
// percentage.
const (
	lessPercent = "Start with A. Reduce it by P%. What is the result?"
	morePercent = "Start with A. Increase it by P%. What is the result?"
	ofPercent   = "What is P% of A?"
)

// changedByPercent is a lone question for a changed amount in plain words, "What is 20% off $50?"; other
// questions stay as they are.
func changedByPercent(q *query.Question) *query.Question {
	if !q.Mentions("%", "percent", "per cent") {
		return q
	}
	for _, f := range percentForms {
		if m := f.form.FindStringSubmatch(strings.TrimSpace(q.Text)); m != nil {
			return &query.Question{Text: strings.NewReplacer("A.", m[f.amount]+".", "A?", m[f.amount]+"?", "P%", m[f.change]+"%").Replace(f.told)}
		}
	}
	return q
}
