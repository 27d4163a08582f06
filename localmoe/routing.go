package localmoe

import "math"

// Routing counts what the routers of a model did with the tokens of a session.
type Routing struct {
	Layers []LayerRouting // the layers with experts, in order
}

// LayerRouting is the routing of one layer.
type LayerRouting struct {
	Tokens  int     // tokens routed
	Chosen  []int   // [experts] how often each expert was chosen
	Entropy float64 // sum over tokens of the entropy of the router's distribution, in nats
}

// MeanEntropy returns the mean entropy of the router's distribution over all
// experts, in nats; 0 if nothing was routed. It lies between 0 and ln(experts).
func (l *LayerRouting) MeanEntropy() float64 {
	if l.Tokens == 0 {
		return 0
	}
	return l.Entropy / float64(l.Tokens)
}

// Touched returns the share of the layer's expert weights that were read at
// least once, in [0, 1]; all experts of a layer have the same size.
func (l *LayerRouting) Touched() float64 {
	woken := 0
	for _, n := range l.Chosen {
		if n > 0 {
			woken++
		}
	}
	return float64(woken) / float64(max(1, len(l.Chosen)))
}

// RecordRouting starts counting what routers do with tokens computed from now
// on. Counts so far are dropped.
func (s *Session) RecordRouting() {
	s.routing = &Routing{Layers: make([]LayerRouting, s.m.sparse)}
	for i := range s.routing.Layers {
		s.routing.Layers[i].Chosen = make([]int, s.m.cfg.experts)
	}
}

// Routing returns the counts since [Session.RecordRouting], nil without such a
// call. They go on growing as s does.
func (s *Session) Routing() *Routing {
	if s.routing != nil {
		s.flush()
	}
	return s.routing
}

// record adds one token: the experts chosen for it and the router's scores.
func (r *Routing) record(layer int, ids []int32, scores []float32, g gating) {
	l := &r.Layers[layer]
	l.Tokens++
	for _, id := range ids {
		l.Chosen[id]++
	}
	l.Entropy += entropy(scores, g)
}

// entropy returns the entropy in nats of the distribution that scores describe:
// logits with softmaxChosen, else non-negative values that are normalised.
func entropy(scores []float32, g gating) float64 {
	var sum, weighted float64
	peak := float64(scores[0])
	for _, s := range scores {
		peak = max(peak, float64(s))
	}
	for _, s := range scores {
		p := float64(s)
		if g == softmaxChosen {
			p = math.Exp(p - peak)
		}
		if p > 0 {
			sum += p
			weighted += p * math.Log(p)
		}
	}
	if sum == 0 {
		return 0
	}
	return math.Log(sum) - weighted/sum
}
