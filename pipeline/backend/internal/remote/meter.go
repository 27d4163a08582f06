package remote

import (
	"fmt"
	"math"

	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/prices"
)

// Tariff turns tokens into spend.
type Tariff struct {
	Name  string // of the model, for messages
	Entry prices.Entry
}

// Spend is what t costs. USD and FLOPs are NaN where the price or the size is
// unknown: ask [Tariff.Check] before setting a limit on them.
func (f Tariff) Spend(t prices.Tokens) pipeline.Spend {
	s := pipeline.Spend{PromptTokens: t.Prompt, CachedTokens: t.Cached, GeneratedTokens: t.Generated}
	var known bool
	if s.USD, known = f.Entry.USD(t); !known {
		s.USD = math.NaN()
	}
	if s.FLOPs, known = f.Entry.FLOPs(t); !known {
		s.FLOPs = math.NaN()
	}
	return s
}

// Bound is [Tariff.Spend] of tokens that are themselves an upper bound. Unknown
// USD and FLOPs are infinite, so that an account with a limit on them grants
// nothing rather than too much.
func (f Tariff) Bound(t prices.Tokens) pipeline.Spend {
	s := f.Spend(t)
	if f.Entry.Price == nil {
		s.USD = math.Inf(1)
	}
	if f.Entry.Size == nil {
		s.FLOPs = math.Inf(1)
	}
	return s
}

// Check says in words why a budget cannot be kept with this model.
func (f Tariff) Check(b pipeline.Budget) error {
	if _, limited := b.USD.Max(); limited && f.Entry.Price == nil {
		return fmt.Errorf("the price of %s is unknown, so a limit on USD cannot be kept: add it to the price table or limit tokens", f.Name)
	}
	if _, limited := b.FLOPs.Max(); limited && f.Entry.Size == nil {
		return fmt.Errorf("the size of %s is unknown, so a limit on FLOPs cannot be kept: add it to the price table or limit tokens", f.Name)
	}
	return nil
}

// Meter tells what is due for a draft whose total becomes known little by
// little.
type Meter struct {
	Tariff
	due prices.Tokens
}

// Due is what total adds to what was due before. Where an upper bound turns out
// to have been too high, it is negative.
func (m *Meter) Due(total prices.Tokens) pipeline.Spend {
	more := prices.Tokens{
		Prompt:    total.Prompt - m.due.Prompt,
		Cached:    total.Cached - m.due.Cached,
		Generated: total.Generated - m.due.Generated,
	}
	m.due = total
	return m.Spend(more)
}
