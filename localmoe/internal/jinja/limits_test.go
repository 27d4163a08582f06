package jinja_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/localmoe/internal/jinja"
)

// TestLimits runs templates that would take unbounded time or memory.
func TestLimits(t *testing.T) {
	double := strings.Repeat("{% set x = x ~ x %}", 60)
	nested := "{% set x = [1] %}" + strings.Repeat("{% set x = [x, x] %}", 60)
	loops := strings.Repeat("{% for i in range(99999) %}", 4) + strings.Repeat("{% endfor %}", 4)
	for name, source := range map[string]string{
		"doubling":         "{% set x = 'abcd' %}" + double,
		"repeat":           "{{ 'x' * 100000000000 }}",
		"repeat list":      "{{ [1] * 100000000000 }}",
		"range":            "{{ range(1000000000) }}",
		"range bounds":     "{{ range(-9223372036854775807, 9223372036854775807) | list }}",
		"nested loops":     loops,
		"recursion":        "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
		"self repr":        "{% set n = namespace() %}{% set n.n = n %}{{ n }}",
		"exponential repr": nested + "{{ x }}",
		"exponential json": nested + "{{ x | tojson }}",
		"exponential ==":   nested + "{% set y = x %}" + strings.ReplaceAll(nested, "x", "z") + "{{ y == z }}",
		"padding":          "{{ 'x'.center(99999999999) }}",
		"percent width":    "{{ '%99999999999d' % 1 }}",
		"percent star":     "{{ '%*d' % (99999999999, 1) }}",
		"precision":        "{{ '%.99999999f' % 1.0 }}",
		"format width":     "{{ '{:99999999999}'.format(1) }}",
		"replace":          "{{ ('x' * 1000000).replace('x', 'y' * 1000000) }}",
		"join":             "{{ ('x' * 1000000).join('y' * 1000000) }}",
		"percent output":   "{% set x = 'x' * 1000000 %}{{ ('%(x)s' * 1000) % {'x': x} }}",
		"format output":    "{% set x = 'x' * 1000000 %}{{ ('{0}' * 1000).format(x) }}",
		"long key":         "{% set x = 'x' * 2000000 %}{% for i in range(99999) %}{% if x in {} %}{% endif %}{% endfor %}",
		"long text":        "{% set x = ' ' * 2000000 %}{% for i in range(99999) %}{{ x | trim }}{% endfor %}",
		"long name":        "{{ " + strings.Repeat("x", 5000) + " }}",
		"output":           "{% set x = 'x' * 1000000 %}{% for i in range(1000) %}{{ x }}{% endfor %}",
		"parentheses":      "{{ " + strings.Repeat("(", 100000) + "1" + strings.Repeat(")", 100000) + " }}",
		"blocks":           strings.Repeat("{% if true %}", 100000),
		"minus":            "{{ " + strings.Repeat("-", 100000) + "1 }}",
		"not":              "{{ " + strings.Repeat("not ", 100000) + "1 }}",
		"sum":              "{{ 1" + strings.Repeat("+1", 100000) + " }}",
		"filters":          "{{ 1" + strings.Repeat("|string", 100000) + " }}",
		"filter block":     "{% filter " + strings.Repeat("string|", 100000) + "string %}{% endfilter %}",
		"map of maps":      "{{ 'a' | map(*(['map'] * 5000)) | list }}",
		"deep key":         "{% set n = namespace(t=(1,)) %}{% for i in range(5000) %}{% set n.t = (n.t,) %}{% endfor %}{% if n.t in {} %}{% endif %}",
		"long attribute":   "{% set x = 'x' * 2000000 %}{% for i in range(99999) %}{% if 1 | attr(x) %}{% endif %}{% endfor %}",
		"json separators":  "{{ range(1000) | list | tojson(separators=['x' * 100000, ':']) }}",
		"format of format": "{{ ('{:' ~ '{0}' * 20000 ~ '}').format('') }}",
		"source":           strings.Repeat("x", jinja.MaxSource+1),
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := render(source, nil, jinja.Options{MaxSteps: 2_000_000, MaxAlloc: 64 << 20}); !errors.Is(err, jinja.ErrLimit) {
				t.Errorf("got %v, want a limit error", err)
			}
		})
	}
}

// TestErrors checks that errors name the line and the construct.
func TestErrors(t *testing.T) {
	for source, want := range map[string]string{
		"a\n{% include 'x' %}":                       `jinja: line 2: tag "include" is not supported`,
		"{{ 1 }}\n\n{{ 'a' | frob }}":                `jinja: line 3: filter "frob" is not supported`,
		"{% if x %}\n":                               `jinja: line 1: template ends where one of ["elif" "else" "endif"] is due`,
		"\n{{ x.y }}":                                `jinja: line 2: undefined: "x" is not defined, so it has no attribute "y"`,
		"{{ 'abc }}":                                 `jinja: line 1: string without its closing quote`,
		"{{ 1 +\n }}":                                `jinja: line 2: unexpected end of print statement`,
		"{{ (1 }}":                                   `jinja: line 1: unexpected "}"`,
		"{% for x in 5 %}{% endfor %}":               `jinja: line 1: cannot iterate over int`,
		"{% set x.y = 1 %}":                          `jinja: line 1: cannot set attribute "y" of "x", which is not a namespace`,
		"{{ " + strings.Repeat("9", 129) + " }}":     `jinja: line 1: an integer of 129 digits is out of range`,
		"{{ 'a' | truncate(-9223372036854775806) }}": `jinja: line 1: filter truncate: length -9223372036854775806 and leeway 5 are too small`,
		"{{ [].append(1) }}":                         `jinja: line 1: undefined: method "append" of a list is not allowed, it changes the list`,
	} {
		_, err := render(source, nil, jinja.Options{})
		if err == nil || err.Error() != want {
			t.Errorf("%q:\n got %v\nwant %s", source, err, want)
		}
	}
}

func TestDecodeJSON(t *testing.T) {
	const in = `{"b": 1, "a": [1.5, 1e2, 12345678901234567890123, null, true, "é\u0001"], "c": {"z": 1, "y": 2, "z": 3}}`
	v, err := jinja.DecodeJSON([]byte(in))
	if err != nil {
		t.Fatal(err)
	}
	vars := jinja.NewMap()
	vars.Set("v", v)
	got, err := render("{{ v | tojson }}", vars, jinja.Options{})
	const want = `{"b": 1, "a": [1.5, 100.0, 12345678901234567890123, null, true, "é\u0001"], "c": {"z": 3, "y": 2}}`
	if err != nil || got != want {
		t.Errorf("got %s, %v\nwant %s", got, err, want)
	}
	for _, bad := range []string{"", "{", "[1,]", "1 2", `{"a"}`, strings.Repeat("[", 1000)} {
		if _, err := jinja.DecodeJSON([]byte(bad)); err == nil {
			t.Errorf("DecodeJSON(%.20q) gave no error", bad)
		}
	}
}
