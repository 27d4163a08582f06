package localmoe

import (
	"context"
	"errors"
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"
)

// history is what a session should be equal to: its tokens and the number of
// experts each was computed with.
type history struct {
	ids     []int32
	experts []int
}

// replay computes a history in a fresh session, one call per run of equal
// numbers of experts.
func (h history) replay(t rapid.TB, m *Model) *Session {
	t.Helper()
	s := m.NewSession()
	for from := 0; from < len(h.ids); {
		to := from
		for to < len(h.ids) && h.experts[to] == h.experts[from] {
			to++
		}
		must(t, s.SetExperts(h.experts[from]))
		must(t, s.Prefill(context.Background(), h.ids[from:to]))
		from = to
	}
	return s
}

func must(t rapid.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func sameBits(a, b []float32) bool {
	return slices.EqualFunc(a, b, func(x, y float32) bool { return math.Float32bits(x) == math.Float32bits(y) })
}

// player runs random programs of calls on several sessions of one model and
// keeps what each session should hold.
type player struct {
	m        *Model
	sessions []*Session
	want     []history
}

func (p *player) pick(t *rapid.T) int {
	return rapid.IntRange(0, len(p.sessions)-1).Draw(t, "session")
}

func (p *player) ids(t *rapid.T, label string, most int) []int32 {
	return rapid.SliceOfN(rapid.Int32Range(0, int32(p.m.TokenCount()-1)), 0, most).Draw(t, label)
}

func (p *player) appended(i int, ids []int32) {
	for _, id := range ids {
		p.want[i].ids = append(p.want[i].ids, id)
		p.want[i].experts = append(p.want[i].experts, p.sessions[i].experts)
	}
}

func (p *player) prefill(t *rapid.T) {
	i := p.pick(t)
	ids := p.ids(t, "ids", 24)
	must(t, p.sessions[i].Prefill(t.Context(), ids))
	p.appended(i, ids)
}

func (p *player) generate(t *rapid.T) {
	i := p.pick(t)
	if p.sessions[i].Pos() == 0 {
		return
	}
	sampling := Sampling{
		Temperature: rapid.SampledFrom([]float32{0, 1}).Draw(t, "temperature"),
		Seed:        rapid.Uint64().Draw(t, "seed"),
		MaxTokens:   rapid.IntRange(1, 20).Draw(t, "tokens"),
		IgnoreEOS:   true,
	}
	var ids []int32
	for tok, err := range p.sessions[i].Generate(t.Context(), sampling) {
		must(t, err)
		ids = append(ids, tok.ID)
	}
	p.appended(i, ids)
}

func (p *player) rollback(t *rapid.T) {
	i := p.pick(t)
	pos := rapid.IntRange(0, p.sessions[i].Pos()).Draw(t, "pos")
	must(t, p.sessions[i].Rollback(pos))
	p.want[i].ids, p.want[i].experts = p.want[i].ids[:pos], p.want[i].experts[:pos]
}

func (p *player) fork(t *rapid.T) {
	i := p.pick(t)
	if len(p.sessions) == 4 {
		return
	}
	p.sessions = append(p.sessions, p.sessions[i].Fork())
	p.want = append(p.want, history{slices.Clone(p.want[i].ids), slices.Clone(p.want[i].experts)})
}

func (p *player) close(t *rapid.T) {
	if len(p.sessions) == 1 {
		return
	}
	i := p.pick(t)
	p.sessions[i].Close()
	p.sessions, p.want = slices.Delete(p.sessions, i, i+1), slices.Delete(p.want, i, i+1)
}

func (p *player) step(t *rapid.T) {
	ids := make([][]int32, len(p.sessions))
	for i := range ids {
		ids[i] = p.ids(t, fmt.Sprintf("ids of %d", i), 3)
	}
	must(t, p.m.Step(t.Context(), p.sessions, ids))
	for i := range ids {
		p.appended(i, ids[i])
	}
}

func (p *player) setExperts(t *rapid.T) {
	must(t, p.sessions[p.pick(t)].SetExperts(rapid.IntRange(0, p.m.cfg.experts).Draw(t, "experts")))
}

// check compares every session with a fresh run of its tokens, bit for bit.
func (p *player) check(t *rapid.T) {
	for i, s := range p.sessions {
		if !slices.Equal(s.Tokens(), p.want[i].ids) || s.Pos() != len(p.want[i].ids) {
			t.Fatalf("session %d holds %v, want %v", i, s.Tokens(), p.want[i].ids)
		}
		fresh := p.want[i].replay(t, p.m)
		if !sameBits(s.Logits(), fresh.Logits()) {
			t.Fatalf("session %d: logits differ from a fresh run by %v", i, maxDiff(s.Logits(), fresh.Logits()))
		}
		fresh.Close()
	}
}

// TestPrograms holds the laws of sessions: going back and playing on equals
// never having drafted, a fork never changes its parent nor the other way
// round, and sessions computed together equal sessions computed alone.
func TestPrograms(t *testing.T) {
	for _, path := range conformanceModels(t) {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".gguf"), func(t *testing.T) {
			var models []*Model
			for _, kv := range []KVType{KVFloat32, KVFloat16} {
				m := open(t, path, Options{Threads: 2, KVType: kv})
				m.pool.least = 1 << 12 // so that small products are shared, too
				models = append(models, m)
			}
			rapid.Check(t, func(t *rapid.T) {
				m := models[rapid.IntRange(0, 1).Draw(t, "KV type")]
				p := &player{m: m, sessions: []*Session{m.NewSession()}, want: make([]history, 1)}
				calls := []func(*rapid.T){p.prefill, p.generate, p.rollback, p.fork, p.step, p.close}
				if m.cfg.experts > 0 {
					calls = append(calls, p.setExperts)
				}
				for range rapid.IntRange(1, 12).Draw(t, "calls") {
					rapid.SampledFrom(calls).Draw(t, "call")(t)
				}
				p.check(t)
			})
		})
	}
}

