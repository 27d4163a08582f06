package localmoe

import (
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync"

	"github.com/seed-25a395fc/reason/localmoe/internal/gguf"
	"github.com/seed-25a395fc/reason/localmoe/internal/kernel"
)

// ErrContextFull is returned when tokens do not fit into the context. The
// session is unchanged.
var ErrContextFull = errors.New("localmoe: context is full")

// KVType is the type of the elements of the KV cache.
type KVType int

const (
	// KVAuto is float16 in models whose cache takes 4 KB a token or more in float32, and
	// float32 in smaller ones, which would gain nothing. It is the default.
	KVAuto KVType = iota
	KVFloat32
	KVFloat16 // half the memory
)

// Options configures a model. The zero value is ready for use.
type Options struct {
	// Exact forbids every approximation of the arithmetic: decoded weights,
	// float32 activations, float32 KV cache.
	Exact bool
	// Threads is the number of threads of one forward pass; 0 means
	// GOMAXPROCS. Small models stay on the caller's thread.
	Threads int
	// Context is the largest number of tokens of a session; 0 means what the
	// model was made for. Memory is taken as a session grows.
	Context int
	// KVType is the element type of the KV cache; with Exact it is float32.
	KVType KVType
	// HiddenLayers lists layers whose output sessions keep for
	// [Session.Hidden], counted from 0. The final vector, whose number is that
	// of the layers, is kept in any case.
	HiddenLayers []int
	// Prefixes is the number of texts whose computed state is kept, beyond the
	// life of their sessions, for later sessions that begin alike: the same
	// instructions, or the conversation so far. 0 keeps none; each takes the
	// cache memory of its tokens.
	Prefixes int
	// Pages says in what pages of memory the weights lie.
	Pages Pages
}

// Model is an open model. It is safe for concurrent use by several sessions.
type Model struct {
	Vocabulary
	cfg        *config
	exact      bool
	threads    int
	context    int
	embedding  matrix
	output     linear
	outputNorm []float32
	verdicts   *Verdicts // nil for a model that does not judge
	layers     []layer
	side       *sideEmbedding // Gemma's per-layer embeddings, or nil
	ropes      []*rope
	cache      cacheLayout
	recurrent  int         // float32 values of recurrent state per session
	rows       int         // tokens of one forward pass
	tapOf      map[int]int // layer → place of its output in a page
	sparse     int         // layers with experts
	pool       pool
	batches    bool // the tokens of several callers
	batcher    batcher
	prefixes   prefixes
	promotion  promotion

	mu     sync.Mutex
	passes []*forward // idle
	pages  []*page    // unused
	rooms  []*room    // unused
}

// Open maps the GGUF file at path and binds its tensors; weights are read when
// they are first used, unless [Options] say otherwise. Of a split model it takes
// the first part. The error of an unsupported architecture or tensor type lists
// what is supported.
func Open(path string, o Options) (*Model, error) {
	open := gguf.Open
	if o.Pages == PagesCopied {
		open = gguf.Read
	}
	f, err := open(path)
	if err != nil {
		return nil, fmt.Errorf("localmoe: %w", err)
	}
	m, err := newModel(f, o)
	if err != nil {
		f.Close()
		return nil, fmt.Errorf("localmoe: %s: %w", path, err)
	}
	if o.Pages == PagesMoved {
		m.promotion.plan(f.Promote, m.Info())
	}
	return m, nil
}

// OpenBytes opens a model held in memory, which must not change afterwards.
func OpenBytes(b []byte, o Options) (*Model, error) {
	f, err := gguf.Parse(b)
	if err != nil {
		return nil, fmt.Errorf("localmoe: %w", err)
	}
	m, err := newModel(f, o)
	if err != nil {
		return nil, fmt.Errorf("localmoe: %w", err)
	}
	return m, nil
}

