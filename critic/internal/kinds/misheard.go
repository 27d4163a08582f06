package kinds

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/arith"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem"
	"github.com/seed-25a395fc/reason/internal/lazyregexp"
	"github.com/seed-25a395fc/reason/internal/wordset"
	"github.com/seed-25a395fc/reason/prompts"
)

// Misheard reports whether the built-in model has heard another question than the one of the word
// problem, as far as that shows in an answer behind lines: it is sure of such wrong answers.
func (t *Things) Misheard(said, lines string) bool {
	return t.broken(said) || t.addsUpMore(lines) || t.comparesUntold(lines) || t.spendsWhatIsGot(lines) || t.leavesOut(lines) || t.addsRate(lines)
}

// Unheard reports whether the question alone shows that the model hears another.
func (t *Things) Unheard() bool { return t.asksUnnamed() || t.turns() }

// turns reports whether the text turns what its numbers say into something else: so that both
// have the same, the 7th, so many in front of somebody, twice as old, twice as many white ones,
// which was a quarter, and came back, who then had.
func (t *Things) turns() bool {
	q := strings.Join(t.question, " ")
	if strings.Contains(q, " so ") && strings.Contains(q, " same") || strings.Contains(q, "equally many") {
		return true
	}
	for i, w := range t.question[:max(0, len(t.question)-2)] { // how much does she pay for the pears
		if w == "for" && t.question[i+1] == "the" && slices.ContainsFunc(t.of, func(n thing) bool { return slices.Contains(n.kind, t.question[i+2]) }) {
			return true
		}
	}
	asksAge := slices.Contains(t.question, "old")
	for _, words := range t.sentences {
		for i, w := range words {
			at := func(k int) string {
				if i+k >= 0 && i+k < len(words) {
					return words[i+k]
				}
				return ""
			}
			multiple := w == "twice" || w == "time"
			switch {
			case w == "of" && at(-1) == "front", strings.HasPrefix(w, "#") && ordinalEnds.Has(at(1)),
				asksAge && multiple && at(1) == "a" && at(2) == "old", // as old
				multiple && at(1) == "a" && at(2) == "many" && at(4) == "one",
				w == "which" && (at(1) == "i" || at(1) == "wa") && (fractions.Has(at(2)) || fractions.Has(at(3)) || at(3) == "%"),
				w == "back" && at(-2) == "and",
				w == "who" && (at(1) == "then" || at(1) == "now") && at(2) == "had":
				return true
			}
		}
	}
	return false
}

// fractions stand behind "which was" where what was told before is the part.
var fractions = wordset.Of("half third quarter fourth fifth")

var ordinalEnds = wordset.Of("th st nd rd")

// spendsWhatIsGot reports whether a question asks what somebody got and lines take off what
// the tale says was spent of it: she saved $12 and spent $9, how much did she save.
func (t *Things) spendsWhatIsGot(lines string) bool {
	did := slices.Index(t.question, "did")
	if did < 0 || !slices.ContainsFunc(t.question[did:], func(w string) bool { return getting.Has(w) }) || t.compares || slices.Contains(t.question, "left") || slices.Contains(t.question, "extra") {
		return false
	}
	for _, m := range takenOff.FindAllStringSubmatch(lastLine(lines), -1) {
		n := t.tagged(m[1])
		if n == nil {
			continue
		}
		for _, w := range slices.Backward(t.before(n)) {
			if getting.Has(w) || strings.HasPrefix(w, "#") {
				break
			}
			if spending.Has(w) {
				return true
			}
		}
	}
	return false
}

// leavesOut reports whether lines leave out a number that is told of whom the question asks.
func (t *Things) leavesOut(lines string) bool {
	i := slices.IndexFunc(t.question, func(w string) bool { return w == "doe" || w == "did" || w == "do" || w == "will" })
	if i < 0 || i+1 >= len(t.question) || pronouns.Has(t.question[i+1]) {
		return false
	}
	whose := t.question[i+1]
	for k := range t.of {
		n := &t.of[k]
		before := t.before(n)
		for m, w := range slices.Backward(before) {
			if strings.HasPrefix(w, "#") {
				before = before[m+1:]
				break
			}
		}
		if !takes(lines, n) && slices.Contains(before, whose) {
			return true
		}
	}
	return false
}

