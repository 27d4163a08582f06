package critic_test

import (
	"context"
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/prompts"
)

// asked is a model that knows some answers, and notes what it is asked.
type asked struct {
	chunk string
	knows []string // "100+139=239": what the model believes
	notes []string
}

func (a *asked) Score(_ context.Context, kept int, suffix, text string) ([]float64, error) {
	a.notes = append(a.notes, a.chunk[:kept]+"|"+suffix+text)
	for _, k := range a.knows {
		if k == suffix+text {
			return []float64{-.01}, nil
		}
	}
	return []float64{-9}, nil
}

const inExpression = "<q>(339-139)*2=?\n<a>"

func TestInverse(t *testing.T) {
	for name, test := range map[string]struct {
		prompt, chunk string
		knows         []string
		unlikely      string // the token that was
		grade         critic.Grade
		at            string // what begins at the mistake
		notes         []string
	}{
		"a difference that does not come out": {
			prompt: inExpression, chunk: "339-139=100 → 100*2\n", unlikely: "100 ", knows: []string{"139+200=339"},
			grade: critic.Fail, at: "100 →", notes: []string{"|139+100=339"},
		},
		"one that does": {
			prompt: inExpression, chunk: "339-139=200 → 200*2\n", unlikely: "200 ", knows: []string{"139+200=339"},
			grade: critic.Pass, notes: []string{"|139+200=339"},
		},
		"likely results are not asked for": {
			prompt: inExpression, chunk: "744/6=600/6+144/6=100+34=134 → 134\n", unlikely: "?",
		},
		"a part of a row of equal sides": {
			prompt: inExpression, chunk: "744/6=600/6+144/6=100+34=134 → 134\n", unlikely: "34=", knows: []string{"6*24=144"},
			grade: critic.Fail, at: "34=134", notes: []string{"|6*34=144"},
		},
		"a number taken apart": {
			prompt: inExpression, chunk: "744/6=600/6+244/6=100+24=124 → 124\n", unlikely: "244/", knows: nil,
			grade: critic.Fail, at: "600/6+244", notes: []string{"|244+600=744"},
		},
		"the second equation of a line about a fact": {
			prompt: "<q>#1: I have 40. #2: 9 jars of 11 come. #3: ?\n<a>", chunk: "#2:9*11=99,40+99=149\n", unlikely: "149",
			knows: []string{"99+40=139"}, grade: critic.Fail, at: "149", notes: []string{"#2:9*11=99,|99+40=149"},
		},
		"prose": {
			prompt: "How many?", chunk: "So he has 5 × 7 = 36 apples.", unlikely: "36", knows: []string{"7 × 5 = 35"},
			grade: critic.Fail, at: "36 apples", notes: []string{"So he has |7 × 5 = 36"},
		},
		"no arithmetic": {prompt: "Who?", chunk: "It was Ann.", unlikely: "Ann"},
	} {
		t.Run(name, func(t *testing.T) {
			model := &asked{chunk: test.chunk, knows: test.knows}
			k := critic.Case{Prompt: test.prompt, Chunk: test.chunk, Scorer: model}
			k.Ends, k.Logprobs = runes(test.chunk, test.unlikely)
			v, err := critic.Inverse{}.Check(t.Context(), k)
			if err != nil {
				t.Fatal(err)
			}
			if v.Grade != test.grade {
				t.Errorf("%v: %s", v.Grade, v.Reason)
			}
			if test.at != "" && !strings.HasPrefix(test.chunk[v.At:], test.at) {
				t.Errorf("the mistake begins at %q", test.chunk[v.At:])
			}
			if v.Grade == critic.Fail && (v.End <= v.At || v.End > len(test.chunk)) {
				t.Errorf("the part with the mistake ends at byte %d", v.End)
			}
			if diff := cmp.Diff(test.notes, model.notes); diff != "" {
				t.Errorf("what was asked (-want +got):\n%s", diff)
			}
		})
	}
}

