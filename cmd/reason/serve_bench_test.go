package main

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/serve"
)

// BenchmarkServe answers a question with the built-in model: in turn in this process, by
// the server at once and streamed, of which it tells the medians; and for one client of the
// server and for four who ask at the same time.
func BenchmarkServe(b *testing.B) {
	const question = "What is (12 + 7) * 3 - 4 + 18 * 2?"
	f := deskFlags{atOnce: 4}
	f.strategy, f.critics, f.seed = "chunked", "auto", 1
	staff, err := f.open(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	defer staff.close()
	options := staff.options
	server := httptest.NewServer(serve.New(options))
	defer server.Close()

	inProcess := func() {
		solver, err := options.Solver(serve.Wish{})
		if err != nil {
			b.Fatal(err)
		}
		if a, err := pipeline.Last(solver.Stream(b.Context(), question)); err != nil || a.Final != "89" {
			b.Fatal(a.Final, err)
		}
	}
	served := func(stream bool) {
		body := fmt.Sprintf(`{"messages": [{"role": "user", "content": %q}], "stream": %t}`, question, stream)
		r, err := http.Post(server.URL+"/v1/chat/completions", "application/json", strings.NewReader(body))
		if err != nil {
			b.Error(err)
			return
		}
		defer r.Body.Close()
		if answer, err := io.ReadAll(r.Body); err != nil || !strings.Contains(string(answer), `"final":"89"`) {
			b.Errorf("%v: %s", err, answer)
		}
	}
	b.Run("in turn", func(b *testing.B) {
		took := map[string][]time.Duration{}
		for b.Loop() {
			for name, answer := range map[string]func(){
				"in-process": inProcess, "reply": func() { served(false) }, "stream": func() { served(true) },
			} {
				began := time.Now()
				answer()
				took[name] = append(took[name], time.Since(began))
			}
		}
		for name, all := range took {
			slices.Sort(all)
			b.ReportMetric(all[len(all)/2].Seconds()*1000, name+"-ms")
		}
	})
	for _, clients := range []int{1, 4} {
		b.Run(fmt.Sprintf("clients=%d", clients), func(b *testing.B) {
			var asking sync.WaitGroup
			for i := range clients {
				asking.Go(func() {
					for range (b.N + i) / clients {
						served(false)
					}
				})
			}
			asking.Wait()
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "answers/s")
		})
	}
}
