package critic

import (
	"context"
	"errors"
	"math"
	"runtime"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/prompts"
)

// model answers what critics ask.
type model struct {
	good, bad float64 // ln P of the two tokens of a probe
	drafts    []Draft
	reply     string
	asked     *string // suffix or prompt
	err       error
}

func (m model) Probe(_ context.Context, suffix string, _ ...string) ([]float64, error) {
	*m.asked = suffix
	return []float64{m.good, m.bad}, m.err
}

func (m model) Redraft(_ context.Context, k int, _ float64) ([]Draft, error) {
	return m.drafts[:min(k, len(m.drafts))], m.err
}

func (m model) Write(_ context.Context, p prompts.Prompt, _ int) (string, error) {
	*m.asked = p.User
	return m.reply, m.err
}

func TestProbe(t *testing.T) {
	tags := Probe{Suffix: " ки", Good: "+", Bad: "-"}
	ln := math.Log
	for _, row := range []struct {
		name      string
		probe     Probe
		good, bad float64
		grade     Grade
		pWrong    float64
	}{
		{"wrong", tags, ln(.1), ln(.9), Fail, .9},
		{"right", tags, ln(.99), ln(.01), Pass, .01},
		{"in doubt", tags, ln(.7), ln(.3), Unsure, .3},
		{"only the two tokens count", tags, ln(.03), ln(.01), Unsure, .25},
		{"impossible", tags, math.Inf(-1), 0, Fail, .95},
		{"in words it never fails alone", Probe{}, ln(.01), ln(.99), Unsure, .4},
		{"in words it passes", Probe{}, ln(.99), ln(.01), Pass, .02},
	} {
		t.Run(row.name, func(t *testing.T) {
			var asked string
			v, err := row.probe.Check(t.Context(), Case{Prober: model{good: row.good, bad: row.bad, asked: &asked}})
			if err != nil {
				t.Fatal(err)
			}
			if v.Grade != row.grade || math.Abs(v.PWrong-row.pWrong) > 1e-6 {
				t.Errorf("got %v, PWrong %.4f; want %v, %.4f", v.Grade, v.PWrong, row.grade, row.pWrong)
			}
			if row.probe.Suffix != "" && asked != row.probe.Suffix {
				t.Errorf("asked %q", asked)
			}
		})
	}
	var asked string
	broken := errors.New("no budget")
	for _, k := range []Case{
		{}, {Prober: model{err: broken, asked: &asked}}, {Prober: model{good: math.Inf(-1), bad: math.Inf(-1), asked: &asked}},
	} {
		if _, err := tags.Check(t.Context(), k); err == nil {
			t.Error("no error where nothing was learnt")
		}
	}
}

func TestAgreement(t *testing.T) {
	unsure := []float32{-.01, -1}
	drafts := func(texts ...string) []Draft {
		var out []Draft
		for i, text := range texts {
			out = append(out, Draft{Text: text, Logprobs: []float32{-float32(i)}})
		}
		return out
	}
	for _, row := range []struct {
		name     string
		chunk    string
		logprobs []float32
		drafts   []Draft
		grade    Grade
		fix      string
	}{
		{"all agree", "so 12\n", unsure, drafts("it is 12\n", "12.0 it is, 6+6=12", "=12"), Pass, ""},
		{"numbers are compared, not their spelling", "1,200\n", unsure, drafts("1200\n", "1200.00\n"), Pass, ""},
		{"outvoted", "so 13\n", unsure, drafts("so 12\n", "thus 12\n", "12\n"), Fail, "so 12\n"},
		{"one voice is not enough", "so 13\n", unsure, drafts("so 12\n"), Unsure, ""},
		{"nobody agrees with anybody", "so 13\n", unsure, drafts("12\n", "14\n", "15\n"), Unsure, ""},
		{"words", "Bob is tall.", unsure, drafts("bob is tall", "Bob is TALL!"), Pass, ""},
		{"confident drafts are not questioned", "so 13\n", []float32{-.01}, drafts("12", "12", "12"), Unsure, ""},
		{"nothing could be drafted", "so 13\n", unsure, nil, Unsure, ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			v, err := Agreement{K: 3}.Check(t.Context(), Case{Chunk: row.chunk, Logprobs: row.logprobs, Drafter: model{drafts: row.drafts}})
			if err != nil {
				t.Fatal(err)
			}
			if v.Grade != row.grade || v.Fix != row.fix {
				t.Errorf("got %v, fix %q (%s); want %v, %q", v.Grade, v.Fix, v.Reason, row.grade, row.fix)
			}
		})
	}
	if _, err := (Agreement{K: 3}).Check(t.Context(), Case{Logprobs: unsure}); err == nil {
		t.Error("no error without a model")
	}
}

