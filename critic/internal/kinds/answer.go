package kinds

import (
	"math/big"
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/wordproblem"
	"github.com/seed-25a395fc/reason/internal/wordset"
	"github.com/seed-25a395fc/reason/prompts"
)

// Answered objects to an answer behind lines that is of another kind than what is asked for.
func (t *Things) Answered(tag int, said, lines string) Objection {
	for _, why := range []func(said, lines string) string{t.answersMoney, func(_, lines string) string { return t.unasked(lines) }} {
		if reason := why(said, lines); reason != "" {
			return Objection{Reason: reason}
		}
	}
	if part := t.partOnly(said, lines); part != "" {
		return Objection{Reason: part + " is asked for alone", Fix: prompts.WorkedTag(tag) + prompts.WorkedAnswer + part + "\n"}
	}
	return t.hoursAsMinutes(lines)
}

// partNames are parts of a price for which a question may ask alone.
var partNames = wordset.Of("discount tax tip interest commission")

// partOnly is what a last line adds or takes away that is a part of a price, where the
// question asks for the part: how much is the tip. "" where it does not, or the answer is that.
func (t *Things) partOnly(said, lines string) string {
	all := strings.Split(strings.TrimSpace(lines), "\n")
	last, ok := wordproblem.ReadOperation(all[len(all)-1])
	q := t.question
	how := slices.Index(q, "how")
	if how < 0 {
		how = slices.Index(q, "what") - 1
	}
	if !ok || last.TagB != "" || last.Op != "+" && last.Op != "-" || !strings.HasSuffix(last.Result, said) || len(q) < how+4 || !slices.ContainsFunc(t.of, func(n thing) bool { return n.percent }) {
		return ""
	}
	if t.doneToPart(q) && last.Op == "-" {
		return last.B
	}
	if next := q[how+2:]; partNames.Has(next[0]) || len(next) > 2 && next[1] == "the" && partNames.Has(next[2]) {
		return last.B
	}
	return ""
}

// doneToPart reports whether a question asks how many were sold or the like of which the tale
// says that a part was: he sold 30 % of them, how many did he sell.
func (t *Things) doneToPart(q []string) bool {
	did := slices.Index(q, "did")
	if did < 0 || slices.Contains(q, "left") || slices.Contains(q, "not") {
		return false
	}
	for _, asked := range q[did+1:] {
		if !lossVerbs.Has(stem(asked)) {
			continue
		}
		for _, words := range t.tale() {
			i := slices.IndexFunc(words, func(w string) bool { return stem(w) == stem(asked) })
			if i >= 0 && slices.ContainsFunc(words[i:min(i+6, len(words))], func(w string) bool { return w == "%" || w == "percent" || fractions.Has(w) }) {
				return true
			}
		}
	}
	return false
}

// lossVerbs are the stems of verbs by which a part goes.
var lossVerbs = wordset.Of("sell giv eat los spend us drop donat lend send throw drink burn break mail read")

var irregular = map[string]string{"sold": "sell", "gave": "giv", "ate": "eat", "lost": "los", "spent": "spend", "lent": "lend", "sent": "send", "threw": "throw", "drank": "drink", "broke": "break"}

// stem is a verb without its endings.
func stem(verb string) string {
	if s := irregular[verb]; s != "" {
		return s
	}
	return strings.TrimSuffix(strings.TrimSuffix(verb, "d"), "e")
}

// hoursAsMinutes objects to an answer that multiplies so much an hour by minutes, or the
// other way round, and never takes the 60 that lie between.
func (t *Things) hoursAsMinutes(lines string) Objection {
	for _, p := range productsIn(lines + "\n") {
		a, b := t.tagged(p.a), t.tagged(p.b)
		if a == nil || b == nil || strings.Contains(lines, "*60=") || strings.Contains(lines, "/60=") {
			continue
		}
		if t.rateUnit(a, shortSpans) == "" {
			a, b = b, a
		}
		rate, unit := t.rateUnit(a, shortSpans), ""
		if len(b.kind) > 0 {
			unit = b.kind[len(b.kind)-1]
		}
		steps := slices.Index(shortTimes, rate) - slices.Index(shortTimes, unit)
		if rate == "" || !slices.Contains(shortTimes, unit) || steps != 1 && steps != -1 {
			continue
		}
		v, ok := new(big.Rat).SetString(p.result)
		if !ok {
			continue
		}
		op := byte('/')
		if steps < 0 {
			op = '*'
		}
		fix := operationLine("", v, op, "", big.NewRat(60, 1))
		if fix != "" {
			fix += "\n"
		}
		return Objection{Reason: "it is so much each " + rate + ", and " + b.number + " are " + prompts.Plural(unit), Fix: fix}
	}
	return Objection{}
}

// shortTimes are units of time of which each is 60 of the one before.
var shortTimes = []string{"second", "minute", "hour"}

var shortSpans = wordset.Of("second minute hour")

// rateUnit is one of some units of time for each of which a number tells how much: 240 screws in an
// hour. "" for none.
func (t *Things) rateUnit(n *thing, units wordset.Set) string {
	words := t.sentences[n.sentence]
	at := slices.IndexFunc(words, func(w string) bool { return w == prompts.WorkedTag(n.tag)+n.number })
	for i := at + 1; at >= 0 && i < min(at+6, len(words)); i++ {
		if strings.HasPrefix(words[i], "#") {
			break
		}
		if one := words[i-1]; i > at+1 && units.Has(words[i]) && (one == "a" || one == "an" || one == "per" || one == "each" || one == "every") {
			return words[i]
		}
	}
	return ""
}
