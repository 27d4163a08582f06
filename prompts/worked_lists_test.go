package prompts

import (
	"errors"
	"strings"
	"testing"
)

var everyFamily = Worked{Families: WorkedFamilies()}

func TestWorkedNavigate(t *testing.T) {
	for question, want := range map[string]string{
		"If you follow these instructions, do you return to the starting point? Turn left. Take 5 steps. Turn around. Take five steps.":                            "#1:L #2:5F #3:U #4:5F #5:?",
		"If you follow these instructions, do you return to the starting point? Always face forward. Take 1 step left. Take 2 steps right.\nOptions:\n- Yes\n- No": "#1:1L #2:2R #3:?",
		"Walk 3 paces ahead, then turn right and walk 2 paces back. Do you end up where you started?":                                                              "#1:3F #2:R #3:2B #4:?",
		"If I walk 5 blocks north and then 5 blocks south, am I back where I started?":                                                                             "#1:5N #2:5S #3:?",
		"Lena makes a U-turn. She goes 12 meters to the left. Does Lena come back to the start?":                                                                   "#1:U #2:12L #3:?",
		"Turn 90 degrees to the left. Turn 180 degrees. Do you return to the starting point?":                                                                      "#1:L #2:U #3:?",
		"A robot moves 5 meters north, then 3 meters south. Does it return to its starting point?":                                                                 "#1:5N #2:3S #3:?",
		"Start facing north. Walk 4 steps. Turn right. Are you back where you began?":                                                                              "#1:4F #2:R #3:?",
	} {
		checkBody(t, question, NavigateStart+" "+want, "")
	}
}

func TestWorkedSwap(t *testing.T) {
	const three = "Ann has a cap, Ben has a pen, and Cid has a bag. First, Cid and Ben swap. Then, Ann and Cid swap. "
	for _, c := range []struct{ question, body, legend string }{
		{three + "What does Ann have?", "A1B2C3 #1:CB #2:AC #3:A", "A1=a cap\nA2=a pen\nA3=a bag\n"},
		{three + "Who has the pen now?", "A1B2C3 #1:CB #2:AC #3:2", "A2=Ann\nB2=Ben\nC2=Cid\n"},
		{three + "At the end, Ben has the\nOptions:\n(A) pen\n(B) bag\n(C) cap", "A1B2C3 #1:CB #2:AC #3:B", "B1=C\nB2=A\nB3=B\n"},
		{"Ida is dancing with Moe and Jo is dancing with Lou. Ida trades partners with Jo, and then Jo and Ida switch partners. Who is Ida dancing with?",
			"A1B2 #1:AB #2:BA #3:A", "A1=Moe\nA2=Lou\n"},
	} {
		checkBody(t, c.question, c.body, c.legend)
	}
}

func TestWorkedCount(t *testing.T) {
	for question, want := range map[string]string{
		"I have a flute, two stoves, and a drum. How many musical instruments do I have?":                 "count #1: 1 flute #2: 2 stoves #3: 1 drum #4: musical instruments?",
		"In the room there is an old oven and 3 cats. How many animals are there in total?":               "count #1: 1 old oven #2: 3 cats #3: animals?",
		"Tom bought a stalk of celery, a jack-in-the-box, and twelve figs. How many things did Tom buy?":  "count #1: 1 stalk of celery #2: 1 jack-in-the-box #3: 12 figs #4: objects?",
		"My aunt has an oven, two kettles and a cow. How many animals does my aunt have?":                 "count #1: 1 oven #2: 2 kettles #3: 1 cow #4: animals?",
		"If I have a piano, two lemons and a fig, how many fruits do I have?":                             "count #1: 1 piano #2: 2 lemons #3: 1 fig #4: fruits?",
		"There are a table, three chairs, and a cat in the room. How many pieces of furniture are there?": "count #1: 1 table #2: 3 chairs #3: 1 cat #4: pieces of furniture?",
		"How many fruits do I have if I have a pear and two limes?":                                       "count #1: 1 pear #2: 2 limes #3: fruits?",
		"Ella has 12 red flowers and 7 white flowers. How many flowers does she have in all?":             "#1: Ella has 12 red flowers #2: and 7 white flowers. #3: How many flowers does she have in all?",
	} {
		checkBody(t, question, want, "")
	}
}

