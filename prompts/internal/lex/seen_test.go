package lex

import "testing"

// What stands among words is seen, as Is would find it.
func TestSeen(t *testing.T) {
	for _, text := range []string{"", "Mia has 47 apples.", "I loſt 3 of them!", "the Cost of it is $5", "é ü - × ½"} {
		words, _, err := ScanProse(text)
		if err != nil {
			t.Fatal(err)
		}
		seen := See(words)
		for _, w := range words {
			if !seen.Any("nothing", w.Plain()) || !seen.Any(w.Lower) {
				t.Errorf("%q is not seen in %q", w.Text, text)
			}
		}
	}
	if seen := See(nil); seen.Any("a", "how", "?") {
		t.Error("words are seen where there are none")
	}
}
