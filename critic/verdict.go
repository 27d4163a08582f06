package critic

import (
	"unicode"
)

// outcome is what was found.
type outcome struct {
	Grade   grade
	PWrong  float64 // the probability of a mistake; of no meaning where Grade is Unsure
	Reason  string
	Fix     string // what should stand there; "" where that is not known
	At, End int    // where the mistake begins and ends, in bytes; an End of 0 is not known
}

// grade is a conclusion.
type grade int

// The grades.
const (
	gradeUnsure grade = iota
	gradePass
	gradeFail
)

// The probabilities of an error behind what the computed critic concludes.
// They are set by hand from traces of the built-in model and of published data
// sets; a calibration may replace them.
const (
	// tracedWrong: every operand has a source and every sign "=" was recomputed,
	// so that only the choice of the operation can be wrong. Others have to look at
	// that: it is above what a cascade takes for sure enough.
	tracedWrong = 0.012
	// equivalentWrong: the line keeps the value of the expression, or is the only
	// one that is right.
	equivalentWrong = 0.0005
	// holdsWrong: the equations stated in prose hold; what they stand for is
	// not checked.
	holdsWrong = 0.03
	// failWrong: an equation does not hold, or a source is missing.
	failWrong = 0.99
)

// pass is the verdict on a text of which all that was checked holds.
func pass(pWrong float64, reason string) outcome {
	return outcome{Grade: gradePass, PWrong: pWrong, Reason: reason}
}

// fail is the verdict on a text that is wrong, with what should stand there.
func fail(reason, fix string) outcome {
	return outcome{Grade: gradeFail, PWrong: failWrong, Reason: reason, Fix: fix}
}

// failAt is fail for a line whose mistake begins at a byte of it.
func failAt(at int, reason, fix string) outcome {
	v := fail(reason, fix)
	v.At = at
	return v
}

// failWord is fail for a line that departs from the only right one that begins like it: at the
// number or word that holds the first byte that differs, for half of a number is not right.
// What stands behind that number or word does not matter.
func failWord(line, want, reason, fix string) outcome {
	v := failAt(differs(line, want), reason, fix)
	v.End = v.At + 1
	for v.End < len(line) && alphanumeric(line[v.End-1]) && alphanumeric(line[v.End]) {
		v.End++
	}
	return v
}

// differs is where the word begins that holds the first byte in which a line differs.
func differs(line, want string) int {
	at := 0
	for at < min(len(line), len(want)) && line[at] == want[at] {
		at++
	}
	for _, digit := range []bool{true, false} {
		in := func(s string, i int) bool {
			return i < len(s) && (unicode.IsDigit(rune(s[i])) == digit && alphanumeric(s[i]))
		}
		for at > 0 && in(line, at-1) && (in(line, at) || in(want, at)) {
			at--
		}
	}
	return at
}

func alphanumeric(c byte) bool { return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z' }

// unsure is the verdict on a text of which nothing is known.
func unsure(reason string) outcome {
	return outcome{Reason: reason}
}
