package chunker

import (
	_ "embed"
	"iter"
	"regexp"
	"strings"
	"testing"
)

//go:embed testdata/corpus.txt
var corpus string

// texts are those of the corpus whose names begin so, by the rest of their names.
func texts(kind string) iter.Seq2[string, string] {
	return func(yield func(name, text string) bool) {
		_, rest, more := strings.Cut(corpus, "\n== ")
		for more {
			var section string
			section, rest, more = strings.Cut(rest, "\n== ")
			name, text, _ := strings.Cut(section, "\n")
			if name, ok := strings.CutPrefix(name, kind); ok && !yield(name, text) {
				return
			}
		}
	}
}

// constructs find, in the corpus, what is to stay whole.
var constructs = []*regexp.Regexp{
	regexp.MustCompile("(?ms)^```.*?^```$"), regexp.MustCompile("(?ms)^~~~~.*?^~~~~$"), regexp.MustCompile("`[^`\n]+`"),
	regexp.MustCompile(`(?s)\\\[.*?\\\]`), regexp.MustCompile(`(?s)\\\(.*?\\\)`), regexp.MustCompile(`(?s)\$\$.*?\$\$`),
	regexp.MustCompile(`(?s)\\begin\{align\*\}.*?\\end\{align\*\}`), regexp.MustCompile(`\$[a-z0-9][^$\n]*[^$\n ]\$[ .]`),
	regexp.MustCompile(`(?m)(?:^\|.*\n)+`), regexp.MustCompile(`\| price\. So\n(?:.*\|.*\n)+`),
	regexp.MustCompile(`(?s)^\{.*?\n\}`), regexp.MustCompile(`\{"final".*?\]\}`), regexp.MustCompile(`(?s)\[\{.*?\}\]`),
}

// money is what looks like a formula between two amounts.
var money = regexp.MustCompile(`^\$\d[^$]*[ =+(]\$`)

func TestCorpusStaysWhole(t *testing.T) {
	found := map[int]int{}
	for name, text := range texts("") {
		for i, construct := range constructs {
			for _, span := range construct.FindAllStringIndex(text, -1) {
				whole := text[span[0]:span[1]]
				if money.MatchString(whole) {
					continue
				}
				found[i]++
				for which, b := range boundaries {
					at := 0
					for _, chunk := range Split(text, b) {
						if at += len(chunk); at > span[0] && at < span[0]+len(strings.TrimSpace(whole)) {
							t.Errorf("%s: %s cuts %q behind %q", name, which, whole, text[span[0]:at])
						}
					}
				}
			}
		}
	}
	for i, construct := range constructs {
		if found[i] == 0 {
			t.Errorf("%s finds nothing", construct)
		}
	}
}

func TestCorpusKeepsTheLaws(t *testing.T) {
	for _, text := range texts("") {
		for _, b := range boundaries {
			laws(t, text, b)
			arrives(t, text, b, func(n int) int { return n / 2 })
			arrives(t, text, b, func(int) int { return 0 })
		}
	}
}
