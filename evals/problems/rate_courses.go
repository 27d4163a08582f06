package problems

import "strings"

// rateCourse is what happens to one amount T in turn: how it starts, what may change
// it and what is asked in the end.
type rateCourse struct {
	starts, steps, ends []rateTail
}

// tellCourse draws a tale of one amount that changes.
func tellCourse(t *tally, steps int) {
	course := pick(t.r, rateCourses)
	text, amount := t.follow(pick(t.r, course.starts))
	sentences := []string{text}
	for range 1 + t.r.weighted(35, 40, 25) {
		if len(t.ops) >= steps || t.failed {
			break
		}
		text, amount = t.follow(pick(t.r, course.steps), amount)
		sentences = append(sentences, later(t.r, text))
	}
	if t.failed || len(sentences) == 1 {
		return
	}
	text, _ = t.follow(pick(t.r, course.ends), amount)
	t.text = strings.Join(append(sentences, text), " ")
}

// later puts a word of time before a sentence, or does not.
func later(r *rng, text string) string {
	if strings.HasPrefix(text, "{s} ") && r.chance(35) {
		return pick(r, []string{"then ", "then ", "after that, ", "later, ", "later ", "the next day, ", "next, "}) + text
	}
	return text
}

// rateList is a few amounts of one kind that are told apart and then put together.
type rateList struct {
	around string // the text around the parts, where {parts} stands for them
	parts  []rateTail
	// relative are parts whose price is told by that of the part before, T.
	relative []rateTail
	ends     []rateTail
}

// tellSum draws a tale of amounts that are added up. {item}, {an item} and {items}
// are goods, others in every part.
func tellSum(t *tally, steps int) {
	l := pick(t.r, rateLists)
	goods := some(t.r, 3, merchandise)
	n := 2 + t.r.weighted(60, 40)
	texts, amounts := make([]string, n), make([]quantity, n)
	var price quantity
	for i := range n {
		first := len(t.values)
		tail := pick(t.r, l.parts)
		if price.name != "" && len(l.relative) > 0 && t.r.chance(35) {
			tail = pick(t.r, l.relative)
		}
		texts[i], amounts[i] = t.follow(tail, price)
		price = quantity{}
		if tail.work == "A*B" {
			price = t.nth(first + 1)
		}
		texts[i] = strings.NewReplacer("{item}", goods[i], "{an item}", withArticle(goods[i]), "{items}", pluralOf(goods[i])).Replace(texts[i])
	}
	sum := amounts[0]
	for _, a := range amounts[1:] {
		sum = t.do(sum, '+', a)
	}
	if t.failed || len(t.ops) > steps {
		return
	}
	parts := list(texts)
	if strings.HasSuffix(texts[0], ".") {
		parts = strings.Join(texts, " ")
	}
	end, _ := t.follow(pick(t.r, l.ends), sum)
	t.text = strings.Replace(linked(t.r, l.around), "{parts}", parts, 1) + " " + end
}

// rateRivals are two people with an amount each: T is that of {n}, U that of {m}.
type rateRivals struct {
	parts []rateTail // {p} is who it is about
	asks  []rateTail
}

// tellRivals draws a tale of two amounts, told apart, that are compared or put together.
func tellRivals(t *tally, _ int) {
	v := pick(t.r, rateRivalries)
	first, a := t.follow(pick(t.r, v.parts))
	second, b := t.follow(pick(t.r, v.parts))
	ask, _ := t.follow(pick(t.r, v.asks), a, b)
	if t.failed {
		return
	}
	told := []string{strings.ReplaceAll(first, "{p}", "{n}"), strings.ReplaceAll(second, "{p}", "{m}")}
	if t.r.chance(30) {
		told[0], told[1] = told[1], told[0]
	}
	link := pick(t.r, []string{". ", ". ", ". ", ", and ", ", while "})
	t.text = told[0] + link + told[1] + ". " + ask
}
