package stats

import (
	"math"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"
)

// Reference values were computed with SciPy 1.10.1 and NumPy 1.24.2 by
// testdata/reference.py, which prints them in this order; the comments name the
// function, or the plain algorithm where SciPy has none.

func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 1e-6 && !(math.IsInf(got, 1) && math.IsInf(want, 1)) {
		t.Errorf("%s: got %.9f, want %.9f", what, got, want)
	}
}

// scipy.stats.norm.ppf.
func TestZ(t *testing.T) {
	near(t, "95 %", Z(.95), 1.959963984540054)
	near(t, "90 %", Z(.90), 1.6448536269514722)
	near(t, "99 %", Z(.99), 2.5758293035489004)
}

// scipy.stats.binomtest(k, n).proportion_ci(.95, "wilson"); for the fraction,
// numpy.roots of the score equation.
func TestWilson(t *testing.T) {
	tests := []struct{ k, n, low, high float64 }{
		{0, 10, 0, 0.27753279986288926},
		{3, 10, 0.10779126740630102, 0.6032218525388546},
		{10, 10, 0.7224672001371109, 1},
		{478, 500, 0.9342805571276716, 0.9707660443713928},
		{81, 1319, 0.0496837036290911, 0.07568389633148231},
		{2.5, 7.25, 0.1137288084459037, 0.6834123939537289},
		{0, 0, 0, 1},
	}
	for _, tt := range tests {
		got := Wilson(tt.k, tt.n, .95)
		near(t, "low", got.Low, tt.low)
		near(t, "high", got.High, tt.high)
	}
}

// The effective number of trials and the score interval, written out in NumPy.
func TestAccuracyOfClusters(t *testing.T) {
	clusters := Clusters{}
	for _, correct := range []int{3, 0, 2, 3, 1, 3, 3, 2, 0, 3} {
		clusters[Cluster{3, correct}]++
	}
	got := Accuracy(clusters, .95)
	near(t, "estimate", got.Estimate, 2./3)
	near(t, "low", got.Low, 0.39899709233506525)
	near(t, "high", got.High, 0.8576539954864049)

	// Where all questions are alike, as many answers are independent as there are, however
	// their share is rounded.
	for _, questions := range []int{2, 3, 10, 49, 1000} {
		for _, c := range []Cluster{{3, 1}, {7, 3}, {2, 1}} {
			got, want := Accuracy(Clusters{c: questions}, .95), Wilson(float64(questions*c.Correct), float64(questions*c.N), .95)
			near(t, "low", got.Low, want.Low)
			near(t, "high", got.High, want.High)
		}
	}

	// One answer a question is plain Wilson; seeds that never differ count once.
	for _, n := range []int{1, 5} {
		got := Accuracy(Clusters{{n, n}: 3, {n, 0}: 1}, .95)
		want := Wilson(3, 4, .95)
		near(t, "low", got.Low, want.Low)
		near(t, "high", got.High, want.High)
	}
}

func discordant(onlyA, onlyB, same int) Pairs {
	return Pairs{{1, 1, 0}: onlyA, {1, 0, 1}: onlyB, {1, 1, 1}: same}
}

// scipy.stats.binomtest(a, a+b, .5).pvalue.
func TestMcNemar(t *testing.T) {
	tests := []struct {
		a, b int
		p    float64
	}{
		{0, 0, 1}, {1, 5, 0.21875}, {10, 2, 0.03857421875}, {30, 55, 0.008836205876094518},
		{100, 150, 0.0018833009350761704}, {0, 9, 0.00390625},
	}
	for _, tt := range tests {
		near(t, "p", McNemar(discordant(tt.a, tt.b, 20)), tt.p)
	}
}

// All sign flips enumerated with itertools.product.
func TestMcNemarOfClusters(t *testing.T) {
	tests := []struct {
		differences []int
		p           float64
	}{
		{[]int{3, -1, 2, 0, 1, -2, 3, 1}, 0.28125},
		{[]int{1, 1, 2, 3, 3, -1, 2, 2, -3, 1, 1}, 0.09765625},
	}
	for _, tt := range tests {
		pairs := Pairs{}
		for _, d := range tt.differences {
			pairs[Pair{3, max(d, 0), max(-d, 0)}]++
		}
		near(t, "p", McNemar(pairs), tt.p)
	}
}

