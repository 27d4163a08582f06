package main

import (
	"strings"
	"testing"
)

// What people type who come from other programs is answered with what to type here.
func TestWhatWasMeant(t *testing.T) {
	tests := map[string]string{
		"run model question":                "Did you mean 'reason ask' or 'reason eval run'?",
		"aks question":                      "Did you mean 'reason ask'?",
		"list":                              "Did you mean 'reason model list'?",
		"ls":                                "Did you mean 'reason model list'?",
		"show builtin":                      "Did you mean 'reason model info'?",
		"model ls":                          "Did you mean 'reason model list'?",
		"eval rnu":                          "Did you mean 'reason eval run'?",
		"nonsense":                          "All commands: reason --help",
		"ask -model x question":             "unknown flag: -model\nDid you mean --model?",
		"ask -temperature=1 q":              "Did you mean --temperature?",
		"ask --temp 1 question":             "unknown flag: --temp\nDid you mean --temperature?",
		"serve --total_budget x":            "Did you mean --total-budget?",
		"ask --seed -1 question":            `--seed: "-1" is not a whole number from 0 on`,
		"ask --temperature x q":             `--temperature: "x" is not a number`,
		"ask -t 99999999999999999 q":        "not between 0 and 1024",
		"ask --seed 99999999999999999999 q": "value out of range",
	}
	for args, want := range tests {
		if _, stderr, code := reason("", strings.Fields(args)...); code != exitUsage || !strings.Contains(stderr, want) {
			t.Errorf("%s: code %d, stderr %q, want %q", args, code, stderr, want)
		}
	}
}

// Behind "--" there are no flags, and a short flag may have its value behind it.
func TestOneDashThatIsRight(t *testing.T) {
	for want, args := range map[string][]string{
		"-2\n": {"ask", "--", "-5+3"},
		"7\n":  {"ask", "-t1", "-mbuiltin", "What is 3 + 4?"},
	} {
		if stdout, stderr, code := reason("", args...); code != exitDone || stdout != want {
			t.Errorf("%v: code %d, stdout %q, stderr %q", args, code, stdout, stderr)
		}
	}
}
