package problems

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/prompts"
)

const (
	// maxLogic is the largest number of classes on the way to an answer.
	maxLogic = 10
	// maxLogicRules is the largest number of rules.
	maxLogicRules = prompts.WorkedMaxTags - 1
)

// rule says that a class belongs to another, or has a property or lacks it. The
// classes of a problem are counted, and so are its properties.
type rule struct {
	class int
	sign  byte // '=' for a class, '+' and '-' for a property
	of    int
}

// proof is a chain of classes, each but the last a part of the next, and what is
// asked of somebody who belongs to one of them.
type proof struct {
	rules    []rule
	start    int // the class of the person
	sign     byte
	property int
}

func makeLogic(s Spec) Problem {
	r := newRNG(s.Seed, 16, uint64(s.Steps))
	l := drawProof(r, s.Steps)
	p := Problem{Family: Logic, Question: newLogicText(r, &l).question()}
	class, property := l.letters()
	verdict := ""
	for at := l.start; at >= 0 && verdict == ""; {
		line, above := class[at], -1
		for i, rule := range l.rules {
			if rule.class != at {
				continue
			}
			line += prompts.WorkedTag(i+1) + string(rule.sign)
			if rule.sign == '=' {
				line += class[rule.of]
				above = rule.of
				continue
			}
			if line += property[rule.of]; rule.of == l.property {
				verdict = map[bool]string{true: "T", false: "F"}[rule.sign == l.sign]
			}
		}
		if line == class[at] {
			line += "." // nothing is said of it
		}
		p.Steps = append(p.Steps, line)
		at = above
	}
	if verdict == "" {
		verdict = "U"
	}
	p.Steps = append(p.Steps, prompts.WorkedTag(len(l.rules)+1)+prompts.WorkedAnswer+verdict)
	p.Answer = map[string]string{"T": "True", "F": "False", "U": "Unknown"}[verdict]
	return p
}

// drawProof draws rules that take so many steps from the class of the person to
// one of which the property is said, or to the end of the chain.
func drawProof(r *rng, steps int) proof {
	before, behind := r.weighted(50, 20, 15, 10, 5), r.weighted(25, 30, 25, 20)
	open := r.chance(12) // nothing follows
	if open {
		behind = 0
	}
	n := before + steps + behind // classes of the chain
	last := before + steps - 1   // the one that decides
	l := proof{start: before, sign: "+-"[r.intn(2)]}
	sign := func() byte { return "++-"[r.intn(3)] }
	told := r.between(40, 100) // percent of classes with a property
	var plain []rule           // rules that may be left out
	for c := range n {
		if c+1 < n {
			l.rules = append(l.rules, rule{c, '=', c + 1})
		}
		if c == last && !open {
			l.rules = append(l.rules, rule{c, "+-"[r.intn(2)], 0})
		}
		if n == 1 || r.chance(told) {
			plain = append(plain, rule{c, sign(), c + 1})
		}
		if r.chance(8) {
			plain = append(plain, rule{c, sign(), n + 1 + r.intn(3)})
		}
	}
	for c := range r.weighted(20, 50, 30) { // classes that nobody on the way belongs to
		plain = append(plain, rule{n + c, sign(), []int{0, 0, 1 + r.intn(n)}[r.intn(3)]})
		if r.chance(40) {
			plain = append(plain, rule{n + c, '=', r.intn(n)})
		}
	}
	if (before > 0 || behind > 0) && r.chance(30) { // the property, where it decides nothing
		if c := r.intn(n); c < before || c > last {
			plain = append(plain, rule{c, sign(), 0})
		}
	}
	shuffle(r, plain)
	l.rules = append(l.rules, plain[:min(len(plain), maxLogicRules-len(l.rules))]...)
	l.arrange(r)
	return l
}

// arrange puts the rules in any order, or in that of the chain but for one.
func (l *proof) arrange(r *rng) {
	if shuffle(r, l.rules); !r.chance(60) {
		return
	}
	slices.SortStableFunc(l.rules, func(a, b rule) int { return a.class - b.class })
	if r.chance(50) {
		at, to := r.intn(len(l.rules)), r.intn(len(l.rules))
		moved := l.rules[at]
		l.rules = slices.Insert(slices.Delete(l.rules, at, at+1), to, moved)
	}
}