// The n-fold convolution by numpy.convolve; the first row also agrees with
// 200,000 resamples drawn by numpy.random.
func TestPairedBootstrap(t *testing.T) {
	three := func(d int) Pair { return Pair{3, max(d, 0), max(-d, 0)} }
	clustered := Pairs{three(2): 7, three(1): 11, three(-1): 9, three(-3): 2, three(0): 31}
	tests := []struct {
		pairs               Pairs
		estimate, low, high float64
	}{
		{discordant(12, 5, 83), 0.07, -0.01, 0.15},
		{discordant(0, 0, 40), 0, -0.075, 0.075},
		{discordant(6, 2, 99_992), 4e-05, -2e-05, 0.0001},
		{discordant(6000, 4000, 90_000), 0.02, 0.01804, 0.02196},
		{clustered, 0.05555555555555555, -0.044444444444444446, 0.15},
	}
	for _, tt := range tests {
		got := PairedBootstrap(tt.pairs, .95)
		near(t, "estimate", got.Estimate, tt.estimate)
		near(t, "low", got.Low, tt.low)
		near(t, "high", got.High, tt.high)
	}
	if NonInferior(PairedBootstrap(discordant(0, 0, 5), .95), .02) {
		t.Error("five questions in agreement prove nothing")
	}
	if !NonInferior(PairedBootstrap(discordant(0, 0, 500), .95), .02) {
		t.Error("500 questions in agreement prove a margin of two points")
	}
}

// Two runs of the same strategy must be called different at most as often as
// the level says: the exact test never more, the interval about that.
func TestAAComparisonsRejectAtTheNominalRate(t *testing.T) {
	random := rand.New(rand.NewPCG(11, 12))
	const runs, questions, seeds = 600, 120, 2
	var rejected, excluded float64
	for range runs {
		pairs := Pairs{}
		for range questions {
			p := math.Pow(random.Float64(), .5) // questions differ in difficulty
			pair := Pair{N: seeds}
			for range seeds {
				if random.Float64() < p {
					pair.A++
				}
				if random.Float64() < p {
					pair.B++
				}
			}
			pairs[pair]++
		}
		if McNemar(pairs) < .05 {
			rejected++
		}
		if ci := PairedBootstrap(pairs, .95); ci.Low > 0 || ci.High < 0 {
			excluded++
		}
	}
	// Three standard errors of a rate of 5 % over 600 runs are 2.7 points.
	if rejected/runs > .077 || rejected/runs < .02 {
		t.Errorf("McNemar rejects %.3f of A/A comparisons", rejected/runs)
	}
	if excluded/runs > .077 || excluded/runs < .02 {
		t.Errorf("the interval excludes 0 in %.3f of A/A comparisons", excluded/runs)
	}
}

// With P(only A) = .12 and P(only B) = .04 on 300 questions, the exact test has
// power 0.932059 (summed over the trinomial with scipy.stats.binom).
func TestPowerIsWhatTheoryGives(t *testing.T) {
	random := rand.New(rand.NewPCG(21, 22))
	const runs = 600
	found := 0.
	for range runs {
		a, b := 0, 0
		for range 300 {
			switch x := random.Float64(); {
			case x < .12:
				a++
			case x < .16:
				b++
			}
		}
		if McNemar(discordant(a, b, 300-a-b)) < .05 {
			found++
		}
	}
	if got := found / runs; math.Abs(got-powerAt300) > 3*math.Sqrt(powerAt300*(1-powerAt300)/runs) {
		t.Errorf("power %.3f, want %.4f", got, powerAt300)
	}
}

const powerAt300 = 0.932059