// What a line copies is copied again behind the line before it. That can speak for the
// line, and not against it.
func TestInverseOfCopies(t *testing.T) {
	for name, test := range map[string]struct {
		accepted, chunk, unlikely, asked string
		known                            bool
		least, most                      float64 // PWrong
	}{
		"a copy that comes out": {
			chunk: "339-139=200 → 200*2\n", unlikely: "*2", asked: "(339-139)*2\n339-139=200 → 200*", known: true, most: .02,
		},
		"one that does not": {
			chunk: "339-139=200 → 200/2\n", unlikely: "/2", asked: "(339-139)*2\n339-139=200 → 200/", least: .6, most: .8,
		},
		"an operation that the expression has not": {
			chunk: "339-13=326 → 326*2\n", unlikely: "=326", asked: "(339-139)*2\n339-13=", least: .6, most: .8,
		},
		"behind a line": {
			accepted: "339-139=200 → 200*2\n", chunk: "200*2=400 → 40\n", unlikely: "\n", asked: "339-139=200 → 200*2\n200*2=400 → 40\n", least: .6, most: .8,
		},
	} {
		t.Run(name, func(t *testing.T) {
			model := &asked{chunk: test.chunk}
			if test.known {
				model.knows = []string{test.asked}
			}
			k := critic.Case{Prompt: inExpression, Accepted: test.accepted, Chunk: test.chunk, Scorer: model}
			k.Ends, k.Logprobs = runes(test.chunk, test.unlikely)
			v, err := critic.Inverse{}.Check(t.Context(), k)
			if err != nil {
				t.Fatal(err)
			}
			if failed := v.Grade == critic.Fail; failed == test.known || v.PWrong < test.least || v.PWrong > test.most {
				t.Errorf("%v, P(wrong) %.2f: %s", v.Grade, v.PWrong, v.Reason)
			}
			if v.Grade == critic.Fail && v.At != strings.Index(test.chunk, test.unlikely) {
				t.Errorf("the mistake begins at %d", v.At)
			}
			if diff := cmp.Diff([]string{"|" + test.asked}, model.notes); diff != "" {
				t.Errorf("what was asked (-want +got):\n%s", diff)
			}
		})
	}
}

// runes are tokens of one character each, one of which is unlikely.
func runes(chunk, unlikely string) (ends []int, logprobs []float32) {
	for i, r := range chunk {
		ends = append(ends, i+len(string(r)))
		logprobs = append(logprobs, 0)
		if i == strings.Index(chunk, unlikely) {
			logprobs[len(logprobs)-1] = -1
		}
	}
	return ends, logprobs
}

// A token that was put there is asked about, likely or not.
func TestInverseLooksAtWhatWasPutThere(t *testing.T) {
	chunk := "339-139=100"
	ends, logprobs := runes(chunk, "?")
	k := critic.Case{Prompt: inExpression, Chunk: chunk, Ends: ends, Logprobs: logprobs, Scorer: &asked{chunk: chunk}, Led: []int{len("339-139=1")}}
	if v, err := (critic.Inverse{}).Check(t.Context(), k); err != nil || v.Grade != critic.Fail {
		t.Errorf("%+v, %v", v, err)
	}
}

// A chunk that was led stands where the model was wrong before: it is asked about all of
// it, until something does not come out, likely or not.
func TestInverseLooksAtAllOfAChunkThatWasLed(t *testing.T) {
	chunk := "744/6=600/6+244/6=100+24=124 → 124\n"
	ends, logprobs := runes(chunk, "?")
	model := &asked{chunk: chunk, knows: []string{"6*24=144"}}
	k := critic.Case{Prompt: inExpression, Chunk: chunk, Ends: ends, Logprobs: logprobs, Scorer: model, Led: []int{len("744/6=600/6+244/6=100+2")}}
	v, err := critic.Inverse{}.Check(t.Context(), k)
	if err != nil || v.Grade != critic.Fail || chunk[v.At:v.End] != "600/6+244/6" {
		t.Errorf("%+v, %v", v, err)
	}
	if diff := cmp.Diff([]string{"|244+600=744"}, model.notes); diff != "" {
		t.Errorf("what was asked (-want +got):\n%s", diff)
	}
}