func TestWritten(t *testing.T) {
	for _, row := range []struct {
		name, reply string
		grade       Grade
		blame       int
		fix         string
	}{
		{"wrong here", `{"step": 3, "verdict": "wrong", "reason": "7 + 8 is 15", "fix": "7 + 8 = 15"}`, Fail, 0, " 7 + 8 = 15\n"},
		{"wrong before", `{"step": 1, "verdict": "wrong", "reason": "misread", "fix": "He has 4."}`, Fail, 2, "He has 4."},
		{"right", `{"step": 0, "verdict": "right", "reason": "fine", "fix": ""}`, Pass, 0, ""},
		{"right, no step", `{"step": null, "verdict": "correct"}`, Pass, 0, ""},
		{"thought aloud and fenced", "Let me see. {x} is…\n```json\n{\"step\": \"Step 3\", \"verdict\": \"Incorrect.\", \"reason\": \"no\",}\n```", Fail, 0, ""},
		{"typographic quotes", `{“step”: 3, “verdict”: “wrong”, “reason”: “no”}`, Fail, 0, ""},
		{"true", `{"step": 0, "verdict": true}`, Pass, 0, ""},
		{"braces in a text", `{"step": 3, "verdict": "wrong", "reason": "the set {1, 2}", "fix": ""}`, Fail, 0, ""},
		{"a step that does not exist", `{"step": 9, "verdict": "wrong"}`, Unsure, 0, ""},
		{"no step", `{"verdict": "wrong"}`, Unsure, 0, ""},
		{"right, but names a step", `{"step": 2, "verdict": "right"}`, Unsure, 0, ""},
		{"no verdict", `{"step": 2, "reason": "hm"}`, Unsure, 0, ""},
		{"prose", "It looks wrong to me.", Unsure, 0, ""},
		{"cut off", `{"step": 3, "verdict": "wro`, Unsure, 0, ""},
		{"nothing", "", Unsure, 0, ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			var asked string
			v, err := Written{}.Check(t.Context(), Case{
				Question: "How many?", Accepted: "He has 3.\nShe has 5.\n", Steps: []string{"He has 3.\n", "She has 5.\n"},
				Chunk: " 7 + 8 = 16\n", Writer: model{reply: row.reply, asked: &asked},
			})
			if err != nil {
				t.Fatal(err)
			}
			if v.Grade != row.grade || v.Blame != row.blame || v.Fix != row.fix {
				t.Errorf("got %v, blame %d, fix %q (%s); want %v, %d, %q", v.Grade, v.Blame, v.Fix, v.Reason, row.grade, row.blame, row.fix)
			}
			if want := "[1] He has 3.\n[2] She has 5.\n[3] 7 + 8 = 16"; !strings.Contains(asked, want) {
				t.Errorf("the model was asked %q", asked)
			}
		})
	}
	if _, err := (Written{}).Check(t.Context(), Case{}); err == nil {
		t.Error("no error without a model")
	}
}

