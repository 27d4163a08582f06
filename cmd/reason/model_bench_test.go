package main

import (
	"bytes"
	"encoding/json"
	"math"
	"strings"
	"testing"
)

// TestModelBenchJSON holds the fields of bench, and that the median of an even number of
// repetitions lies between the two in the middle.
func TestModelBenchJSON(t *testing.T) {
	var out, errs bytes.Buffer
	args := []string{"model", "bench", "builtin", "-p", "8", "-n", "4", "-t", "1,2", "-r", "2", "--json"}
	if code := run(args, strings.NewReader(""), &out, &errs); code != 0 {
		t.Fatalf("exit code %d: %s", code, &errs)
	}
	var rows []map[string]any
	if err := json.Unmarshal(out.Bytes(), &rows); err != nil {
		t.Fatalf("%v in %s", err, &out)
	}
	if len(rows) != 2 {
		t.Fatalf("%d objects for two numbers of threads", len(rows))
	}
	for i, row := range rows {
		number := func(name string) float64 {
			v, ok := row[name].(float64)
			if !ok || v <= 0 {
				t.Errorf("row %d: %s is %v, want a number above 0", i, name, row[name])
			}
			return v
		}
		for name, want := range map[string]float64{"threads": float64(i + 1), "pp_tokens": 8, "tg_tokens": 4, "repeats": 2} {
			if got := number(name); got != want {
				t.Errorf("row %d: %s is %v, want %v", i, name, got, want)
			}
		}
		for _, name := range []string{"load_ms", "peak_rss_bytes", "weight_bytes_per_token"} {
			number(name)
		}
		for _, name := range []string{"pp_tps", "tg_tps"} {
			middle := (number(name+"_min") + number(name+"_max")) / 2
			if got := number(name); math.Abs(got-middle) > 1e-9*middle {
				t.Errorf("row %d: %s is %v, want %v, the middle of two", i, name, got, middle)
			}
		}
	}
}
