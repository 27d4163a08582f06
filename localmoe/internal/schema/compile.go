package schema

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// compiler writes a grammar's program. After the first error it writes
// nothing more.
type compiler struct {
	g   *Grammar
	err error
}

func (c *compiler) fail(err error, path string) {
	if c.err == nil {
		c.err = fmt.Errorf("at %q: %w", "#"+path, err)
	}
}

// emit appends an instruction and returns its place.
func (c *compiler) emit(in instruction) int32 {
	if len(c.g.prog) >= MaxInstructions && c.err == nil {
		c.err = fmt.Errorf("%w: it needs more than %d instructions", ErrUnsupported, MaxInstructions)
	}
	if c.err == nil {
		c.g.prog = append(c.g.prog, in)
	}
	return c.here() - 1
}

func (c *compiler) here() int32 { return int32(len(c.g.prog)) }

// patch sets the targets of a split or jump; negative ones stay.
func (c *compiler) patch(at, x, y int32) {
	if c.err != nil {
		return
	}
	if x >= 0 {
		c.g.prog[at].x = x
	}
	if y >= 0 {
		c.g.prog[at].y = y
	}
}

// set reads one byte of the ranges, given as pairs of bounds.
func (c *compiler) set(ranges ...byte) {
	var s byteSet
	for i := 0; i < len(ranges); i += 2 {
		s.add(ranges[i], ranges[i+1])
	}
	at := slices.Index(c.g.sets, s)
	if at < 0 {
		at = len(c.g.sets)
		c.g.sets = append(c.g.sets, s)
	}
	c.emit(instruction{op: opByte, x: int32(at)})
}

func (c *compiler) text(s string) {
	for i := range len(s) {
		c.set(s[i], s[i])
	}
}

// either reads one of the alternatives.
func (c *compiler) either(alternatives ...func()) {
	var ends []int32
	for i, alt := range alternatives {
		if i == len(alternatives)-1 {
			alt()
			break
		}
		split := c.emit(instruction{op: opSplit})
		c.patch(split, c.here(), -1)
		alt()
		ends = append(ends, c.emit(instruction{op: opJump}))
		c.patch(split, -1, c.here())
		if c.err != nil {
			return
		}
	}
	for _, at := range ends {
		c.patch(at, c.here(), -1)
	}
}

func (c *compiler) optional(body func()) { c.either(body, func() {}) }

// repeat reads body lo to hi times, written out.
func (c *compiler) repeat(lo, hi int, body func()) {
	for range lo {
		body()
	}
	var splits []int32
	for range hi - lo {
		at := c.emit(instruction{op: opSplit})
		c.patch(at, c.here(), -1)
		splits = append(splits, at)
		body()
	}
	for _, at := range splits {
		c.patch(at, -1, c.here())
	}
}

const maxIndent = 16 // spaces

// space reads the whitespace between tokens of JSON.
func (c *compiler) space() {
	c.either(func() {}, func() { c.text(" ") }, func() {
		c.text("\n")
		c.repeat(0, maxIndent, func() { c.text(" ") })
	})
}

// value reads a value of schema d; slot is the counter of its level.
func (c *compiler) value(d *document, path string, slot int) {
	if c.err != nil {
		return
	}
	if slot > MaxDepth {
		c.fail(fmt.Errorf("%w: nested deeper than %d", ErrUnsupported, MaxDepth), path)
		return
	}
	if d.AnyOf != nil {
		c.anyOf(d, path, slot)
		return
	}
	texts, ok, err := d.literals()
	if err != nil {
		c.fail(err, path)
		return
	}
	var alternatives []func()
	if ok {
		for _, text := range texts {
			alternatives = append(alternatives, func() { c.text(text) })
		}
	} else {
		for _, kind := range d.kinds() {
			alternatives = append(alternatives, func() { c.kind(kind, d, path, slot) })
		}
	}
	if len(alternatives) == 0 {
		c.fail(fmt.Errorf("%w: no type", ErrUnsupported), path)
		return
	}
	c.either(alternatives...)
}

func (c *compiler) anyOf(d *document, path string, slot int) {
	rest := *d
	rest.AnyOf = nil
	if rest.kinds() != nil || rest.Enum != nil || rest.Const != nil || rest.bounded() {
		c.fail(fmt.Errorf("%w: anyOf beside other keywords", ErrUnsupported), path)
		return
	}
	if len(d.AnyOf) == 0 {
		c.fail(fmt.Errorf("anyOf is empty"), path)
		return
	}
	var alternatives []func()
	for i, sub := range d.AnyOf {
		alternatives = append(alternatives, func() { c.value(sub, path+"/anyOf/"+strconv.Itoa(i), slot) })
	}
	c.either(alternatives...)
}

