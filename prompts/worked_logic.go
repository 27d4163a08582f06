package prompts

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
)

// logicRule says that all of a class belong to another class, or have a property
// or lack it: "Every jompus is not shy."
type logicRule struct {
	class, sign, of string // sign is "=" for a class, "+" and "-" for a property
}

// proof is a question about somebody of a class and what holds of all classes.
type proof struct {
	rules       []logicRule
	who, start  string
	sign, asked string // the property that is asked for
	ofClass     bool   // it is that of belonging to a class, by whose name it goes
}

const (
	maxLogicRules = WorkedMaxTags - 1
	// maxLogicWords is the largest number of classes, and of properties.
	maxLogicWords = 26
)

var (
	oneRule  = lazyregexp.New(`^(?:Every|Each|Any|An?) ([a-z]+) is (not )?(an? )?([a-z]+)$`)
	manyRule = lazyregexp.New(`^(?:All )?([A-Za-z][a-z]+) are (not )?([a-z]+)$`)
	isOne    = lazyregexp.New(`^(\p{Lu}\pL+) is an? ([a-z]+)$`)
	claim    = lazyregexp.New(`^(\p{Lu}\pL+) is (not )?(an? )?([a-z]+)$`)
	isAsked  = lazyregexp.New(`^Is (\p{L}\pL+) (not )?(an? )?([a-z]+)$`)
	truthOf  = lazyregexp.New(`^(?i:is it true (?:or false )?that|true or false,?) (\p{L}\pL+ is .+)$`)
	// statementNext says that the statement to judge follows.
	statementNext = lazyregexp.New(`(?i)^(?:(?:is|decide whether|tell whether|determine whether) (?:the following|this) (?:statement|sentence) (?:is )?)?true(?: or false|, false,? or unknown)$`)
	// noneOf says that nothing of a class has a property: "No wumpus is red."
	noneOf      = lazyregexp.New(`^No ([a-z]+) (is|are) ([a-z]+)$`)
	noneOfClass = lazyregexp.New(`^No ([a-z]+) is an? ([a-z]+)$`)
	// noRule are words that begin a sentence as a class does, or end it as a property does.
	noRule = newWordSet(`they these those some most many we you there both none few who what all he she it this that no
		not here a an the also only either neither never always one another true false ` + hedging)
	irregular = map[string]string{"men": "man", "women": "woman", "people": "person", "children": "child", "mice": "mouse", "geese": "goose"}
)

// readLogic reads a question about what follows from general rules. Classes
// become capital letters and properties small ones, each in the order in which
// they come in:
//
//	Every jompus is shy. Jompuses are wumpuses. Wumpuses are not red. Max is a jompus. True or false: Max is red.
//	A+b?#1:A+a#2:A=B#3:B-b#4:?
func readLogic(q *query) (body string, ok bool, err error) {
	if !q.mentions("is ", "does ", "can ") || q.endsInAmount() {
		return "", false, nil // no proof is asked for so
	}
	p, ok := parseProof(q.text)
	if !ok {
		return "", false, nil
	}
	if err := p.check(); err != nil {
		return "", false, err
	}
	classes, properties := p.letters()
	letter := func(r logicRule) string {
		if r.sign == "=" {
			return string(rune('A' + slices.Index(classes, r.of)))
		}
		return string(rune('a' + slices.Index(properties, r.of)))
	}
	class := func(name string) string { return string(rune('A' + slices.Index(classes, name))) }
	var b strings.Builder
	b.WriteString(class(p.start) + p.sign + letter(logicRule{of: p.asked}) + "?")
	for i, r := range p.rules {
		b.WriteString(WorkedTag(i+1) + class(r.class) + r.sign + letter(r))
	}
	return b.String() + WorkedTag(len(p.rules)+1) + "?", true, nil
}

// parseProof reads sentences, all of which must be rules, one fact and the
// question.
func parseProof(question string) (p proof, ok bool) {
	sentences := proofSentences(question)
	for i := range sentences {
		if m := noneOf.FindStringSubmatch(sentences[i]); m != nil {
			sentences[i] = map[string]string{"is": "Every ", "are": "All "}[m[2]] + m[1] + " " + m[2] + " not " + m[3]
		}
	}
	n := len(sentences)
	if n < 3 || !p.ask(sentences[n-1], sentences[n-2]) {
		return p, false
	}
	if n--; statementNext.MatchString(sentences[n-1]) {
		n--
	}
	words := newLogicWords(sentences[:n], p)
	for _, s := range sentences[:n] {
		if m := isOne.FindStringSubmatch(s); m != nil && oneRule.FindString(s) == "" {
			if p.start != "" || m[1] != p.who {
				return p, false
			}
			p.start = m[2]
			continue
		}
		r, ok := words.rule(s)
		if m := noneOfClass.FindStringSubmatch(s); m != nil && p.ofClass && m[2] == p.asked {
			r, ok = logicRule{m[1], "-", p.asked}, true
		}
		if !ok {
			return p, false
		}
		p.rules = append(p.rules, r)
	}
	if p.ofClass {
		p.rules = append(p.rules, logicRule{p.asked, "+", p.asked})
	}
	return p, p.start != "" && len(p.rules) > 0 && !p.inOtherWords()
}

