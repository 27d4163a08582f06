package schema

const (
	maxDigits   = 15 // float64 holds all whole numbers of this length
	maxFraction = 17
)

func (c *compiler) digit() { c.set('0', '9') }

func (c *compiler) integer() {
	c.optional(func() { c.text("-") })
	c.either(func() { c.text("0") }, func() {
		c.set('1', '9')
		c.repeat(0, maxDigits-1, c.digit)
	})
}

func (c *compiler) number() {
	c.integer()
	c.optional(func() {
		c.text(".")
		c.repeat(1, maxFraction, c.digit)
	})
	c.optional(func() {
		c.set('e', 'e', 'E', 'E')
		c.optional(func() { c.set('+', '+', '-', '-') })
		c.repeat(1, 2, c.digit)
	})
}

func (c *compiler) str(d *document, path string, slot int) {
	least, most := c.bounds(d.MinLength, d.MaxLength, path)
	c.text(`"`)
	c.counted(least, most, slot, c.character)
	c.text(`"`)
}

// character reads one code point of a string: itself in UTF-8 or escaped.
func (c *compiler) character() {
	tail := func() { c.set(0x80, 0xbf) }
	c.either(
		func() { c.set(0x20, 0x21, 0x23, 0x5b, 0x5d, 0x7f) },
		func() { c.text(`\`); c.escape() },
		func() { c.set(0xc2, 0xdf); tail() },
		func() { c.set(0xe0, 0xe0); c.set(0xa0, 0xbf); tail() },
		func() { c.set(0xe1, 0xec, 0xee, 0xef); tail(); tail() },
		func() { c.set(0xed, 0xed); c.set(0x80, 0x9f); tail() }, // no surrogates
		func() { c.set(0xf0, 0xf0); c.set(0x90, 0xbf); tail(); tail() },
		func() { c.set(0xf1, 0xf3); tail(); tail(); tail() },
		func() { c.set(0xf4, 0xf4); c.set(0x80, 0x8f); tail(); tail() },
	)
}

// escape reads what follows a backslash. \ud800 to \udfff are left out: they
// only mean something in pairs.
func (c *compiler) escape() {
	hex := func() { c.set('0', '9', 'a', 'f', 'A', 'F') }
	c.either(
		func() { c.set('"', '"', '\\', '\\', '/', '/', 'b', 'b', 'f', 'f', 'n', 'n', 'r', 'r', 't', 't') },
		func() {
			c.text("u")
			c.either(
				func() { c.set('0', '9', 'a', 'c', 'A', 'C', 'e', 'f', 'E', 'F'); hex() },
				func() { c.set('d', 'd', 'D', 'D'); c.set('0', '7') },
			)
			hex()
			hex()
		})
}
