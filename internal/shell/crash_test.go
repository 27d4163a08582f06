package shell

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// What programs of these languages write to their standard error before they end with code 1.
var complaints = []struct{ name, complaint, crash string }{
	{"Python", "Traceback (most recent call last):\n  File \"check.py\", line 3, in <module>\n    json.loads(text)\n    ~~~~~~~~~~^^^^^^\nKeyError: 'chunk'\n", "KeyError: 'chunk'"},
	{"a chain of exceptions", "a warning\nTraceback (most recent call last):\n  File \"a.py\", line 4, in f\nValueError: first\n\nDuring handling of the above exception, another exception occurred:\n\n" +
		"Traceback (most recent call last):\n  File \"a.py\", line 7, in <module>\nRuntimeError: bad\nthing\n", "RuntimeError: bad"},
	{"on Windows", "Traceback (most recent call last):\r\n  File \"a.py\", line 1, in <module>\r\nZeroDivisionError: division by zero\r\n", "ZeroDivisionError: division by zero"},
	{"Node", "/tmp/a.js:1\nconst x = null; x.foo();\n                  ^\n\nTypeError: Cannot read properties of null (reading 'foo')\n    at Object.<anonymous> (/tmp/a.js:1:19)\n    at node:internal/main/run_main_module:28:49\n\nNode.js v20.20.2\n",
		"TypeError: Cannot read properties of null (reading 'foo')"},
	{"Node, with fields", "node:fs:573\n  return binding.open(\n                 ^\n\nError: ENOENT: no such file or directory, open 'nope'\n    at Object.openSync (node:fs:573:18) {\n  errno: -2,\n  path: 'nope'\n}\n\nNode.js v20.20.2\n",
		"Error: ENOENT: no such file or directory, open 'nope'"},
	{"Node, a text", "\n/tmp/b.js:1\nthrow \"no\"\n^\nno\n(Use `node --trace-uncaught ...` to show where the exception was thrown)\n\nNode.js v20.20.2\n", "no"},
	{"go run", "panic: assignment to entry in nil map\n\ngoroutine 1 [running]:\nmain.main()\n\t/tmp/g.go:2 +0x28\nexit status 2\n", "panic: assignment to entry in nil map"},
	{"Java", "Exception in thread \"main\" java.lang.NullPointerException: no chunk\n\tat Check.main(Check.java:3)\n", `Exception in thread "main" java.lang.NullPointerException: no chunk`},

	{"nothing", "", ""},
	{"a reason", "the chunk does not parse\n", ""},
	{"a warning", "check.py:3: DeprecationWarning: old\n", ""},
	{"a failed assertion", "Traceback (most recent call last):\n  File \"check.py\", line 3, in <module>\n    assert value == 42\nAssertionError: 41 is not 42\n", ""},
	{"a failed unit test", "F\n======\nFAIL: test_a (__main__.T.test_a)\n------\nTraceback (most recent call last):\n  File \"t.py\", line 3, in test_a\nValueError: 1 != 2\n\n------\nRan 1 test in 0.000s\n\nFAILED (failures=1)\n", ""},
	{"a compiler", "chunk.go:3:2: undefined: x\n", ""},
	{"a panic that is spoken of", "the chunk says \"panic: at the disco\"\n", ""},
}

func TestCrash(t *testing.T) {
	for _, test := range complaints {
		if got := crash(test.complaint); got != test.crash {
			t.Errorf("%s: %q, want %q", test.name, got, test.crash)
		}
	}
}

// A program that crashes has not said no, whatever it printed before; one that complains has.
func TestAskOfProgramsThatCrash(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the commands are for a POSIX shell")
	}
	for _, test := range complaints {
		file := filepath.Join(t.TempDir(), "complaint")
		if err := os.WriteFile(file, []byte(test.complaint), 0o600); err != nil {
			t.Fatal(err)
		}
		yes, printed, err := Ask(t.Context(), "cat "+file+" >&2; exit 1", nil)
		switch {
		case test.crash == "" && (yes || err != nil || string(printed) != test.complaint):
			t.Errorf("%s: %t, %q, %v", test.name, yes, printed, err)
		case test.crash != "" && (err == nil || !strings.Contains(err.Error(), test.crash)):
			t.Errorf("%s: %t, %q, %v", test.name, yes, printed, err)
		}
		if _, _, err := Ask(t.Context(), "echo looking; cat "+file+" >&2; exit 1", nil); (err != nil) != (test.crash != "") {
			t.Errorf("%s, after it has printed: %v", test.name, err)
		}
		// Whoever runs what a model wrote has its crash for an answer.
		if yes, printed, err := Ask(t.Context(), "cat "+file+"; exit 1", nil); yes || err != nil || string(printed) != test.complaint {
			t.Errorf("%s, on standard output: %t, %q, %v", test.name, yes, printed, err)
		}
	}
}
