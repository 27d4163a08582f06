package boolean

import (
	"testing"

	"github.com/seed-25a395fc/reason/prompts/internal/readertest"
)

func TestRead(t *testing.T) {
	readertest.Bodies(t, Read, map[string]string{
		"not ( False or ( True ) ) and not ( False ) is": "!(F|T)&!F=?",
		"True or ( not not ( True ) and False ) is":      "T|!!T&F=?",
		"What is True and not False?":                    "T&!F=?",
		"What's (True or False) and False?":              "(T|F)&F=?",
		"Is not (True or False) true?":                   "!(T|F)=?",
		"Is True and False false?":                       "!(T&F)=?",
		"Is it true that not True or False?":             "!T|F=?",
		"Is it false that True?":                         "!T=?",
		"True or false: not (False and True)":            "!(F&T)=?",
		"What is not False or False, true or false?":     "!F|F=?",
		"Evaluate the Boolean expression: !(T && F)":     "!(T&F)=?",
		"true || !false && ~true =":                      "T|!F&!T=?",
		"TRUE AND (FALSE OR TRUE)":                       "T&(F|T)=?",
		"Does not True and True evaluate to False?":      "!(!T&T)=?",
		"¬(True ∧ (False ∧ True)) ∨ False":               "!(T&(F&T))|F=?",
		"Please tell me whether True and False is true":  "T&F=?",
		"((True)) or (((False and True)))":               "T|F&T=?",
		"not True!":                                      "!T=?",
		"True":                                           "",
		"Is it true or false?":                           "",
		"True or false: the sky is blue":                 "",
		"True and":                                       "",
		"True False and":                                 "",
		"(True or False":                                 "",
		"not":                                            "",
		"True xor False":                                 "(T|F)&!(T&F)=?",
		"True and 1":                                     "",
		"True or maybe":                                  "",
	})
}
