package localmoe

import (
	"github.com/seed-25a395fc/reason/localmoe/internal/kernel"
)

// Steps of a pass that treat rows by themselves. They are a tenth of the work of a
// prefill, and with several threads all that these would wait for.

// What a value costs in such steps, in multiply-adds of products with weights.
const (
	lightValue = 4  // copied, scaled, added
	heavyValue = 16 // an exponential
)

// eachRow does j on n rows with so many values in all that cost so much each, with all
// threads if there are several rows.
func (f *forward) eachRow(n, values, cost int, j job) {
	if n == 1 {
		j.do(f.workers[0], 0, 1)
		return
	}
	f.each(n, max(1, n/(16*len(f.workers))), float64(values)*float64(cost), j)
}

// norm writes the norm of x to dst, which may be x.
func (c *config) norm(dst, x, w []float32) {
	if c.arch.layerNorm { // Ba et al. 2016, arXiv:1607.06450
		center(dst, x)
		x = dst
	}
	kernel.RMSNorm(dst, x, w, c.eps)
}

// center writes x without its mean to dst, which may be x.
func center(dst, x []float32) {
	var sum float64
	for _, v := range x {
		sum += float64(v)
	}
	mean := float32(sum / float64(len(x)))
	for i, v := range x {
		dst[i] = v - mean
	}
}

// normJob writes the norm of every width values of x to dst.
type normJob struct {
	dst, x, w []float32
	width     int
	c         *config
}

func (j *normJob) do(_ *worker, lo, hi int) {
	for i := lo; i < hi; i++ {
		j.c.norm(j.dst[i*j.width:(i+1)*j.width], j.x[i*j.width:(i+1)*j.width], j.w)
	}
}

// norm writes the norm of every row of x to dst.
func (f *forward) norm(dst, x, w []float32) { f.normEach(dst, x, f.m.cfg.dim, w) }

// normEach writes the norm of every width values of x to dst, which may be x.
func (f *forward) normEach(dst, x []float32, width int, w []float32) {
	if len(x) == width { // as of a decoded token: not worth a job
		f.m.cfg.norm(dst[:width], x, w)
		return
	}
	f.jobs.norm = normJob{dst: dst, x: x, w: w, width: width, c: f.m.cfg}
	f.eachRow(len(x)/width, len(x), lightValue, &f.jobs.norm)
}

// addJob adds rows of out, normed and scaled if the model asks for it, to x.
type addJob struct {
	x, out, post []float32 // post nil: not normed
	c            *config
}

func (j *addJob) do(_ *worker, lo, hi int) {
	d := j.c.dim
	for i := lo; i < hi; i++ {
		out := j.out[i*d : (i+1)*d]
		if j.post != nil {
			kernel.RMSNorm(out, out, j.post, j.c.eps)
		}
		if j.c.residualScale != 1 {
			kernel.Scale(out, j.c.residualScale)
		}
		kernel.Add(j.x[i*d:(i+1)*d], out)
	}
}

// add adds what a part of the layer returned to the residual stream.
func (f *forward) add(out, post []float32) {
	f.jobs.add = addJob{x: f.x, out: out, post: post, c: f.m.cfg}
	f.eachRow(f.n(), len(out), lightValue, &f.jobs.add)
}

// activateJob applies an activation to rows of a feed-forward part.
type activateJob struct {
	act      activation
	up, gate []float32 // [n, width]; gate nil: there is none
	width    int
}

func (j *activateJob) do(_ *worker, lo, hi int) {
	lo, hi = lo*j.width, hi*j.width
	var gate []float32
	if j.gate != nil {
		gate = j.gate[lo:hi]
	}
	j.act.apply(j.up[lo:hi], gate)
}

// activate replaces up by the activation of gate and up. [n, width]
func (f *forward) activate(act activation, up, gate []float32, n, width int) {
	f.jobs.activate = activateJob{act: act, up: up, gate: gate, width: width}
	f.eachRow(n, len(up), heavyValue, &f.jobs.activate)
}
