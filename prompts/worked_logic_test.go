package prompts

import "testing"

func TestWorkedLogicClasses(t *testing.T) {
	checkBodies(t, everyFamily, map[string]string{
		// somebody's own
		"All my aunts are tall. Eva is one of my aunts. Is Eva tall?":                     "A+a?#1:A+a#2:?",
		"None of Tom's cats are black. Minka is one of Tom's cats. Is Minka black?":       "A+a?#1:A-a#2:?",
		"Each of Tom's boxes is heavy. Alpha is one of Tom's boxes. Is Alpha not heavy?":  "A-a?#1:A+a#2:?",
		"Rex is one of our dogs. None of our dogs can swim. Can Rex swim?":                "A+a?#1:A-a#2:?",
		"Rex is one of our dogs. Each of our dogs can swim. Can Rex swim?":                "",
		"All my aunts are tall. Eva is one of my uncles. Is Eva tall?":                    "",
		"Two of my aunts are tall. Eva is one of my aunts. Is Eva tall?":                  "",
		"All my aunts are tall. Every aunt is kind. Eva is one of my aunts. Is Eva kind?": "",
		// classes of several words
		"Every baker is an early riser. Early risers are tired. Paul is a baker. Is Paul tired?":               "A+a?#1:A=B#2:B+a#3:?",
		"No student in my class is lazy. Ann is a student in my class. True or false: Ann is lazy.":            "A+a?#1:A-a#2:?",
		"Every nurse is a good listener. Listeners are calm. Jane is a nurse. Is Jane calm?":                   "",
		"Every nurse is a good listener. Good listeners are calm. Jane is a nurse. Is Jane good?":              "",
		"Every nurse is a very good listener. Jane is a good listener. Good listeners are calm. Is Jane calm?": "",
		"Max is a dog. Dogs are loud. Is Max a big dog?":                                                       "",
		"Almost all early risers are tired. Paul is an early riser. Is Paul tired?":                            "",
		"Only nurses are good listeners. Jane is a good listener. Is Jane a nurse?":                            "",
		// what has a property as a class
		"Musicians are creative. Creative people are curious. Mo is a musician. Is Mo curious?":             "A+a?#1:A=B#2:B+a#3:?",
		"Everyone who is a teacher is patient. Patient people are calm. Rob is a teacher. Is Rob not calm?": "A-a?#1:A=B#2:B+a#3:?",
		"If someone is hungry then he is sad. Ben is hungry. Is Ben sad?":                                   "A+a?#1:A+a#2:?",
		"Expensive things are rare. Every ruby is expensive. Hope is a ruby. Is Hope rare?":                 "B+a?#1:A+a#2:B=A#3:?",
		"Musicians are creative. Curious people are creative. Mo is a musician. Is Mo curious?":             "A+b?#1:A+a#2:B+a#3:B+b#4:?",
		"Tigers are brave. Brave people are calm. Tia is a tiger. Is Tia calm?":                             "",
		"Musicians are creative. Creative people are often curious. Mo is a musician. Is Mo curious?":       "",
		"Some musicians are creative. Creative people are curious. Mo is a musician. Is Mo curious?":        "",
		"Only creative people are curious. Mo is curious. Is Mo creative?":                                  "",
		"Old people are wise. Old books are rare. Ann is old. Is Ann wise?":                                 "",
		// one rule, one sentence, premises
		"If an animal is a fish then it lives in water. Nemo is a fish. Does Nemo live in water?":                      "A+a?#1:A+a#2:?",
		"If an animal is a bird then it can fly unless ill. Pip is a bird. Can Pip fly?":                               "",
		"Penguins cannot fly. Pip is a penguin. Is it true that Pip can fly?":                                          "A+a?#1:A-a#2:?",
		"If all roses are flowers and all flowers need water, and Ro is a rose, does Ro need water?":                   "A+a?#1:A=B#2:B+a#3:?",
		"If all roses are red or blue, and Ro is a rose, is Ro red?":                                                   "",
		"Premise 1: all tovs are slithy. Premise 2: Bob is a tov. Conclusion: Bob is slithy. Is the conclusion right?": "A+a?#1:A+a#2:?",
		"Premise 1: all tovs are slithy. Premise 2: Bob is slithy. Conclusion: Bob is a tov. Is the conclusion right?": "",
		// what is asked may be told in other words
		"Dogs can usually swim. Rex is a dog. Can Rex swim?":         "",
		"All dogs bark. Rex is a dog. Can Rex bark?":                 "",
		"All dogs have four legs. Rex is a dog. Does Rex have legs?": "",
		"All clowns are happy. Bo is a clown. Is Bo unhappy?":        "",
		"All clowns are happy. Bo is a clown. Is Bo rich?":           "A+b?#1:A+a#2:?",
	})
}
