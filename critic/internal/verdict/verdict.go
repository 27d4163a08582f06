// Package verdict holds what those find who recompute lines and running text: whether a text is
// right, and where it is not, what should stand there.
package verdict

import "unicode"

// Verdict is what was found of a text.
type Verdict struct {
	Grade   Grade
	PWrong  float64 // the probability of a mistake; of no meaning where Grade is Unsure
	Reason  string
	Fix     string // what should stand there; "" where that is not known
	At, End int    // where the mistake begins and ends, in bytes; an End of 0 is not known
}

// Grade is what is concluded.
type Grade int

// The grades, in the order of those of package critic.
const (
	Unsure Grade = iota
	Pass
	Fail
)

// String is "unsure", "pass" or "fail".
func (g Grade) String() string {
	switch g {
	case Pass:
		return "pass"
	case Fail:
		return "fail"
	default:
		return "unsure"
	}
}

// The probabilities of an error behind what the computed critic concludes.
// They are set by hand from traces of the built-in model and of published data
// sets; a calibration may replace them.
const (
	// TracedWrong: every operand has a source and every sign "=" was recomputed,
	// so that only the choice of the operation can be wrong. Others have to look at
	// that: it is above what a cascade takes for sure enough.
	TracedWrong = 0.012
	// EquivalentWrong: the line keeps the value of the expression, or is the only
	// one that is right.
	EquivalentWrong = 0.0005
	// HoldsWrong: the equations stated in prose hold; what they stand for is
	// not checked.
	HoldsWrong = 0.03
	// failWrong: an equation does not hold, or a source is missing.
	failWrong = 0.99
)

// Passed is the verdict on a text of which all that was checked holds.
func Passed(pWrong float64, reason string) Verdict {
	return Verdict{Grade: Pass, PWrong: pWrong, Reason: reason}
}

// Failed is the verdict on a text that is wrong, with what should stand there.
func Failed(reason, fix string) Verdict {
	return Verdict{Grade: Fail, PWrong: failWrong, Reason: reason, Fix: fix}
}

// FailedAt is [Failed] for a line whose mistake begins at a byte of it.
func FailedAt(at int, reason, fix string) Verdict {
	v := Failed(reason, fix)
	v.At = at
	return v
}

// FailedWord is [Failed] for a line that departs from the only right one that begins like it: at the
// number or word that holds the first byte that differs, for half of a number is not right.
// What stands behind that number or word does not matter.
func FailedWord(line, want, reason, fix string) Verdict {
	v := FailedAt(Differs(line, want), reason, fix)
	v.End = min(v.At+1, len(line)) // nothing stands there where the line ends too soon
	for v.End < len(line) && alphanumeric(line[v.End-1]) && alphanumeric(line[v.End]) {
		v.End++
	}
	return v
}

// Differs is where the word begins that holds the first byte in which a line differs.
func Differs(line, want string) int {
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

// Open is the verdict on a text of which nothing is known.
func Open(reason string) Verdict {
	return Verdict{Reason: reason}
}
