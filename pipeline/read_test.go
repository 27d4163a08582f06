package pipeline_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"

	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/pipelinetest"
)

// Whatever rungs are climbed, budgets end and places are left and come back to, what the model reads
// behind the question begins with what was accepted.
func TestTheModelReadsWhatWasAccepted(t *testing.T) {
	runs := uint64(20_000)
	if testing.Short() {
		runs = 2_000
	}
	for seed := range runs {
		s := randomSolver(rand.New(rand.NewPCG(seed, 77)), seed)
		widened(seed).widen(&s)
		model, ok := s.Model.(*pipelinetest.Model)
		if !ok {
			continue
		}
		question := strings.Repeat("q", int(seed%20)+1)
		r := readings{question: question + "\n", write: model.Write}
		model.Write = r.note
		if others := model.Others; others != nil { // that come to several tokens
			model.Others = func(text string) []pipeline.Alternative {
				return append(others(text), pipeline.Alternative{Text: "yz", Logprob: -1.1}, pipeline.Alternative{Text: "zzx", Logprob: -1.3})
			}
		}
		s.Format = lines{}
		for e := range s.Stream(t.Context(), question) {
			if err := r.see(e); err != nil {
				t.Fatalf("seed %d: %v", seed, err)
			}
		}
	}
}

// readings are what a model read behind a question since the last event.
type readings struct {
	question string
	write    func(string, pipeline.Sampling) string
	accepted []string

	mu    sync.Mutex
	texts []string
}

func (r *readings) note(text string, s pipeline.Sampling) string {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.texts = append(r.texts, text)
	return r.write(text, s)
}

var marks = strings.NewReplacer(pipelinetest.Open, "", pipelinetest.Close, "")

func (r *readings) see(e pipeline.Event) error {
	switch e.Kind {
	case pipeline.Prompted:
	case pipeline.Finished: // chunks that were given up at last are told by no other event
		r.accepted = r.accepted[:min(len(r.accepted), len(e.Answer.Chunks))]
	default:
		r.accepted = r.accepted[:e.Chunk]
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, text := range r.texts {
		behind, asked := strings.CutPrefix(text, r.question) // and not by a critic, something else
		if accepted := strings.Join(r.accepted, ""); asked && !strings.HasPrefix(marks.Replace(behind), accepted) {
			return fmt.Errorf("before %s %s: the model read %q, and %q is accepted", e.Kind, e.How, behind, accepted)
		}
	}
	r.texts = nil
	if e.Kind == pipeline.Accepted {
		r.accepted = append(r.accepted, e.Text)
	}
	return nil
}
