package arith

import (
	"math/big"
	"slices"
	"strconv"

	"github.com/seed-25a395fc/reason/prompts/internal/form"
)

// comesOut declines a well-formed expression with a division that leaves a remainder, or
// by zero: lines hold whole numbers.
func comesOut(syms []string) error {
	if !slices.Contains(syms, "/") {
		return nil
	}
	c := &calculation{syms: syms}
	c.sum()
	return c.err
}

// calculation works an expression out as it is read; err is what is wrong with a division.
type calculation struct {
	syms []string
	err  error
}

// next takes the next symbol if it is one of those given.
func (c *calculation) next(any ...string) string {
	if len(c.syms) == 0 {
		return ""
	}
	for _, s := range any {
		if c.syms[0] == s {
			c.syms = c.syms[1:]
			return s
		}
	}
	return ""
}

func (c *calculation) sum() *big.Int {
	negative := c.next("-") != ""
	v := c.product()
	if negative {
		v.Neg(v)
	}
	for {
		switch c.next("+", "-") {
		case "+":
			v.Add(v, c.product())
		case "-":
			v.Sub(v, c.product())
		default:
			return v
		}
	}
}

func (c *calculation) product() *big.Int {
	v := c.operand()
	for {
		switch c.next("*", "/") {
		case "*":
			v.Mul(v, c.operand())
		case "/":
			v = c.quotient(v, c.operand())
		default:
			return v
		}
	}
}

func (c *calculation) quotient(a, b *big.Int) *big.Int {
	if b.Sign() == 0 {
		c.err = form.OutOfScope("nothing can be divided by zero")
		return a
	}
	q, rest := new(big.Int).QuoRem(a, b, new(big.Int))
	if rest.Sign() != 0 && c.err == nil {
		c.err = form.OutOfScope("%s divided by %s leaves a remainder; only divisions that come out are worked out", a, b)
	}
	return q
}

// operand takes a number or what stands in brackets.
func (c *calculation) operand() *big.Int {
	if c.next("(") != "" {
		v := c.sum()
		c.next(")")
		return v
	}
	v := new(big.Int)
	if len(c.syms) > 0 {
		n, _ := strconv.ParseInt(c.syms[0], 10, 64) // of six digits at most
		v.SetInt64(n)
		c.syms = c.syms[1:]
	}
	return v
}