func newModel(f *gguf.File, o Options) (*Model, error) {
	if err := kernel.Forced(); err != nil {
		return nil, err
	}
	name, ok := f.Value("general.architecture")
	arch, isText := name.(string)
	if !ok || !isText {
		return nil, errors.New("key general.architecture is missing")
	}
	meta := &metadata{get: f.Value, arch: arch}
	cfg, err := readConfig(meta)
	if err != nil {
		return nil, err
	}
	vocabulary, err := newVocabulary(f)
	if err != nil {
		return nil, err
	}
	m := &Model{Vocabulary: vocabulary, cfg: cfg, exact: o.Exact, threads: o.Threads, context: o.Context}
	if m.threads <= 0 {
		m.threads = runtime.GOMAXPROCS(0)
	}
	if m.context <= 0 {
		m.context = cfg.context
	}
	m.pool.threads, m.pool.least = m.threads, parallelWork
	m.prefixes.most = max(0, o.Prefixes)
	if err := m.bind(meta); err != nil {
		return nil, err
	}
	if m.verdicts, err = readVerdicts(f.Value, min(m.tok.Size(), m.output.rows)); err != nil {
		return nil, err
	}
	if !o.Exact {
		m.cache.choose(o.KVType)
	}
	m.batches = m.Info().BytesPerToken >= batchedBytes
	return m, m.keepHidden(o.HiddenLayers)
}

// bind finds all tensors of the model.
func (m *Model) bind(meta *metadata) error {
	c := m.cfg
	b := &binder{file: m.file, meta: meta, cfg: c, used: make(map[string]bool)}
	b.readRopes(m.context)
	vocab := b.width("token_embd.weight", 1)
	m.embedding = b.matrix("token_embd.weight", c.dim, vocab)
	if b.err == nil && vocab < m.tok.Size() {
		b.fail("tensor token_embd.weight has %d rows for %d tokens", vocab, m.tok.Size())
	}
	m.output = linear{matrix: m.embedding}
	if b.has("output.weight") {
		m.output = linear{matrix: b.matrix("output.weight", c.dim, vocab), bias: b.optional("output.bias", vocab)}
	}
	m.outputNorm = b.vector(c.arch.outputNormName(), c.dim)
	b.side = b.sideEmbedding(vocab)
	m.side = b.side
	m.layers = make([]layer, c.layers)
	for i := range m.layers {
		if m.layers[i] = b.layer(i); b.err != nil {
			break
		}
	}
	b.checkAllUsed()
	m.ropes, m.cache, m.recurrent, m.sparse = b.ropes.all, b.kv, b.rec, b.sparse
	m.cache.dim = c.dim
	m.rows = min(maxRows, max(1, maxPassValues/max(1, b.widest)))
	return errors.Join(b.err, meta.err)
}

// keepHidden makes room in the pages for the outputs of some layers.
func (m *Model) keepHidden(layers []int) error {
	m.tapOf = make(map[int]int)
	for _, l := range layers {
		if l == m.cfg.layers { // the normed final vector is always kept
			continue
		}
		if l < 0 || l > m.cfg.layers {
			return fmt.Errorf("hidden vectors of layer %d asked for, the model has layers 0 to %d", l, m.cfg.layers-1)
		}
		if _, ok := m.tapOf[l]; !ok {
			m.tapOf[l] = len(m.tapOf)
		}
	}
	m.cache.taps = len(m.tapOf)
	return nil
}

// Close stops the threads and unmaps the file. No session of the model may be
// used afterwards.
func (m *Model) Close() error {
	m.pool.stop()
	return m.Vocabulary.Close()
}

// pass returns an idle forward pass.
func (m *Model) pass() *forward {
	m.mu.Lock()
	defer m.mu.Unlock()
	if n := len(m.passes); n > 0 {
		f := m.passes[n-1]
		m.passes = m.passes[:n-1]
		return f
	}
	f := &forward{m: m, trig: make([][]float32, len(m.ropes))}
	for range m.threads {
		f.workers = append(f.workers, &worker{})
	}
	return f
}

// idle takes back a forward pass.
func (m *Model) idle(f *forward) {
	clear(f.rows)
	f.rows = f.rows[:0]
	m.mu.Lock()
	defer m.mu.Unlock()
	m.passes = append(m.passes, f)
}

// newPage returns an unused page.
func (m *Model) newPage() *page {
	m.mu.Lock()
	defer m.mu.Unlock()
	n := len(m.pages)
	if n == 0 {
		return m.cache.newPage()
	}
	p := m.pages[n-1]
	m.pages = slices.Delete(m.pages, n-1, n)
	p.refs.Store(1)
	return p
}

// maxIdle bounds the memory of pages kept for reuse, in bytes.
const maxIdle = 64 << 20

// drop gives up one hold of a page.
func (m *Model) drop(p *page) {
	if p.refs.Add(-1) > 0 {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if (len(m.pages)+1)*m.cache.bytes() <= maxIdle {
		m.pages = append(m.pages, p)
	}
}
