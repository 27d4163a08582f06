package mcp_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/pipeline/mcp"
	"github.com/seed-25a395fc/reason/pipeline/serve"
)

func TestCheck(t *testing.T) {
	client := start(t, serve.Options{Solver: from(solved())})
	for _, c := range []struct {
		text, question string
		first          int
		grades         string
		reason, fix    string // of the first wrong step
		says           string
	}{
		{"First 12 * 17 = 194.\nThen 194 + 5 = 199.\n\nSo it is 199.", "", 0, "fail pass unsure", "12 * 17 is 204, not 194", "First 12 * 17 = 204.\n",
			"Wrong: First 12 * 17 = 194.\n  12 * 17 is 204, not 194\n  It should be: First 12 * 17 = 204.\nSteps: 1 right as stated, 1 wrong, 1 in which nothing could be recomputed."},
		{"1. 3/4 of 48 is 36\n2. 36 - 7 = 31\n3. 31 * 2 = 62", "", 1, "pass fail pass", "36 - 7 is 29, not 31", "2. 36 - 7 = 29\n", "Wrong: 2. 36 - 7 = 31"},
		{"$$12 \\times 17 = 204$$\n15% of 80 is 12", "", -1, "pass pass", "", "", "Nothing wrong was found. Steps: 2 right as stated, 0 wrong, 0 "},
		{"The sky is blue.", "", -1, "unsure", "", "", "Nothing wrong was found. Steps: 0 right as stated, 0 wrong, 1 "},
		{"77 + 5 = 82", "Tom has 3 apples and buys 5. How many has he?", -1, "unsure", "", "", "Nothing wrong was found."},
	} {
		var got mcp.Checked
		result := call(t, client, mcp.Check, map[string]any{"text": c.text, "question": c.question}, &got)
		var grades []string
		all := ""
		for _, chunk := range got.Chunks {
			grades = append(grades, chunk.Grade.String())
			all += chunk.Text
		}
		if got.FirstWrong != c.first || strings.Join(grades, " ") != c.grades || all != c.text || !strings.HasPrefix(told(result)[0], c.says) {
			t.Errorf("%s: %+v, %q", c.text, got, told(result))
			continue
		}
		if c.first >= 0 {
			v := got.Chunks[c.first].Verdicts[0]
			if v.Critic != "computed" || v.Grade != critic.Fail || v.Reason != c.reason || v.Fix != c.fix || v.PWrong < .9 {
				t.Errorf("%s: %+v", c.text, v)
			}
		}
	}
	for _, text := range []string{"", " \n", strings.Repeat("1 + 1 = 2\n", 4000)} {
		if r := call(t, client, mcp.Check, map[string]any{"text": text}, nil); !r.IsError || !strings.HasPrefix(told(r)[0], "text: it is ") {
			t.Errorf("%d bytes: %q", len(text), told(r))
		}
	}
}

// A long text that is wrong in every line is checked to its end, and mended.
func TestCheckOfAllWrong(t *testing.T) {
	client := start(t, serve.Options{Solver: from(solved())})
	var text strings.Builder
	for i := 20; text.Len() < 32000; i++ {
		fmt.Fprintf(&text, "%d + %d = %d\n", i, 7*i, 8*i+1)
	}
	var got mcp.Checked
	call(t, client, mcp.Check, map[string]any{"text": text.String()}, &got)
	for _, c := range got.Chunks {
		if c.Grade != critic.Fail || c.Verdicts[0].Fix == "" {
			t.Fatalf("%+v", c)
		}
	}
}
