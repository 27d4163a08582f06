package pipeline

import (
	"encoding/json"
	"math"
)

// amount is a number that may be unknown: NaN in Go, null in JSON.
type amount float64

func (a amount) MarshalJSON() ([]byte, error) {
	if math.IsNaN(float64(a)) {
		return []byte("null"), nil
	}
	return json.Marshal(float64(a))
}

func (a *amount) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		*a = amount(math.NaN())
		return nil
	}
	return json.Unmarshal(data, (*float64)(a))
}

// spendFields are the fields of a Spend without its methods.
type spendFields Spend

// spendJSON is a Spend whose FLOPs and USD may be null.
type spendJSON struct {
	spendFields
	FLOPs amount `json:"flops"`
	USD   amount `json:"usd"`
}

// MarshalJSON writes what is unknown as null.
func (s Spend) MarshalJSON() ([]byte, error) {
	return json.Marshal(spendJSON{spendFields(s), amount(s.FLOPs), amount(s.USD)})
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (s *Spend) UnmarshalJSON(data []byte) error {
	j := spendJSON{spendFields: spendFields(*s), FLOPs: amount(s.FLOPs), USD: amount(s.USD)}
	if err := json.Unmarshal(data, &j); err != nil {
		return err
	}
	*s = Spend(j.spendFields)
	s.FLOPs, s.USD = float64(j.FLOPs), float64(j.USD)
	return nil
}
