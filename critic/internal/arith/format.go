package arith

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"
)

// Format writes x in the manner of a number: with its thousands separators, and
// with as many decimals where x has them. A value that has no short decimal
// form is rounded to the decimals of like, at least two.
func Format(x *big.Rat, like Number) string {
	if like.Clock {
		return onDial(x)
	}
	if like.Spelled && x.IsInt() && x.Sign() >= 0 && x.Cmp(big.NewRat(1000, 1)) < 0 {
		return spell(x.Num().Int64())
	}
	if like.Mixed && x.Sign() >= 0 {
		return mixed(x)
	}
	if x.IsInt() && like.Decimals == 0 {
		return group(wholeText(x.Num()), like.Grouped)
	}
	decimals, exact := x.FloatPrec()
	if !exact || decimals > 6 {
		decimals = max(like.Decimals, 2)
	}
	return group(x.FloatString(max(decimals, like.Decimals)), like.Grouped)
}

// wholeText is the text of a whole number.
func wholeText(n *big.Int) string {
	if n.IsInt64() {
		return strconv.FormatInt(n.Int64(), 10)
	}
	return n.String()
}

// mixed writes x as a whole number and a fraction.
func mixed(x *big.Rat) string {
	whole, rest := new(big.Int).QuoRem(x.Num(), x.Denom(), new(big.Int))
	switch {
	case rest.Sign() == 0:
		return whole.String()
	case whole.Sign() == 0:
		return x.RatString()
	}
	return fmt.Sprintf("%v %v/%v", whole, rest, x.Denom())
}

// onDial writes minutes as a time of day.
func onDial(x *big.Rat) string {
	minutes := new(big.Int).Quo(x.Num(), x.Denom())
	m := new(big.Int).Mod(minutes, big.NewInt(24*60)).Int64()
	return fmt.Sprintf("%d:%02d", m/60, m%60)
}

// String writes x without separators, exactly where its decimal form is short.
func String(x *big.Rat) string { return Format(x, Number{}) }

// group puts commas between the thousands.
func group(s string, grouped bool) string {
	if !grouped {
		return s
	}
	whole, frac, point := strings.Cut(s, ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "-", whole[1:]
	}
	var b strings.Builder
	for i, d := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(d)
	}
	if point {
		b.WriteString("." + frac)
	}
	return sign + b.String()
}