// What a trial found came out by hand; the model need not know the whole product by heart. What
// stands behind it is asked about.
func TestInverseTakesWhatCameOutByHand(t *testing.T) {
	found := "1664/13=128 → "
	for chunk, want := range map[string]critic.Grade{
		found + "128-94\n":    critic.Pass,
		found + "128-94=24\n": critic.Fail,
	} {
		k := critic.Case{
			Prompt: "How many?", Chunk: chunk, Scorer: &asked{chunk: chunk}, Led: []int{len(found)},
			Ends: []int{len("1664/13="), len(found), len(chunk)}, Logprobs: make([]float32, 3),
		}
		if v, err := (critic.Inverse{}).Check(t.Context(), k); err != nil || v.Grade != critic.Fail {
			t.Errorf("%q, nothing tried: %+v, %v", chunk, v, err)
		}
		k.Tried = len(found)
		if v, err := (critic.Inverse{}).Check(t.Context(), k); err != nil || v.Grade != want {
			t.Errorf("%q: %+v, %v", chunk, v, err)
		}
	}
}

// Scribble in the place of a mistake is none the better for not being arithmetic.
func TestInverseDoubtsWhatItCannotReadInThePlaceOfAMistake(t *testing.T) {
	chunk := "339-139=#9:5 → 5*2\n"
	k := critic.Case{Prompt: inExpression, Chunk: chunk, Scorer: &asked{chunk: chunk, knows: []string{"339-139=#9:5 → 5*2\n"}}}
	k.Ends, k.Logprobs = runes(chunk, "#")
	for _, led := range [][]int{nil, {len("339-139=")}} {
		k.Led = led
		v, err := critic.Inverse{}.Check(t.Context(), k)
		if failed := v.Grade == critic.Fail; err != nil || failed != (led != nil) {
			t.Errorf("led %v: %+v, %v", led, v, err)
		}
	}
}

func TestInverseWithoutScores(t *testing.T) {
	k := critic.Case{Prompt: inExpression, Chunk: "1+1=3 → 3\n"}
	if _, err := (critic.Inverse{}).Check(t.Context(), k); err == nil {
		t.Error("no error from a model that cannot score")
	}
}

// Whatever a chunk says, what is asked is made of its own characters.
func TestInverseAsksOnlyWhatStandsThere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		chunk := rapid.StringMatching(`(#\d:)?[0-9+\-*/=,(). →]{0,40}\n?`).Draw(t, "chunk")
		prompt := rapid.SampledFrom([]string{inExpression, "How many?"}).Draw(t, "prompt")
		model := &asked{chunk: chunk}
		if _, err := (critic.Inverse{}).Check(context.Background(), critic.Case{Prompt: prompt, Chunk: chunk, Scorer: model}); err != nil {
			t.Fatal(err)
		}
		for _, note := range model.notes {
			_, question, _ := strings.Cut(note, "|")
			for _, number := range strings.FieldsFunc(question, func(r rune) bool { return strings.ContainsRune("+-*/=() →\n", r) }) {
				if !strings.Contains(prompt+chunk, number) {
					t.Fatalf("%q asks for %q, which does not stand in %q", question, number, chunk)
				}
			}
		}
	})
}

// What the model does not know by heart it may work out in steps.
func TestInverseInSteps(t *testing.T) {
	for _, test := range []struct {
		chunk, unlikely string
		want            critic.Grade
	}{
		{"1978/43=46 → 46\n", "46", critic.Pass},
		{"1978/43=49 → 49\n", "49", critic.Fail},
		{"7776/3=6000/3+1500/3+276/3=2000+500+92=2500+92=2592 → 2592\n", "500/3", critic.Pass},
		{"7776/3=6000/3+1600/3+276/3=2000+500+92=2500+92=2592 → 2592\n", "600/3", critic.Fail},
		{"437*16=400*16+37*10+37*6=6400+370+222=6770+222=6992 → 6992\n", "7*10", critic.Pass},
		{"437*16=400*16+37*10+37*8=6400+370+222=6770+222=6992 → 6992\n", "8=", critic.Fail},
		{"48*19=48*20-48*1=960-48=912 → 912\n", "0-48", critic.Unsure}, // not a sum
	} {
		ends, logprobs := runes(test.chunk, test.unlikely)
		k := critic.Case{Prompt: inExpression, Chunk: test.chunk, Ends: ends, Logprobs: logprobs, Scorer: &asked{chunk: test.chunk}, Completer: &reckoner{}}
		if v, err := (critic.Inverse{}).Check(t.Context(), k); err != nil || v.Grade != test.want {
			t.Errorf("%s: %+v, %v", test.chunk, v, err)
		}
	}
}

