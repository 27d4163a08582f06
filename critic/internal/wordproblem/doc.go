// Package wordproblem cuts word problems whose numbers have tags, as a prompt has them:
//
//	Mia has #1:47 apples and eats #2:5. How many are left? #3:
//
// It finds words, clauses and the names of people, and holds what all stand on that read such
// problems and the lines of their solutions: numbers, multiples and steps, kinds of things, units.
//
// What a problem tells is read in the packages below. Package comparison reads what is said by
// comparing amounts. Package tale gives a problem the form in which package ledger follows what people
// have and package schema reads problems of some kinds as a whole; the way to the answer that these two
// find is one of package plan. What a verdict is made of that is for package critic. What is not
// understood in full is not read at all.
package wordproblem
