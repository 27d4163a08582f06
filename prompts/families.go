package prompts

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/prompts/internal/arith"
	"github.com/seed-25a395fc/reason/prompts/internal/boolean"
	"github.com/seed-25a395fc/reason/prompts/internal/count"
	"github.com/seed-25a395fc/reason/prompts/internal/dyck"
	"github.com/seed-25a395fc/reason/prompts/internal/form"
	"github.com/seed-25a395fc/reason/prompts/internal/logic"
	"github.com/seed-25a395fc/reason/prompts/internal/navigate"
	"github.com/seed-25a395fc/reason/prompts/internal/order"
	"github.com/seed-25a395fc/reason/prompts/internal/query"
	"github.com/seed-25a395fc/reason/prompts/internal/sorting"
	"github.com/seed-25a395fc/reason/prompts/internal/story"
	"github.com/seed-25a395fc/reason/prompts/internal/swap"
	"github.com/seed-25a395fc/reason/prompts/internal/times"
	"github.com/seed-25a395fc/reason/prompts/internal/wordproblem"
)

// The names of the families of questions.
const (
	// Expr is an arithmetic expression.
	Expr = "expr"
	// Story is a story about one running quantity.
	Story = "story"
	// Signed is an arithmetic expression with a negative number behind an
	// operator, such as 3 - -4.
	Signed = "signed"
	// Bool is a Boolean expression.
	Bool = "bool"
	// Dyck is a sequence of brackets that is to be closed:
	//
	//	<q>#1:[{[{[#2:]}#3:?
	//	<a>#1:a]b}c]d}e]=e]d}c]b}a]
	//	#2:d}c]=c]b}a]
	//	#3:ans =c]b}a]
	//
	// A line shows, for each bracket of its group, what would have to close
	// next: its depth as a letter and the bracket, 0. for nothing; then all that
	// would, from the innermost on. With the letters, copying a stack is looking
	// letters up, which four symbols that repeat do not allow.
	Dyck = "dyck"
	// Navigate is a walk and the question whether it leads back to its start.
	Navigate = "navigate"
	// Swap is people who swap what they hold, in pairs.
	Swap = "swap"
	// Count is a list of things, some of them of the kind to be counted.
	Count = "count"
	// Order is things in a row, of whose places some is said.
	Order = "order"
	// Word is a word problem about any quantities (see [Worked]).
	Word = "word"
	// Sort is a list of words that are to be put in alphabetical order:
	//
	//	<q>sort #1:PLUM.#2:FIG.#3:PEAR.#4:?
	//	<a>ABCDEF#2: → #2:
	//	GHIJKLMNOP#1:#3:=#1:L#3:E=E#3:,L#1: → #2:#3:#1:
	//	QRSTUVWXYZ → #2:#3:#1:
	//	#4:ans #2:#3:#1:
	//
	// A line goes on through the alphabet to the first letter that words begin
	// with. If there are several, it spells the next letter of each and lists
	// them by it, group after group, until all are told apart; a point stands for
	// the end of a word. Behind the arrow stands all that is in order by then.
	Sort = "sort"
	// Logic is a small proof: what follows of somebody from rules about classes.
	//
	//	<q>A+b?#1:A+a#2:A=B#3:B-b#4:?
	//	<a>A#1:+a#2:=B
	//	B#3:-b
	//	#4:ans F
	//
	// A line shows all that the rules say of a class and goes on with the class
	// that it belongs to, until the property in question is among it or, "ans U",
	// nothing is left.
	Logic = "logic"
	// Time is amounts in other units (see [Worked]), times of day, dates and days of
	// the week. A line adds an amount or takes it away, hours and minutes apart, and
	// behind the arrow stands the time then:
	//
	//	<q>clock 7:45pm #1:+2h30min #2:pm?
	//	<a>7:45pm=19:45
	//	#1:45+30=75,75-60=15,19+2=21,21+1=22 → 22:15
	//	22:15=10:15pm
	//	#2:ans 10:15pm
	//
	// A day that may lie beyond the end of its month is followed by the month and its
	// days; the prompt names the leap years around:
	//
	//	<q>date 2/20/2016 leap 2016 #1:+15d #2:?
	//	<a>#1:20+15=35,2/29,35-29=6 → 3/6/2016
	//	#2:ans 3/6,2016
	//
	// Days of the week are counted from Sunday, day 0, and whole weeks taken off first:
	//
	//	<q>day 2 #1:+9d #2:?
	//	<a>#1:9-1*7=9-7=2,2+2=4
	//	#2:ans 4
	//
	// Between two times or dates, the answer is what lies between, and an amount that is
	// to be parted among units has a line for each but the last:
	//
	//	<q>unit h=60min #1:135min #2:h,min?
	//	<a>#1:135
	//	h:135-2*60=135-120=15 → 2h15min
	//	#2:ans 2h15min
	Time = "time"
)

