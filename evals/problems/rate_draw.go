package problems

// ratePercents are percentages as people state them, the usual ones several times.
var ratePercents = []int{10, 20, 25, 50, 10, 20, 25, 50, 30, 40, 60, 75, 5, 15, 80, 90, 35, 45, 70, 12, 8, 4, 6, 65, 55, 85, 95}

// drawn is a number of the kind that a letter stands for:
//
//	s  a small number              n  any number, some small and some large
//	m  one up to 60                h  a larger round one
//	k  a factor                    p  a percentage, l a low one
//	d  whole dollars               c  a price, often with cents
//	b  money to spend              e  a large amount
//	t  hours                       v  a speed
//	y  years of age                w  weeks or days
//	q  a decimal such as 2.5       g  parts of a whole
//	u  a decimal of any kind       z  dollars and cents
func (t *tally) drawn(kind byte) fixed {
	r := t.r
	switch kind {
	case 's':
		return whole(r.between(2, 12))
	case 'n':
		return whole(r.between(2, max(3, min(pick(r, []int{12, 30, 60, 100, 300, 999}), t.operand))))
	case 'm':
		return whole(r.between(3, min(60, t.operand)))
	case 'h':
		step := pick(r, []int{1, 5, 10, 10, 20, 50, 100})
		return whole(step * r.between(2, max(3, min(30, t.operand/step))))
	case 'k':
		return whole(pick(r, []int{2, 3, 3, 4, 4, 5, 5, 6, 7, 8, 9, 10}))
	case 'p':
		if r.chance(10) {
			return whole(r.between(2, 99))
		}
		return whole(pick(r, ratePercents))
	case 'l':
		return whole(pick(r, []int{5, 10, 10, 15, 20, 20, 25, 30, 40, 8, 6, 4, 12, 7}))
	case 'd':
		return whole(r.between(2, pick(r, []int{10, 20, 40})))
	case 'c':
		if r.chance(60) {
			return whole(r.between(2, 30))
		}
		return whole(r.between(pick(r, []int{0, 1, 1, 5}), 15)) + unit/100*fixed(pick(r, []int{50, 50, 50, 25, 75, 20, 40, 80, 60, 10, 99, 95}))
	case 'b':
		return whole(pick(r, []int{10, 20, 20, 50, 50, 100, 100, 5 * r.between(2, 40), 10 * r.between(2, 40), 100 * r.between(2, 9), r.between(10, 200)}))
	case 'e':
		return whole(pick(r, []int{10, 50, 100, 100, 500}) * r.between(2, 19))
	case 't':
		return whole(r.between(2, 12))
	case 'v':
		return whole(pick(r, []int{5 * r.between(2, 16), r.between(3, 80), 10 * r.between(2, 9)}))
	case 'y':
		return whole(r.between(4, 60))
	case 'w':
		return whole(pick(r, []int{r.between(2, 12), r.between(2, 30), 5, 7, 10, 14, 20, 30}))
	case 'q':
		return whole(r.between(1, 9)) + unit/10*fixed(pick(r, []int{5, 5, 5, 2, 4, 6, 8}))
	case 'u':
		places := pick(r, []fixed{10, 10, 10, 100, 100})
		return fixed(r.between(1, 15*int(places))) * unit / places
	case 'z':
		return fixed(r.between(20, pick(r, []int{1000, 3000, 15000}))) * unit / 100
	case 'g':
		return whole(pick(r, []int{3, 4, 5, 3, 4, 5, 6, 8, 10, 7, 9}))
	}
	panic("problems: no kind of number " + string(kind))
}

// drawAll draws numbers, one kind for each letter; f is two numbers, the parts of a
// fraction below 1.
func (t *tally) drawAll(kinds string) {
	for i := range len(kinds) {
		if kinds[i] != 'f' {
			t.values = append(t.values, t.drawn(kinds[i]))
			continue
		}
		whole := t.drawn('g')
		part := fixed(1+t.r.intn(whole.int()-1)) * unit
		if t.r.chance(30) {
			part = unit
		}
		t.values = append(t.values, part, whole)
	}
}