// Two strategies that are equally good are called non-inferior as often as the
// normal approximation says, and one that is worse by the margin at most at the
// nominal 2.5 %.
func TestNonInferiorityHasItsPowerAndItsSize(t *testing.T) {
	random := rand.New(rand.NewPCG(31, 32))
	const runs, questions, margin = 1000, 600, .05
	for _, tt := range []struct {
		onlyA, onlyB float64
		want         float64 // scipy.stats.norm.sf
	}{{.05, .05, 0.9702130}, {.03, .08, 0.0234676}} {
		found := 0.
		for range runs {
			a, b := 0, 0
			for range questions {
				switch x := random.Float64(); {
				case x < tt.onlyA:
					a++
				case x < tt.onlyA+tt.onlyB:
					b++
				}
			}
			if NonInferior(PairedBootstrap(discordant(a, b, questions-a-b), .95), margin) {
				found++
			}
		}
		if got := found / runs; math.Abs(got-tt.want) > 3*math.Sqrt(tt.want*(1-tt.want)/runs) {
			t.Errorf("only A %.2f, only B %.2f: non-inferior in %.3f, want %.3f", tt.onlyA, tt.onlyB, got, tt.want)
		}
	}
}

func TestCostToTarget(t *testing.T) {
	curve := []Point{{800, .9}, {100, .5}, {200, .7}, {400, .6}}
	near(t, "between", CostToTarget(curve, .8), 400) // numpy.interp over log cost
	near(t, "between the first", CostToTarget(curve, .55), 118.9207115002721)
	near(t, "at the first", CostToTarget(curve, .3), 100)
	near(t, "at a point", CostToTarget(curve, .7), 200)
	near(t, "never", CostToTarget(curve, .95), math.Inf(1))
	near(t, "nothing", CostToTarget(nil, .5), math.Inf(1))

	var pool Pool
	random := rand.New(rand.NewPCG(1, 1))
	for q := range 200 {
		x := random.Float64()
		settings := make([]Point, 3)
		for s, p := range []Point{{100, .5}, {200, .7}, {800, .9}} {
			point := Point{Cost: p.Cost + float64(q%7)}
			if x < p.Accuracy {
				point.Accuracy = 1
			}
			settings[s] = point
		}
		pool.Add(settings)
	}
	ci := CostToTargetInterval(pool.Blocks, .8, .95)
	if !(ci.Low < ci.Estimate && ci.Estimate < ci.High && ci.Low > 150) {
		t.Errorf("interval %+v", ci)
	}
	if again := CostToTargetInterval(pool.Blocks, .8, .95); again != ci {
		t.Error("the interval is not the same twice")
	}
}

// numpy.percentile over the same 2,000 resamples of 120 questions.
func TestCostInterval(t *testing.T) {
	x := 1
	draw := func(n int) int { // Park and Miller's generator, which Python can follow
		x = x * 48271 % 2147483647
		return x % n
	}
	var pool Pool
	for range 120 {
		u := float64(draw(1000)) / 1000
		settings := make([]Point, 3)
		for s, p := range []Point{{100, .5}, {200, .7}, {800, .9}} {
			point := Point{Cost: p.Cost}
			if u < p.Accuracy {
				point.Accuracy = 1
			}
			settings[s] = point
		}
		pool.Add(settings)
	}
	ci := costInterval(pool.Blocks, .75, .95, func() int { return draw(120) })
	near(t, "low", ci.Low, 228.22806199880256)
	near(t, "high", ci.High, 491.5360729660261)
}

