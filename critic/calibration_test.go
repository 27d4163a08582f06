package critic

import (
	"bytes"
	"errors"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// A critic that states too high a probability is put right.
func TestCurveRestatesUnderThePrior(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	var judged []Judged
	for range 40_000 {
		stated := rng.Float64()
		judged = append(judged, Judged{stated, rng.Float64() < stated*stated}) // a third is wrong
	}
	c, err := FitCurve(judged)
	if err != nil {
		t.Fatal(err)
	}
	for _, stated := range []float64{.2, .5, .8} {
		want := logistic(logit(stated*stated) - logit(1./3) + logit(Prior))
		if got := c.At(stated); math.Abs(got-want) > .04 {
			t.Errorf("stated %.1f: calibrated %.3f, want %.3f", stated, got, want)
		}
	}
}

func TestCurveIsMonotone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		judged := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Judged {
			return Judged{float64(rapid.IntRange(0, 20).Draw(t, "stated")) / 20, rapid.Bool().Draw(t, "wrong")}
		}), 2, 60).Draw(t, "judged")
		c, err := FitCurve(judged)
		if err != nil {
			return
		}
		last := -1.0
		for stated := -.1; stated < 1.1; stated += .01 {
			p := c.At(stated)
			if !(p > 0 && p < 1) || p < last-1e-12 {
				t.Fatalf("At(%.2f) = %v after %v", stated, p, last)
			}
			last = p
		}
		if err := c.check(); err != nil {
			t.Fatal(err)
		}
	})
}

// Critics state the same again and again. What a curve says of a statement does not depend on which
// of the chunks came first of which that was said.
func TestCurveDoesNotDependOnTheOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		judged := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Judged {
			return Judged{float64(rapid.IntRange(0, 4).Draw(t, "stated")) / 4, rapid.Bool().Draw(t, "wrong")}
		}), 2, 40).Draw(t, "judged")
		want, err := FitCurve(judged)
		if err != nil {
			return
		}
		got, err := FitCurve(rapid.Permutation(judged).Draw(t, "in another order"))
		if d := cmp.Diff(want, got); d != "" || err != nil {
			t.Fatal(d, err)
		}
	})
}

// Of what is passed a tenth is wrong, of what is failed nine tenths, whichever came first.
// What is stated with the smallest of differences makes a curve that can be read again.
func TestCurveOfNeighbours(t *testing.T) {
	for first := .001; first < 1; first += .0137 {
		for many := range 12 {
			judged := []Judged{{.5, true}, {.5, false}}
			stated := first
			for level := range 4 {
				for range many + 1 {
					judged = append(judged, Judged{stated, level%2 == 1}, Judged{stated, true})
				}
				stated = math.Nextafter(stated, 2)
			}
			curve, err := FitCurve(judged)
			if err != nil {
				t.Fatal(err)
			}
			if err := curve.check(); err != nil {
				t.Fatalf("%d times %g: %v: %v", many+1, first, err, curve)
			}
		}
	}
}

func TestCurveOfTwoStatements(t *testing.T) {
	var judged []Judged
	for i := range 200 {
		stated := []float64{.01, .97}[i%2]
		judged = append(judged, Judged{stated, (i/2%10 == 0) == (stated < .5)})
	}
	c, err := FitCurve(judged)
	if err != nil || len(c.Stated) != 2 || c.At(.97) < .2 || c.At(.01) > .01 {
		t.Errorf("%+v, %v", c, err)
	}
}

func TestCertifyThreshold(t *testing.T) {
	clean := func(n int, alarms ...float64) []float64 {
		out := alarms
		for i := range n - len(alarms) {
			out = append(out, .001+.0001*float64(i)/float64(n))
		}
		return out
	}
	for _, row := range []struct {
		name  string
		right []float64
		risk  float64
		ok    bool
		above float64 // alarms that must not fail
	}{
		{"no alarm of 299 certifies 1 %", clean(299), .01, true, .001},
		{"no alarm of 298 does not", clean(298), .01, false, 0},
		{"one high alarm of 1,000 may stay", clean(1000, .9), .01, true, .001},
		{"twenty may not", clean(1000, .9, .91, .92, .93, .94, .95, .96, .97, .98, .981, .982, .983, .984, .985, .986, .987, .988, .989, .99, .991), .01, true, .9},
		{"nothing certifies no risk at all", clean(1000), 0, false, 0},
		{"nor one that is none", clean(1000), math.NaN(), false, 0},
	} {
		t.Run(row.name, func(t *testing.T) {
			threshold, ok := CertifyThreshold(row.right, row.risk)
			if ok != row.ok || ok && threshold <= row.above {
				t.Errorf("threshold %.4f, %t", threshold, ok)
			}
			alarms := 0
			for _, p := range row.right {
				if p >= threshold {
					alarms++
				}
			}
			if ok && float64(alarms) > row.risk*float64(len(row.right)) {
				t.Errorf("%d of %d right chunks fail at %.4f", alarms, len(row.right), threshold)
			}
		})
	}
}

