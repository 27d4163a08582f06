package localmoe

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"sync"
	"syscall"
	"testing"
	"time"
)

// benchModel opens the model in REASON_MODEL, or one of the size of the built-in
// one, with as many threads as REASON_THREADS says, or one.
func benchModel(b *testing.B) *Model {
	b.Helper()
	threads, err := strconv.Atoi(cmp.Or(os.Getenv("REASON_THREADS"), "1"))
	if err != nil {
		b.Fatal(err)
	}
	o := Options{Threads: threads}
	if path := os.Getenv("REASON_MODEL"); path != "" {
		return open(b, path, o)
	}
	return openSynthetic(b, smallShape, o)
}

// benchTokens returns n random tokens, or as many as leave room in the context.
func benchTokens(m *Model, n int) []int32 {
	r := rand.New(rand.NewPCG(1, 2))
	ids := make([]int32, min(n, m.context-8))
	for i := range ids {
		ids[i] = r.Int32N(int32(m.embedding.rows))
	}
	return ids
}

func prefilled(b *testing.B, m *Model, n int) *Session {
	b.Helper()
	s := m.NewSession()
	if err := s.Prefill(b.Context(), benchTokens(m, n)); err != nil {
		b.Fatal(err)
	}
	s.Logits()
	return s
}

// meter reports tokens per second and per CPU second, which other work on the
// machine changes less.
type meter struct {
	b   *testing.B
	cpu time.Duration
}

func startMeter(b *testing.B) meter { return meter{b, cpuTime(b)} }

func (m meter) report(tokensPerLoop int) {
	tokens := float64(tokensPerLoop * m.b.N)
	m.b.ReportMetric(tokens/m.b.Elapsed().Seconds(), "tokens/s")
	m.b.ReportMetric(tokens/(cpuTime(m.b)-m.cpu).Seconds(), "tokens/cpu-s")
}

func cpuTime(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func BenchmarkPrefill(b *testing.B) {
	m := benchModel(b)
	ids := benchTokens(m, 512)
	prefilled(b, m, 512).Close()
	clock := startMeter(b)
	for b.Loop() {
		s := m.NewSession()
		if err := s.Prefill(b.Context(), ids); err != nil {
			b.Fatal(err)
		}
		s.Logits()
		s.Close()
	}
	clock.report(len(ids))
}

// BenchmarkDecode computes one token after a few others and its logits, again
// and again: the steady state of decoding, which allocates nothing.
func BenchmarkDecode(b *testing.B) {
	m := benchModel(b)
	ids := benchTokens(m, 200)
	s := prefilled(b, m, 32)
	at := s.Pos()
	b.ReportAllocs()
	clock := startMeter(b)
	for i := 0; b.Loop(); i++ {
		if i%64 == 0 {
			s.Rollback(at)
		}
		s.add(ids[i%len(ids)])
		s.Logits()
	}
	clock.report(1)
}

// BenchmarkAttention decodes a token behind 1,500 others, and prefills 512 behind 1,000, in
// models that do little but attend: one whose query heads have key heads of their own, and
// one in which eight share one.
func BenchmarkAttention(b *testing.B) {
	for _, keys := range []int{16, 4} {
		heads := 16
		if keys == 4 {
			heads = 32
		}
		m := openSynthetic(b, shape{dim: 128, layers: 12, heads: heads, kvHeads: keys, headDim: 128, experts: 2, used: 1, width: 64, vocab: 1500},
			Options{Threads: 1, KVType: KVFloat16})
		for _, bench := range []struct {
			name          string
			behind, count int
		}{{"decode", 1500, 1}, {"prefill", 1000, 512}} {
			b.Run(fmt.Sprintf("%s/%d:%d", bench.name, heads, keys), func(b *testing.B) {
				s := prefilled(b, m, bench.behind)
				defer s.Close()
				ids := benchTokens(m, bench.count)
				clock := startMeter(b)
				for b.Loop() {
					s.Rollback(bench.behind)
					if err := s.Prefill(b.Context(), ids); err != nil {
						b.Fatal(err)
					}
				}
				clock.report(bench.count)
			})
		}
	}
}

// BenchmarkBatch decodes a token of each of eight sessions per step.
func BenchmarkBatch(b *testing.B) {
	m := benchModel(b)
	ids := benchTokens(m, 256)
	var sessions []*Session
	for i := range 8 {
		s := m.NewSession()
		if err := s.Prefill(b.Context(), ids[16*i:16*i+16]); err != nil {
			b.Fatal(err)
		}
		sessions = append(sessions, s)
	}
	next := make([][]int32, len(sessions))
	clock := startMeter(b)
	for i := 0; b.Loop(); i++ {
		for j, s := range sessions {
			if i%64 == 0 {
				s.Rollback(16)
			}
			next[j] = ids[(i+16*j)%len(ids):][:1]
		}
		if err := m.Step(b.Context(), sessions, next); err != nil {
			b.Fatal(err)
		}
		for _, s := range sessions {
			s.Logits()
		}
	}
	clock.report(len(sessions))
}

// BenchmarkFork forks a session of 2,000 tokens, which takes at most 100 µs and 1 % of the
// session's cache in memory.
func BenchmarkFork(b *testing.B) {
	m := benchModel(b)
	s := prefilled(b, m, 2000)
	b.ReportAllocs()
	var spent time.Duration
	for b.Loop() {
		start := time.Now()
		f := s.Fork()
		spent += time.Since(start)
		f.Close()
	}
	b.ReportMetric(float64(spent.Nanoseconds())/float64(b.N), "ns/op")
	b.ReportMetric(float64(len(s.pages)*m.cache.bytes()), "cache-B")
}

// BenchmarkRollback takes back 100 tokens of a fork of a session of 2,000, which takes at
// most 10 µs.
func BenchmarkRollback(b *testing.B) {
	m := benchModel(b)
	s := prefilled(b, m, 2000)
	var spent time.Duration
	for b.Loop() {
		f := s.Fork()
		start := time.Now()
		if err := f.Rollback(f.Pos() - 100); err != nil {
			b.Fatal(err)
		}
		spent += time.Since(start)
		f.Close()
	}
	b.ReportMetric(float64(spent.Nanoseconds())/float64(b.N), "ns/op")
}

// BenchmarkClients draws a token of each of eight sessions, which belong to a goroutine
// each, in passes of their own and in shared ones.
func BenchmarkClients(b *testing.B) {
	for name, batches := range map[string]bool{"apart": false, "together": true} {
		b.Run(name, func(b *testing.B) {
			m := benchModel(b)
			m.batches = batches
			ids := benchTokens(m, 16)
			const clients = 8
			var sessions [clients]*Session
			for i := range sessions {
				sessions[i] = m.NewSession()
				if err := sessions[i].Prefill(b.Context(), ids); err != nil {
					b.Fatal(err)
				}
			}
			var group sync.WaitGroup
			clock := startMeter(b)
			for i, s := range sessions {
				g := s.Continue(Sampling{Temperature: 1, Seed: uint64(i), IgnoreEOS: true})
				group.Go(func() {
					for n := range b.N {
						if n%64 == 0 {
							s.Rollback(16)
						}
						if _, err := g.Next(b.Context()); err != nil {
							b.Error(err)
						}
					}
				})
			}
			group.Wait()
			clock.report(clients)
		})
	}
}
