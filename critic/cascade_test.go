package critic

import (
	"context"
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// scripted says the same of every chunk.
type scripted struct {
	name string
	v    Verdict
	err  error
}

func (s scripted) Name() string                                 { return s.name }
func (s scripted) Check(context.Context, Case) (Verdict, error) { return s.v, s.err }

func TestCascadeFuses(t *testing.T) {
	sure := scripted{"sure", Verdict{Grade: Pass, PWrong: .001, Reason: "proved"}, nil}
	soft := scripted{"soft", Verdict{Grade: Pass, PWrong: .03, Reason: "holds"}, nil}
	open := scripted{"open", Verdict{Grade: Unsure, PWrong: Prior, Reason: "no idea"}, nil}
	mute := scripted{"mute", Verdict{Reason: "no idea"}, nil}
	doubt := scripted{"doubt", Verdict{Grade: Fail, PWrong: .9, Reason: "unlikely"}, nil}
	trust := scripted{"trust", Verdict{Grade: Pass, PWrong: .012, Reason: "likely"}, nil}
	wrong := scripted{"wrong", Verdict{Grade: Fail, PWrong: .95, Reason: "is not"}, nil}
	fixed := scripted{"fixed", Verdict{Grade: Fail, PWrong: .99, Reason: "is not", Fix: "is"}, nil}
	likely := scripted{"confidence", Verdict{Grade: Pass, PWrong: .012, Reason: "likely"}, nil}
	content := scripted{"inner", Verdict{PWrong: .03, Reason: "fine"}, nil}
	torn := scripted{"inner", Verdict{PWrong: .4, Reason: "hm"}, nil}
	against := scripted{"inner", Verdict{Grade: Fail, PWrong: .52, Reason: "looks wrong"}, nil}
	unlikely := scripted{"confidence", Verdict{Grade: Fail, PWrong: .9, Reason: "unlikely"}, nil}
	lean := scripted{"lean", Verdict{Grade: Fail, PWrong: .6, Reason: "seems not"}, nil}
	misread := scripted{"sense", Verdict{Grade: Fail, PWrong: .999, Reason: "takes away"}, nil}
	scribble := scripted{"inverse", Verdict{Grade: Fail, PWrong: unreadable, Reason: "cannot be worked backwards"}, nil}
	backwards := scripted{"inverse", Verdict{Grade: Fail, PWrong: .9, Reason: "does not come out"}, nil}
	read := scripted{"written", Verdict{Grade: Pass, PWrong: writtenRight, Reason: "holds"}, nil}
	broken := scripted{"broken", Verdict{}, errors.New("no connection")}

	for _, row := range []struct {
		name    string
		critics Cascade
		grade   Grade
		decided string
		asked   int
	}{
		{"what cannot be worked backwards may be scribble", Cascade{scribble}, Fail, "inverse", 1},
		{"or it is read and right, as far as that goes", Cascade{scribble, read}, Unsure, "written", 2},
		{"and passes with what passes it, too", Cascade{scribble, read, trust}, Pass, "trust", 3},
		{"what does not come out is not right for being read", Cascade{backwards, read}, Fail, "inverse", 2},
		{"sure enough ends it", Cascade{sure, doubt}, Pass, "sure", 1},
		{"a fix ends it", Cascade{fixed, trust}, Fail, "fixed", 1},
		{"without a fix the next is asked", Cascade{wrong, trust}, Fail, "wrong", 2},
		{"doubt alone", Cascade{open, doubt}, Fail, "doubt", 2},
		{"doubt does not override a pass", Cascade{soft, doubt}, Unsure, "doubt", 2},
		{"trust alone", Cascade{open, trust}, Pass, "trust", 2},
		{"likely alone", Cascade{open, likely}, Pass, "confidence", 2},
		{"likely, and the model is torn", Cascade{open, torn, likely}, Unsure, "inner", 3},
		{"likely, and the model is content", Cascade{open, content, likely}, Pass, "confidence", 3},
		{"recomputed, and the model is torn", Cascade{soft, torn, likely}, Unsure, "inner", 3},
		{"recomputed, and the model is content", Cascade{soft, content, likely}, Pass, "confidence", 3},
		{"recomputed, and misread", Cascade{trust, misread, content}, Fail, "sense", 2},
		{"what the model doubts twice is looked into", Cascade{against, unlikely, wrong}, Fail, "wrong", 3},
		{"what is found wrong is no mere doubt", Cascade{unlikely, lean}, Fail, "lean", 2},
		{"nobody knows", Cascade{open, mute}, Unsure, "open", 2},
		{"an error is no verdict", Cascade{broken, trust}, Pass, "trust", 2},
		{"nobody there", nil, Unsure, "", 0},
	} {
		t.Run(row.name, func(t *testing.T) {
			j, err := row.critics.Judge(t.Context(), Case{})
			if err != nil {
				t.Fatal(err)
			}
			if j.Grade != row.grade || j.Critic != row.decided || len(j.Each) != row.asked {
				t.Errorf("got %v by %q after %d (PWrong %.3f), want %v by %q after %d",
					j.Grade, j.Critic, len(j.Each), j.PWrong, row.grade, row.decided, row.asked)
			}
		})
	}
}

func TestCascadeKeepsWhatEachSaid(t *testing.T) {
	broken := scripted{"broken", Verdict{}, errors.New("no connection")}
	j, err := Cascade{nil, broken, scripted{"wrong", Verdict{Grade: Fail, PWrong: .99, Reason: "is not", Fix: "is"}, nil}}.Judge(t.Context(), Case{})
	if err != nil {
		t.Fatal(err)
	}
	want := []Verdict{
		{Critic: "nil", PWrong: Prior, Reason: "could not work: there is no critic in its place"},
		{Critic: "broken", PWrong: Prior, Reason: "could not work: no connection"},
		{Critic: "wrong", Grade: Fail, PWrong: .99, Reason: "is not", Fix: "is"},
	}
	if d := cmp.Diff(want, j.Each); d != "" {
		t.Error(d)
	}
	if said := j.Trouble(); said != "nil: "+want[0].Reason {
		t.Errorf("trouble: %q", said)
	}
	if j.Fix != "is" || math.Abs(j.PWrong-.99) > 1e-9 {
		t.Errorf("fused: fix %q, PWrong %v; a lone verdict keeps both", j.Fix, j.PWrong)
	}
}

// TestVerdictsOfFunctions takes verdicts as people write them: a Fail without a
// probability is certain, and what is no probability is the critic's failure.
func TestVerdictsOfFunctions(t *testing.T) {
	for _, test := range []struct {
		says   Verdict
		grade  Grade
		reason string
	}{
		{Verdict{Grade: Fail, Reason: "no"}, Fail, "no"},
		{Verdict{Grade: Fail, PWrong: 7, Reason: "no"}, Fail, "no"},
		{Verdict{Grade: Pass, Reason: "yes"}, Pass, "yes"},
		{Verdict{Grade: Pass, PWrong: -7, Reason: "yes"}, Pass, "yes"},
		{Verdict{Grade: Fail, PWrong: math.NaN()}, Unsure, "P(wrong) is not a number"},
		{Verdict{Grade: 7}, Unsure, "its grade is none"},
		{Verdict{Grade: -1}, Unsure, "its grade is none"},
	} {
		own := Func("own", func(context.Context, Case) (Verdict, error) { return test.says, nil })
		for _, c := range []Cascade{{own}, {Majority{own}}} {
			j, err := c.Judge(t.Context(), Case{Chunk: "x"})
			if err != nil || j.Grade != test.grade || !strings.Contains(j.Reason, test.reason) || !(j.PWrong >= 0 && j.PWrong <= 1) {
				t.Errorf("%+v by %s: %+v, %v", test.says, c[0].Name(), j.Verdict, err)
			}
		}
	}
}

func TestCascadeEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := (Cascade{Computed{}}).Judge(ctx, Case{}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want context.Canceled", err)
	}
}

// What some critics say is weighed by their names, so that nothing else may be called so.
func TestFuncHasANameOfItsOwn(t *testing.T) {
	for _, name := range []string{"confidence", "inner", "computed", "agree@4", "exec:true"} {
		own := Func(name, func(context.Context, Case) (Verdict, error) { return Verdict{Grade: Pass}, nil })
		if _, err := (Cascade{own, Computed{}}).Judge(t.Context(), Case{Chunk: "no"}); err == nil || !strings.Contains(err.Error(), "give it a name of its own") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