func TestThreadsAgree(t *testing.T) {
	for _, path := range conformanceModels(t) {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".gguf"), func(t *testing.T) {
			var want []int32
			var logits []float32
			for _, threads := range []int{1, 2, 4} {
				m := open(t, path, Options{Threads: threads})
				m.pool.least = 1 << 8
				s := m.NewSession()
				must(t, s.Prefill(t.Context(), []int32{1, 2, 3, 4, 5, 6, 7}))
				got := generate(t, s, Sampling{Temperature: 1, Seed: 7, MaxTokens: 40, IgnoreEOS: true})
				if threads == 1 {
					want, logits = got, slices.Clone(s.Logits())
				} else if !slices.Equal(got, want) || !sameBits(s.Logits(), logits) {
					t.Errorf("%d threads generate %v, 1 thread %v", threads, got, want)
				}
			}
		})
	}
}

const attentionModel, recurrentModel = "testdata/qwen2moe-q8_0.gguf", "testdata/lfm2moe-q8_0.gguf"

func TestContextFullLeavesSession(t *testing.T) {
	for _, path := range []string{attentionModel, recurrentModel} {
		m := open(t, path, Options{Context: 10})
		s, other := m.NewSession(), m.NewSession()
		must(t, s.Prefill(t.Context(), []int32{1, 2, 3, 4, 5, 6}))
		want := slices.Clone(s.Logits())
		five := []int32{1, 2, 3, 4, 5}
		for _, err := range []error{
			s.Prefill(t.Context(), five),
			m.Step(t.Context(), []*Session{other, s}, [][]int32{five, five}),
		} {
			if !errors.Is(err, ErrContextFull) {
				t.Fatalf("error is %v, want ErrContextFull", err)
			}
		}
		if s.Pos() != 6 || other.Pos() != 0 || !sameBits(s.Logits(), want) {
			t.Errorf("the session changed: position %d, %d", s.Pos(), other.Pos())
		}
		n := 0
		for _, err := range s.Generate(t.Context(), Sampling{IgnoreEOS: true}) {
			if err != nil {
				if !errors.Is(err, ErrContextFull) {
					t.Fatal(err)
				}
				break
			}
			n++
		}
		if n != 4 || s.Pos() != 10 || s.Logits() == nil {
			t.Errorf("%d tokens generated up to position %d, want 4 and 10", n, s.Pos())
		}
	}
}

