package prompts

import (
	"bufio"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// solveNavigate answers a walk as the prompt form states it.
func solveNavigate(raw string) string {
	x, y, facing := 0, 0, 0
	steps := [4][2]int{{0, 1}, {1, 0}, {0, -1}, {-1, 0}}
	for _, code := range strings.Fields(strings.TrimSuffix(raw, "\n<a>"))[1:] {
		_, code, _ = strings.Cut(code, ":")
		switch code {
		case "L":
			facing = (facing + 3) % 4
		case "R":
			facing = (facing + 1) % 4
		case "U":
			facing = (facing + 2) % 4
		case "?":
		default:
			n := 0
			letter := code[len(code)-1]
			for _, c := range code[:len(code)-1] {
				n = 10*n + int(c-'0')
			}
			d := strings.IndexByte("NESW", letter)
			if i := strings.IndexByte("FRBL", letter); d < 0 {
				d = (facing + i) % 4
			}
			x, y = x+n*steps[d][0], y+n*steps[d][1]
		}
	}
	if x == 0 && y == 0 {
		return "true"
	}
	return "false"
}

// solveSwap answers a question about swaps as the prompt form states it.
func solveSwap(p Prompt) string {
	fields := strings.Fields(strings.TrimSuffix(strings.TrimPrefix(p.Raw, "<q>"), "\n<a>"))
	holds := map[byte]byte{}
	for i := 0; i < len(fields[0]); i += 2 {
		holds[fields[0][i]] = fields[0][i+1]
	}
	for _, f := range fields[1:] {
		_, code, _ := strings.Cut(f, ":")
		if len(code) == 2 {
			holds[code[0]], holds[code[1]] = holds[code[1]], holds[code[0]]
			continue
		}
		for person, thing := range holds {
			if code[0] == person || code[0] == thing {
				return p.Answer(string([]byte{person, thing}))
			}
		}
	}
	return ""
}

// solveOrder answers a question about an order as the prompt form states it: by
// looking at every order there is.
func solveOrder(p Prompt) string {
	fields := strings.Fields(strings.TrimSuffix(strings.TrimPrefix(p.Raw, "<q>"), "\n<a>"))
	n := len(fields[0]) / 2
	place := func(code string) int {
		i := int(code[len(code)-1] - '1')
		if code[0] == '-' {
			return n - 1 - i
		}
		return i
	}
	answers := map[string]bool{}
	var try func(row string)
	try = func(row string) {
		for i := range n {
			if c := string(rune('A' + i)); !strings.Contains(row, c) {
				try(row + c)
			}
		}
		if len(row) < n {
			return
		}
		for _, f := range fields[1 : len(fields)-1] {
			_, code, _ := strings.Cut(f, ":")
			first, second, pair := strings.Cut(code, "<")
			if pair && strings.Index(row, first) > strings.Index(row, second) || !pair && row[place(code[1:])] != code[0] {
				return
			}
		}
		_, asked, _ := strings.Cut(fields[len(fields)-1], ":")
		answers[p.Answer(fmt.Sprintf("%c%d", row[place(asked)], place(asked)+1))] = true
	}
	try("")
	return strings.Join(slices.Sorted(maps.Keys(answers)), " or ")
}

// Questions of BIG-Bench Hard are carried, and the prompt form holds what the
// right answer needs. The kind of each thing to be counted is left to the model.
func TestWorkedOnBigBenchHard(t *testing.T) {
	shared := os.Getenv("REASON_SHARED")
	if shared == "" {
		t.Skip("REASON_SHARED is not set: the public data sets are not there")
	}
	format := Worked{Families: WorkedFamilies()}
	carried, all := map[string]int{}, map[string]int{}
	for _, file := range []string{"bbh", "bbmistake"} {
		f, err := os.Open(filepath.Join(shared, "data", file, "dev.jsonl"))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		lines := bufio.NewScanner(f)
		lines.Buffer(nil, 1<<20)
		for lines.Scan() {
			var row struct{ Question, Task, Answer string }
			if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
				t.Fatal(err)
			}
			task := row.Task
			if strings.HasPrefix(task, "tracking") {
				task = "tracking"
			}
			if strings.HasPrefix(task, "logical_deduction") {
				task = "order"
			}
			if task != "navigate" && task != "tracking" && task != "order" && task != "object_counting" {
				continue
			}
			all[task]++
			p, err := format.Prompt(row.Question)
			if err != nil {
				t.Logf("%q: %v", row.Question, err)
				continue
			}
			carried[task]++
			got := row.Answer
			switch task {
			case "navigate":
				got = solveNavigate(p.Raw)
			case "tracking":
				got = solveSwap(p)
			case "order":
				got = solveOrder(p)
			case "object_counting":
				if !strings.HasPrefix(p.Raw, "<q>"+CountOpening) {
					got = "read as another family"
				}
			}
			if got != row.Answer {
				t.Errorf("%q: %q gives %s, want %s", row.Question, p.Raw, got, row.Answer)
			}
		}
	}
	for task, n := range all {
		t.Logf("%s: %d of %d carried", task, carried[task], n)
		if float64(carried[task]) < 0.99*float64(n) {
			t.Errorf("%s: only %d of %d are carried", task, carried[task], n)
		}
	}
}
