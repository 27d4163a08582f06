package critic

import (
	"context"
	"fmt"
	"math"
	"strconv"
	"unicode"

	"github.com/seed-25a395fc/reason/critic/internal/lines"
)

// Confidence judges a chunk by how likely the drafting model found it: the
// lowest mean log-probability over a window of its tokens, mapped to a
// probability of error by a logistic function. It costs nothing, for the
// log-probabilities come with the draft.
//
// It finds slips of sampling very well, and hardly any mistake that the model
// makes with confidence; greedy drafts gain little from it.
//
// The zero value has the defaults named below, set by hand for a model that is
// sure of its right lines; a calibration sets others.
type Confidence struct {
	// Window is the number of tokens in a window. 0 is 1 for chunks of at most
	// 32 tokens and for formulas, with more digits than letters, where one digit
	// decides, and 16 for longer text, where single words may be unlikely without
	// being wrong.
	Window int
	// Intercept and Slope give PWrong = 1/(1+exp(-(Intercept - Slope×m))) for
	// the lowest mean m, in nats. Both 0 is -4.5 and 5: .011 at m = 0, .26 at
	// P = 1/2, .97 at P = 1/5.
	Intercept, Slope float64
	// Most bounds PWrong, since an unlikely chunk need not be wrong. 0 is .9.
	Most float64
	// FailAbove and PassBelow are the PWrong of the grades. 0 is .5 and .05, but where
	// single tokens decide only a chunk of which each has a probability of .99 passes:
	// of word problems that people wrote and that the built-in model was so sure of it
	// gets 93 % right, of those at .75 no more than 70 % (docs/log.md).
	FailAbove, PassBelow float64
}

// The windows of the zero value, and the probability of a token that is sure.
const (
	shortChunk  = 32
	shortWindow = 1
	longWindow  = 16
	sureToken   = .99
)

func (c Confidence) withDefaults() Confidence {
	if c.Intercept == 0 && c.Slope == 0 {
		c.Intercept, c.Slope = -4.5, 5
	}
	if c.Most == 0 {
		c.Most = 0.9
	}
	if c.FailAbove == 0 {
		c.FailAbove = 0.5
	}
	if c.PassBelow == 0 {
		c.PassBelow = 0.05
	}
	return c
}

// Name is "confidence".
func (Confidence) Name() string { return "confidence" }

// Check never fails with an error but that of ctx.
func (c Confidence) Check(ctx context.Context, k Case) (Verdict, error) {
	if err := ctx.Err(); err != nil {
		return Verdict{}, err
	}
	anySure := c.PassBelow != 0
	c = c.withDefaults()
	v := Verdict{Critic: c.Name(), PWrong: Prior}
	lowest, at, window := c.lowest(k)
	sure := anySure || window > shortWindow || lowest >= math.Log(sureToken)
	switch {
	case window == 0:
		v.Reason = "the log-probabilities of the draft are not known"
		return v, nil
	case math.IsNaN(lowest):
		v.Reason = "the log-probabilities of the draft are not numbers"
		return v, nil
	}
	v.PWrong = min(logistic(c.Intercept-c.Slope*lowest), c.Most)
	if len(k.Led) > 0 {
		// What was taken is not the model's choice: that the rest is likely says
		// nothing for it.
		v.PWrong = max(v.PWrong, Prior)
	}
	v.Reason = reason(lowest, window)
	switch {
	case v.PWrong >= c.FailAbove:
		v.Grade = Fail
		if window == 1 && len(k.Ends) == len(k.Logprobs) && at > 0 {
			v.At = k.Ends[at-1] // what stands before is likely
		}
	case v.PWrong <= c.PassBelow && sure && len(k.Led) == 0:
		if lines.Unlisted(k.lines(), k.Accepted, k.Chunk) || misheard(k) {
			v.Reason += ", but the model is sure of wrong answers to such questions, too"
		} else {
			v.Grade = Pass
		}
	}
	return v, nil
}

func reason(lowest float64, window int) string {
	p := strconv.FormatFloat(math.Exp(lowest), 'g', 2, 64)
	if window == 1 {
		return "the least likely token has probability " + p
	}
	return fmt.Sprintf("the least likely %d tokens have a mean probability of %s", window, p)
}

// lowest is the lowest mean over a window, the token that the window begins with, and
// its size: 0 where there are no tokens.
func (c Confidence) lowest(k Case) (mean float64, at, window int) {
	logprobs := k.Logprobs
	window = c.Window
	if window <= 0 {
		window = shortWindow
		if len(logprobs) > shortChunk && !isFormula(k.Chunk) {
			window = longWindow
		}
	}
	window = min(window, len(logprobs))
	if window == 0 {
		return 0, 0, 0
	}
	sum := 0.0
	mean = math.Inf(1)
	for i, lp := range logprobs {
		// A token of probability 0 would make every window that follows -Inf - -Inf.
		sum += max(float64(lp), leastLogprob)
		if i >= window {
			sum -= max(float64(logprobs[i-window]), leastLogprob)
		}
		if m := sum / float64(window); i >= window-1 && !(m >= mean) {
			mean, at = m, i-window+1
		}
	}
	return mean, at, window
}

func isFormula(text string) bool {
	digits, letters := 0, 0
	for _, r := range text {
		if unicode.IsDigit(r) {
			digits++
		} else if unicode.IsLetter(r) {
			letters++
		}
	}
	return digits > letters
}

// leastLogprob stands for anything less likely, in nats.
const leastLogprob = -100
