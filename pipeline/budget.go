package pipeline

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// Spend is what was used. PromptTokens were computed, CachedTokens were served
// from a cache; CriticTokens says how many of the computed and generated tokens
// were the critics'. FLOPs and USD are NaN where part of them is unknown, as they
// are of a remote model without a size or a price; in JSON that is null.
type Spend struct {
	PromptTokens    int     `json:"prompt_tokens"`
	CachedTokens    int     `json:"cached_tokens"`
	GeneratedTokens int     `json:"generated_tokens"`
	CriticTokens    int     `json:"critic_tokens"`
	FLOPs           float64 `json:"flops"`
	USD             float64 `json:"usd"`
	Seconds         float64 `json:"seconds"`
}

// Add is the sum of s and t, field by field.
func (s Spend) Add(t Spend) Spend {
	s.add(&t)
	return s
}

// add is Add in place, for what is done for every token.
func (s *Spend) add(t *Spend) {
	s.PromptTokens += t.PromptTokens
	s.CachedTokens += t.CachedTokens
	s.GeneratedTokens += t.GeneratedTokens
	s.CriticTokens += t.CriticTokens
	s.FLOPs += t.FLOPs
	s.USD += t.USD
	s.Seconds += t.Seconds
}

// critics is s as the spend of a critic.
func (s Spend) critics() Spend {
	s.CriticTokens = s.Tokens()
	return s
}

// Tokens is what a limit on tokens counts: computed prompt tokens and generated tokens.
func (s Spend) Tokens() int { return s.PromptTokens + s.GeneratedTokens }

// Limit caps one unit. The zero value is no limit; AtMost(0) lets nothing be spent.
type Limit struct {
	max float64
	set bool
}

// AtMost is the limit x, in the unit of the field it is put into.
func AtMost(x float64) Limit { return Limit{max: x, set: true} }

// Max is the limit and whether there is one.
func (l Limit) Max() (x float64, ok bool) { return l.max, l.set }

// Lesser is the stricter of two limits.
func (l Limit) Lesser(other Limit) Limit {
	if !l.set || other.set && other.max < l.max {
		return other
	}
	return l
}

func (l Limit) allows(x float64) bool { return !l.set || x <= l.max }

// Budget caps what may be spent. The zero value caps nothing. No limit but Seconds is
// ever exceeded; wall time may overrun by one decode step. What a cache serves is
// known only afterwards, so that there is no limit on it.
type Budget struct {
	Tokens    Limit // computed prompt tokens plus generated tokens, critics included
	Prompt    Limit // computed prompt tokens alone, critics included
	Generated Limit // generated tokens alone, critics included
	FLOPs     Limit
	USD       Limit
	Seconds   Limit // wall time, of a ledger from when it was opened
}

// budgetUnits are the units of ParseBudget.
const budgetUnits = "tokens, prompt, generated, flops, usd, time"

// ParseBudget reads "tokens=300,prompt=200,generated=100,flops=2e9,usd=0.01,time=1.5s",
// any part of it, in any order: every field of a Budget. An empty text is no limit.
func ParseBudget(text string) (Budget, error) {
	var b Budget
	if strings.TrimSpace(text) == "" {
		return b, nil
	}
	for part := range strings.SplitSeq(text, ",") {
		unit, value, ok := strings.Cut(part, "=")
		if !ok {
			return Budget{}, fmt.Errorf("budget: %q is not UNIT=VALUE (units: %s)", part, budgetUnits)
		}
		var field *Limit
		switch strings.ToLower(strings.TrimSpace(unit)) {
		case "tokens":
			field = &b.Tokens
		case "prompt":
			field = &b.Prompt
		case "generated":
			field = &b.Generated
		case "flops":
			field = &b.FLOPs
		case "usd":
			field = &b.USD
		case "time":
			field = &b.Seconds
		default:
			return Budget{}, fmt.Errorf("budget: unknown unit %q (units: %s)", unit, budgetUnits)
		}
		if field.set {
			return Budget{}, fmt.Errorf("budget: %s is given twice", unit)
		}
		x, err := parseAmount(strings.TrimSpace(value), field == &b.Seconds)
		if err != nil {
			return Budget{}, fmt.Errorf("budget: %s=%s: %w", unit, value, err)
		}
		*field = AtMost(x)
	}
	return b, nil
}

func parseAmount(value string, duration bool) (float64, error) {
	if duration {
		d, err := time.ParseDuration(value)
		if err != nil || d < 0 {
			return 0, fmt.Errorf("want a duration such as 500ms, 2s or 1m30s")
		}
		return d.Seconds(), nil
	}
	x, err := strconv.ParseFloat(value, 64)
	if err != nil || math.IsNaN(x) || math.IsInf(x, 0) || x < 0 {
		return 0, fmt.Errorf("want a number that is not negative, such as 300 or 2e9")
	}
	return x, nil
}

func (b Budget) allows(s Spend) bool {
	return b.Tokens.allows(float64(s.Tokens())) && b.Prompt.allows(float64(s.PromptTokens)) &&
		b.Generated.allows(float64(s.GeneratedTokens)) && b.FLOPs.allows(s.FLOPs) && b.USD.allows(s.USD)
}
