package kinds

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/arith"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem"
	"github.com/seed-25a395fc/reason/prompts"
)

// perHolder objects to a line that multiplies what there is by how many there are in each,
// where it is asked how many hold them: 16 beads, 8 for each necklace, are no 128
// necklaces.
func (t *Things) perHolder(line, before string) Objection {
	o, ok := wordproblem.BeginOperation(line)
	if !ok || o.Op != "*" || o.TagB == "" {
		return Objection{}
	}
	total, each := t.tagged(o.TagA), t.tagged(o.TagB)
	if total != nil && t.isPer(total) && !t.isPer(each) {
		total, each = each, total
		o.A, o.B = o.B, o.A
	}
	if !t.isPer(each) || total == nil && !t.onlyOf(each.kind, before) {
		return Objection{}
	}
	if total != nil && !wordproblem.SameKind(total.kind, each.kind) && (each.kind != nil || total.kind == nil) {
		return Objection{}
	}
	x, _ := arith.Rational(o.A)
	tag := ""
	if total != nil {
		tag = strconv.Itoa(total.tag)
	}
	return Objection{
		Reason: fmt.Sprintf("%s is to be divided by %s for each", o.A, o.B),
		Fix:    operationLine(tag, x, '/', strconv.Itoa(each.tag), each.value()),
	}
}

// isPer reports whether a number tells how many of a thing belong to each of those that
// are asked for, which no number counts.
func (t *Things) isPer(n *thing) bool {
	holders := t.holders()
	if n == nil || n.kind == nil && !t.ends(n) || t.compares {
		return false
	}
	for i := range t.of {
		if kind := t.of[i].kind; kind != nil && slices.Contains(holders, kind[len(kind)-1]) {
			return false
		}
	}
	words := t.sentences[n.sentence]
	at := slices.IndexFunc(words, func(w string) bool { return strings.HasPrefix(w, prompts.WorkedTag(n.tag)) })
	if at < 0 {
		return false // it stands within another word
	}
	before, behind := words[:at], words[at+1:]
	numbered := func(w string) bool { return strings.HasPrefix(w, "#") }
	for i, w := range slices.Backward(before) {
		if numbered(w) {
			before = before[i+1:]
			break
		}
	}
	if i := slices.IndexFunc(behind, numbered); i >= 0 {
		behind = behind[:i]
	}
	return slices.ContainsFunc(holders, func(holder string) bool {
		return namesEach(before, holder) || namesEach(behind, holder) || slices.Contains(before, holder) && slices.Contains(behind[:min(4, len(behind))], "each")
	})
}

// ends reports whether a sentence ends with a number, which counts what was named before:
// "Each box holds 6."
func (t *Things) ends(n *thing) bool {
	words := t.sentences[n.sentence]
	return len(words) > 1 && words[len(words)-2] == prompts.WorkedTag(n.tag)+n.number
}

// holders are what is asked for: the things, or units of time where the question is how
// long something takes.
func (t *Things) holders() []string {
	switch {
	case t.asked != nil:
		return t.asked[len(t.asked)-1:]
	case len(t.question) > 1 && t.question[1] == "long":
		return []string{"second", "minute", "hour", "day", "week", "month", "year"}
	}
	return nil
}

// namesEach reports whether words name each of a thing.
func namesEach(words []string, thing string) bool {
	for i, w := range words[:max(0, len(words)-1)] {
		if (w == "each" || w == "per" || w == "every") && words[i+1] == thing {
			return true
		}
	}
	return false
}

// onlyOf reports whether lines take numbers of one kind and of none that is another.
func (t *Things) onlyOf(kind []string, lines string) bool {
	some := false
	for tag, _, rest, ok := wordproblem.Number(lines); ok; tag, _, rest, ok = wordproblem.Number(rest) {
		o := t.tagged(tag)
		if o == nil || o.kind != nil && !wordproblem.SameKind(o.kind, kind) {
			return false
		}
		some = some || o.kind != nil
	}
	return some
}
