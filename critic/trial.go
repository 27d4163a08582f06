package critic

import (
	"context"
	"fmt"
)

// Trial lets the model find in another way the result of the operation that a failed chunk
// got wrong at a byte of it. Of 808-799 it takes 700, 90 and 9 away, and where it cannot do
// that either it adds numbers to 799, digit after digit, until 808 comes out. 949/13 it
// divides by hand: 13 times 70, what is left of 949, 13 times 3, until nothing is left. 43*186
// and 186+43 it works out a digit at a time, of the one number and of the other: what comes out
// twice is the result. Models add better than they subtract, and know products of one digit
// better than long ones. All arithmetic is the model's; here numbers are only compared. The
// beginning is the chunk up to the result, with the token behind it, so that the model does
// not go on working; it is empty where nothing was found, or there is nothing to try.
func Trial(ctx context.Context, k Case, at int) (beginning string, err error) {
	if k.Completer == nil {
		return "", fmt.Errorf("critic: this model cannot be asked to go on")
	}
	for _, s := range sums(k) {
		if s.from > at || at > s.end {
			continue
		}
		hand := byHand{ask: func(x string, op byte, y string) (string, error) {
			return workOut(ctx, k.Completer, s.from, s.style.write(x, op, y))
		}}
		found, err := hand.result(s)
		if err != nil || found == "" {
			return "", err
		}
		return k.Chunk[:s.from] + s.style.write(s.x, s.op, s.y) + found + k.tokenAt(s.end), nil
	}
	return "", nil
}

// tokenAt is the rest of the chunk's token that holds a byte.
func (k Case) tokenAt(byte int) string {
	for _, end := range k.Ends {
		if end > byte {
			return k.Chunk[byte:end]
		}
	}
	return ""
}
