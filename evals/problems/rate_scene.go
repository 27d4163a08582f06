package problems

import (
	"strings"
	"sync"
)

// rateScene is a known kind of problem: the kinds of its numbers, from {A} on, what
// is worked out, and ways to tell it. In a telling, [a|b] is either a or b, and the
// other fields are those of castRate.
type rateScene struct {
	numbers, work string
	tell          []string
}

// rateScenesBy are the scenes by their number of operations.
var rateScenesBy = sync.OnceValue(func() (by [maxRate + 1][]rateScene) {
	for _, list := range [][]rateScene{percentScenes, priceScenes, rateScenes, shareScenes, everydayScenes, longScenes, kindScenes, formScenes} {
		for _, s := range list {
			n := strings.Count(s.work, ";") + 1
			by[n] = append(by[n], s)
			if strings.Contains(s.numbers, "f") && n > 1 { // a third takes no product
				by[n-1] = append(by[n-1], s)
			}
		}
	}
	return by
})

// tellScene draws a scene, its numbers and one of its tellings.
func tellScene(t *tally, steps int) {
	scenes := rateScenesBy()[steps]
	var weights []int
	for _, s := range scenes {
		weights = append(weights, 2+len(s.tell))
	}
	scene := scenes[t.r.weighted(weights...)]
	text := linked(t.r, pick(t.r, scene.tell))
	for range sceneTries {
		*t = tally{r: t.r, operand: t.operand, text: text}
		t.drawAll(scene.numbers)
		if t.work(scene.work, 0); !t.failed && len(t.ops) == steps && t.wholeEnough() {
			return
		}
	}
}

// sceneTries is how often numbers are drawn for a scene before another one is tried:
// else those with a quotient would be rare.
const sceneTries = 60
