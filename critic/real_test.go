package critic_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math/big"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/critic"
)

// The figures of docs are printed by
//
//	REASON_SHARED=… go test -v -run TestRealText ./critic
//
// where the directory holds data/{gsm8k,processbench,bbmistake}.
func shared(t *testing.T, name string) []item {
	t.Helper()
	dir := os.Getenv("REASON_SHARED")
	if dir == "" {
		t.Skip("REASON_SHARED is not set: the real texts are not at hand")
	}
	f, err := os.Open(filepath.Join(dir, "data", name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []item
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var it item
		if err := json.Unmarshal(lines.Bytes(), &it); err != nil {
			t.Fatal(err)
		}
		out = append(out, it)
	}
	return out
}

// item is a line of a data set.
type item struct {
	ID, Task, Question, Answer string
	Steps, Equations           []string
	Mistake                    *int `json:"mistake_index"`
}

// at is the case of step i.
func (it item) at(i int) critic.Case {
	accepted := ""
	if i > 0 {
		accepted = strings.Join(it.Steps[:i], "\n") + "\n"
	}
	return critic.Case{Question: it.Question, Prompt: it.Question, Accepted: accepted, Chunk: it.Steps[i]}
}

// tally counts grades.
type tally map[critic.Grade]int

func (c tally) share(g critic.Grade) string {
	return fmt.Sprintf("%5d (%5.2f %%)", c[g], 100*float64(c[g])/float64(max(1, c[critic.Fail]+c[critic.Pass]+c[critic.Unsure])))
}

func (c tally) String() string {
	return fmt.Sprintf("pass %s, unsure %s, fail %s", c.share(critic.Pass), c.share(critic.Unsure), c.share(critic.Fail))
}

func verbose(t *testing.T, k critic.Case, v critic.Verdict) {
	if os.Getenv("REASON_VERBOSE") != "" {
		t.Logf("%v %q\n\t%s\n\tfix %q", v.Grade, k.Chunk, v.Reason, v.Fix)
	}
}

// Worked steps of GSM8K as they were written by people: an alarm is false, but
// for the few steps that are wrong in the source.
func TestRealTextGold(t *testing.T) {
	for _, name := range []string{"gsm8k/train.jsonl", "gsm8k/dev.jsonl"} {
		grades := tally{}
		for _, it := range shared(t, name) {
			for i := range it.Steps {
				k := it.at(i)
				v := check(t, k)
				grades[v.Grade]++
				if v.Grade == critic.Fail {
					verbose(t, k, v)
				}
			}
		}
		t.Logf("%s gold steps: %v", name, grades)
	}
}

// result finds the number that an annotated equation gives in the text of a step.
func result(step, equation string) []int {
	_, value, ok := strings.Cut(equation, "=")
	want, isNumber := new(big.Rat).SetString(value)
	if !ok || !isNumber {
		return nil
	}
	for _, at := range regexp.MustCompile(`=\s*\$?\s*(\d[\d,]*(?:\.\d+)?|\.\d+)`).FindAllStringSubmatchIndex(step, -1) {
		got, ok := new(big.Rat).SetString(strings.ReplaceAll(step[at[2]:at[3]], ",", ""))
		if ok && got.Cmp(want) == 0 {
			return at[2:4]
		}
	}
	return nil
}

// corrupt changes a number by a digit, by one, or by swapping two digits.
func corrupt(r *rand.Rand, number string) string {
	for {
		b := []byte(number)
		i := r.IntN(len(b))
		switch {
		case b[i] < '0' || b[i] > '9':
			continue
		case r.IntN(4) == 0 && i+1 < len(b) && b[i+1] >= '0' && b[i+1] <= '9':
			b[i], b[i+1] = b[i+1], b[i]
		default:
			b[i] = '0' + (b[i]-'0'+byte(1+r.IntN(9)))%10
		}
		x, _ := new(big.Rat).SetString(strings.ReplaceAll(number, ",", ""))
		y, ok := new(big.Rat).SetString(strings.ReplaceAll(string(b), ",", ""))
		if ok && x.Cmp(y) != 0 && (b[0] != '0' || len(b) == 1) {
			return string(b)
		}
	}
}

// The same steps with one result changed.
func TestRealTextCorrupted(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for _, name := range []string{"gsm8k/train.jsonl", "gsm8k/dev.jsonl"} {
		grades := tally{}
		unfound, falsely, restored := 0, 0, 0
		for _, it := range shared(t, name) {
			next := 0
			for i, step := range it.Steps {
				falseAlarm := check(t, it.at(i)).Grade == critic.Fail
				if falseAlarm {
					falsely++
				}
				for next < len(it.Equations) {
					at := result(step, it.Equations[next])
					if at == nil {
						break
					}
					next++
					k := it.at(i)
					k.Chunk = step[:at[0]] + corrupt(r, step[at[0]:at[1]]) + step[at[1]:]
					v := check(t, k)
					grades[v.Grade]++
					if v.Fix == step {
						restored++
					}
					if v.Grade != critic.Fail {
						verbose(t, k, v)
					}
				}
			}
			unfound += len(it.Equations) - next
		}
		fail := grades[critic.Fail]
		t.Logf("%s with one result changed: %v; put right %d; precision %.2f %%; %d equations not found in the text",
			name, grades, restored, 100*float64(fail)/float64(fail+falsely), unfound)
	}
}

// Traces of models with the first wrong step marked. The alarms counted as false
// are those that the labels contradict. All ten of them were looked at: each is
// an equation that does not hold, in a trace labelled as right or as wrong only
// later.
func TestRealTextTraces(t *testing.T) {
	for _, set := range []struct{ file, task string }{
		{"processbench/dev.jsonl", "gsm8k"}, {"processbench/dev.jsonl", "math"},
		{"bbmistake/dev.jsonl", "multistep_arithmetic"},
	} {
		var wrong, located, clean, passed, right, falsely int
		for _, it := range shared(t, set.file) {
			if it.Task != set.task {
				continue
			}
			first := -1
			for i := range it.Steps {
				k := it.at(i)
				v := check(t, k)
				if v.Grade != critic.Fail {
					continue
				}
				if first < 0 {
					first = i
				}
				switch {
				case it.Mistake == nil || i < *it.Mistake:
					falsely++
					t.Logf("false alarm: %s step %d, mistake %v", it.ID, i, it.Mistake)
					verbose(t, k, v)
				case i == *it.Mistake:
					right++
				}
			}
			switch {
			case it.Mistake == nil:
				clean++
				if first < 0 {
					passed++
				}
			default:
				wrong++
				if first == *it.Mistake {
					located++
				}
			}
		}
		accWrong, accClean := float64(located)/float64(max(1, wrong)), float64(passed)/float64(max(1, clean))
		t.Logf("%s %s: located %d of %d, passed %d of %d clean, F1 %.1f; flagged at or before the mistake: %d right, %d false, precision %.1f %%",
			set.file, set.task, located, wrong, passed, clean, 200*accWrong*accClean/max(1e-9, accWrong+accClean), right, falsely, 100*float64(right)/float64(max(1, right+falsely)))
	}
}