// letters are the letters of the classes and of the properties: each is named
// after the place where it is first told of.
func (l *proof) letters() (class, property map[int]string) {
	class, property = map[int]string{}, map[int]string{}
	name := func(names map[int]string, first byte, n int) {
		if _, ok := names[n]; !ok {
			names[n] = string(rune(int(first) + len(names)))
		}
	}
	for _, rule := range l.rules {
		name(class, 'A', rule.class)
		if rule.sign == '=' {
			name(class, 'A', rule.of)
		} else {
			name(property, 'a', rule.of)
		}
	}
	name(class, 'A', l.start)
	name(property, 'a', l.property)
	return class, property
}

// logicText words a proof.
type logicText struct {
	r                   *rng
	l                   *proof
	classes, properties map[int]string
	person              string
}

func newLogicText(r *rng, l *proof) *logicText {
	t := &logicText{r: r, l: l, classes: map[int]string{}, properties: map[int]string{}, person: pick(r, pick(r, [][]string{women, men}))}
	real := r.chance(15) // nouns that people know
	var taken []string
	draw := func(names map[int]string, n int, word func() string) {
		for names[n] == "" {
			if w := word(); !slices.Contains(taken, w) {
				names[n], taken = w, append(taken, w)
			}
		}
	}
	class := func() string {
		for real {
			if w := pick(r, animals); regularPlural(w) {
				return w
			}
		}
		return madeUp(r) + pick(r, classEndings)
	}
	for _, rule := range append(l.rules, rule{l.start, '+', l.property}) {
		draw(t.classes, rule.class, class)
		if rule.sign == '=' {
			draw(t.classes, rule.of, class)
		} else {
			draw(t.properties, rule.of, func() string { return pick(r, logicProperties) })
		}
	}
	return t
}

func (t *logicText) question() string {
	said := make([]string, len(t.l.rules))
	for i, rule := range t.l.rules {
		said[i] = t.rule(rule)
	}
	fact := t.person + " is " + one(t.classes[t.l.start]) + "."
	if at := len(said); t.r.chance(80) {
		said = append(said, fact)
	} else {
		said = slices.Insert(said, t.r.intn(at+1), fact)
	}
	not := map[byte]string{'+': "", '-': "not "}[t.l.sign]
	ask := strings.NewReplacer("{P}", t.person, "{S}", t.person+" is "+not+t.properties[t.l.property], "{N}", not+t.properties[t.l.property]).Replace(pick(t.r, logicPhrases))
	return strings.Join(said, " ") + pick(t.r, []string{" ", "\n"}) + ask
}

// rule says a rule of one or of all.
func (t *logicText) rule(rule rule) string {
	class, not := t.classes[rule.class], map[byte]string{'-': "not "}[rule.sign]
	if t.r.chance(50) {
		of := t.properties[rule.of]
		if rule.sign == '=' {
			of = one(t.classes[rule.of])
		}
		if every := pick(t.r, []string{"Every ", "Each ", "Every ", "Each ", "Any ", "A "}); every != "A " {
			return every + class + " is " + not + of + "."
		}
		return title(one(class)) + " is " + not + of + "."
	}
	of := t.properties[rule.of]
	if rule.sign == '=' {
		of = prompts.Plural(t.classes[rule.of])
	}
	if t.r.chance(25) {
		return "All " + prompts.Plural(class) + " are " + not + of + "."
	}
	return title(prompts.Plural(class)) + " are " + not + of + "."
}

// one is a class with its article.
func one(class string) string { return article(class) + " " + class }

var (
	classEndings    = []string{"us", "pus", "pus", "id", "ling", "ist", "er", "ox", "y", "on"}
	logicProperties = strings.Fields(`shy loud calm brave proud kind mean happy sad angry nervous lazy clever silly
		big small tall tiny heavy light fast slow hot cold warm wet dry soft hard rough smooth round flat sharp
		red blue green yellow orange purple brown white black gray pale dark bright dull shiny clear
		sweet sour bitter salty spicy bland fruity sticky wooden golden metallic liquid solid hollow fluffy furry striped spotted
		old young rich poor strong weak loyal famous curious serious generous luminous transparent opaque rare common friendly hungry sleepy noisy quiet`)
	logicPhrases = []string{
		"Is the following statement true or false? {S}.", "True or false: {S}.", "True or false? {S}.", "Is it true that {S}?", "Is {P} {N}?",
		"Is it true or false that {S}?", "Is this statement true or false? {S}.", "Decide whether the following statement is true or false: {S}.",
		"True, false or unknown: {S}.", "Is the following statement true, false, or unknown? {S}.",
	}
)
