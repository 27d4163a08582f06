package main

import (
	"regexp"
	"strconv"
	"strings"
)

// longestWorking is the number of digits up to which a sum is worked out by digits.
const longestWorking = 6

var sum = regexp.MustCompile(`(-?\d+|\(-\d+\))([-+*/])(?:#\d+:)?(\d+|\(-\d+\))=(-?\d+)`)

// worked is a right line in which every sum, difference, product or quotient that is not
// known by heart is worked out digit by digit, from the units on, before its result:
// 685+62=747 becomes 685+62=(5+2=7,8+6=14,6+0+1=7)747. A judge that writes this sees
// mistakes that the same model makes when it writes the result at once.
func worked(line string) string {
	var b strings.Builder
	done := 0
	for at := 0; at < len(line); {
		m := sum.FindStringSubmatchIndex(line[at:])
		if m == nil {
			break
		}
		for i := range m {
			m[i] += at
		}
		x, op, y, z := line[m[2]:m[3]], line[m[4]], line[m[6]:m[7]], line[m[8]:m[9]]
		if apart(line, m[0], m[1]) {
			if how := byDigits(integer(x), op, integer(y), integer(z)); how != "" {
				b.WriteString(line[done:m[8]] + "(" + how + ")")
				done = m[8]
			}
		}
		at = m[8] // a result may be the first number of the next sum
	}
	return b.String() + line[done:]
}

// apart reports whether line[from:to] is not the end or the beginning of a longer number.
func apart(line string, from, to int) bool {
	digit := func(i int) bool {
		return i >= 0 && i < len(line) && (line[i] >= '0' && line[i] <= '9' || line[i] == '.')
	}
	return !digit(from-1) && !digit(to)
}

// integer reads 12, -12 and (-12).
func integer(text string) int {
	n, _ := strconv.Atoi(strings.Trim(text, "()"))
	return n
}

// byDigits works out x op y = z, of the amounts without signs; "" where that is known by
// heart, not true, or worked out in no such way.
func byDigits(x int, op byte, y, z int) string {
	if op == '-' {
		y, op = -y, '+'
	}
	a, b, c := max(x, -x), max(y, -y), max(z, -z)
	if len(strconv.Itoa(max(a, b, c))) > longestWorking {
		return ""
	}
	switch {
	case op == '+' && x+y != z, op == '*' && x*y != z, op == '/' && (y == 0 || z*y != x):
		return ""
	case op == '+' && (x < 0) == (y < 0):
		return digitSum(a, b)
	case op == '+':
		return digitDifference(max(a, b), min(a, b))
	case op == '*':
		return digitProduct(max(a, b), min(a, b))
	}
	return longDivision(a, b)
}

func digitSum(a, b int) string {
	if a < 10 && b < 10 {
		return ""
	}
	var parts []string
	for carry := 0; a > 0 || b > 0; a, b = a/10, b/10 {
		part := strconv.Itoa(a%10) + "+" + strconv.Itoa(b%10)
		sum := a%10 + b%10 + carry
		if carry > 0 {
			part += "+1"
		}
		parts, carry = append(parts, part+"="+strconv.Itoa(sum)), sum/10
	}
	return strings.Join(parts, ",")
}

func digitDifference(a, b int) string {
	if a < 20 && b < 10 {
		return ""
	}
	var parts []string
	for borrowed := 0; a > 0 || b > 0; a, b = a/10, b/10 {
		from, part := a%10, ""
		rest := from - b%10 - borrowed
		if rest < 0 {
			from, rest = from+10, rest+10
		}
		part = strconv.Itoa(from) + "-" + strconv.Itoa(b%10)
		if borrowed > 0 {
			part += "-1"
		}
		borrowed = from / 10
		parts = append(parts, part+"="+strconv.Itoa(rest))
	}
	return strings.Join(parts, ",")
}

// digitProduct is for a factor of one digit; zeros at the ends stay out of it.
func digitProduct(a, b int) string {
	for a > 0 && a%10 == 0 {
		a /= 10
	}
	for b > 0 && b%10 == 0 {
		b /= 10
	}
	if a, b = max(a, b), min(a, b); a < 10 || b > 9 || b < 2 {
		return ""
	}
	var parts []string
	for carry := 0; a > 0; a /= 10 {
		part := strconv.Itoa(a%10) + "*" + strconv.Itoa(b)
		if carry > 0 {
			part += "+" + strconv.Itoa(carry)
		}
		product := a%10*b + carry
		parts, carry = append(parts, part+"="+strconv.Itoa(product)), product/10
	}
	return strings.Join(parts, ",")
}

// longDivision is for a divisor of one digit: each part is what is divided and what comes of it.
func longDivision(a, b int) string {
	if b > 9 || b < 2 || a < 10*b {
		return ""
	}
	var parts []string
	rest := 0
	for _, digit := range strconv.Itoa(a) {
		rest = rest*10 + int(digit-'0')
		if rest >= b || len(parts) > 0 {
			parts = append(parts, strconv.Itoa(rest)+"/"+strconv.Itoa(b)+"="+strconv.Itoa(rest/b))
			rest %= b
		}
	}
	return strings.Join(parts, ",")
}
