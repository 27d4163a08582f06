package shell

import (
	"strings"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
)

// crashes are how programs that end with code 1 report on their standard error that they could
// not go on, by language. The report is the last that they write: a unit test that fails
// prints one, too, and goes on. The group is what went wrong.
var crashes = []*lazyregexp.Regexp{
	// Python: lines of the stack, which are indented, the exception, perhaps more of its message.
	lazyregexp.New(`(?m)^Traceback \(most recent call last\):\n(?:[ \t].*\n)+(\S.*)(?:\n.+)*\n*\z`),
	// Node: the stack, perhaps fields of the error, and the version.
	lazyregexp.New(`(?m)^(\S.*)\n(?:.+\n)*?(?:    at .*\n)+(?s:.*)^Node\.js v\d\S*\n*\z`),
	lazyregexp.New(`(?m)^(\S.*)\n\(Use .node --trace-uncaught[^\n]*\n\nNode\.js v\d\S*\n*\z`),
	// Go, by go run.
	lazyregexp.New(`(?m)^((?:panic|fatal error): .*)\n(?s:.*)^goroutine \d+ (?s:.*)^exit status 2\n*\z`),
	// Java.
	lazyregexp.New(`(?m)^(Exception in thread ".*)\n(?:[ \t]+at .*\n|Caused by: .*\n|[ \t]+\.\.\. .*\n)+\z`),
}

// assertion begins what a failed assertion says: the program has looked, and found something wrong.
const assertion = "AssertionError"

// crash is what went wrong in a program that complained so before it ended with code 1; ""
// where that says no more than no.
func crash(complaint string) string {
	complaint = strings.ReplaceAll(complaint, "\r\n", "\n")
	for _, report := range crashes {
		if found := report.FindStringSubmatch(complaint); found != nil && !strings.HasPrefix(found[1], assertion) {
			return found[1]
		}
	}
	return ""
}