func TestCancelledLeavesSession(t *testing.T) {
	m := open(t, recurrentModel, Options{})
	s := m.NewSession()
	must(t, s.Prefill(t.Context(), []int32{1, 2, 3}))
	want := slices.Clone(s.Logits())
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := s.Prefill(ctx, []int32{4}); !errors.Is(err, context.Canceled) {
		t.Errorf("error is %v", err)
	}
	if s.Pos() != 3 || !sameBits(s.Logits(), want) {
		t.Error("the session changed")
	}
	for _, err := range s.Generate(ctx, Sampling{MaxTokens: 3}) {
		if err == nil {
			continue // the first token needs nothing that is not computed
		}
		if !errors.Is(err, context.Canceled) {
			t.Errorf("error is %v", err)
		}
	}
}

func TestWrongCalls(t *testing.T) {
	m := open(t, attentionModel, Options{HiddenLayers: []int{1}})
	other := open(t, attentionModel, Options{})
	s := m.NewSession()
	if s.Logits() != nil {
		t.Error("an empty session has logits")
	}
	must(t, s.Prefill(t.Context(), nil))
	for name, err := range map[string]error{
		"token -1":        s.Prefill(t.Context(), []int32{1, -1}),
		"token beyond":    s.Prefill(t.Context(), []int32{int32(m.Info().Vocab)}),
		"twice":           m.Step(t.Context(), []*Session{s, s}, [][]int32{{1}, {2}}),
		"other model":     other.Step(t.Context(), []*Session{s}, [][]int32{{1}}),
		"lengths":         m.Step(t.Context(), []*Session{s}, [][]int32{{1}, {2}}),
		"rollback beyond": s.Rollback(1),
		"rollback -1":     s.Rollback(-1),
		"experts":         s.SetExperts(m.Info().Experts + 1),
		"experts -1":      s.SetExperts(-1),
	} {
		if err == nil || s.Pos() != 0 {
			t.Errorf("%s: error %v, position %d", name, err, s.Pos())
		}
	}
	must(t, s.Prefill(t.Context(), []int32{1, 2}))
	if _, err := s.LogitsAt(2); err == nil {
		t.Error("logits beyond the end")
	}
	if _, err := s.Hidden(0, 0); err == nil || !strings.Contains(err.Error(), "Options.HiddenLayers") {
		t.Error("hidden vector of a layer that is not kept")
	}
	if _, err := s.Hidden(1, 2); err == nil {
		t.Error("hidden vector beyond the end")
	}
	if _, err := Open(attentionModel, Options{HiddenLayers: []int{3}}); err == nil {
		t.Error("hidden vectors of a layer that does not exist")
	}
}

func TestHiddenSurvivesForkAndRollback(t *testing.T) {
	m := open(t, attentionModel, Options{HiddenLayers: []int{0, 1}})
	s := m.NewSession()
	must(t, s.Prefill(t.Context(), []int32{1, 2, 3, 4, 5}))
	f := s.Fork()
	must(t, f.Rollback(3))
	must(t, f.Prefill(t.Context(), []int32{9, 5}))
	for layer := range m.Info().Layers + 1 {
		for pos := range 5 {
			a, err := s.Hidden(layer, pos)
			must(t, err)
			b, err := f.Hidden(layer, pos)
			must(t, err)
			if same := sameBits(a, b); same != (pos < 3) {
				t.Errorf("layer %d, position %d: equal is %v", layer, pos, same)
			}
		}
	}
}

func TestRecurrentRollbackToSnapshotIsFree(t *testing.T) {
	m := open(t, recurrentModel, Options{})
	s := m.NewSession()
	must(t, s.Prefill(t.Context(), []int32{1, 2, 3, 4, 5, 6, 7, 8, 9}))
	generate(t, s, Sampling{MaxTokens: 20, IgnoreEOS: true})
	must(t, s.Rollback(9))
	before := s.FLOPs()
	s.Logits()
	if spent := s.FLOPs() - before; spent != m.headFLOPs() {
		t.Errorf("going back to the start of a draft costs %v operations beyond the logits", spent-m.headFLOPs())
	}
}