// What is listed once may be there several times.
func TestWorkedCountsNoListsOfSeveral(t *testing.T) {
	for _, question := range []string{"Each of 6 baskets has a pear and 2 figs. How many fruits are there in all?", "Both baskets hold a pear and 2 figs. How many fruits are there?"} {
		if p, err := everyFamily.Prompt(question); err == nil && strings.HasPrefix(p.Raw, "<q>"+CountOpening) {
			t.Errorf("%q: counted as %q", question, p.Raw)
		}
	}
}

// The sign of an amount below zero would be lost.
func TestWorkedDeclinesBelowZero(t *testing.T) {
	checkBodies(t, everyFamily, map[string]string{
		"The temperature was -3 degrees and rose to 8 degrees. What is it now?":   "",
		"The temperature was -3 degrees and rose by 8 degrees. What is it now?":   "-3+8=?",
		"It was minus three degrees and rose by 8 degrees. How many is it now?":   "-3+8=?",
		"The sum of 3 numbers is −147 and two are 5 and 6. What is the third?":    "",
		"Ann has twice Ben's 12 marbles minus 4. How many marbles does Ann have?": "word Ann has twice Ben's #1:12 marbles minus #2:4. How many marbles does Ann have? #3:",
	})
}

func checkBody(t *testing.T, question, body, legend string) {
	t.Helper()
	p, err := everyFamily.Prompt(question)
	if err != nil {
		t.Errorf("%q: %v", question, err)
	} else if p.Raw != "<q>"+body+"\n<a>" || p.Legend != legend {
		t.Errorf("%q:\n got %q, legend %q\nwant %q, legend %q", question, p.Raw, p.Legend, body, legend)
	}
}

// What walks, swaps and lists say beyond the form is declined, not guessed.
func TestWorkedDeclinesBeyondForm(t *testing.T) {
	for _, question := range []string{
		"If you follow these instructions, do you return to the starting point? Take 5 steps. Jump over the fence. Take 5 steps back.",
		"If you follow these instructions, do you return to the starting point? Take some steps. Take 5 steps back.",
		"If you follow these instructions, do you not return to the starting point? Take 5 steps. Take 5 steps back.",
		"Turn left. Take 5 steps. Where are you?",
		"Turn 45 degrees to the left. Take 5 steps. Do you return to the starting point?",
		"Turn. Take 5 steps. Do you return to the starting point?",
		"Start facing east. Take 5 steps. Do you return to the starting point?",
		"Do not take 5 steps. Do you return to the starting point?",
		"Take 5 steps. Do you return to the starting point? " + strings.Repeat("Turn left. ", 30),
		"Ann has a cap, Ben has a pen. Ann and Ben swap. Ann and Ben do not swap. What does Ann have?",
		"Ann has a cap, Ben has a pen. Ann and Ben swap. Who had the cap first?",
		"Ann has a cap, Ben has a pen. Ann and Ben swap. Ann gives the pen to Cid. What does Ann have?",
		"Ann has a cap, Ben has a pen. Ann and Dora swap. What does Ann have?",
		"Ann has a cap, Ben has a pen. Ann and Ben swap nothing. What does Ann have?",
		"Ann has a cap, Ben has a pen. Ann and Ben swap. How many caps does Ann have?",
		"I have a flute, a drum, and a stove. How many red things do I have?",
		"I have a flute, a drum, and a stove. How many musical instruments do I not have?",
		"I have a flute, a drum without skin, and a stove. How many musical instruments do I have? And how many stoves?",
		"I have a flute, some drums, and a stove. How many musical instruments do I have?",
	} {
		if p, err := everyFamily.Prompt(question); err == nil {
			t.Errorf("%q: accepted as %q", question, p.Raw)
		} else if !errors.Is(err, ErrOutOfScope) {
			t.Errorf("%q: error %v does not wrap ErrOutOfScope", question, err)
		}
	}
}

func TestPromptAnswer(t *testing.T) {
	p := Prompt{Legend: "A1=the red ball\nA2=B\n"}
	for final, want := range map[string]string{"A1": "the red ball", "A2": "B", "A": "A", "7": "7"} {
		if got := p.Answer(final); got != want {
			t.Errorf("answer %q: got %q, want %q", final, got, want)
		}
		if got := p.Offers(final); got != (final != want) || !(Prompt{}).Offers(final) {
			t.Errorf("answer %q: on offer %t", final, got)
		}
	}
}