// What opens the forms of some families. Time has one for each kind of its questions.
const (
	// CountOpening marks the questions that ask for the number of things of a kind.
	CountOpening = count.Opening
	// SortOpening marks the questions that ask for words in alphabetical order.
	SortOpening = sorting.Opening
	// WordOpening marks word problems.
	WordOpening = wordproblem.Opening

	UnitOpening  = times.UnitOpening
	ClockOpening = times.ClockOpening
	DateOpening  = times.DateOpening
	DayOpening   = times.DayOpening
	// NavigateStart is the state that a walk begins with: no steps to the north,
	// east, south or west so far, facing north.
	NavigateStart = navigate.Start
)

// WorkedGroup is the number of brackets that a line of a bracket problem
// works through.
const WorkedGroup = dyck.Group

// workedFamily is a family of questions as the worked format carries it.
type workedFamily struct {
	name string
	// about says what the family asks, for people.
	about string
	// read puts a question into the model's own form. ok is false when the
	// question is of another family; the error wraps ErrOutOfScope and says
	// what is wrong with a question of this one.
	read func(q *query.Question) (body string, ok bool, err error)
	// yields says that later families may take what this one finds wrong: prose
	// that is none of its own may be a question of theirs.
	yields bool
	// answer turns what stands behind "ans " into the bare answer; ok is false
	// when no answer of this family is written so.
	answer func(stated string) (answer string, ok bool)
}

// workedFamilies are all families, in the order in which they look at a
// question.
var workedFamilies = []workedFamily{
	{Dyck, "brackets to close", dyck.Read, false, dyck.Answer},
	{Bool, "Boolean expressions", boolean.Read, false, form.Truth},
	{Signed, "sums with negative numbers", arith.ReadSigned, false, form.Integer},
	{Navigate, "walks that may lead back", navigate.Read, false, navigate.Answer},
	{Swap, "who holds what after swaps", swap.Read, false, swap.Answer},
	{Order, "the order of things in a row", order.Read, false, order.Answer},
	{Count, "things to count by kind", count.Read, false, form.Integer},
	{Sort, "words to put in alphabetical order", sorting.Read, false, sorting.Answer},
	{Logic, "what follows from rules about classes", logic.Read, false, logic.Answer},
	{Time, "units, times of day and dates", times.Read, false, times.Answer},
	{Expr, "arithmetic in symbols or words", arith.ReadExpression, false, form.Integer},
	{Story, "short stories about one changing quantity", story.Read, true, form.Integer},
	{Word, "word problems", wordproblem.Read, false, form.Number},
}

// WorkedFamilies are the names of all families.
func WorkedFamilies() []string {
	names := make([]string, len(workedFamilies))
	for i, f := range workedFamilies {
		names[i] = f.name
	}
	return names
}

// Scope says in words what the model was trained on: the kinds of questions that it answers,
// separated by commas.
func (w Worked) Scope() string {
	var known []string
	for _, f := range slices.Backward(workedFamilies) {
		if w.knows(f.name) {
			known = append(known, f.about)
		}
	}
	return strings.Join(known, ", ")
}

// knows reports whether the model was trained on a family.
func (w Worked) knows(family string) bool {
	if w.Families == nil {
		return family == Expr || family == Story
	}
	return slices.Contains(w.Families, family)
}

// answer reads what stands behind "ans " in the way of the first family that
// knows it.
func (w Worked) answer(stated string) (string, bool) {
	for _, f := range workedFamilies {
		if !w.knows(f.name) {
			continue
		}
		if answer, ok := f.answer(stated); ok {
			return answer, true
		}
	}
	return "", false
}
