// Package dyck reads questions for the brackets that close a sequence of brackets, and what the model
// answers to them. It declines a sequence that closes what is not open, that is too long or too deep.
package dyck

import (
	"slices"
	"strings"
	"unicode"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
	"github.com/seed-25a395fc/reason/prompts/internal/form"
	"github.com/seed-25a395fc/reason/prompts/internal/lex"
	"github.com/seed-25a395fc/reason/prompts/internal/query"
)

const (
	// Group is the number of brackets that a line of a bracket problem
	// works through.
	Group = 5
	// maxDepth is the largest number of open brackets: each has a letter.
	maxDepth = 26
)

var (
	closeWords = lazyregexp.New(`(?i)\b(clos\w*|complet\w*|finish\w*|balanc\w*|missing|follow|match\w*|ends?|unbalanced|unclosed|append|still (?:need|lack)|need(?:ed)? to|lacks?|remaining)\b`)
	nounWords  = lazyregexp.New(`(?i)\b(sequence|brackets?|parenthes[ei]s|braces?|string|input|code|symbols?|characters?|ones)\b`)
	// closeThis is a request that names no brackets and ends in several.
	closeThis = lazyregexp.New(`^(?i)(?:(?:please|can|could|would|will|should|must|do|does|what|which|how|you|we|i|it|have|need|needs|is|to|add|type|write|put|tell|me|so|that|in|order|symbols?|characters?),? )*(?:closes?|complete|finish|balance|match)(?: (?:this|these|it|all|up|off|for me|please))*\s*[:-]?\s*[(\[{<]\s*,?\s*[()\[\]{}<>][()\[\]{}<>,\s]*[.?!]?$`)
)

// Read reads a question for the brackets that close a sequence. The
// sequence is cut into groups of Group, each with a tag; the question
// takes the last: #1:[{[{[#2:]}#3:?
func Read(q *query.Question) (body string, ok bool, err error) {
	seq := unclosed(q.Text)
	if seq == "" || !closeWords.MatchString(q.Text) || !nounWords.MatchString(q.Text) && !closeThis.MatchString(q.Text) && !onlyToClose(q.Lower(), seq) {
		return "", false, nil
	}
	_, most, valid := bracketDepth(seq)
	switch {
	case !valid:
		return "", false, form.OutOfScope("a bracket of the sequence closes none that is open")
	case most > maxDepth:
		return "", false, form.OutOfScope("more than %d brackets are open at once", maxDepth)
	case len(seq) > Group*(form.MaxTags-1):
		return "", false, form.OutOfScope("the sequence has more than %d brackets", Group*(form.MaxTags-1))
	}
	var b strings.Builder
	tag := 1
	for ; len(seq) > 0; tag++ {
		n := min(Group, len(seq))
		b.WriteString(form.Tag(tag) + seq[:n])
		seq = seq[n:]
	}
	return b.String() + form.Tag(tag) + "?", true, nil
}

// unclosed is the run of brackets of a question that does not close all that it opens;
// "" if none does, or several.
func unclosed(question string) string {
	seq, run := "", []byte(nil)
	for i := 0; i <= len(question); i++ {
		if i < len(question) {
			switch question[i] {
			case '(', ')', '[', ']', '{', '}', '<', '>':
				if isArrow(question, i) {
					continue
				}
				run = append(run, question[i])
				continue
			case ' ', '\t', '\n', '\f', '\r', ',': // may stand within
				continue
			}
		}
		if len(run) == 0 {
			continue
		}
		if depth, _, valid := bracketDepth(string(run)); !valid || depth != 0 { // not "the brackets () and []"
			if seq != "" {
				return ""
			}
			seq = string(run)
		}
		run = run[:0]
	}
	return seq
}

// closeFillers stand around several brackets that are to be closed.
var closeFillers = lex.NewSet(`we i you have has got so far up to now here is are this that it them these please can could would will what which how do must should need
	to the and all with in order right add write type tell me s correctly properly half part side give following string at of whatever`)

// onlyToClose reports whether a text says nothing but that several brackets are to be closed.
func onlyToClose(text, seq string) bool {
	if len(seq) < 2 {
		return false
	}
	return !slices.ContainsFunc(strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }), func(w string) bool {
		return !closeFillers.Holds(w) && !closeWords.MatchString(w)
	})
}

// isArrow reports whether a bracket is the head of an arrow: "({[ <- what closes it?"
func isArrow(s string, i int) bool {
	shaft := func(at int) bool { return at >= 0 && at < len(s) && (s[at] == '-' || s[at] == '=') }
	return s[i] == '<' && shaft(i+1) || s[i] == '>' && shaft(i-1)
}

// bracketDepth is how many brackets a sequence leaves open, and the most that
// are open at once; valid is false if one closes what is not open.
func bracketDepth(seq string) (left, most int, valid bool) {
	var open []byte
	for i := range len(seq) {
		kind := strings.IndexByte("([{<)]}>", seq[i])
		if kind < 4 {
			open = append(open, seq[i])
			most = max(most, len(open))
			continue
		}
		if len(open) == 0 || open[len(open)-1] != "([{<"[kind-4] {
			return 0, 0, false
		}
		open = open[:len(open)-1]
	}
	return len(open), most, true
}

var closers = lazyregexp.New(`^=((?:[a-z][)\]}>])+)$`)

// Answer is the brackets of "=b]a}" with a blank between: "] }".
func Answer(stated string) (string, bool) {
	found := closers.FindStringSubmatch(stated)
	if found == nil {
		return "", false
	}
	var out []string
	for i := 1; i < len(found[1]); i += 2 {
		out = append(out, found[1][i:i+1])
	}
	return strings.Join(out, " "), true
}