// reckoner is a model that adds and multiplies, subtracts digits, and can do nothing else.
type reckoner struct {
	questions []string
	wrong     func(x, y int, op byte) int // what it is off by
}

func (r *reckoner) Complete(_ context.Context, _ int, suffix string, _ int, done func(string) bool) (string, error) {
	r.questions = append(r.questions, suffix)
	var x, y int
	slip := func(op byte) int {
		if r.wrong == nil {
			return 0
		}
		return r.wrong(x, y, op)
	}
	answer := "0"
	if n, _ := fmt.Sscanf(suffix, "%d+%d=", &x, &y); n == 2 {
		answer = fmt.Sprint(x + y + slip('+'))
	} else if n, _ := fmt.Sscanf(suffix, "%d*%d=", &x, &y); n == 2 {
		answer = fmt.Sprintf("%d*%d=%d", y, x, x*y+slip('*'))
	} else if n, _ := fmt.Sscanf(suffix, "%d-%d=", &x, &y); n == 2 && y < 10 {
		answer = fmt.Sprint(x - y)
	}
	text := ""
	for _, c := range answer + " → " {
		if text += string(c); done(text) {
			break
		}
	}
	return text, nil
}

func (r *reckoner) CompleteApart(ctx context.Context, p prompts.Prompt, n int, done func(string) bool) (string, error) {
	equation := p.Raw[strings.LastIndexByte(p.Raw, '>')+1:]
	if want := "<q>" + equation + "?\n<a>" + equation; p.Raw != want {
		return "", fmt.Errorf("asked with the prompt %q, not %q", p.Raw, want)
	}
	return r.Complete(ctx, 0, equation, n, done)
}

// apart is a reckoner that is asked nothing in the middle of a text.
type apart struct{ *reckoner }

func (apart) Complete(context.Context, int, string, int, func(string) bool) (string, error) {
	return "", errors.New("asked in the middle of an expression")
}

func TestTrial(t *testing.T) {
	for chunk, want := range map[string]string{
		"808-799=39 → 39*2\n":                     "808-799=9 ",
		"59-653=-542 → -542\n":                    "59-653=-594 ",
		"-507+444=253 → 253\n":                    "-507+444=-63 ",
		"384+(-328)=35 → 35\n":                    "384+(-328)=56 ",
		"949/13=860/13+99/13=70+7=77 → 77\n":      "949/13=73 ",
		"#2:456-98=348\n":                         "#2:456-98=358\n",
		"#2:9*11=99,140-99=39\n":                  "#2:9*11=99,140-99=41\n",
		"950/13=77 → 77\n":                        "", // it does not divide evenly
		"12+13=26 → 26\n":                         "12+13=25 ",
		"43*186=8098 → 8098\n":                    "43*186=7998 ",
		"-43*106=8098 → 8098\n":                   "-43*106=-4558 ",
		"-12/4=8 → 8\n":                           "-12/4=-3 ",
		"7200/24=30 → 30\n":                       "7200/24=300 ",
		"-50-70=20 → 20\n":                        "-50-70=-120 ",
		"-50+(-7)=43 → 43\n":                      "-50+(-7)=-57 ",
		"50-(-7)=43 → 43\n":                       "50-(-7)=57 ",
		"8/0=1 → 1\n":                             "",
		"6*7=49 → 49\n":                           "", // nothing to take apart
		"not needed\n":                            "",
		"999999999999999999999-1=3 → 3\n":         "", // more than the model can do
		"5-x=3 → 3\n":                             "",
		"1/2-3=4 → 4\n":                           "",
		"1000000000000-999999999999=5 → 5\n":      "1000000000000-999999999999=1 ",
		"744/6=600/6+244/6=100+24=124 → 124*2\n":  "744/6=124 ",
		"#1:10*12=120,120-50=60\n":                "#1:10*12=120,120-50=70\n",
		"7421/41=4200/41+210/41=100+5=105 → 5\n":  "7421/41=181 ",
		"8275/25=2560/25+165/25=10+6=16 → 16-6\n": "8275/25=331 ",
		"8275/25=2560/25+165/25=":                 "8275/25=331 → ", // it broke off
	} {
		at := strings.LastIndexByte(chunk[:max(strings.IndexAny(chunk, "→\n"), 0)], '=') + 1
		ends, _ := runes(chunk, "")
		k := critic.Case{Prompt: inExpression, Chunk: chunk, Ends: ends, Completer: apart{&reckoner{}}}
		if got, err := critic.Trial(t.Context(), k, at); err != nil || got != want {
			t.Errorf("%q: got %q, %v; want %q", chunk, got, err, want)
		}
	}
}

