package jinja

import (
	"errors"
	"fmt"
	"math"
	"math/big"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// dumper writes JSON as Python's json.dumps does.
type dumper struct {
	r             *renderer
	b             strings.Builder
	indent        string
	pretty        bool // one item a line
	itemSep       string
	keySep        string
	ascii, sorted bool
	level         int
}

// filterToJSON is transformers' tojson filter.
func filterToJSON(r *renderer, v Value, a *args) (Value, error) {
	p, err := a.bind("tojson", 0, "ensure_ascii", "indent", "separators", "sort_keys")
	if err != nil {
		return nil, err
	}
	d := &dumper{r: r, itemSep: ", ", keySep: ": "}
	d.ascii, d.sorted = truth(p.or(0, false)), truth(p.or(3, false))
	if err := d.setIndent(p.or(1, nil)); err != nil {
		return nil, err
	}
	if sep := p.or(2, nil); sep != nil {
		items, err := r.items(sep)
		if err != nil || len(items) != 2 {
			return nil, errors.New("tojson: separators must be a pair")
		}
		d.itemSep, _ = asString(items[0])
		d.keySep, _ = asString(items[1])
	}
	if err := d.value(v); err != nil {
		return nil, err
	}
	return d.b.String(), nil
}

func (d *dumper) setIndent(v Value) error {
	switch n := v.(type) {
	case nil:
		return nil
	case string:
		d.indent = n
	case int64:
		if n > 100 {
			return limitf("tojson: indent of %d", n)
		}
		d.indent = strings.Repeat(" ", int(max(n, 0)))
	case bool:
		d.indent = strings.Repeat(" ", int(boolInt(n)))
	default:
		return fmt.Errorf("tojson: indent must be a number or a string, not %s", typeName(v))
	}
	d.pretty, d.itemSep = true, ","
	return nil
}

func (d *dumper) value(v Value) error {
	if err := d.r.enter(); err != nil {
		return err
	}
	defer d.r.leave()
	before := d.b.Len()
	switch v := v.(type) {
	case nil:
		d.b.WriteString("null")
	case bool:
		d.b.WriteString(strconv.FormatBool(v))
	case int64, *big.Int:
		s, _ := reprScalar(v)
		d.b.WriteString(s)
	case float64:
		d.b.WriteString(jsonFloat(v))
	case string:
		d.str(v)
	case Markup:
		d.str(string(v))
	case *List:
		return d.list(v.Items)
	case Tuple:
		return d.list(v)
	case *Map:
		return d.object(v)
	default:
		return fmt.Errorf("tojson: %s is not JSON serializable", typeName(v))
	}
	return d.r.charge(d.b.Len() - before)
}

func jsonFloat(f float64) string {
	switch {
	case math.IsNaN(f):
		return "NaN"
	case math.IsInf(f, 1):
		return "Infinity"
	case math.IsInf(f, -1):
		return "-Infinity"
	}
	return formatFloat(f)
}

// newline starts the next line when the output is indented.
func (d *dumper) newline() error {
	if !d.pretty {
		return nil
	}
	d.b.WriteByte('\n')
	for range d.level {
		d.b.WriteString(d.indent)
	}
	return d.r.charge(1 + d.level*len(d.indent))
}

func (d *dumper) list(items []Value) error {
	if len(items) == 0 {
		d.b.WriteString("[]")
		return d.r.charge(2)
	}
	d.b.WriteByte('[')
	d.level++
	for i, item := range items {
		if i > 0 {
			d.b.WriteString(d.itemSep)
		}
		if err := d.r.charge(len(d.itemSep)); err != nil {
			return err
		}
		if err := d.newline(); err != nil {
			return err
		}
		if err := d.value(item); err != nil {
			return err
		}
	}
	d.level--
	if err := d.newline(); err != nil {
		return err
	}
	d.b.WriteByte(']')
	return d.r.charge(2)
}

func (d *dumper) object(m *Map) error {
	if m.Len() == 0 {
		d.b.WriteString("{}")
		return d.r.charge(2)
	}
	order, err := d.order(m)
	if err != nil {
		return err
	}
	d.b.WriteByte('{')
	d.level++
	for n, i := range order {
		if n > 0 {
			d.b.WriteString(d.itemSep)
		}
		if err := d.newline(); err != nil {
			return err
		}
		key, err := jsonKey(m.keys[i])
		if err != nil {
			return err
		}
		d.str(key)
		d.b.WriteString(d.keySep)
		if err := d.r.charge(len(key) + 4 + len(d.itemSep) + len(d.keySep)); err != nil {
			return err
		}
		if err := d.value(m.values[i]); err != nil {
			return err
		}
	}
	d.level--
	if err := d.newline(); err != nil {
		return err
	}
	d.b.WriteByte('}')
	return nil
}

// order returns the indices of m's entries in the order to write them.
func (d *dumper) order(m *Map) ([]int, error) {
	order := make([]int, m.Len())
	for i := range order {
		order[i] = i
	}
	if !d.sorted {
		return order, nil
	}
	return order, sortBy(d.r, order, func(i int) Value { return m.keys[i] }, false)
}

// jsonKey is how json.dumps writes a key that is not a string.
func jsonKey(key Value) (string, error) {
	switch k := key.(type) {
	case string:
		return k, nil
	case Markup:
		return string(k), nil
	case nil:
		return "null", nil
	case bool:
		return strconv.FormatBool(k), nil
	case float64:
		return jsonFloat(k), nil
	case int64, *big.Int:
		s, _ := reprScalar(k)
		return s, nil
	}
	return "", fmt.Errorf("tojson: keys must be strings, not %s", typeName(key))
}

// str writes a quoted string. Runs without special characters are copied whole.
func (d *dumper) str(s string) {
	d.b.WriteByte('"')
	special := func(c rune) bool { return c < 0x20 || c == '"' || c == '\\' || d.ascii && c >= 0x7f }
	for {
		i := strings.IndexFunc(s, special)
		if i < 0 {
			break
		}
		c, n := utf8.DecodeRuneInString(s[i:])
		d.b.WriteString(s[:i])
		d.b.WriteString(jsonEscape(c))
		s = s[i+n:]
	}
	d.b.WriteString(s)
	d.b.WriteByte('"')
}

func jsonEscape(c rune) string {
	switch c {
	case '"', '\\':
		return `\` + string(c)
	case '\n':
		return `\n`
	case '\r':
		return `\r`
	case '\t':
		return `\t`
	case '\f':
		return `\f`
	case '\b':
		return `\b`
	}
	if c < 0x10000 {
		return fmt.Sprintf(`\u%04x`, c)
	}
	hi, lo := utf16.EncodeRune(c)
	return fmt.Sprintf(`\u%04x\u%04x`, hi, lo)
}