func FuzzReadCritique(f *testing.F) {
	f.Add(`{"step": 3, "verdict": "wrong", "reason": "no", "fix": "x"}`, 3)
	f.Add("```json\n{“step”: \"step 1\", \"verdict\": false,}\n```", 2)
	f.Add(`{{{"verdict":{"a":1}}`, 1)
	f.Fuzz(func(t *testing.T, reply string, n int) {
		n = min(max(n, 1), 100)
		v := readCritique(reply, n)
		if v.Blame < 0 || v.Blame >= n || !(v.PWrong > 0 && v.PWrong < 1) || len(v.Reason) > maxReason+100 {
			t.Errorf("%+v", v)
		}
		if v.Grade != Fail && (v.Blame != 0 || v.Fix != "") {
			t.Errorf("%v with a repair: %+v", v.Grade, v)
		}
	})
}

func TestMajority(t *testing.T) {
	yes := scripted{"yes", Verdict{Grade: Pass, PWrong: .02, Reason: "holds"}, nil}
	no := scripted{"no", Verdict{Grade: Fail, PWrong: .9, Reason: "is not", Fix: "is", At: 3, End: 6, Blame: 1}, nil}
	mute := scripted{"mute", Verdict{PWrong: Prior}, nil}
	broken := scripted{"broken", Verdict{}, errors.New("no connection")}
	for _, row := range []struct {
		name    string
		critics Majority
		grade   Grade
		reason  string
	}{
		{"two of three fail", Majority{no, yes, no}, Fail, "2 of 3: no: is not"},
		{"two of three pass", Majority{yes, yes, no}, Pass, "2 of 3: yes: holds"},
		{"a tie", Majority{yes, no}, Unsure, "no majority"},
		{"who says nothing has no vote", Majority{no, mute, mute, broken}, Fail, "1 of 1: no: is not"},
		{"nobody decides", Majority{mute, broken}, Unsure, "no majority"},
		{"nobody there", nil, Unsure, "no majority"},
	} {
		t.Run(row.name, func(t *testing.T) {
			v, err := row.critics.Check(t.Context(), Case{})
			if err != nil || v.Grade != row.grade || v.Reason != row.reason {
				t.Errorf("got %v, %q, %v; want %v, %q", v.Grade, v.Reason, err, row.grade, row.reason)
			}
			if v.Grade == Fail && (v.Fix != "is" || v.At != 3 || v.End != 6 || v.Blame != 1) {
				t.Errorf("the repair is lost: %+v", v)
			}
		})
	}
	// One that is certain turns no majority, in a cascade neither.
	certain := scripted{"certain", Verdict{Grade: Fail, Reason: "is not"}, nil}
	sure := scripted{"sure", Verdict{Grade: Pass, Reason: "holds"}, nil}
	for name, m := range map[string]Majority{"pass": {yes, yes, certain}, "fail": {no, no, sure}} {
		j, err := Cascade{m}.Judge(t.Context(), Case{})
		if err != nil || j.Grade.String() != name || j.Each[0].Grade != j.Grade {
			t.Errorf("most %s: %+v, %v", name, j.Verdict, err)
		}
	}
	if _, err := (Majority{broken, broken}).Check(t.Context(), Case{}); err == nil {
		t.Error("no error where nobody could work")
	}
}

