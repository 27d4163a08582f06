package prompts

import "testing"

func TestWorkedSort(t *testing.T) {
	const three = "sort #1:PLUM.#2:FIG.#3:PEAR.#4:?"
	checkBodies(t, Worked{Families: []string{Sort}}, map[string]string{
		"Sort the following words alphabetically: List: plum fig pear":                              three,
		"Sort these words in alphabetical order, separated by single spaces.\nWords: plum fig pear": three,
		"Put these words in alphabetical order: plum, fig, pear.":                                   three,
		"Put the words plum, fig and pear into alphabetical order.":                                 three,
		"Please alphabetize this list:\n- plum\n- fig\n- pear":                                      three,
		"Alphabetize this list\r\n1. plum\r\n2. fig\r\n3. pear":                                     three,
		"Can you arrange plum, fig, and pear in alphabetical order?":                                three,
		"Sort these words: plum fig pear":                                                           three,
		"Please order the following names: plum, fig, pear":                                         three,
		"Sort these numbers: 3, 1, 2":                                                               "",
		"Sort from A to Z: Plum, Fig, Pear":                                                         three,
		"Sort alphabetically\nplum fig pear":                                                        three,
		"Sort the following words alphabetically: List: it&t o'er and x-ray":                        "sort #1:IT&T.#2:O'ER.#3:AND.#4:X-RAY.#5:?",
		"Sort fig and pear alphabetically.":                                                         "sort #1:FIG.#2:PEAR.#3:?",
		"Sort these words in reverse alphabetical order: plum, fig":                                 "",
		"Sort alphabetically from Z to A: plum, fig":                                                "",
		"Sort the words plum, fig in reverse alphabetical order":                                    "",
		"Can you alphabetize plum, fig and pear for me?":                                            three,
		"Order alphabetically plum, fig, pear":                                                      three,
		"Please sort the words plum, fig, pear in ascending alphabetical order.":                    three,
		"I need these words in alphabetical order: plum, fig, pear":                                 three,
		"What is the alphabetical order of plum, fig and pear?":                                     three,
		"Put my socks and shirts in alphabetical order.":                                            "",
		"Please alphabetize the books and records.":                                                 "",
		"Sort my books alphabetically":                                                              "",
		"Sort these words by length: plum, fig":                                                     "",
		"Sort these words alphabetically by their last letter: plum, fig":                           "",
		"Sort these words alphabetically: New York, Rome":                                           "",
		"Sort these words alphabetically: 12 fig":                                                   "",
		"Sort these words alphabetically: fig Fig":                                                  "",
		"Sort these words alphabetically: fig":                                                      "",
		"Which of these words is last in alphabetical order: fig, plum":                             "sort #1:FIG.#2:PLUM.#3:?",
		"Which word comes first alphabetically: fig or plum?":                                       "sort #1:FIG.#2:PLUM.#3:?",
		"Sort alphabetically: a b c d e f g h i j k l m n o p q r s t u v w x":                      "",
		"Sort alphabetically: abcdefghijklmnopqrstu b":                                              "",
		"What is alphabetical order?":                                                               "",
	})
}

func TestWorkedSortAnswer(t *testing.T) {
	format := Worked{Families: []string{Sort}}
	p, err := format.Prompt("Sort these words alphabetically: Plum, fig, pear")
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"#4:ans #2:#3:#1:\n": "fig pear Plum",
		"#4:ans #2:#3:\n":    "fig pear",
		"#4:ans #2:#9:\n":    "#2:#9:", // no such word
		"#4:ans fig\n":       "",
	} {
		final, ok := format.Final(text)
		if ok != (want != "") || ok && p.Answer(final) != want {
			t.Errorf("%q: got %q, %v, want %q", text, p.Answer(final), ok, want)
		}
	}
}
