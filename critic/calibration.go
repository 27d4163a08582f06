package critic

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
)

// Calibration maps what each critic says to the probability of a mistake, as
// counted on labelled traces. It holds for the model and the kind of text that
// it was counted on.
type Calibration struct {
	// Source says on what it was counted, for people.
	Source string `json:"source"`
	// FailAbove is the fused probability at which a chunk fails: the least for
	// which at most a share Risk of right chunks fails, with 95 % confidence.
	// 0 leaves the default.
	FailAbove float64 `json:"fail_above,omitempty"`
	Risk      float64 `json:"risk,omitempty"`
	// Critics holds a curve for each critic, by name.
	Critics map[string]Curve `json:"critics"`
	// Together says what the critics are worth beside each other; nil counts as a
	// cascade without a calibration does.
	Together *Combination `json:"together,omitempty"`
}

// Curve maps the PWrong that a critic states to the probability that was
// observed, under [Prior]. Between its points it is linear, outside constant.
type Curve struct {
	N      int       `json:"n"`       // chunks that it was counted on
	Wrong  int       `json:"wrong"`   // of them
	Stated []float64 `json:"stated"`  // ascending
	PWrong []float64 `json:"p_wrong"` // never falling
}

// At is the calibrated probability for a stated one.
func (c Curve) At(stated float64) float64 {
	i, exact := slices.BinarySearch(c.Stated, stated)
	switch {
	case exact:
		return c.PWrong[i]
	case i == 0:
		return c.PWrong[0]
	case i == len(c.Stated):
		return c.PWrong[i-1]
	}
	t := (stated - c.Stated[i-1]) / (c.Stated[i] - c.Stated[i-1])
	return c.PWrong[i-1] + t*(c.PWrong[i]-c.PWrong[i-1])
}

// Judged is one chunk that a critic has judged and whose label is known.
type Judged struct {
	PWrong float64 // as stated
	Wrong  bool
}

// FitCurve fits the curve of one critic by isotonic regression: the never
// falling function of what was stated that is nearest to what was observed. Each
// of its levels is drawn to the overall rate by one pseudo-observation, and the
// rates are restated under [Prior]. It needs right and wrong chunks.
func FitCurve(judged []Judged) (Curve, error) {
	wrong := 0
	for _, j := range judged {
		if j.Wrong {
			wrong++
		}
	}
	if wrong == 0 || wrong == len(judged) {
		return Curve{}, fmt.Errorf("critic: a calibration needs right and wrong chunks; %d of %d are wrong", wrong, len(judged))
	}
	rate := float64(wrong) / float64(len(judged))
	c := Curve{N: len(judged), Wrong: wrong}
	for _, b := range poolAdjacentViolators(judged) {
		p := (b.wrong + rate) / (b.n + 1)
		c.Stated = append(c.Stated, b.stated/b.n)
		c.PWrong = append(c.PWrong, logistic(logit(p)-logit(rate)+logit(Prior)))
	}
	for i := 1; i < len(c.PWrong); i++ { // pseudo-observations may upset the order of small levels, rounding that of near ones
		c.PWrong[i] = max(c.PWrong[i], c.PWrong[i-1])
		c.Stated[i] = max(c.Stated[i], math.Nextafter(c.Stated[i-1], math.Inf(1)))
	}
	return c, nil
}

// level is a stretch of stated probabilities with one observed rate.
type level struct{ n, wrong, stated float64 } // stated is a sum

// poolAdjacentViolators merges levels, from the lowest, until rates rise (Ayer
// et al. 1955, doi:10.1214/aoms/1177728423).
func poolAdjacentViolators(judged []Judged) []level {
	sorted := slices.SortedFunc(slices.Values(judged), func(a, b Judged) int { return cmp.Compare(a.PWrong, b.PWrong) })
	var levels []level
	for i, j := range sorted {
		if i == 0 || j.PWrong != sorted[i-1].PWrong {
			levels = append(levels, level{})
		}
		last := &levels[len(levels)-1]
		last.n++
		last.stated += j.PWrong
		if j.Wrong {
			last.wrong++
		}
		if i+1 < len(sorted) && sorted[i+1].PWrong == j.PWrong {
			continue // what was stated alike merges as a whole, or the order of the chunks would show
		}
		for n := len(levels); n > 1 && levels[n-2].wrong*levels[n-1].n >= levels[n-1].wrong*levels[n-2].n; n-- {
			levels[n-2].add(levels[n-1])
			levels = levels[:n-1]
		}
	}
	return levels
}

func (l *level) add(m level) {
	l.n += m.n
	l.wrong += m.wrong
	l.stated += m.stated
}

