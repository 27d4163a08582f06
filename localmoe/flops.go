package localmoe

// tokenFLOPs returns the operations of one token at pos, the output matrix not
// included: 2 per weight touched, and what the mixers do beyond that.
func (m *Model) tokenFLOPs(pos, experts int) float64 {
	return 2*float64(m.activeWeights(experts)) + m.mixerFLOPs(pos)
}

// mixerFLOPs returns what the mixers do beyond the weights for a token at pos.
func (m *Model) mixerFLOPs(pos int) float64 {
	total := 0.0
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

// CostFLOPs returns an upper bound on what reading or generating n further
// tokens from position pos costs with so many experts per token, 0 meaning as
// the file says. It includes the logits of every token and the computation of
// the last token before pos, which may still be due. What a rollback makes
// recurrent layers compute again depends on the session: see
// [Session.CostFLOPs].
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

// CostFLOPs returns an upper bound on what reading or generating n further
// tokens costs with so many experts per token, 0 meaning as the file says: the
// tokens of s that are still due, the n tokens, and the logits of each.
func (s *Session) CostFLOPs(n, experts int) float64 {
	if experts == 0 {
		experts = s.m.cfg.used
	}
	total := float64(max(n, 0)+1) * s.m.headFLOPs()
	for p := s.computed; p < len(s.tokens); p++ {
		total += s.m.tokenFLOPs(p, int(s.used[p]))
	}
	for p := len(s.tokens); p < len(s.tokens)+n; p++ {
		total += s.m.tokenFLOPs(p, experts)
	}
	return total
}