func TestCalibratedCascade(t *testing.T) {
	c := &Calibration{
		FailAbove: .3,
		Critics:   map[string]Curve{"soft": {N: 10, Stated: []float64{.2, .8}, PWrong: []float64{.01, .4}}},
	}
	soft := func(p float64) Cascade { return Cascade{scripted{"soft", Verdict{Grade: Pass, PWrong: p}, nil}} }
	for stated, want := range map[float64]Grade{.1: Pass, .5: Unsure, .9: Fail} {
		j, err := Calibrated{soft(stated), c}.Judge(t.Context(), Case{})
		if err != nil || j.Grade != want {
			t.Errorf("stated %.1f: %v (P(wrong) %.3f), want %v", stated, j.Grade, j.PWrong, want)
		}
	}
	broken := Cascade{scripted{"soft", Verdict{}, errors.New("no connection")}}
	if j, _ := (Calibrated{broken, c}).Judge(t.Context(), Case{}); j.PWrong != logistic(logit(Prior)) {
		t.Errorf("a critic that could not work says %v", j.PWrong)
	}
}

func TestCalibrationFile(t *testing.T) {
	c := &Calibration{Source: "test", FailAbove: .4, Risk: .02, Critics: map[string]Curve{
		"confidence": {N: 3, Wrong: 1, Stated: []float64{.1, .5}, PWrong: []float64{.02, .3}},
	}}
	var b bytes.Buffer
	if err := c.Write(&b); err != nil {
		t.Fatal(err)
	}
	got, err := ReadCalibration(&b)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(c, got); d != "" {
		t.Error(d)
	}
	for text, want := range map[string]string{
		"no":                   "not a calibration file",
		`{"question":"1+1?"}`:  "not a calibration file",
		`{"fail_above":-1}`:    "fail_above",
		`{"critics":{"a":{}}}`: "calibration of a",
		`{"critics":{"a":{"stated":[0,0],"p_wrong":[0.1,0.2]}}}`: "do not rise",
		`{"critics":{"a":{"stated":[0],"p_wrong":[7]}}}`:         "no probability",
		`{"together":{"weights":{"a":-1}}}`:                      "weight of a",
		`{"together":{"bias":1e9}}`:                              "the bias",
	} {
		if _, err := ReadCalibration(strings.NewReader(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want %q", text, err, want)
		}
	}
}

// A critic that costs something is asked where its answer may matter.
func TestEscalation(t *testing.T) {
	at := func(p float64, g Grade) Verdict { return Verdict{PWrong: p, Grade: g} }
	defaults, cheap, early := Stakes{}, Stakes{Draft: 1e-6}, Stakes{FailAbove: .2}
	for _, row := range []struct {
		name   string
		critic Selective
		sofar  Verdict
		stakes Stakes
		want   bool
	}{
		{"a probe of a chunk in doubt", Probe{}, at(.1, Unsure), defaults, true},
		{"a probe of a chunk that was recomputed", Probe{}, at(.004, Pass), defaults, false},
		{"a probe of a chunk that is surely wrong", Probe{}, at(.99, Fail), defaults, false},
		{"four drafts of a chunk in doubt", Agreement{K: 4}, at(.1, Unsure), defaults, true},
		{"sixty drafts of one not much in doubt", Agreement{K: 60}, at(.05, Unsure), defaults, false},
		{"a critique of a chunk not in doubt", Written{}, at(.03, Pass), defaults, false},
		{"a critique of a chunk in doubt", Written{}, at(.3, Unsure), defaults, true},
		{"a critique of a flagged chunk", Written{}, at(.9, Fail), defaults, true},
		{"sixty drafts where they cost nearly nothing", Agreement{K: 60}, at(.05, Unsure), cheap, true},
		{"a probe of a chunk that would not fail", Probe{}, at(.012, Unsure), defaults, false},
		{"a probe of one that would, by a stated risk", Probe{}, at(.012, Unsure), early, true},
		{"a majority of those that cost nothing", Majority{Computed{}, Confidence{}}, at(.004, Pass), defaults, true},
		{"a majority with a probe of a chunk in doubt", Majority{Computed{}, Probe{}}, at(.1, Unsure), defaults, true},
		{"the same of a chunk that was recomputed", Majority{Computed{}, Probe{}}, at(.004, Pass), defaults, false},
		{"working backwards where the model is sure that it is wrong", Inverse{}, Verdict{Critic: "confidence", PWrong: .99, Grade: Fail}, defaults, true},
		{"working backwards where it was recomputed", Inverse{}, Verdict{Critic: "computed", PWrong: .99, Grade: Fail}, defaults, false},
	} {
		if got := row.critic.Worth(row.sofar, row.stakes); got != row.want {
			t.Errorf("%s: %t", row.name, got)
		}
	}
	asked := 0
	dear := &countingWritten{asked: &asked}
	pass := scripted{"cheap", Verdict{Grade: Pass, PWrong: .09}, nil}
	for _, sparing := range []bool{false, true} {
		if _, err := (Cascade{pass, dear}).Judge(t.Context(), Case{Sparing: sparing}); err != nil {
			t.Fatal(err)
		}
	}
	if asked != 1 {
		t.Errorf("asked %d times: once is right, for the second time is to be sparing", asked)
	}
	// Where those before it cannot judge a chunk at all, the first that can is asked whatever it costs.
	asked = 0
	j, err := Cascade{Kinds{}, Schemas{}, dear, dear}.Judge(t.Context(), Case{Question: "How many?", Chunk: "Three."})
	if err != nil || len(j.Each) != 1 || asked != 1 {
		t.Errorf("%+v, %v; worth asking: %d times, and it is the first once", j, err, asked)
	}
}

type countingWritten struct {
	Probe
	asked *int
}

func (c *countingWritten) Worth(Verdict, Stakes) bool { *c.asked++; return false }

func TestCalibrate(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	var seen []Observation
	for i := range 20_000 {
		wrong := rng.IntN(10) == 0
		// One critic finds most mistakes and calls them hardly more likely than
		// right chunks; another never says anything of use.
		shy := .1
		if wrong && rng.IntN(5) > 0 || !wrong && rng.IntN(200) == 0 {
			shy = .2
		}
		seen = append(seen, Observation{Wrong: wrong, Group: i / 4, Each: []Verdict{
			{Critic: "shy", Grade: Pass, PWrong: shy}, {Critic: "idle", PWrong: rng.Float64()},
		}})
	}
	c, certified, err := Calibrate(seen, .02)
	if err != nil || !certified {
		t.Fatal(certified, err)
	}
	if low, high := c.Critics["shy"].At(.1), c.Critics["shy"].At(.2); low > .02 || high < .8 {
		t.Errorf("the shy critic: %.3f and %.3f", low, high)
	}
	failed, found, right, wrong := 0., 0., 0., 0.
	for _, o := range seen {
		fail := c.fuse(o.Each).Grade == Fail
		switch {
		case o.Wrong && fail:
			found++
		case fail:
			failed++
		}
		if o.Wrong {
			wrong++
		} else {
			right++
		}
	}
	if failed/right > .02 || found/wrong < .7 {
		t.Errorf("fails %.3f of the right chunks and %.3f of the wrong", failed/right, found/wrong)
	}
	if _, _, err := Calibrate(nil, .02); err == nil {
		t.Error("a calibration on nothing")
	}
}

// Whatever critics said of whatever chunks, what is made of it can be written, read and counted with.
func TestCalibrationsCanBeRead(t *testing.T) {
	observation := rapid.Custom(func(t *rapid.T) Observation {
		o := Observation{Wrong: rapid.Bool().Draw(t, "wrong"), Group: rapid.IntRange(0, 20).Draw(t, "group")}
		for _, name := range []string{"computed", "confidence", "own"} {
			if rapid.Bool().Draw(t, name) {
				p := rapid.OneOf(rapid.SampledFrom([]float64{0, Prior, .5, 1}), rapid.Float64Range(0, 1)).Draw(t, "p")
				o.Each = append(o.Each, Verdict{Critic: name, Grade: Grade(rapid.IntRange(0, 2).Draw(t, "grade")), PWrong: p})
			}
		}
		return o
	})
	rapid.Check(t, func(t *rapid.T) {
		observations := rapid.SliceOfN(observation, 0, 200).Draw(t, "observations")
		c, certified, err := Calibrate(observations, rapid.SampledFrom([]float64{.01, .3, .9, .999}).Draw(t, "risk"))
		if err != nil {
			return
		}
		var file bytes.Buffer
		if err := c.Write(&file); err != nil {
			t.Fatal(err)
		}
		read, err := ReadCalibration(&file)
		if err != nil || certified != (read.FailAbove > 0) {
			t.Fatalf("certified: %v, read %+v, %v", certified, read, err)
		}
		for _, o := range observations {
			if len(o.Each) == 0 {
				continue
			}
			if v := read.fuse(o.Each); !(v.PWrong >= 0 && v.PWrong <= 1) || v.Grade == Fail && v.PWrong < read.failAbove() {
				t.Fatalf("%+v: %+v", o.Each, v)
			}
		}
	})
}
