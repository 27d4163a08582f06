package critic_test

import (
	"math/rand/v2"
	"reflect"
	"testing"

	"github.com/seed-25a395fc/reason/critic"
)

// What was read for one chunk says the same of the next: verdicts on right, changed and cut
// lines are those of critics that read the question anew, and a reading of another question
// does not count.
func TestReadingOnceSaysTheSame(t *testing.T) {
	auto, err := critic.Parse("auto")
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(5, 6))
	judge := func(k critic.Case) critic.Judgement {
		j, err := auto.Judge(t.Context(), k)
		if err != nil {
			t.Fatal(err)
		}
		return j
	}
	var read *critic.Reading
	before := ""
	eachStep(t, func(k critic.Case) {
		k.Logprobs = []float32{-.001}
		right := k.Chunk
		changed, _ := change(r, right)
		for _, k.Chunk = range []string{right, changed, right[:r.IntN(len(right))], right + right} {
			k.Reading = nil
			want := judge(k)
			k.Reading = read // of the question before, for its first step
			if got := judge(k); !reflect.DeepEqual(got, want) {
				t.Errorf("%s\n%s%s%+v, read anew %+v", k.Prompt, k.Accepted, k.Chunk, got, want)
			}
			if before != k.Prompt {
				read, before = critic.NewReading(k.Prompt), k.Prompt
			}
		}
	})
}