// ask reads the question, which may be a statement behind one that announces it.
func (p *proof) ask(last, before string) bool {
	m := isAsked.FindStringSubmatch(last)
	if m == nil {
		announced := statementNext.MatchString(before)
		if t := truthOf.FindStringSubmatch(last); t != nil {
			last, announced = capitalized(t[1]), true
		}
		if m = claim.FindStringSubmatch(last); m == nil || !announced {
			return false
		}
	}
	p.who, p.sign, p.ofClass, p.asked = capitalized(m[1]), signOf(m[2]), m[3] != "", m[4]
	return !noRule[p.asked] && !noRule[strings.ToLower(p.who)]
}

func signOf(not string) string {
	if not != "" {
		return "-"
	}
	return "+"
}

// logicWords are the words that the sentences show to be classes or properties.
type logicWords struct{ classes, properties map[string]bool }

func newLogicWords(sentences []string, p proof) logicWords {
	w := logicWords{map[string]bool{}, map[string]bool{}}
	if p.ofClass {
		w.classes[p.asked] = true
	} else {
		w.properties[p.asked] = true
	}
	for _, s := range sentences {
		if m := oneRule.FindStringSubmatch(s); m != nil {
			w.classes[m[1]] = true
			if m[3] != "" {
				w.classes[m[4]] = true
			} else {
				w.properties[m[4]] = true
			}
		} else if m := isOne.FindStringSubmatch(s); m != nil {
			w.classes[m[2]] = true
		}
	}
	for _, s := range sentences { // when all that stand in the singular are known
		if m := manyRule.FindStringSubmatch(s); m != nil && oneRule.FindString(s) == "" {
			if one, ok := w.singular(strings.ToLower(m[1])); ok {
				w.classes[one] = true
			}
		}
	}
	return w
}

// rule reads a sentence; ok is false if it is no rule or could be read in two ways.
func (w logicWords) rule(sentence string) (r logicRule, ok bool) {
	if m := oneRule.FindStringSubmatch(sentence); m != nil {
		r = logicRule{m[1], signOf(m[2]), m[4]}
		if m[3] != "" {
			r.sign = "="
		}
		return r, !noRule[m[1]] && !noRule[m[4]] && (m[2] == "" || m[3] == "")
	}
	m := manyRule.FindStringSubmatch(sentence)
	if m == nil || noRule[strings.ToLower(m[1])] || noRule[m[3]] {
		return r, false
	}
	if r.class, ok = w.singular(strings.ToLower(m[1])); !ok {
		return r, false
	}
	one, plural := w.singular(m[3])
	property, class := w.properties[m[3]], plural && w.classes[one]
	if !property && !class { // it stands nowhere else
		class = plural && !strings.HasSuffix(m[3], "ss") && !strings.HasSuffix(m[3], "ous")
		property = !class
	}
	if r.sign, r.of = signOf(m[2]), m[3]; class {
		r.sign, r.of = "=", one
	}
	return r, property != class && (m[2] == "" || property)
}

// singular is the class that a plural names. Of two that it might, it is the one
// that stands elsewhere; ok is false for what is no plural, or if both do.
func (w logicWords) singular(plural string) (one string, ok bool) {
	if one, ok := irregular[plural]; ok {
		return one, true
	}
	stem, ok := strings.CutSuffix(plural, "s")
	if !ok || stem == "" {
		return "", false
	}
	candidates := []string{stem}
	if short, ok := strings.CutSuffix(stem, "e"); ok {
		candidates = []string{short, stem}
		if short, ok := strings.CutSuffix(short, "i"); ok {
			candidates = []string{short + "y", stem}
		} else if strings.TrimRight(short, "sxzho") == short { // "apples"
			candidates = []string{stem}
		}
	}
	known := slices.DeleteFunc(slices.Clone(candidates), func(c string) bool { return !w.classes[c] })
	switch len(known) {
	case 0:
		return candidates[0], true
	case 1:
		return known[0], true
	}
	return "", false
}

// letters are the classes and the properties in the order of the sentences.
func (p *proof) letters() (classes, properties []string) {
	add := func(to []string, name string) []string {
		if slices.Contains(to, name) {
			return to
		}
		return append(to, name)
	}
	for _, r := range p.rules {
		classes = add(classes, r.class)
		if r.sign == "=" {
			classes = add(classes, r.of)
		} else {
			properties = add(properties, r.of)
		}
	}
	return add(classes, p.start), add(properties, p.asked)
}

// check says what is beyond the form: classes belong to one class at most, and
// nothing is said twice.
func (p *proof) check() error {
	classes, properties := p.letters()
	if len(p.rules) > maxLogicRules || len(classes) > maxLogicWords || len(properties) > maxLogicWords {
		return outOfScope("at most %d rules are understood", maxLogicRules)
	}
	above := map[string]string{}
	for i, r := range p.rules {
		said := func(o logicRule) bool {
			return o.class == r.class && o.of == r.of && (o.sign == "=") == (r.sign == "=")
		}
		switch {
		case slices.ContainsFunc(p.rules[:i], said):
			return outOfScope("whether %q is %q is said twice", r.class, r.of)
		case r.sign == "=" && above[r.class] != "":
			return outOfScope("%q belongs to more than one class", r.class)
		case r.sign == "=":
			above[r.class] = r.of
		}
	}
	for _, class := range classes {
		at := class
		for range classes {
			if at = above[at]; at == class {
				return outOfScope("%q is a %q in the end, which is a circle", class, class)
			}
		}
	}
	return nil
}

// logicAnswer reads T and F, and U for what does not follow either way.
func logicAnswer(stated string) (string, bool) {
	if stated == "U" {
		return "Unknown", true
	}
	return booleanAnswer(stated)
}