// Many questions are pooled; what is known of them stays the same.
func TestPool(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	var pool Pool
	every := make([]Block, 0, 3*maxBlocks)
	for range cap(every) {
		settings := []Point{{Cost: 100}, {Cost: 400}}
		x := random.Float64()
		settings[0].Accuracy, settings[1].Accuracy = float64(one(x < .5)), float64(one(x < .7))
		pool.Add(settings)
		every = append(every, Block{1, settings})
	}
	if len(pool.Blocks) > maxBlocks {
		t.Fatalf("%d blocks", len(pool.Blocks))
	}
	got, want := CostToTargetInterval(pool.Blocks, .6, .95), CostToTargetInterval(every, .6, .95)
	near(t, "estimate", got.Estimate, want.Estimate)
	if ratio := (got.High - got.Low) / (want.High - want.Low); ratio < .9 || ratio > 1.1 {
		t.Errorf("the interval is %.2f times as wide", ratio)
	}
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// numpy and scipy.stats.mannwhitneyu; numpy.corrcoef for MCC.
func TestCalibrationAndRanking(t *testing.T) {
	stated := []float64{.05, .15, .15, .42, .48, .55, .61, .77, .77, .93, .99, 1}
	truth := []bool{false, false, true, false, true, true, false, true, true, true, true, true}
	var predictions []Prediction
	for i, p := range stated {
		predictions = append(predictions, Prediction{p, truth[i]})
	}
	near(t, "ECE", ECE(Reliability(predictions, 10)), 0.20416666666666666)
	near(t, "AUC", AUC(predictions), 0.859375)
	near(t, "MCC", MCC(6, 3, 1, 2), 0.4780914437337574)
	near(t, "recall", RecallAt(predictions, .25), 0.875) // numpy.quantile, "lower"
	if !math.IsNaN(AUC(predictions[:2])) {
		t.Error("AUC of one kind only is not a number")
	}
}

// A P that is no number ranks nowhere and lies in no bin; an infinite one does.
func TestNoNumbersAmongPredictions(t *testing.T) {
	predictions := []Prediction{{math.NaN(), true}, {.2, false}, {.9, true}, {math.NaN(), false}}
	if auc := AUC(predictions); !math.IsNaN(auc) {
		t.Errorf("AUC %g", auc)
	}
	if i := AUCInterval(predictions, []int{0, 1, 2, 3}, 4, .95); !math.IsNaN(i.Estimate) || !math.IsNaN(i.Low) || !math.IsNaN(i.High) {
		t.Errorf("AUC %+v", i)
	}
	bins := Reliability(predictions, 2)
	if bins[0].N != 1 || bins[1].N != 1 {
		t.Errorf("%+v", bins)
	}
	near(t, "ECE", ECE(bins), .15)
	endless := []Prediction{{math.Inf(-1), false}, {.5, true}, {math.Inf(1), true}, {math.Inf(1), false}}
	near(t, "AUC", AUC(endless), .625)
	if bins := Reliability(endless, 2); bins[0].N != 1 || bins[1].N != 3 {
		t.Errorf("%+v", bins)
	}
}

// The same data give the same limits, to the bit.
func TestGroupSizesAreTheSameEveryTime(t *testing.T) {
	var predictions []Prediction
	var group []int
	for g := range 60 {
		for i := range 1 + g%7 {
			predictions, group = append(predictions, Prediction{.5, i%2 == 0}), append(group, g)
		}
	}
	trues, falses := groupSizes(predictions, group)
	for range 100 {
		if a, b := groupSizes(predictions, group); a != trues || b != falses {
			t.Fatalf("%v and %v, before %v and %v", a, b, trues, falses)
		}
	}
}

// Among few false cases no alarm fits a small share of them.
func TestRecallWithFewFalseCases(t *testing.T) {
	predictions := []Prediction{{.9, false}, {.5, true}, {.95, true}}
	for range 9 {
		predictions = append(predictions, Prediction{.1, false})
	}
	for share, want := range map[float64]float64{0: .5, .05: .5, .1: 1, 1: 1} {
		near(t, "recall", RecallAt(predictions, share), want)
	}
}

func TestLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		seeds := rapid.IntRange(1, 4).Draw(t, "seeds")
		pairs, swapped, n := Pairs{}, Pairs{}, rapid.IntRange(1, 60).Draw(t, "questions")
		for range n {
			a, b := rapid.IntRange(0, seeds).Draw(t, "a"), rapid.IntRange(0, seeds).Draw(t, "b")
			pairs[Pair{seeds, a, b}]++
			swapped[Pair{seeds, b, a}]++
		}
		ci, back := PairedBootstrap(pairs, .95), PairedBootstrap(swapped, .95)
		if ci.Low > ci.High || ci.Low < -1 || ci.High > 1 {
			t.Fatalf("interval %+v", ci)
		}
		if math.Abs(ci.Low+back.High) > 1.01/float64(n*seeds) || math.Abs(ci.Estimate+back.Estimate) > 1e-12 {
			t.Fatalf("swapping the sides gives %+v for %+v", back, ci)
		}
		if p, q := McNemar(pairs), McNemar(swapped); math.Abs(p-q) > 1e-12 || p <= 0 || p > 1 {
			t.Fatalf("p = %g and %g", p, q)
		}
	})
}

