package problems

import "fmt"

// phrase asks for the value of n as a person might.
func phrase(r *rng, n *node) string {
	pad := " "
	if r.chance(30) {
		pad = ""
	}
	e := n.write(pad, true)
	if r.chance(25) {
		e = spell(r, e, pad)
	}
	return fmt.Sprintf(pick(r, exprPhrases), e)
}

var exprPhrases = []string{
	"What is %s?", "What is %s?", "What is %s?", "what is %s", "What's %s?", "How much is %s?", "how much is %s",
	"Calculate %s.", "calculate %s", "Compute %s.", "Work out %s.", "Evaluate %s.", "%s", "%s = ?", "%s =", "%s=?",
	"Find the value of %s.", "What is the value of %s?", "What does %s equal?", "Please work out %s.",
	"What is the result of %s?", "Can you calculate %s?", "Tell me what %s is.", "Solve: %s", "How much does %s make?",
}

// spell replaces some symbols of an expression by other symbols or by words.
func spell(r *rng, e, pad string) string {
	style := r.intn(3)
	out := make([]byte, 0, 2*len(e))
	for i := 0; i < len(e); i++ {
		sign := e[i] == '-' && (i == 0 || e[i-1] == '(')
		s := string(e[i])
		switch {
		case sign || style == 1 && pad == "":
		case style == 0:
			switch e[i] {
			case '*':
				s = pick(r, []string{"×", "x", "·"})
			case '/':
				s = "÷"
			case '-':
				s = "−"
			}
			if s == "x" && pad == "" {
				s = "×"
			}
		default:
			switch e[i] {
			case '+':
				s = "plus"
			case '-':
				s = "minus"
			case '*':
				s = pick(r, []string{"times", "multiplied by"})
			case '/':
				s = pick(r, []string{"divided by", "over"})
			}
			if len(s) > 1 && pad == "" {
				s = " " + s + " "
			}
		}
		out = append(out, s...)
	}
	return string(out)
}
