// Package prices knows what tokens of common remote models cost and how large
// the models are.
//
//	entry := prices.Default().Lookup("api.deepseek.com", "deepseek-chat")
//	usd, known := entry.USD(prices.Tokens{Prompt: 900, Cached: 100, Generated: 250})
//
// Prices are those of a server, so they are looked up by server and model: what
// the maker charges says nothing about another host of the same weights. Sizes
// belong to the model wherever it runs. What is not in the table is unknown,
// which is never the same as 0.
package prices

import (
	_ "embed"
	"fmt"
	"maps"
	"math"
	"os"
	"regexp"
	"strings"
	"sync"

	"github.com/BurntSushi/toml"
)

// Price is what a server charges, in USD per million tokens.
type Price struct {
	Input  float64 // prompt tokens that were computed
	Cached float64 // prompt tokens served from the server's cache
	Output float64 // generated tokens, reasoning included
}

// Size is the number of parameters of a model.
type Size struct {
	Active float64 // parameters that one token passes through
	Total  float64
}

// Entry is what is known of one model on one server; nil is unknown.
type Entry struct {
	Price *Price
	Size  *Size
}

// Tokens is an amount to be priced.
type Tokens struct {
	Prompt    int // computed prompt tokens
	Cached    int // prompt tokens served from a cache
	Generated int
}

// USD is the price of t; known is false where the price is unknown.
func (e Entry) USD(t Tokens) (usd float64, known bool) {
	if e.Price == nil {
		return 0, false
	}
	sum := float64(t.Prompt)*e.Price.Input + float64(t.Cached)*e.Price.Cached + float64(t.Generated)*e.Price.Output
	return sum / 1e6, true
}

// FLOPs is the compute of t, 2 × active parameters for each token that was not
// served from a cache; known is false where the size is unknown.
func (e Entry) FLOPs(t Tokens) (flops float64, known bool) {
	if e.Size == nil {
		return 0, false
	}
	return 2 * e.Size.Active * float64(t.Prompt+t.Generated), true
}

// Table holds prices and sizes. It is not changed after it was made, so it is
// safe for concurrent use.
type Table struct {
	prices map[key]Price
	sizes  map[string]Size
}

// key names a model on a server; an empty server is any.
type key struct{ server, model string }

//go:embed prices.toml
var embedded []byte

// Default is the table that comes with this package.
var Default = sync.OnceValue(func() *Table {
	t, err := Parse(embedded)
	if err != nil {
		panic(err) // the tests read the embedded file
	}
	return t
})

// file is the TOML form of a table.
type file struct {
	Price []struct {
		Server string
		Models []string
		Input  *float64
		Cached *float64
		Output *float64
	}
	Size []struct {
		Models []string
		Active *float64
		Total  *float64
	}
}

// Parse reads a table in TOML:
//
//	[[price]]                       # USD per million tokens
//	server = "api.example.com"      # host of the base URL; left out: any server
//	models = ["example-large"]
//	input = 1.25
//	cached = 0.125                  # left out: as input
//	output = 10.0
//
//	[[size]]                        # parameters
//	models = ["example-large"]
//	active = 37e9
//	total = 671e9                   # left out: as active
//
// It refuses unknown fields, a model without a name, and numbers that are
// missing, negative or not finite.
func Parse(data []byte) (*Table, error) {
	var f file
	meta, err := toml.Decode(string(data), &f)
	if err != nil {
		return nil, fmt.Errorf("prices: %w", err)
	}
	if unknown := meta.Undecoded(); len(unknown) > 0 {
		return nil, fmt.Errorf("prices: unknown field %q", unknown[0].String())
	}
	t := &Table{prices: map[key]Price{}, sizes: map[string]Size{}}
	for _, p := range f.Price {
		if p.Cached == nil {
			p.Cached = p.Input
		}
		if err := check("price", p.Models, map[string]*float64{"input": p.Input, "cached": p.Cached, "output": p.Output}); err != nil {
			return nil, err
		}
		for _, model := range p.Models {
			t.prices[key{strings.ToLower(p.Server), strings.ToLower(model)}] = Price{*p.Input, *p.Cached, *p.Output}
		}
	}
	for _, s := range f.Size {
		if s.Total == nil {
			s.Total = s.Active
		}
		if err := check("size", s.Models, map[string]*float64{"active": s.Active, "total": s.Total}); err != nil {
			return nil, err
		}
		if *s.Active == 0 || *s.Total < *s.Active {
			return nil, fmt.Errorf("prices: size of %q: active must be above 0 and at most total", s.Models[0])
		}
		for _, model := range s.Models {
			t.sizes[strings.ToLower(model)] = Size{*s.Active, *s.Total}
		}
	}
	return t, nil
}

func check(kind string, models []string, numbers map[string]*float64) error {
	if len(models) == 0 {
		return fmt.Errorf("prices: a %s names no models", kind)
	}
	for _, model := range models {
		if strings.TrimSpace(model) == "" {
			return fmt.Errorf("prices: a %s has a model without a name", kind)
		}
	}
	for name, x := range numbers {
		switch {
		case x == nil:
			return fmt.Errorf("prices: %s of %q: %s is missing", kind, models[0], name)
		case math.IsNaN(*x) || math.IsInf(*x, 0) || *x < 0:
			return fmt.Errorf("prices: %s of %q: %s must be a number that is not negative", kind, models[0], name)
		}
	}
	return nil
}

// Load reads a table from the TOML file at path; see [Parse].
func Load(path string) (*Table, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("prices: %w", err)
	}
	t, err := Parse(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return t, nil
}

// With is t with the entries of over in place of its own.
func (t *Table) With(over *Table) *Table {
	merged := &Table{prices: map[key]Price{}, sizes: map[string]Size{}}
	for _, from := range []*Table{t, over} {
		for k := range from.prices {
			if k.server == "" { // a price for any server replaces those of single servers
				for known := range merged.prices {
					if known.model == k.model {
						delete(merged.prices, known)
					}
				}
			}
		}
		maps.Copy(merged.prices, from.prices)
		maps.Copy(merged.sizes, from.sizes)
	}
	return merged
}

// dated matches the date at the end of a snapshot's name, as in
// gpt-4o-2024-08-06, gpt-4-0613 or claude-3-5-haiku-20241022.
var dated = regexp.MustCompile(`-(\d{4}-\d{2}-\d{2}|\d{8}|\d{4})$`)

// Lookup is what is known of model on server, the host of the base URL. Names
// are compared without regard to case. A snapshot with a date at the end of its
// name and no entry of its own has the entry of the name without the date. Sizes
// are also found behind an owner, as in "deepseek/deepseek-chat".
func (t *Table) Lookup(server, model string) Entry {
	var e Entry
	server, model = strings.ToLower(server), strings.ToLower(model)
	for _, name := range []string{model, dated.ReplaceAllString(model, "")} {
		if e.Price != nil {
			break
		}
		for _, host := range []string{server, ""} {
			if p, ok := t.prices[key{host, name}]; ok {
				e.Price = &p
				break
			}
		}
	}
	bare := model[strings.LastIndexByte(model, '/')+1:]
	for _, name := range []string{model, bare, dated.ReplaceAllString(bare, "")} {
		if s, ok := t.sizes[name]; ok {
			e.Size = &s
			break
		}
	}
	return e
}