func BenchmarkPairedBootstrap100k(b *testing.B) {
	pairs := discordant(6000, 4000, 90000)
	for b.Loop() {
		PairedBootstrap(pairs, .95)
	}
}

// Drawn in groups, an AUC has a wider interval where the members of a group are alike.
// Where few are of one kind the interval of a high AUC covers it as often as it says, and
// is no point where all that there are agree.
func TestIntervalsOfFewCover(t *testing.T) {
	const tests, separation = 300, 2.33 // of two normal distributions, with an AUC of .95
	rng := rand.New(rand.NewPCG(5, 6))
	covered := 0
	for range tests {
		var predictions []Prediction
		var group []int
		for g := range 60 {
			truth := g < 8
			p := rng.NormFloat64()
			if truth {
				p += separation
			}
			predictions, group = append(predictions, Prediction{P: p, Truth: truth}), append(group, g)
		}
		if i := AUCInterval(predictions, group, 60, .95); i.Low <= .95 && .95 <= i.High {
			covered++
		}
	}
	if covered < tests*92/100 {
		t.Errorf("%d of %d intervals hold the AUC", covered, tests)
	}
	all := RatioInterval([]float64{0, 1, 1, 0}, []float64{0, 1, 1, 0}, .95)
	none := RatioInterval([]float64{0, 0, 0}, []float64{1, 0, 1}, .95)
	if all.Estimate != 1 || all.Low > .5 || none.Estimate != 0 || none.High < .5 {
		t.Errorf("two of two %+v, none of two %+v", all, none)
	}
	sure := AUCInterval([]Prediction{{0, false}, {.1, false}, {.8, true}, {.9, true}}, []int{0, 1, 2, 3}, 4, .95)
	if sure.Estimate != 1 || sure.Low > .75 {
		t.Errorf("%+v", sure)
	}
}

func TestIntervalsAreOverGroups(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	var predictions []Prediction
	var each, alike []int
	var parts, wholes []float64
	for g := range 40 {
		p, truth := rng.Float64(), g%2 == 0
		if truth {
			p += .5
		}
		for range 25 {
			each, alike = append(each, len(each)), append(alike, g)
			predictions = append(predictions, Prediction{P: p, Truth: truth})
		}
		parts, wholes = append(parts, math.Round(p)), append(wholes, 2)
	}
	narrow := AUCInterval(predictions, each, len(each), .95)
	wide := AUCInterval(predictions, alike, len(parts), .95)
	if want := AUC(predictions); math.Abs(narrow.Estimate-want) > 1e-12 || wide.Estimate != narrow.Estimate {
		t.Errorf("AUC %g, %g; want %g", narrow.Estimate, wide.Estimate, want)
	}
	for _, i := range []Interval{narrow, wide, RatioInterval(parts, wholes, .95)} {
		if !(i.Low < i.Estimate && i.Estimate < i.High) {
			t.Errorf("%+v", i)
		}
	}
	if wide.High-wide.Low < 2*(narrow.High-narrow.Low) {
		t.Errorf("over groups %+v, over members %+v", wide, narrow)
	}
	if i := AUCInterval(predictions[:25], each[:25], 25, .95); !math.IsNaN(i.Estimate) || !math.IsNaN(i.Low) {
		t.Errorf("with one kind: %+v", i)
	}
}
