package things

import "testing"

func TestKindOfThing(t *testing.T) {
	for thing, want := range map[string]string{
		"apple": "fruit", "small red kites": "toy", "heads of broccoli": "vegetable", "Trumpet": "instrument", "mice": "animal", "birds": "bird", "old bird": "bird", "thing": "", "y": "", "hot dog": "", "picture of a dog": "", "computer mouse": "", "glorp": "", "": "",
	} {
		if kind, ok := KindOf(thing); kind != want || ok != (want != "") {
			t.Errorf("%q: %q, %v; want %q", thing, kind, ok, want)
		}
	}
	if kind, ok := KindAsked("musical instruments"); kind != "instrument" || !ok {
		t.Errorf("musical instruments: %q, %v", kind, ok)
	}
	if is, clear := OfKind("bird", "animal"); !is || !clear {
		t.Error("birds are animals")
	}
	if is, clear := OfKind("dessert", "fruit"); is || clear {
		t.Error("people argue whether desserts are fruits")
	}
}
