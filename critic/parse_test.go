package critic

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParse(t *testing.T) {
	head := scripted{name: "head"}
	for list, want := range map[string][]string{
		"auto":                               {"computed", "sense", "schemas", "kinds", "compared", "inner", "confidence", "head"},
		"confidence, computed":               {"confidence", "computed"},
		"none":                               nil,
		"head,probe,agree@4,written":         {"head", "probe", "agree@4", "written"},
		"computed,exec:./check -o a,b,probe": {"computed", "exec:./check -o a,b", "probe"},
		"exec:one,exec:two":                  {"exec:one", "exec:two"},
		"confidence,auto,head,confidence":    {"confidence", "computed", "sense", "schemas", "kinds", "compared", "inner", "head"},
	} {
		c, err := Options{Head: head}.Parse(list)
		if err != nil {
			t.Errorf("%s: %v", list, err)
		}
		var got []string
		for _, critic := range c {
			got = append(got, critic.Name())
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s: %s", list, d)
		}
	}
	for list, want := range map[string]string{
		"computed,guess": `no critic is called "guess"; there are auto, none, computed, sense, schemas, kinds, compared, inner, confidence, head, inverse, probe, agree@K, written, exec:COMMAND`,
		"agree@0":        "between 1 and 64",
		"agree":          `no critic is called "agree"`,
		"exec: ":         "needs a command",
		"head":           "no trained head",
		"none,computed":  `no critic is called "none": it means nobody, and stands alone`,
		"":               `no critic is called ""`,
	} {
		if _, err := Parse(list); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want %q", list, err, want)
		}
	}
}
