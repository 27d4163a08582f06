package sorting

import (
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/prompts/internal/lex"
	"github.com/seed-25a395fc/reason/prompts/internal/readertest"
)

// What expressions match begins with a word, or holds a text, by which they are known to be worth
// running.
func TestRuledOut(t *testing.T) {
	texts := func(list string) []string { return strings.Split(list, "|") }
	readertest.RuledIn(t, "alphabet in short", sortShort, func(s string) bool { return lex.ContainsAny(lex.FoldLower(s), shortStems) }, texts("from A to Z|a-z|a -z|a- z|A - Z|in ABC order")...)
}

func TestRead(t *testing.T) {
	const three = "sort #1:PLUM.#2:FIG.#3:PEAR.#4:?"
	readertest.Bodies(t, Read, map[string]string{
		"Can you sort these fruits by name: plum, fig, pear?":                                       three,
		"Sort these fruits by size: plum, fig, pear":                                                "",
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