var pronouns = wordset.Of("he she it they i we you the a an his her their hi it each both all")

// addsRate reports whether lines add so much a month and an amount that is told once.
func (t *Things) addsRate(lines string) bool {
	for line := range strings.Lines(lines) {
		o, ok := addsGiven(line)
		if !ok {
			continue
		}
		if a, b := t.tagged(o.TagA), t.tagged(o.TagB); a != nil && b != nil && t.rateUnit(a, spans) != t.rateUnit(b, spans) {
			return true
		}
	}
	return false
}

func lastLine(lines string) string {
	lines = strings.TrimSpace(lines)
	return lines[strings.LastIndexByte(lines, '\n')+1:]
}

// before are the words of a sentence before a number, in the singular.
func (t *Things) before(n *thing) []string {
	words := t.sentences[n.sentence]
	return words[:max(0, slices.Index(words, prompts.WorkedTag(n.tag)+n.number))]
}

var (
	takenOff = lazyregexp.New(`-#(\d+):`)
	getting  = wordset.Of("save saved earn earned collect collected pick picked find found make made bake baked win won buy bought get got receive received")
	spending = wordset.Of("spend spent give gave lose lost sell sold eat ate use used drop dropped")
)

// tale are the words before the question, in the singular.
func (t *Things) tale() [][]string {
	var out [][]string
	for _, s := range t.sentences {
		if len(t.question) > 0 && slices.Contains(s, "how") && (slices.Contains(s, "?") || slices.Contains(s, "many")) {
			s = s[:slices.Index(s, "how")]
		}
		out = append(out, s)
	}
	return out
}

// asksUnnamed reports whether a question counts things that the tale does not name.
func (t *Things) asksUnnamed() bool {
	if t.asked == nil || len(t.sentences[0]) == 0 || slices.Contains(t.question, "needed") || isThat(t.question) || strings.HasPrefix(t.sentences[0][0], "how") {
		return false
	}
	noun := t.asked[len(t.asked)-1]
	if commonNames.Has(noun) || coinNames.Has(noun) {
		return false
	}
	return !slices.ContainsFunc(t.tale(), func(s []string) bool {
		for i, w := range s {
			if w == noun && !(i == 1 && len(s) > 2 && (s[2] == "a" || s[2] == "the")) { // Ivo cuts a rope
				return true
			}
		}
		return false
	})
}

// commonNames are what things, people and money are called that a tale names otherwise.
var commonNames = wordset.Of("person thing item dollar way time kid child animal piece day hour minute second week month year leg wheel man woman load")

// addsUpMore reports whether a question asks how many more, and the last line is a sum.
func (t *Things) addsUpMore(lines string) bool {
	last, ok := wordproblem.ReadOperation(lastLine(lines))
	return ok && last.Op == "+" && (t.compares || len(t.question) > 3 && t.question[1] == "many" && t.question[3] == "more")
}

// isThat reports whether a question ends in "is that".
func isThat(q []string) bool { return strings.Contains(strings.Join(q, " "), " i that") }

// comparesUntold reports whether a question asks how many more did one thing than another of
// which no number is told, and lines take no number twice, as they would have to: how many more
// survived than died.
func (t *Things) comparesUntold(lines string) bool {
	if !t.compares || !slices.Contains(t.question, "than") || slices.ContainsFunc(t.of, func(n thing) bool { return strings.Count(lines, prompts.WorkedTag(n.tag)) > 1 }) {
		return false
	}
	for _, verb := range t.question {
		if strings.HasSuffix(verb, "ed") && !slices.ContainsFunc(t.tale(), func(s []string) bool {
			return slices.Contains(s, verb) && slices.ContainsFunc(s, func(w string) bool { return strings.HasPrefix(w, "#") })
		}) {
			return true
		}
	}
	return false
}

// broken reports whether an answer is no whole number of things though all numbers of the
// tale are whole.
func (t *Things) broken(said string) bool {
	v, ok := arith.Rational(said)
	if !ok || v.IsInt() || t.asked == nil {
		return false
	}
	whole := func(n thing) bool { return !strings.Contains(n.number, ".") && !n.percent }
	return !wordproblem.IsUnit(t.asked[len(t.asked)-1]) && !slices.ContainsFunc(t.of, func(n thing) bool { return !whole(n) })
}
