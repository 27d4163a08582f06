package critic

// What a check and a repair are taken to be worth, in units of a right answer's
// value, where a critic decides whether it is worth asking.
const (
	draftPrice = .002           // drafting one chunk
	mends      = .5             // a repair makes a wrong chunk right
	breaks     = .02            // a repair makes a right chunk wrong
	spared     = 4 * draftPrice // what a repair that is not made would have cost
)

// power is what is known of a critic before it is asked.
type power struct {
	cost   float64 // in drafts of a chunk
	recall float64 // share of wrong chunks that it fails
	alarms float64 // share of right chunks that it fails
}

// worth says whether asking is worth its price: where its answer may turn the
// conclusion so far, and what that saves on average is more than it costs.
func (w power) worth(sofar Verdict) bool {
	p := sofar.PWrong
	flags := p*w.recall + (1-p)*w.alarms
	flagged := p * w.recall / flags            // P(wrong) when it fails the chunk
	passed := p * (1 - w.recall) / (1 - flags) // and when it does not
	if sofar.Grade == Fail {
		return passed < failAbove && (1-flags)*((1-passed)*breaks+spared) > w.cost*draftPrice
	}
	return flagged >= failAbove/2 && flags*(flagged*mends-(1-flagged)*breaks) > w.cost*draftPrice
}

// Worth implements [Selective].
func (Probe) Worth(sofar Verdict) bool {
	return power{cost: .2, recall: .6, alarms: .05}.worth(sofar)
}

// Worth implements [Selective]. A chunk that the model alone doubts is always worth it: the
// doubts of one model are no two witnesses, and where working backwards finds a chunk
// wrong, too, more ways of mending it are open.
func (Inverse) Worth(sofar Verdict) bool {
	return sofar.Doubted() || power{cost: .4, recall: .9, alarms: .02}.worth(sofar)
}

// Worth implements [Selective].
func (a Agreement) Worth(sofar Verdict) bool {
	return power{cost: float64(a.K), recall: .6, alarms: .03}.worth(sofar)
}

// Worth implements [Selective]. A chunk that was flagged without saying what
// should stand there is worth a critique too: for its reason, a fix, or the
// step that it blames.
func (Written) Worth(sofar Verdict) bool {
	return sofar.Grade == Fail && sofar.Fix == "" || power{cost: 10, recall: .6, alarms: .1}.worth(sofar)
}
