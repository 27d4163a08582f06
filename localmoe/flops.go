package localmoe

// tokenFLOPs returns the operations of one token at pos, the output matrix not
// included: 2 per weight touched, and what the mixers do beyond that.
func (m *Model) tokenFLOPs(pos, experts int) float64 {
	total := 2 * float64(m.activeWeights(experts))
	for i := range m.layers {
		if mixer := m.layers[i].mixer; mixer != nil {
			total += mixer.flops(pos)
		}
	}
	return total
}

// activeWeights returns the weights that one token is multiplied with, the
// output matrix not included.
func (m *Model) activeWeights(experts int) int {
	total := 0
	for i := range m.layers {
		l := &m.layers[i]
		if l.mixer != nil {
			total += l.mixer.weights()
		}
		if l.ffn != nil {
			total += l.ffn.weights(experts)
		}
		if l.side != nil {
			total += l.side.weights()
		}
	}
	if m.side != nil {
		total += m.side.project.weights()
	}
	return total
}

// headFLOPs returns the operations of the logits of one position.
func (m *Model) headFLOPs() float64 { return 2 * float64(m.output.weights()) }

// CostFLOPs returns an upper bound on what generating n further tokens from
// position pos costs with so many experts per token, 0 meaning as the file
// says. It includes the logits of every token and the computation of the last
// token before pos, which may still be due; of models with recurrent layers it
// does not include what a rollback makes them compute again.
func (m *Model) CostFLOPs(pos, n, experts int) float64 {
	if n <= 0 {
		return 0
	}
	if experts == 0 {
		experts = m.cfg.used
	}
	total := float64(n+1) * m.headFLOPs()
	for p := max(0, pos-1); p < pos+n; p++ {
		total += m.tokenFLOPs(p, experts)
	}
	return total
}
