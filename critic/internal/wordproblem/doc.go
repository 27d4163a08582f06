// Package wordproblem reads word problems whose numbers have tags, as a prompt has them:
//
//	Mia has #1:47 apples and eats #2:5. How many are left? #3:
//
// [Problem.Plan] works out problems of a few kinds that it understands as a whole,
// [Problem.Comparison] what is told by comparing amounts. Both know the lines that lead to what
// is asked for and see where a solution leaves the way; what a verdict is made of that is
// for package critic. What is not understood in full is not read at all.
package wordproblem