// A model that is wrong about long numbers and about some digits in one order is asked for
// others. What comes out once only is no result, nor what the same questions come to twice.
func TestTrialGoesRoundWhatTheModelCannotDo(t *testing.T) {
	off := func(wrong func(x, y int, op byte) bool) func(x, y int, op byte) int {
		return func(x, y int, op byte) int {
			if wrong(x, y, op) {
				return 100_000
			}
			return 0
		}
	}
	long := func(n int) bool { return len(strings.Trim(fmt.Sprint(n), "0")) > 1 }
	weak := off(func(x, y int, op byte) bool { return op == '*' && long(x) && long(y) || op == '+' && x == 2000 })
	asked := 0
	for _, test := range []struct {
		chunk, want string
		wrong       func(x, y int, op byte) int
	}{
		{"4278/23=108 → 108\n", "4278/23=186 ", weak},
		{"343*14=4703 → 4703\n", "343*14=4802 ", weak},
		{"3236-2000=206 → 206\n", "3236-2000=1236 ", weak},
		{"67*9=523 → 523\n", "67*9=603 ", off(func(x, _ int, op byte) bool { return op == '+' && x == 540 })},
		{"49*5=205 → 205\n", "49*5=245 ", off(func(x, y int, op byte) bool { return op == '*' && x*y != 20 || op == '+' && x == 20 })},
		{"848+62=900 → 900\n", "848+62=910 ", off(func(x, y int, op byte) bool { return op == '+' && (long(x) || y == 1 || x > 800) })},
		{"11+11=23 → 23\n", "11+11=22 ", off(func(x, _ int, op byte) bool { return long(x) })},
		{"44+44=89 → 89\n", "", func(x, y int, op byte) int { // the same in either order
			if op == '+' && x == 4 && y == 4 {
				return 1
			}
			return 0
		}},
		{"12+13=26 → 26\n", "", func(int, int, byte) int { asked++; return asked }},
	} {
		ends, _ := runes(test.chunk, "")
		k := critic.Case{Prompt: inExpression, Chunk: test.chunk, Ends: ends, Completer: &reckoner{wrong: test.wrong}}
		if got, err := critic.Trial(t.Context(), k, strings.IndexByte(test.chunk, '=')+1); err != nil || got != test.want {
			t.Errorf("%q: got %q, %v; want %q", test.chunk, got, err, test.want)
		}
	}
}

// However wrong the model, a trial ends: beside the operation itself it asks nothing but sums,
// differences and products of numbers of at most two digits, and nothing twice.
func TestTrialsAreBounded(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x, y := rapid.IntRange(0, math.MaxInt32).Draw(t, "x"), rapid.IntRange(0, 9999).Draw(t, "y")
		op := rapid.SampledFrom([]string{"+", "-", "*", "/"}).Draw(t, "op")
		wrong := rapid.IntRange(0, 3).Draw(t, "one answer in this many is wrong")
		chunk := fmt.Sprintf("%d%s%d=1 → 1\n", x, op, y)
		model := &reckoner{wrong: func(x, y int, _ byte) int {
			if wrong > 0 && (x+y)%wrong == 0 {
				return x + 1
			}
			return 0
		}}
		if _, err := critic.Trial(context.Background(), critic.Case{Prompt: inExpression, Chunk: chunk, Completer: model}, strings.IndexByte(chunk, '=')+1); err != nil {
			t.Fatal(err)
		}
		seen := map[string]bool{}
		for _, question := range model.questions {
			short := len(question) <= len("19-10=") || question == fmt.Sprintf("%d%s%d=", x, op, y) || question == fmt.Sprintf("%d%s%d=", y, op, x)
			if !short || seen[question] {
				t.Fatalf("%s: asked %s", chunk, question)
			}
			seen[question] = true
		}
	})
}
