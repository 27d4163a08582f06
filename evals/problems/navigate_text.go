package problems

import (
	"slices"
	"strconv"
	"strings"

	"github.com/seed-25a395fc/reason/prompts"
)

// walker is who walks, in the forms that a wording needs.
type walker struct {
	subject string // "you", "I", a name
	do      string // "do", "does"
	ending  string // of verbs: "", "s"
}

// walkText says how one question words its instructions.
type walkText struct {
	r      *rng
	who    walker
	unit   string
	digits bool
}

// tellWalk words instructions and the question whether they lead home.
func tellWalk(r *rng, ins []instruction) string {
	t := walkText{r: r, who: walker{"you", "do", ""}, unit: "step", digits: r.chance(80)}
	switch r.weighted(75, 12, 13) {
	case 1:
		t.who.subject = "I"
	case 2:
		t.who = walker{pick(r, pick(r, [][]string{women, men})), "does", "s"}
	}
	if r.chance(30) {
		t.unit = pick(r, []string{"pace", "meter", "block", "yard", "mile", "step"})
	}
	turns := slices.ContainsFunc(ins, func(in instruction) bool { return in.amount == 0 })
	var parts []string
	if !turns && r.chance(80) && !ins[0].compass {
		parts = append(parts, pick(r, []string{"Always face forward.", "Always face forward.", "Keep facing forward the whole time.", "Face forward all the time."}))
	}
	joined := r.chance(25) // several instructions to a sentence
	for i, in := range ins {
		s := t.instruct(in)
		if i > 0 && joined && r.chance(60) && len(parts) > 0 && !strings.HasPrefix(parts[len(parts)-1], "Always") {
			last := &parts[len(parts)-1]
			*last = strings.TrimSuffix(*last, ".") + pick(r, []string{", then ", " and ", ", ", " and then ", "; "}) + s + "."
			continue
		}
		if t.who.ending != "" || t.who.subject == "I" || joined && r.chance(10) {
			s = t.who.subject + " " + s
		} else if i > 0 && r.chance(6) {
			s = pick(r, []string{"then ", "next, ", "now "}) + s
		}
		parts = append(parts, title(s)+".")
	}
	text := strings.Join(parts, " ")
	you := t.who.subject
	home := pick(r, []string{"return to the starting point", "return to the starting point", "return to where X started", "end up where X started",
		"get back to the start", "end up back at the starting point", "arrive back at the starting position", "finish at the place where X started",
		"come back to the point where X began"})
	again := you // the walker, named a second time
	if t.who.ending != "" {
		again = "they"
	}
	ask := t.who.do + " " + you + " " + strings.ReplaceAll(home, "X", again)
	if t.who.ending == "" && r.chance(65) || r.chance(10) {
		text = pick(r, []string{"If X follow these instructions, ", "If X follow these instructions, ", "If X follow the following steps, ", "Following these directions, "}) + ask + "? " + text
		text = strings.Replace(text, "X follow", you+" follow"+t.who.ending, 1)
	} else {
		text += " " + title(ask) + "?"
	}
	if r.chance(40) {
		text += "\nOptions:\n- Yes\n- No"
	}
	return text
}

// instruct words one instruction, in lower case and without a point.
func (t walkText) instruct(in instruction) string {
	r := t.r
	verb := func(v string) string {
		if v == "go" && t.who.ending != "" {
			return "goes"
		}
		return v + t.who.ending
	}
	if in.amount == 0 {
		side := map[int]string{1: "right", 3: "left"}[in.quarter]
		if side == "" {
			return pick(r, []string{verb("turn") + " around", verb("turn") + " around", verb("turn") + " 180 degrees", verb("make") + " a U-turn"})
		}
		return pick(r, []string{verb("turn") + " " + side, verb("turn") + " " + side, verb("turn") + " to the " + side, verb("make") + " a " + side + " turn", verb("turn") + " 90 degrees to the " + side})
	}
	amount := strconv.Itoa(in.amount)
	if !t.digits {
		amount = inWords(in.amount)
	}
	unit := t.unit
	if in.amount != 1 {
		unit = prompts.Plural(unit)
	}
	amount += " " + unit
	start := verb(pick(r, []string{"walk", "go", "move"}))
	if t.unit == "step" || t.unit == "pace" {
		if start = verb("take"); r.chance(15) {
			start = verb(pick(r, []string{"walk", "go", "move"}))
		}
	}
	if in.compass {
		d := []string{"north", "east", "south", "west"}[in.quarter]
		return pick(r, []string{start + " " + amount + " " + d, start + " " + amount + " to the " + d})
	}
	switch in.quarter {
	case 0:
		return start + " " + amount + pick(r, []string{"", "", " forward", " forward", " ahead"})
	case 2:
		return start + " " + amount + pick(r, []string{" backward", " backward", " back", " backwards"})
	}
	d := map[int]string{1: "right", 3: "left"}[in.quarter]
	return start + " " + amount + pick(r, []string{" " + d, " " + d, " to the " + d})
}
