package pipeline

import "testing"

func TestPace(t *testing.T) {
	// √(2 × 1 / .05) is 6.3.
	var p pace
	if p.sparing() {
		t.Error("the first chunk is not checked")
	}
	due := func(flagged bool) (chunks int) {
		for p.sparing() {
			p.judged(Spend{}, Spend{GeneratedTokens: 10}, .05, false)
			chunks++
		}
		p.judged(Spend{PromptTokens: 10}, Spend{GeneratedTokens: 10}, .05, flagged)
		return chunks + 1
	}
	for i, row := range []struct {
		flagged bool
		want    int // chunks since the check before
	}{{false, 1}, {false, 6}, {true, 12}, {true, 6}, {true, 3}, {true, 1}, {false, 1}, {false, 2}, {false, 4}, {false, 8}, {false, 16}, {false, 16}} {
		if got := due(row.flagged); got != row.want {
			t.Errorf("check %d after %d chunks, want %d", i, got, row.want)
		}
	}
}

func TestCheapChecksAreMadeEveryTime(t *testing.T) {
	var p pace
	for range 10 {
		if p.sparing() {
			t.Fatal("a check that costs a thousandth of a draft is spared")
		}
		p.judged(Spend{FLOPs: 1}, Spend{FLOPs: 1000}, .05, true)
	}
}