func (c *compiler) kind(kind string, d *document, path string, slot int) {
	switch kind {
	case "object":
		c.object(d, path, slot)
	case "array":
		c.array(d, path, slot)
	case "string":
		c.str(d, path, slot)
	case "integer":
		c.integer()
	case "number":
		c.number()
	case "boolean":
		c.either(func() { c.text("true") }, func() { c.text("false") })
	case "null":
		c.text("null")
	default:
		c.fail(fmt.Errorf("unknown type %q", kind), path)
	}
}

// separator reads the comma before every element but the first; the level's
// counter tells which it is.
func (c *compiler) separator(slot int) {
	c.either(
		func() { c.emit(instruction{op: opLess, slot: uint8(slot), x: 1}) },
		func() {
			c.emit(instruction{op: opAtLeast, slot: uint8(slot), x: 1})
			c.space()
			c.text(",")
			c.space()
		})
}

// object reads the properties in their order. The counter only says whether
// one was read.
func (c *compiler) object(d *document, path string, slot int) {
	for _, name := range d.Required {
		if !slices.ContainsFunc(d.Properties, func(p property) bool { return p.name == name }) {
			c.fail(fmt.Errorf("%w: required property %q is not declared", ErrUnsupported, name), path)
			return
		}
	}
	c.text("{")
	c.space()
	for _, p := range d.Properties {
		body := func() {
			c.separator(slot)
			c.text(quote(p.name))
			c.space()
			c.text(":")
			c.space()
			c.value(p.schema, path+"/properties/"+pointer(p.name), slot+1)
			c.emit(instruction{op: opCount, slot: uint8(slot), x: 1})
		}
		if slices.Contains(d.Required, p.name) {
			body()
		} else {
			c.optional(body)
		}
		if c.err != nil {
			return
		}
	}
	c.emit(instruction{op: opZero, slot: uint8(slot)})
	c.space()
	c.text("}")
}

func pointer(name string) string { return strings.NewReplacer("~", "~0", "/", "~1").Replace(name) }

// bounds returns a minimum and a maximum, -1 for none. A maximum beyond what
// counters hold is lowered: what is shorter satisfies it too.
func (c *compiler) bounds(lo, hi *int, path string) (int, int) {
	least, most := 0, -1
	if lo != nil {
		least = *lo
	}
	if hi != nil {
		most = min(*hi, maxCount)
		if most < 0 {
			c.fail(fmt.Errorf("negative maximum"), path)
		}
	}
	switch {
	case least < 0:
		c.fail(fmt.Errorf("negative minimum"), path)
	case most >= 0 && least > most && *hi <= maxCount:
		c.fail(fmt.Errorf("minimum %d is above maximum %d", least, most), path)
	case least > maxCount:
		c.fail(fmt.Errorf("%w: minimum above %d", ErrUnsupported, maxCount), path)
	}
	return least, most
}

// counted reads body least to most times (-1: no end).
func (c *compiler) counted(least, most, slot int, body func()) {
	s := uint8(slot)
	top := max(least, most, 1) // beyond it the count makes no difference
	split := c.emit(instruction{op: opSplit})
	c.patch(split, c.here(), -1)
	if most >= 0 {
		c.emit(instruction{op: opLess, slot: s, x: int32(most)})
	}
	body()
	c.emit(instruction{op: opCount, slot: s, x: int32(top)})
	c.emit(instruction{op: opJump, x: split})
	c.patch(split, -1, c.here())
	if least > 0 {
		c.emit(instruction{op: opAtLeast, slot: s, x: int32(least)})
	}
	c.emit(instruction{op: opZero, slot: s})
}

func (c *compiler) array(d *document, path string, slot int) {
	if d.Items == nil {
		c.fail(fmt.Errorf("%w: array without items", ErrUnsupported), path)
		return
	}
	least, most := c.bounds(d.MinItems, d.MaxItems, path)
	c.text("[")
	c.space()
	c.counted(least, most, slot, func() {
		c.separator(slot)
		c.value(d.Items, path+"/items", slot+1)
	})
	c.space()
	c.text("]")
}