// CertifyThreshold is the least threshold at which at most a share risk of right
// chunks fails, with 95 % confidence, given the fused PWrong of right chunks. It
// tests thresholds from the highest down and stops at the first that cannot be
// certified, which keeps the error of the whole sequence at 5 % (Angelopoulos et
// al. 2021, arXiv:2110.01052). It is false where there are too few chunks: 0
// alarms of 299 certify 1 %, and no number of them certifies 0.
func CertifyThreshold(right []float64, risk float64) (threshold float64, ok bool) {
	sorted := slices.Sorted(slices.Values(right))
	threshold = 1
	for i := len(sorted); i >= 0; i-- {
		if i > 0 && i < len(sorted) && sorted[i] == sorted[i-1] {
			continue // a threshold fails all chunks of one value or none
		}
		if p := binomialCDF(len(sorted)-i, len(sorted), risk); !(p <= .05) { // NaN of a risk of 0, or of none
			break
		}
		if ok = true; i == len(sorted) {
			threshold = math.Nextafter(max(sorted[i-1], failAbove), 2)
		} else {
			threshold = sorted[i]
		}
	}
	return threshold, ok
}

// binomialCDF is P(X <= k) for n draws of probability p.
func binomialCDF(k, n int, p float64) float64 {
	lg := func(x int) float64 { v, _ := math.Lgamma(float64(x + 1)); return v }
	sum := 0.0
	for i := 0; i <= k; i++ {
		sum += math.Exp(lg(n) - lg(i) - lg(n-i) + float64(i)*math.Log(p) + float64(n-i)*math.Log1p(-p))
	}
	return min(sum, 1)
}

// Calibrated is a cascade whose verdicts are calibrated.
type Calibrated struct {
	Cascade
	*Calibration
}

// Judge asks the critics as [Cascade.Judge] does.
func (c Calibrated) Judge(ctx context.Context, k Case) (Judgement, error) {
	return c.Cascade.judge(ctx, k, c.Calibration)
}

// pWrong is the calibrated probability of a verdict.
func (c *Calibration) pWrong(v Verdict) float64 {
	if c == nil || v.Grade == Unsure && v.PWrong == 0 {
		return v.PWrong
	}
	if curve, ok := c.Critics[v.Critic]; ok {
		return curve.At(v.PWrong)
	}
	return v.PWrong
}

func (c *Calibration) together() *Combination {
	if c == nil {
		return nil
	}
	return c.Together
}

func (c *Calibration) failAbove() float64 {
	if c == nil || c.FailAbove == 0 {
		return failAbove
	}
	return c.FailAbove
}

// Write stores a calibration as JSON.
func (c *Calibration) Write(w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	if err := enc.Encode(c); err != nil {
		return fmt.Errorf("critic: calibration: %w", err)
	}
	return nil
}

// maxCalibration bounds the bytes of a calibration file.
const maxCalibration = 16 << 20

// ReadCalibration reads what Write wrote.
func ReadCalibration(r io.Reader) (*Calibration, error) {
	var c Calibration
	if err := json.NewDecoder(io.LimitReader(r, maxCalibration)).Decode(&c); err != nil {
		return nil, fmt.Errorf("critic: not a calibration file: %w", err)
	}
	if !(c.FailAbove >= 0 && c.FailAbove < 2) {
		return nil, fmt.Errorf("critic: calibration: fail_above is %g", c.FailAbove)
	}
	if err := c.Together.check(); err != nil {
		return nil, fmt.Errorf("critic: calibration: %w", err)
	}
	if c.Critics == nil {
		return nil, errors.New("critic: not a calibration file: it names no critics")
	}
	for name, curve := range c.Critics {
		if err := curve.check(); err != nil {
			return nil, fmt.Errorf("critic: calibration of %s: %w", name, err)
		}
	}
	return &c, nil
}

func (c *Combination) check() error {
	if c == nil {
		return nil
	}
	for name, w := range c.Weights {
		if !(w >= 0 && w < 1e3) {
			return fmt.Errorf("the weight of %s is %g", name, w)
		}
	}
	if !(math.Abs(c.Bias) < 1e3) {
		return fmt.Errorf("the bias is %g", c.Bias)
	}
	return nil
}

func (c Curve) check() error {
	if len(c.Stated) == 0 || len(c.Stated) != len(c.PWrong) {
		return fmt.Errorf("%d stated for %d observed probabilities", len(c.Stated), len(c.PWrong))
	}
	for i, p := range c.PWrong {
		if !(p >= 0 && p <= 1) || math.IsNaN(c.Stated[i]) {
			return fmt.Errorf("%g is no probability", p)
		}
		if i > 0 && (p < c.PWrong[i-1] || c.Stated[i] <= c.Stated[i-1]) {
			return errors.New("the points do not rise")
		}
	}
	return nil
}
