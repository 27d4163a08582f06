package pipeline

import "math"

// pace says at which chunks critics that cost model compute are due. With γ the
// price of a check in drafts of a chunk and p the chance of a mistake, checking
// every G chunks costs γ/G for the checks and p(G−1)/2 for what is drafted behind
// a mistake before it is found, which is least at G = √(2γ/p). From there the
// interval doubles after a clean check and is halved after a flag.
type pace struct {
	interval float64 // chunks from one check to the next; 0 before the first
	since    float64 // chunks since the last check
}

// maxInterval bounds the chunks that go by without a check.
const maxInterval = 16

// sparing says that no check is due at the next chunk.
func (p *pace) sparing() bool { return p.since+1 < p.interval }

// checked notes a check that cost γ drafts of a chunk; errors is p.
func (p *pace) checked(gamma, errors float64, flagged bool) {
	p.since = 0
	switch {
	case p.interval == 0:
		p.interval = math.Round(math.Sqrt(2 * gamma / errors))
	case flagged:
		p.interval = math.Floor(p.interval / 2)
	default:
		p.interval *= 2
	}
	p.interval = min(max(p.interval, 1), maxInterval)
}

// judged notes that a chunk was judged: what the critics and its draft cost, the
// chance of a mistake, and whether it was flagged.
func (p *pace) judged(critics, drafted Spend, errors float64, flagged bool) {
	check, draft := critics.FLOPs, drafted.FLOPs
	if !(check > 0 && draft > 0) { // of one of them, FLOPs are not known
		check, draft = float64(critics.Tokens()), float64(drafted.Tokens())
	}
	if check == 0 || draft == 0 {
		p.since++
		return
	}
	p.checked(check/draft, errors, flagged)
}