// A prompt that is read behind another text, and dropped again, costs nothing but itself:
// the state before it was kept.
func TestGoingBackToWherePrefillBeganIsFree(t *testing.T) {
	for _, name := range []string{"qwen35moe-q8_0", "lfm2moe-q8_0"} {
		m := open(t, "testdata/"+name+".gguf", Options{})
		cost := func(detour ...int32) float64 {
			s := m.NewSession()
			must(t, s.Prefill(t.Context(), make([]int32, 20)))
			if len(detour) > 0 {
				must(t, s.Prefill(t.Context(), detour))
				must(t, s.Rollback(20))
			}
			before := s.FLOPs()
			must(t, s.Prefill(t.Context(), []int32{1}))
			return s.FLOPs() - before
		}
		if got, want := cost(1, 2, 3), cost(); got != want {
			t.Errorf("%s: a token behind what was dropped costs %g FLOPs, want %g", name, got, want)
		}
	}
}

// TestDraftsTogether drafts several continuations of one prompt in lock-step
// and compares them with drafts made alone.
func TestDraftsTogether(t *testing.T) {
	for _, path := range []string{attentionModel, recurrentModel} {
		m := open(t, path, Options{Threads: 2})
		s := m.NewSession()
		must(t, s.Prefill(t.Context(), []int32{5, 6, 7, 8}))
		var sessions []*Session
		var drafts []*Generation
		var want [][]int32
		for seed := range uint64(4) {
			p := Sampling{Temperature: 1, Seed: seed, MaxTokens: 20, IgnoreEOS: true}
			want = append(want, generate(t, s.Fork(), p))
			sessions = append(sessions, s.Fork())
			drafts = append(drafts, sessions[seed].Continue(p))
		}
		got := make([][]int32, len(drafts))
		for range 20 {
			must(t, m.Step(t.Context(), sessions, nil))
			for i, g := range drafts {
				tok, err := g.Next(t.Context())
				must(t, err)
				got[i] = append(got[i], tok.ID)
			}
		}
		for i := range want {
			if !slices.Equal(got[i], want[i]) {
				t.Errorf("%s: draft %d is %v, alone %v", path, i, got[i], want[i])
			}
		}
	}
}

// TestForksInParallel uses forks of one session from several goroutines.
func TestForksInParallel(t *testing.T) {
	for _, path := range []string{attentionModel, recurrentModel} {
		m := open(t, path, Options{Threads: 2})
		m.pool.least = 1 << 12
		s := m.NewSession()
		must(t, s.Prefill(t.Context(), []int32{5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18}))
		sampling := func(i int) Sampling {
			return Sampling{Temperature: 1, Seed: uint64(i), MaxTokens: 30, IgnoreEOS: true}
		}
		var want [4][]int32
		for i := range want {
			want[i] = generate(t, s.Fork(), sampling(i))
		}
		var wg sync.WaitGroup
		for i := range want {
			f := s.Fork()
			wg.Go(func() {
				for range 3 {
					var got []int32
					for tok, err := range f.Generate(t.Context(), sampling(i)) {
						if err != nil {
							t.Error(err)
						}
						got = append(got, tok.ID)
					}
					if !slices.Equal(got, want[i]) {
						t.Errorf("%s: fork %d generates %v, alone %v", path, i, got, want[i])
					}
					if err := f.Rollback(14); err != nil {
						t.Error(err)
					}
				}
				f.Close()
			})
		}
		wg.Wait()
	}
}

// TestDecodeDoesNotAllocate holds that a decoded token costs no memory, the
// pages of the cache aside.
func TestDecodeDoesNotAllocate(t *testing.T) {
	for _, path := range []string{attentionModel, recurrentModel} {
		m := open(t, path, Options{Threads: 1})
		s := m.NewSession()
		must(t, s.Prefill(t.Context(), make([]int32, 40)))
		must(t, s.Rollback(33)) // the page up to 47 is there
		s.Logits()
		sessions, ids := []*Session{s}, [][]int32{{3}}
		n := testing.AllocsPerRun(10, func() {
			if err := m.Step(t.Context(), sessions, ids); err != nil {
				t.Fatal(err)
			}
			s.Logits()
		})
		if n > 0 {
			t.Errorf("%s: %v allocations per token", path, n)
		}
	}
}

