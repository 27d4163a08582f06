package localmoe

import (
	"github.com/seed-25a395fc/reason/localmoe/internal/kernel"
)

// activation is what happens between the first and the last matrix of a
// feed-forward part.
type activation int

const (
	siluGated     activation = iota // silu(gate)·up; Shazeer 2020, arXiv:2002.05202
	geluGated                       // gelu(gate)·up
	clampedSwiGLU                   // that of gpt-oss, see kernel.ClampedSwiGLU
	reluGated                       // relu(gate)·up
	squaredReLU                     // relu(up)², without a gate; So et al. 2021, arXiv:2109.08668
)

// gated reports whether there is a gate matrix.
func (a activation) gated() bool { return a != squaredReLU }

// apply replaces up by the activation of gate and up.
func (a activation) apply(up, gate []float32) {
	switch a {
	case siluGated:
		kernel.SiLUMul(up, gate)
	case geluGated:
		kernel.GELUMul(up, up, gate)
	case clampedSwiGLU:
		kernel.ClampedSwiGLU(up, gate)
	case reluGated:
		for i, g := range gate {
			up[i] *= max(g, 0)
		}
	case squaredReLU:
		for i, u := range up {
			u = max(u, 0)
			up[i] = u * u
		}
	}
}

// dense is a feed-forward part that every token passes through.
type dense struct {
	gate, up, down linear
	act            activation
}

// dense binds ffn_gate, ffn_up and ffn_down of layer i; suffix tells the shared
// expert from the ordinary part.
func (b *binder) dense(i int, suffix string, in int) *dense {
	up := blk(i, "ffn_up"+suffix)
	width := b.width(up+".weight", 1)
	d := &dense{act: b.cfg.arch.activation}
	if b.cfg.arch.fusedGate {
		width /= 2
		if both := b.linear(up, in, 2*width); b.err == nil {
			d.gate, d.up = both.slice(0, width), both.slice(width, 2*width)
		}
	} else {
		d.up = b.linear(up, in, width)
		if d.act.gated() {
			d.gate = b.linear(blk(i, "ffn_gate"+suffix), in, width)
		}
	}
	d.down = b.linear(blk(i, "ffn_down"+suffix), width, in)
	return d
}

func (d *dense) weights(int) int { return d.gate.weights() + d.up.weights() + d.down.weights() }

func (d *dense) feed(f *forward, out, h []float32) {
	n := f.n()
	up := f.take(n * d.up.rows)
	f.join(d.up, up, n)
	var gate []float32
	if d.act.gated() {
		gate = f.take(len(up))
		f.join(d.gate, gate, n)
	}
	f.together(h, n)
	f.activate(d.act, up, gate, n, d.up.rows)
	f.linear(&d.down, out, up, n)
}

// plainFFN binds the sparse feed-forward part of layer i if the file holds a
// router for it, else the dense one.
func plainFFN(b *binder, i int) feedForward {
	if b.has(blk(i, "ffn_gate_inp.weight")) {
		return b.moe(i)
	}
	return b.dense(i, "", b.cfg.dim)
}
