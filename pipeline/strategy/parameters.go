package strategy

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// parameters are what may follow the colon of a strategy's name.
type parameters struct {
	check      int      // steps that are judged at once
	tries      *int     // most redrafts of a chunk in its place; nil leaves the ladder alone
	candidates int      // drafts in a batch in the place of other redrafts; 0 leaves the ladder alone
	chunking   Chunking // where chunks end
	critics    []string // those of the critics to ask; nil is all
	rate       float64  // share of chunks that random blame fails
	keep       int      // texts that beam search goes on with
	likelihood float64  // weight of the likelihood in the score of beam search
}

// parseParameters reads "check=2,tries=8". k is the number behind the @.
func parseParameters(list string, takes []string, k int) (parameters, error) {
	p := parameters{check: 1, rate: .1, keep: max(k/4, 1), likelihood: .5}
	for part := range strings.SplitSeq(list, ",") {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		key, value, _ := strings.Cut(part, "=")
		if !slices.Contains(takes, key) {
			if len(takes) == 0 {
				return p, errors.New("it takes no parameters")
			}
			return p, fmt.Errorf("no parameter %q: there are %s", key, strings.Join(takes, ", "))
		}
		var err error
		switch key {
		case "check":
			p.check, err = whole(value, 1, 64)
		case "candidates":
			p.candidates, err = whole(value, 1, 256)
		case "chunk":
			if p.chunking, err = ParseChunking(value); err == nil && value == "" {
				err = errors.New("want where a chunk ends, such as chunk=sentence")
			}
		case "critic":
			p.critics = strings.Split(value, "+")
		case "tries":
			var n int
			n, err = whole(value, 0, 4096)
			p.tries = &n
		case "rate":
			p.rate, err = share(value)
		case "keep":
			p.keep, err = whole(value, 1, k)
		case "likelihood":
			p.likelihood, err = share(value)
		}
		if err != nil {
			return p, fmt.Errorf("%s: %w", part, err)
		}
	}
	return p, nil
}

func whole(text string, low, high int) (int, error) {
	n, err := strconv.Atoi(text)
	if err != nil || n < low || n > high {
		return 0, fmt.Errorf("want a whole number from %d to %d", low, high)
	}
	return n, nil
}

func share(text string) (float64, error) {
	x, err := strconv.ParseFloat(text, 64)
	if err != nil || !(x >= 0 && x <= 1) {
		return 0, errors.New("want a share from 0 to 1")
	}
	return x, nil
}
