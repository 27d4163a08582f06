package frame

import (
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/prompts/internal/query"
	"github.com/seed-25a395fc/reason/prompts/internal/readertest"
)

func TestUnframed(t *testing.T) {
	for question, want := range map[string]string{
		"Hi! can you work out 25 × 4 for me, thanks":                        "can you work out 25 × 4 for me",
		"Hello there. Ann has 3 figs. How many figs does she have? Thanks!": "Ann has 3 figs. How many figs does she have?",
		"Hey, quick one: how much is 6*6? Answer with just the number.":     "how much is 6*6?",
		"Q: 84 divided by 12?": "84 divided by 12?",
		"Question 8: 4 + 4 =":  "4 + 4 =",
		"I have a quick question: what is 3 + 4? Show your work.":               "what is 3 + 4?",
		"what is True or False? answer with just True or False":                 "what is True or False?",
		"Compute 8+9*3-1 and give only the result":                              "Compute 8+9*3-1",
		"So, what is 3 + 4 (just the number please)":                            "what is 3 + 4",
		"What is 3 + 4? Let's think step by step.":                              "What is 3 + 4?",
		"i need to know 100 - 84 asap":                                          "i need to know 100 - 84",
		"What is 3 + 4? Explain why.":                                           "What is 3 + 4?",
		"What is 3 + 4? No explanations needed":                                 "What is 3 + 4?",
		"Is Max tall? Reply with \"yes\" or \"no\".":                            "Is Max tall?",
		"What is 3 + 4? Thanks in advance for your help!":                       "What is 3 + 4?",
		"What is 3 + 4? An integer only and nothing else.":                      "What is 3 + 4?",
		"I have:\n- 2 apples\n- a drum\nHow many fruits do I have?":             "I have:\n2 apples,\na drum.\nHow many fruits do I have?",
		"1. Ann is taller than Ben\n2. Ben is taller than Cid\nWho is tallest?": "Ann is taller than Ben.\nBen is taller than Cid.\nWho is tallest?",
		// no frame
		"Hi":                           "Hi",
		"Thanks!":                      "Thanks!",
		"Give your answer in minutes.": "Give your answer in minutes.",
		"- 5 + 3":                      "- 5 + 3",
		"How long is 2 hours? Answer in minutes.": "How long is 2 hours? Answer in minutes.",
	} {
		if got := Strip(&query.Question{Text: question}).Text; got != want {
			t.Errorf("%q:\n got %q\nwant %q", question, got, want)
		}
	}
}

// What expressions match begins with a word, or holds a text, by which they are known to be worth
// running.
func TestRuledOut(t *testing.T) {
	readertest.NeverRuledOut(t, "frame behind", frameBack, func(text string) bool {
		return mayFrameBack(text) || strings.ContainsAny(text, "ſK") // whose words are not known
	})
	texts := func(list string) []string { return strings.Split(list, "|") }
	readertest.RuledIn(t, "frame", frameFront, mayFrame, texts("hi there, x|Hello! |HEY all: x|hiya |yo, x|good morning. x|q: x|Question 3) x|I have a quick question: x|i've got one little riddle. x|here's an easy one: x|"+
		"just another logic puzzle for you: x|my homework problem - x|short maths question. x|silly problem: x|dumb question: x|next one: x|simple one: x|ok, x|okay so, x|so, x|Well, x|um, x|right, x|please help: x|help me out! x")...)
}
