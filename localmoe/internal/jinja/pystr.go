package jinja

import (
	"fmt"
	"math"
	"math/big"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// str is Python's str(v).
func (r *renderer) str(v Value) (string, error) {
	switch v := v.(type) {
	case string:
		return v, nil
	case Markup:
		return string(v), nil
	case *Undefined:
		return "", nil
	}
	return r.repr(v)
}

// repr is Python's repr(v).
func (r *renderer) repr(v Value) (string, error) {
	if s, ok := reprScalar(v); ok {
		return s, r.charge(len(s))
	}
	var b strings.Builder
	err := r.writeRepr(&b, v)
	return b.String(), err
}

// reprScalar writes values that hold no others.
func reprScalar(v Value) (string, bool) {
	switch v := v.(type) {
	case nil:
		return "None", true
	case bool:
		if v {
			return "True", true
		}
		return "False", true
	case int64:
		return strconv.FormatInt(v, 10), true
	case *big.Int:
		return v.String(), true
	case float64:
		return formatFloat(v), true
	case *Undefined:
		return "Undefined", true
	case rangeValue:
		if v.step != 1 {
			return fmt.Sprintf("range(%d, %d, %d)", v.start, v.stop, v.step), true
		}
		return fmt.Sprintf("range(%d, %d)", v.start, v.stop), true
	case *macro:
		return fmt.Sprintf("<Macro %s>", quote(v.name)), true
	case *loop:
		return fmt.Sprintf("<LoopContext %d/%d>", v.index0+1, len(v.items)), true
	case *generator:
		return "<generator object>", true
	case *builtin:
		return fmt.Sprintf("<function %s>", v.name), true
	case *cycler:
		return "<Cycler>", true
	}
	return "", false
}

// writeRepr writes a value with the values inside it. The budget bounds it:
// shared lists can make a text exponentially longer than the value.
func (r *renderer) writeRepr(b *strings.Builder, v Value) error {
	if err := r.enter(); err != nil {
		return err
	}
	defer r.leave()
	switch v := v.(type) {
	case *List:
		return r.reprItems(b, "[", v.Items, "]")
	case Tuple:
		if len(v) == 1 {
			return r.reprItems(b, "(", v, ",)")
		}
		return r.reprItems(b, "(", v, ")")
	case *view:
		return r.reprItems(b, v.kind+"([", v.list, "])")
	case *Map:
		return r.reprMap(b, v)
	case *namespace:
		b.WriteString("<Namespace ")
		if err := r.reprMap(b, v.attrs); err != nil {
			return err
		}
		b.WriteString(">")
		return nil
	}
	s, ok := reprScalar(v)
	if text, isStr := asString(v); isStr {
		s = quote(text)
		if _, isMarkup := v.(Markup); isMarkup {
			s = "Markup(" + s + ")"
		}
	} else if !ok {
		return fmt.Errorf("cannot print %s", typeName(v))
	}
	b.WriteString(s)
	return r.charge(len(s))
}

func (r *renderer) reprItems(b *strings.Builder, open string, items []Value, end string) error {
	b.WriteString(open)
	for i, item := range items {
		if i > 0 {
			b.WriteString(", ")
		}
		if err := r.writeRepr(b, item); err != nil {
			return err
		}
	}
	b.WriteString(end)
	return r.charge(len(open) + len(end) + 2*len(items))
}

func (r *renderer) reprMap(b *strings.Builder, m *Map) error {
	b.WriteByte('{')
	for i, key := range m.keys {
		if i > 0 {
			b.WriteString(", ")
		}
		if err := r.writeRepr(b, key); err != nil {
			return err
		}
		b.WriteString(": ")
		if err := r.writeRepr(b, m.values[i]); err != nil {
			return err
		}
	}
	b.WriteByte('}')
	return r.charge(2 + 4*m.Len())
}

// formatFloat is repr of a float: the shortest digits that read back as the
// same number, with an exponent below 1e-4 and from 1e16 on.
func formatFloat(f float64) string {
	switch {
	case math.IsNaN(f):
		return "nan"
	case math.IsInf(f, 1):
		return "inf"
	case math.IsInf(f, -1):
		return "-inf"
	}
	if a := math.Abs(f); a != 0 && (a < 1e-4 || a >= 1e16) {
		return strconv.FormatFloat(f, 'e', -1, 64)
	}
	s := strconv.FormatFloat(f, 'f', -1, 64)
	if !strings.Contains(s, ".") {
		s += ".0"
	}
	return s
}

// quote is repr of a string.
func quote(s string) string {
	q := byte('\'')
	if strings.Contains(s, "'") && !strings.Contains(s, `"`) {
		q = '"'
	}
	var b strings.Builder
	b.WriteByte(q)
	for _, c := range s {
		switch {
		case c == rune(q) || c == '\\':
			b.WriteByte('\\')
			b.WriteRune(c)
		case c == '\n':
			b.WriteString(`\n`)
		case c == '\r':
			b.WriteString(`\r`)
		case c == '\t':
			b.WriteString(`\t`)
		case unicode.IsPrint(c):
			b.WriteRune(c)
		case c < 0x100:
			fmt.Fprintf(&b, `\x%02x`, c)
		case c < 0x10000:
			fmt.Fprintf(&b, `\u%04x`, c)
		default:
			fmt.Fprintf(&b, `\U%08x`, c)
		}
	}
	b.WriteByte(q)
	return b.String()
}

// runeLen is Python's len of a string.
func runeLen(s string) int { return utf8.RuneCountInString(s) }