func TestCommand(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the commands are for a POSIX shell")
	}
	for _, row := range []struct {
		line   string
		grade  Grade
		pWrong float64
		reason string
	}{
		{"exit 0", Pass, commandPass, ""},
		{"echo 'is   not'; exit 1", Fail, commandFail, "is not"},
		{"echo 'is not' >&2; exit 1", Fail, commandFail, "is not"},
		{"echo 'is not'; echo a warning >&2; exit 1", Fail, commandFail, "is not"},
		{`grep -q '"chunk":"so 12"'`, Pass, commandPass, ""},
		{`echo '{"grade":"fail","reason":"no"}'`, Fail, commandFail, "no"},
		{`echo '{"grade":"unsure","p_wrong":0.3}'`, Unsure, .3, ""},
		{`echo '{"p_wrong":7}'; exit 1`, Fail, commandFail, `{"p_wrong":7}`},
		{`echo '{1, 2} is a set'`, Pass, commandPass, "{1, 2} is a set"},
	} {
		v, err := Command{row.line}.Check(t.Context(), Case{Chunk: "so 12"})
		if err != nil || v.Grade != row.grade || v.PWrong != row.pWrong || v.Reason != row.reason {
			t.Errorf("%s: got %+v, %v", row.line, v, err)
		}
	}
	for printed, want := range map[string]string{
		`{"grade":"Fail"}`:  `no grade "Fail"`,
		`{"p_wrong":7}`:     "not between 0 and 1",
		`{"p_wrong":"0.9"}`: "p_wrong",
	} {
		v, err := Command{"echo '" + printed + "'"}.Check(t.Context(), Case{})
		if v.Grade == Pass || err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s, which is no verdict, says %+v, %v", printed, v, err)
		}
	}
	if v, err := (Command{" "}).Check(t.Context(), Case{}); err == nil || v.Grade == Pass {
		t.Errorf("no command says %v, %v", v, err)
	}
	if _, err := (Command{"echo broken >&2; exit 3"}).Check(t.Context(), Case{}); err == nil || !strings.Contains(err.Error(), "broken") {
		t.Errorf("got %v", err)
	}
	const crashes = `printf 'Traceback (most recent call last):\n  File "check.py", line 3, in <module>\nKeyError: 7\n' >&2; exit 1`
	if v, err := (Command{crashes}).Check(t.Context(), Case{}); err == nil || v.Grade != Unsure || !strings.Contains(err.Error(), "KeyError: 7") {
		t.Errorf("a program that crashes says %+v, %v", v, err)
	}
	j, err := Cascade{Command{crashes}}.Judge(t.Context(), Case{})
	if err != nil || j.Grade != Unsure || !strings.Contains(j.Reason, "could not work") || !strings.Contains(j.Reason, "KeyError: 7") {
		t.Errorf("a cascade of a program that crashes says %+v, %v", j, err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := (Command{"sleep 10"}).Check(ctx, Case{}); err == nil {
		t.Error("a cancelled check returns no error")
	}
}

func TestFunc(t *testing.T) {
	c := Func("mine", func(_ context.Context, k Case) (Verdict, error) {
		return Verdict{Grade: Fail, PWrong: .9, Reason: k.Chunk}, nil
	})
	j, err := Cascade{c}.Judge(t.Context(), Case{Chunk: "so"})
	if err != nil || j.Critic != "mine" || j.Reason != "so" || j.Grade != Fail {
		t.Errorf("%+v, %v", j, err)
	}
}

// weighing is a model that says how likely it found what it wrote.
type weighing struct {
	model
	reply Reply
}

func (w weighing) Weigh(context.Context, prompts.Prompt, int) (Reply, error) { return w.reply, w.err }

// A verdict that could as well have been the other one says less than one that could not.
func TestWrittenWeighsTheVerdict(t *testing.T) {
	check := func(verdict string, p float64) Verdict {
		t.Helper()
		parts := []string{`{"reason": "wrong is likely", "step": 1, "verdict`, `": "`, verdict[:2], verdict[2:], `"}`}
		reply, lnP := Reply{}, []float64{math.Log(.01), 0, math.Log(p), 0, math.Log(.02)}
		for i, part := range parts {
			reply.Text += part
			reply.Logprobs, reply.Ends = append(reply.Logprobs, float32(lnP[i])), append(reply.Ends, len(reply.Text))
		}
		v, err := Written{}.Check(t.Context(), Case{Chunk: "1 + 1 = 3\n", Writer: weighing{reply: reply}})
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	sure, unsure, unknown := check("wrong", 1), check("wrong", .5), check("wrong", math.NaN())
	if sure.PWrong != unknown.PWrong || sure.Grade != Fail || unsure.Grade != Fail || !(unsure.PWrong < sure.PWrong) {
		t.Errorf("wrong for sure, by half and as likely as it may be: %+v, %+v, %+v", sure, unsure, unknown)
	}
	right, doubtful := check("right", 1), check("right", .6)
	if right.Grade != Pass || !(right.PWrong < doubtful.PWrong && doubtful.PWrong < unsure.PWrong) {
		t.Errorf("right for sure %+v, hardly %+v, wrong by half %+v", right, doubtful, unsure)
	}
}
