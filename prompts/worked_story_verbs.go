package prompts

import "slices"

// repeatVerbs puts the verb before each amount that goes on with the one of the clause before, at
// another time or place: of "sells 12 on Saturday and 9 on Sunday" the model takes the second for
// one that comes in more often than not, of "and sells 9 on Sunday" it does not.
func repeatVerbs(clauses []clause) {
	for i := 1; i < len(clauses); i++ {
		before, s := clauses[i-1], clauses[i].words
		if clauses[i].question || clauses[i].quantity != 1 || endsSentence(before.words) || happens(s) {
			continue
		}
		verb := changeBefore(before.words)
		at := amountAt(s)
		if verb == nil || at < 0 || at > 1 || at == 1 && !s[0].is("and", "then") || !goesOn(s[at:]) {
			continue
		}
		with := slices.Clone(verb)
		with[0].space = true
		clauses[i].words = slices.Concat(s[:at], with, s[at:])
	}
}

// amountAt is where the first number of words stands, with its sign if it is money; -1 for none.
func amountAt(s []word) int {
	at := slices.IndexFunc(s, isNumber)
	if at > 0 && s[at-1].is("$") {
		at--
	}
	return at
}

// changeBefore is the verb that tells a change right before the first number of words, with what
// belongs to it: "gives away". It is nil for others.
func changeBefore(s []word) []word {
	end := amountAt(s)
	verb := end - 1
	if verb > 0 && s[verb].is("away", "out", "off", "up") {
		verb--
	}
	if verb < 0 || classOf(s[verb])&change == 0 || classOf(s[verb])&state != 0 || verb > 0 && s[verb-1].is("to", "was", "were", "is", "are", "has", "have", "had") {
		return nil
	}
	if number := end + slices.IndexFunc(s[end:], isNumber); s[verb].is("pick", "picks", "picked") && number+1 < len(s) && s[number+1].is("of") { // of those that there are
		return nil
	}
	return s[verb:end]
}

// goesOn reports whether words are an amount without the name of what it counts, with a time or a
// place behind it: "9 on Sunday", "$13 on food".
func goesOn(s []word) bool {
	at := slices.IndexFunc(s, isNumber) + 1
	return at < len(s) && s[at].is("on", "in", "at", "for", "during", "before", "after", "yesterday", "today", "later")
}
