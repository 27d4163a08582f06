package prompts

import "testing"

// Operations that are named before their numbers.
func TestWorkedNamedSums(t *testing.T) {
	checkBodies(t, Worked{Families: WorkedFamilies()}, map[string]string{
		"What's the sum of 45 and 67?":                            "45+67=?",
		"What is the sum of 3, 4, and 5?":                         "3+4+5=?",
		"What is the product of 12 and 11?":                       "12*11=?",
		"What is the difference between 8 and 20?":                "20-8=?",
		"Subtract 8 from 20.":                                     "20-8=?",
		"Add seven to 5":                                          "7+5=?",
		"Divide 84 by 12, please":                                 "84/12=?",
		"The sum of 5 and 8 is multiplied by 3. What is it?":      "(5+8)*3=?",
		"What is 100 minus the difference between 20 and 35?":     "100-(35-20)=?",
		"What is the product of 3 and 4 plus the sum of 5 and 6?": "(3*4)+(5+6)=?",
		"negative 6 minus 2":                                      "-6-2=?",
		"What is 5 added to 7?":                                   "5+7=?",
		"What is the sum of 3 and?":                               "",
		"Add 5 to 7, then double it.":                             "(5+7)*2=?",
		"Multiply 24 by 5 and then take off 30.":                  "(24*5)-30=?",
		"Add 5 to 7, then double that and take 3 away from 9.":    "",
		"How much do 13 and 29 add up to?":                        "13+29=?",
		"14 and 6 added together, then divided by 5":              "(14+6)/5=?",
		"Half of 84 plus a third of 27":                           "(84/2)+(27/3)=?",
		"what is 48 shared between 6":                             "48/6=?",
		"my calculator is broken lol, 7*8*3?":                     "7*8*3=?",
		"I need the sum of 45, 67 and 88 for my invoice":          "45+67+88=?",
		"I want it rounded to tens, 7*8*3?":                       "",
		"Find the difference between 2 hours and 30 minutes.":     "",
	})
}

// Lines hold whole numbers.
func TestWorkedDivisionsComeOut(t *testing.T) {
	checkBodies(t, Worked{Families: WorkedFamilies()}, map[string]string{
		"144/12+9":         "144/12+9=?",
		"-(3-5)*4/2":       "-(3-5)*4/2=?",
		"(3+5)*2/16-1":     "(3+5)*2/16-1=?",
		"100 divided by 8": "",
		"7/2*2":            "",
		"12/(8-8)":         "",
		"5+6/(4-1*4)":      "",
	})
}
