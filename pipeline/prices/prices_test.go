package prices_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/pipeline/prices"
)

func TestLookup(t *testing.T) {
	table := prices.Default()
	for _, test := range []struct {
		server, model string
		input, active float64 // 0: unknown
	}{
		{"api.openai.com", "gpt-4o", 2.5, 0},
		{"api.openai.com", "GPT-4o", 2.5, 0},
		{"api.openai.com", "gpt-4o-2024-08-06", 2.5, 0},
		{"api.openai.com", "gpt-4o-mini-2024-07-18", .15, 0},
		{"api.openai.com", "gpt-4o-audio-preview", 0, 0}, // another model, though the name begins alike
		{"localhost", "gpt-4o", 0, 0},                    // another server
		{"api.deepseek.com", "deepseek-chat", .28, 37e9},
		{"openrouter.ai", "deepseek/deepseek-chat", 0, 37e9},
		{"localhost", "Qwen/Qwen3-30B-A3B-Instruct-2507", 0, 3.3e9},
		{"localhost", "qwen3:30b", 0, 3.3e9},
		{"localhost", "my-own-model", 0, 0},
		{"", "", 0, 0},
	} {
		e := table.Lookup(test.server, test.model)
		if known := e.Price != nil; known != (test.input > 0) || known && e.Price.Input != test.input {
			t.Errorf("%s on %s: price %+v, want input %g", test.model, test.server, e.Price, test.input)
		}
		if known := e.Size != nil; known != (test.active > 0) || known && e.Size.Active != test.active {
			t.Errorf("%s on %s: size %+v, want active %g", test.model, test.server, e.Size, test.active)
		}
	}
}

func TestUnknownIsNotFree(t *testing.T) {
	var e prices.Entry
	if _, known := e.USD(prices.Tokens{Prompt: 1}); known {
		t.Error("an unknown price is known")
	}
	if _, known := e.FLOPs(prices.Tokens{Prompt: 1}); known {
		t.Error("an unknown size is known")
	}
}

func TestAmounts(t *testing.T) {
	e := prices.Entry{Price: &prices.Price{Input: 2, Cached: .5, Output: 8}, Size: &prices.Size{Active: 10, Total: 20}}
	amount := prices.Tokens{Prompt: 1e6, Cached: 2e6, Generated: 3e6}
	if usd, _ := e.USD(amount); usd != 2+1+24 {
		t.Errorf("USD = %g, want 27", usd)
	}
	if flops, _ := e.FLOPs(amount); flops != 2*10*4e6 {
		t.Errorf("FLOPs = %g, want 8e7", flops)
	}
}

func TestWith(t *testing.T) {
	own, err := prices.Parse([]byte(`
[[price]]
models = ["gpt-4o"]
input = 1
output = 2

[[price]]
server = "api.deepseek.com"
models = ["deepseek-chat"]
input = 0
output = 0

[[size]]
models = ["gpt-4o"]
active = 5e9
`))
	if err != nil {
		t.Fatal(err)
	}
	table := prices.Default().With(own)
	for _, server := range []string{"api.openai.com", "localhost"} {
		e := table.Lookup(server, "gpt-4o")
		if e.Price == nil || *e.Price != (prices.Price{Input: 1, Cached: 1, Output: 2}) || e.Size == nil || *e.Size != (prices.Size{Active: 5e9, Total: 5e9}) {
			t.Errorf("on %s: %+v %+v", server, e.Price, e.Size)
		}
	}
	if e := table.Lookup("api.deepseek.com", "deepseek-chat"); e.Price == nil || *e.Price != (prices.Price{}) {
		t.Errorf("a price of 0 that was set: %+v", e.Price)
	}
	if e := prices.Default().Lookup("api.openai.com", "gpt-4o"); e.Price.Input != 2.5 {
		t.Error("With changed the table that it was asked of")
	}
}

func TestParseRefuses(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"[[price]]\nmodels = ['m']\ninput = 1", "output is missing"},
		{"[[price]]\nmodels = ['m']\ninput = -1\noutput = 1", "not negative"},
		{"[[price]]\nmodels = ['m']\ninput = nan\noutput = 1", "not negative"},
		{"[[price]]\ninput = 1\noutput = 1", "names no models"},
		{"[[price]]\nmodels = [' ']\ninput = 1\noutput = 1", "without a name"},
		{"[[price]]\nmodels = ['m']\ninput = 1\noutputs = 1", "unknown field"},
		{"[[size]]\nmodels = ['m']\nactive = 2\ntotal = 1", "at most total"},
		{"[[size]]\nmodels = ['m']\nactive = 0", "above 0"},
		{"[[size", "prices:"},
	} {
		if _, err := prices.Parse([]byte(test.text)); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%q: %v, want %q", test.text, err, test.want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte("[[price]]\nserver = 'h'\nmodels = ['m']\ninput = 1\ncached = .5\noutput = 2\n[[size]]\nmodels = ['m']\nactive = 1\ntotal = 2"))
	f.Fuzz(func(t *testing.T, data []byte) {
		table, err := prices.Parse(data)
		if err == nil {
			table.With(prices.Default()).Lookup("h", "m")
		}
	})
}

func ExampleTable_Lookup() {
	entry := prices.Default().Lookup("api.deepseek.com", "deepseek-chat")
	usd, known := entry.USD(prices.Tokens{Prompt: 900_000, Cached: 100_000, Generated: 250_000})
	fmt.Printf("%.4f %v\n", usd, known)
	_, known = prices.Default().Lookup("localhost", "my-own-model").USD(prices.Tokens{Prompt: 1})
	fmt.Println(known)
	// Output:
	// 0.3598 true
	// false
}
