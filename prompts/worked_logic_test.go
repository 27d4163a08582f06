package prompts

import "testing"

func TestWorkedLogic(t *testing.T) {
	const rules = "Every jompus is shy. Jompuses are wumpuses. Wumpuses are not red. Max is a jompus. "
	checkBodies(t, Worked{Families: []string{Logic}}, map[string]string{
		rules + "True or false: Max is red.":                                                               "A+b?#1:A+a#2:A=B#3:B-b#4:?",
		rules + "\nIs the following statement true or false? Max is not shy.":                              "A-a?#1:A+a#2:A=B#3:B-b#4:?",
		rules + "Is Max red?":                                                                              "A+b?#1:A+a#2:A=B#3:B-b#4:?",
		rules + "Is it true that Max is not tall?":                                                         "A-c?#1:A+a#2:A=B#3:B-b#4:?",
		"Tumpuses are luminous. Every rompus is a tumpus. Fae is a rompus. Is Fae luminous?":               "B+a?#1:A+a#2:B=A#3:?",
		"All men are mortal. Socrates is a man. Is Socrates mortal?":                                       "A+a?#1:A+a#2:?",
		"Any horse is big. Horses are animals. A bus is an animal. Buses are red. Bo is a bus. Is Bo red?": "C+b?#1:A+a#2:A=B#3:C=B#4:C+b#5:?",
		"No fish are furry. Every cod is a fish. Bo is a cod. Is Bo furry?":                                "",
		"No snakes are furry. Every cobra is a snake. Bo is a cobra. Is Bo furry?":                         "B+a?#1:A-a#2:B=A#3:?",
		"No wumpus is red. Max is a wumpus. True or false: Max is not red.":                                "A-a?#1:A-a#2:?",
		"No wumpus is a jompus. Max is a wumpus. True or false: Max is red.":                               "",
		rules + "No wumpus is tall. Is Max tall?":                                                          "A+c?#1:A+a#2:A=B#3:B-b#4:B-c#5:?",
		rules + "Is Max a wumpus?":                                                                         "A+c?#1:A+a#2:A=B#3:B-b#4:B+c#5:?",
		// beyond the form
		rules + "Is Ann red?":                                                        "",
		rules + "Ann is a wumpus. Is Max red?":                                       "",
		rules + "Max is tall. Is Max red?":                                           "",
		rules + "Is Max red or blue?":                                                "",
		rules + "Wumpuses are red. Is Max red?":                                      "",
		rules + "Jompuses are tumpuses. Is Max red?":                                 "",
		rules + "Wumpuses are jompuses. Is Max red?":                                 "",
		rules + "Some wumpuses are tall. Is Max tall?":                               "",
		rules + "They are tall. Is Max tall?":                                        "",
		rules + "Wumpuses are not zumpuses. A zumpus is tall. Is Max tall?":          "",
		rules + "If a wumpus is red, it is tall. Is Max tall?":                       "",
		rules + "Who is red?":                                                        "",
		rules + "Max is red.":                                                        "",
		"Every jompus is shy. Is Max shy?":                                           "",
		"Max is a jompus. Is Max shy?":                                               "",
		"A hors is big. A horse is small. Horses are red. Bo is a horse. Is Bo red?": "",
	})
}
