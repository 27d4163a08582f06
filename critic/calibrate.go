package critic

import "errors"

// Observation is what critics said of a chunk whose label is known.
type Observation struct {
	Each  []Verdict // as a cascade without a calibration asked for them
	Wrong bool
	Group int // the solution that it is from: a group is never split
}

// Calibrate fits a curve for each critic, and what they are worth together, on the
// groups of even number, and on the others sets the threshold at which at most a share risk of right chunks
// fails, with 95 % confidence. A critic that does not know both right and wrong
// chunks gets no curve; where the threshold cannot be certified it stays the
// default, and certified is false.
func Calibrate(observations []Observation, risk float64) (c *Calibration, certified bool, err error) {
	c = &Calibration{Critics: map[string]Curve{}}
	judged := map[string][]Judged{}
	for _, o := range observations {
		for _, v := range o.Each {
			if silent := v.Grade == Unsure && v.PWrong == 0; o.Group%2 == 0 && !silent {
				judged[v.Critic] = append(judged[v.Critic], Judged{v.PWrong, o.Wrong})
			}
		}
	}
	for name, j := range judged {
		if curve, err := FitCurve(j); err == nil {
			c.Critics[name] = curve
		}
	}
	if len(c.Critics) == 0 {
		return nil, false, errors.New("critic: a calibration needs right and wrong chunks that some critic has judged")
	}
	var each [][]Verdict
	var wrong []bool
	for _, o := range observations {
		if o.Group%2 == 0 && len(o.Each) > 0 {
			each, wrong = append(each, c.calibrated(o.Each)), append(wrong, o.Wrong)
		}
	}
	if len(c.Critics) > 1 {
		c.Together = combine(each, wrong)
	}
	var right []float64
	for _, o := range observations {
		if o.Group%2 == 1 && !o.Wrong && len(o.Each) > 0 {
			right = append(right, c.fuse(o.Each).PWrong)
		}
	}
	if threshold, ok := CertifyThreshold(right, risk); ok {
		c.FailAbove, c.Risk = threshold, risk
		return c, true, nil
	}
	return c, false, nil
}

// fuse is what a cascade with this calibration concludes from verdicts as they
// were stated.
func (c *Calibration) fuse(each []Verdict) Verdict {
	return fuse(c.calibrated(each), c)
}

func (c *Calibration) calibrated(each []Verdict) []Verdict {
	out := make([]Verdict, len(each))
	for i, v := range each {
		v.PWrong = c.pWrong(v)
		out[i] = v
	}
	return out
}