// TestPrefillDoesNotAllocate holds that a prompt costs no memory once there was one of its
// length, the pages of the cache aside.
func TestPrefillDoesNotAllocate(t *testing.T) {
	for _, threads := range []int{1, 2} {
		m := open(t, attentionModel, Options{Threads: threads})
		m.pool.least = 1 << 8
		s := m.NewSession()
		sessions, ids := []*Session{s}, [][]int32{make([]int32, 40)}
		n := testing.AllocsPerRun(10, func() {
			must(t, m.Step(t.Context(), sessions, ids))
			must(t, s.Rollback(0))
		})
		if n > 0 {
			t.Errorf("%d threads: %v allocations per prompt", threads, n)
		}
	}
}

// TestManySnapshots goes back in a long text with more places to go back to
// than are kept.
func TestManySnapshots(t *testing.T) {
	m := open(t, recurrentModel, Options{})
	s := m.NewSession()
	must(t, s.Prefill(t.Context(), []int32{1, 2, 3}))
	for s.Pos() < 400 {
		generate(t, s, Sampling{Temperature: 1, Seed: 3, MaxTokens: 7, IgnoreEOS: true})
	}
	if n := len(s.state.kept); n > maxSnapshots {
		t.Errorf("%d copies of the state are kept", n)
	}
	ids := slices.Clone(s.Tokens())
	for _, pos := range []int{390, 333, 200, 199, 64, 5, 1} {
		must(t, s.Rollback(pos))
		fresh := m.NewSession()
		must(t, fresh.Prefill(t.Context(), ids[:pos]))
		if !sameBits(s.Logits(), fresh.Logits()) {
			t.Errorf("logits after going back to %d differ from a fresh run", pos)
		}
	}
}

// TestGenerateAllocations bounds what one generated token costs beside the
// bytes of its text.
func TestGenerateAllocations(t *testing.T) {
	m := open(t, attentionModel, Options{Threads: 1})
	s := m.NewSession()
	must(t, s.Prefill(t.Context(), make([]int32, 20)))
	g := s.Continue(Sampling{IgnoreEOS: true})
	next := func() {
		if _, err := g.Next(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	for range 20 { // buffers grow
		next()
	}
	if n := testing.AllocsPerRun(100, next); n > 1 {
		t.Errorf("%v allocations per token", n)
	}
}

// However a prompt comes, at once or in pieces, with one thread or more, and beside
// another session, attention adds up the same numbers in the same order.
func TestPiecesOfPromptsAgree(t *testing.T) {
	for _, path := range conformanceModels(t) {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".gguf"), func(t *testing.T) {
			for _, kv := range []KVType{KVFloat32, KVFloat16} {
				var want []float32
				for _, threads := range []int{1, 3} {
					m := open(t, path, Options{Threads: threads, KVType: kv})
					m.pool.least = 1 << 8
					ids := make([]int32, min(150, m.context))
					for i := range ids {
						ids[i] = int32(i*7%90 + 3)
					}
					for _, piece := range []int{len(ids), 1, 15, 16, 37} {
						s, beside := m.NewSession(), m.NewSession()
						for some := range slices.Chunk(ids, piece) {
							must(t, m.Step(t.Context(), []*Session{s, beside}, [][]int32{some, some[:1]}))
						}
						if got := slices.Clone(s.Logits()); want == nil {
							want = got
						} else if !sameBits(got, want) {
							t.Errorf("%d threads, pieces of %d: other logits", threads, piece)
						}
						s.Close()
						beside.Close()
					}
				}
			}
		})
	}
}

func TestCacheTypeFollowsTheSize(t *testing.T) {
	small, large := cacheLayout{}, cacheLayout{}
	small.add(4, 64, 64) // 2 KB a position
	for range 16 {
		large.add(16, 128, 128)
	}
	for _, row := range []struct {
		layout cacheLayout
		chosen KVType
		half   bool
	}{{small, KVAuto, false}, {large, KVAuto, true}, {small, KVFloat16, true}, {large, KVFloat32, false}} {
		if row.layout.choose(row.chosen); row.layout.half != row.half {
			t.Errorf("type %d, %d values a page: float16 %v", row.chosen, row.layout.size, row.layout.half)
		}
	}
}
