package problems

// choosePerson draws who the story is about.
func (t *teller) choosePerson() {
	r := t.r
	t.pronoun, t.him, t.his, t.name = "she", "her", "her", pick(r, women)
	if r.chance(50) {
		t.pronoun, t.him, t.his, t.name = "he", "him", "his", pick(r, men)
	}
	switch r.weighted(72, 10, 6, 8, 4) {
	case 1:
		t.name = title(madeUp(r))
	case 2:
		who := pick(r, described)
		t.name, t.pronoun = who[0], who[1]
		t.him, t.his = "him", "his"
		if t.pronoun == "she" {
			t.him, t.his = "her", "her"
		}
	case 3:
		t.name, t.pronoun, t.him, t.his = "I", "I", "me", "my"
	case 4:
		t.pronoun, t.him, t.his, t.name = "they", "them", "their", pick(r, []string{"the twins", "the girls", "the boys", "the children", "my friends", "the students"})
		if r.chance(40) {
			t.pronoun, t.him, t.his, t.name = "we", "us", "our", "we"
		}
	}
	t.base = t.pronoun == "I" || t.pronoun == "we" || t.pronoun == "they"
}

// described are people without a name.
var described = [][2]string{
	{"a girl", "she"}, {"a boy", "he"}, {"a woman", "she"}, {"a man", "he"}, {"my brother", "he"}, {"my sister", "she"}, {"the teacher", "she"},
	{"Mr Smith", "he"}, {"Mrs Lee", "she"}, {"a student", "he"}, {"my friend", "she"}, {"the king", "he"}, {"a collector", "he"}, {"my mother", "she"},
	{"my grandfather", "he"}, {"a child", "she"}, {"Mr. Brown", "he"}, {"Ms. Garcia", "she"},
}
