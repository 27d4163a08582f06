package problems

import (
	"fmt"
	"strings"

	"github.com/seed-25a395fc/reason/prompts"
)

const (
	// maxDyck is the largest number of groups of brackets.
	maxDyck = prompts.WorkedMaxTags - 1
	// maxDyckSymbols bounds the symbols of a question and its solution. A long
	// sequence with many brackets open is rare, and dear to train on.
	maxDyckSymbols = 640
)

// makeDyck makes a sequence of brackets of which some are still open. A step is
// a group of prompts.WorkedGroup brackets; the last group may be shorter.
func makeDyck(s Spec) Problem {
	r := newRNG(s.Seed, 7, uint64(s.Steps))
	n := prompts.WorkedGroup*(s.Steps-1) + r.between(1, prompts.WorkedGroup)
	seq := drawBrackets(r, n)
	for dyckSymbols(seq) > maxDyckSymbols {
		seq = drawBrackets(r, n)
	}
	p := Problem{Family: Dyck, Question: askBrackets(r, seq)}
	var stack []byte
	for group := 0; group < s.Steps; group++ {
		line := prompts.WorkedTag(group + 1)
		from := group * prompts.WorkedGroup
		for _, c := range []byte(seq[from:min(n, from+prompts.WorkedGroup)]) {
			if open := strings.IndexByte(opening, c); open >= 0 {
				stack = append(stack, closing[open])
			} else {
				stack = stack[:len(stack)-1]
			}
			line += labelled(stack, 1)
		}
		p.Steps = append(p.Steps, line+"="+labelled(stack, len(stack)))
	}
	p.Steps = append(p.Steps, prompts.WorkedTag(s.Steps+1)+prompts.WorkedAnswer+"="+labelled(stack, len(stack)))
	for i := len(stack) - 1; i >= 0; i-- {
		p.Answer += string(stack[i]) + " "
	}
	p.Answer = strings.TrimSpace(p.Answer)
	return p
}

const opening, closing = "([{<", ")]}>"

// labelled writes the uppermost n brackets of a stack from the top, each behind
// the letter of its depth.
func labelled(stack []byte, n int) string {
	if len(stack) == 0 {
		return "0."
	}
	var b strings.Builder
	for i := len(stack) - 1; i >= len(stack)-n; i-- {
		b.WriteByte('a' + byte(i))
		b.WriteByte(stack[i])
	}
	return b.String()
}

// drawBrackets draws a sequence of n brackets that leaves at least one open.
func drawBrackets(r *rng, n int) string {
	kinds := r.between(1, 4)
	if r.chance(70) {
		kinds = 4
	}
	from := r.intn(5 - kinds)
	deepest := r.between(2, 6)
	if r.chance(30) {
		deepest = r.between(4, 26)
	}
	grow := r.between(35, 65) // percent of brackets that open
	var seq, stack []byte
	for len(seq) < n {
		last := len(seq) == n-1
		if len(stack) == 0 || last && len(stack) == 1 || len(stack) < deepest && r.chance(grow) {
			k := from + r.intn(kinds)
			seq, stack = append(seq, opening[k]), append(stack, closing[k])
			continue
		}
		seq, stack = append(seq, stack[len(stack)-1]), stack[:len(stack)-1]
	}
	return string(seq)
}

// dyckSymbols counts the symbols of a question and its solution.
func dyckSymbols(seq string) int {
	total, depth := 0, 0
	for i := range len(seq) {
		if strings.IndexByte(opening, seq[i]) >= 0 {
			depth++
		} else {
			depth--
		}
		total += 3 // in the question, and the two of its top
		if i%prompts.WorkedGroup == prompts.WorkedGroup-1 || i == len(seq)-1 {
			total += 4 + 2*max(1, depth) // two tags, "=", the stack, the end of the line
		}
	}
	return total + 2*depth
}

// askBrackets asks for the rest of a sequence.
func askBrackets(r *rng, seq string) string {
	between := []string{" ", "", ", "}[r.weighted(70, 25, 5)]
	return fmt.Sprintf(pick(r, bracketPhrases), strings.Join(strings.Split(seq, ""), between))
}

var bracketPhrases = []string{
	"Complete the sequence so that all brackets are closed properly. Input: %s",
	"Complete the rest of the sequence so that the brackets are closed in the right order. Input: %s",
	"Make sure that every parenthesis is closed and complete the sequence. Input: %s",
	"Which brackets close this sequence? %s",
	"Close all open brackets: %s",
	"Close the brackets in %s",
	"Finish this sequence of brackets: %s",
	"What is missing to balance these brackets?\n%s",
	"Write the closing brackets that complete this sequence.\nSequence: %s",
	"Give the closing parentheses for this input: %s",
	"The string %s is not balanced. Which closing brackets are missing at the end?",
	"Balance the parentheses: %s",
	"Add the missing closing brackets to the sequence %s",
	"Here is a sequence of brackets: %s\nHow does it have to end so that all of them match?",
	"Given the brackets (), [], {} and <>, complete the sequence: %s",
	"please close these brackets %s",
}
