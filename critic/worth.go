package critic

import "cmp"

// Stakes are what a check is weighed against. Fields that are 0 have defaults.
type Stakes struct {
	// Draft is the price of drafting one chunk in units of a right answer's value; .002.
	Draft float64
	// FailAbove is the P(wrong) at which the chunk fails; .5. A cascade says it.
	FailAbove float64
}

// What a repair is taken to be worth. Rates that were learnt in the run changed nothing.
const (
	mends  = .5  // it makes a wrong chunk right
	breaks = .02 // it makes a right chunk wrong
	drafts = 4   // that it takes
)

func (s Stakes) withDefaults() Stakes {
	return Stakes{Draft: cmp.Or(s.Draft, .002), FailAbove: cmp.Or(s.FailAbove, failAbove)}
}

// power is what is known of a critic before it is asked.
type power struct {
	cost   float64 // in drafts of a chunk
	recall float64 // share of wrong chunks that it fails
	alarms float64 // share of right chunks that it fails
}

// worth says whether asking is worth its price: where its answer may turn the
// conclusion so far, and what that saves on average is more than it costs.
func (w power) worth(sofar Verdict, s Stakes) bool {
	s = s.withDefaults()
	p := sofar.PWrong
	flags := p*w.recall + (1-p)*w.alarms
	flagged := p * w.recall / flags            // P(wrong) when it fails the chunk
	passed := p * (1 - w.recall) / (1 - flags) // and when it does not
	if sofar.Grade == Fail {
		return passed < s.FailAbove && (1-flags)*((1-passed)*breaks+drafts*s.Draft) > w.cost*s.Draft
	}
	// Half, for a critic that is surer than on average turns more than the average does.
	return flagged >= s.FailAbove/2 && flags*(flagged*mends-(1-flagged)*breaks) > w.cost*s.Draft
}

// Worth implements [Selective].
func (Probe) Worth(sofar Verdict, s Stakes) bool {
	return power{cost: .2, recall: .6, alarms: .05}.worth(sofar, s)
}

// Worth implements [Selective]. A chunk that the model alone doubts is always worth it: the
// doubts of one model are no two witnesses, and where working backwards finds a chunk
// wrong, too, more ways of mending it are open.
func (Inverse) Worth(sofar Verdict, s Stakes) bool {
	return sofar.Doubted() || power{cost: .4, recall: .9, alarms: .02}.worth(sofar, s)
}

// Worth implements [Selective].
func (a Agreement) Worth(sofar Verdict, s Stakes) bool {
	return power{cost: float64(a.K), recall: .6, alarms: .03}.worth(sofar, s)
}

// Worth implements [Selective]. A chunk that was flagged without saying what
// should stand there is worth a critique too: for its reason, a fix, or the
// step that it blames.
func (Written) Worth(sofar Verdict, s Stakes) bool {
	return sofar.Grade == Fail && sofar.Fix == "" || power{cost: 10, recall: .6, alarms: .1}.worth(sofar, s)
}
