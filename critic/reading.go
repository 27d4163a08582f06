package critic

import (
	"sync"

	"github.com/seed-25a395fc/reason/critic/internal/form"
	"github.com/seed-25a395fc/reason/critic/internal/kinds"
	"github.com/seed-25a395fc/reason/critic/internal/lines"
	"github.com/seed-25a395fc/reason/critic/internal/prose"
	"github.com/seed-25a395fc/reason/critic/internal/story"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/comparison"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/plan"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/schema"
)

// Reading is what critics read of a prompt, whichever of its chunks they judge: it is read
// once, when it is first needed, and so is what is accepted, which grows from chunk to chunk. It
// is safe for concurrent use.
type Reading struct {
	prompt     string
	judge      once[lines.Judge]
	problem    once[*wordproblem.Problem]
	things     once[*kinds.Things]
	unheard    once[bool]
	amounts    once[*comparison.Amounts]
	plan       once[*plan.Plan]
	comparison once[*comparison.Judge]
	question   prose.Grown
	accepted   prose.Grown
	sensed     once[[]story.Change]
}

// NewReading is that of a prompt, of which nothing is read yet.
func NewReading(prompt string) *Reading { return &Reading{prompt: prompt} }

// reading is that of the case, or one of its own.
func (k Case) reading() *Reading {
	if k.Reading != nil && k.Reading.prompt == k.Prompt {
		return k.Reading
	}
	return NewReading(k.Prompt)
}

// lines is the judge of worked lines before the first; nil where the prompt asks for none.
func (r *Reading) lines() lines.Judge {
	judge := r.first()
	if judge == nil {
		return nil
	}
	return judge.Anew()
}

// first is the judge of which all others are copies. It must not be changed.
func (r *Reading) first() lines.Judge {
	return r.judge.get(func() lines.Judge { return lines.New(r.prompt, "", "") })
}

// told is what the numbers of a word problem count. It must not be changed.
func (r *Reading) told() *kinds.Things {
	return r.things.get(func() *kinds.Things { return kinds.Read(r.prompt) })
}

// isUnheard reports whether the question is one that the built-in model hears otherwise.
func (r *Reading) isUnheard() bool {
	return r.unheard.get(func() bool { return r.told().Unheard() })
}

// cut is the word problem, cut for those that follow.
func (r *Reading) cut() *wordproblem.Problem {
	return r.problem.get(func() *wordproblem.Problem { return wordproblem.Read(r.prompt) })
}

// related is what a word problem says by comparing; nil for nothing.
func (r *Reading) related() *comparison.Amounts {
	return r.amounts.get(func() *comparison.Amounts { return comparison.Read(r.cut()) })
}

// way is the plan of a word problem before its first line; nil where it has none.
func (r *Reading) way() *plan.Plan {
	return r.plan.get(func() *plan.Plan { return schema.Read(r.cut(), r.related()) }).Anew()
}

// compared judges lines by what a word problem says by comparing, before the first of them; nil
// where it says nothing.
func (r *Reading) compared() *comparison.Judge {
	return r.comparison.get(func() *comparison.Judge { return comparison.NewJudge(r.related()) }).Anew()
}

// senses are what the clauses of a story do to the number that is asked for; nil where the prompt
// is none, or asks in a way that is not understood.
func (r *Reading) senses() []story.Change {
	return r.sensed.get(func() []story.Change { return story.Read(form.Clauses(r.prompt)) })
}

// once is a value that is made when it is first asked for.
type once[T any] struct {
	sync.Once
	value T
}

func (o *once[T]) get(read func() T) T {
	o.Do(func() { o.value = read() })
	return o.value
}
