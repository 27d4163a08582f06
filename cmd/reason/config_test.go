package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A config file that cannot be meant is refused with what is wrong and what there is.
func TestConfigFilesThatAreWrong(t *testing.T) {
	for _, variable := range []string{"HOME", "XDG_CONFIG_HOME", "AppData"} {
		t.Setenv(variable, t.TempDir())
	}
	dir, err := os.UserConfigDir()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "reason", "config.toml")
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	const host = "[server.\"api.example.com\"]\n"
	for text, want := range map[string]string{
		"": "",
		"model = \"a.gguf\"\nprices = \"p.toml\"\n" + host + "requests_per_minute = 60\nat_once = 0\ncontinue = \"plain\"\nthinking_tokens = 9": "",
		"modle = 1":                         `unknown setting "modle" (known: model, prices, server)`,
		host + "at_onec = 1":                `(known: requests_per_minute, tokens_per_minute, at_once, continue, thinking_tokens)`,
		host + "continue = \"foo\"":         `server."api.example.com": continue = "foo": want one of final, prefix, plain, asked`,
		host + "at_once = -1":               `server."api.example.com": at_once = -1`,
		host + "requests_per_minute = -60":  "requests_per_minute = -60",
		host + "tokens_per_minute = -40000": "tokens_per_minute = -40000",
		host + "thinking_tokens = -2000":    "thinking_tokens = -2000",
	} {
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		switch _, err := loadConfig(); {
		case want == "" && err != nil:
			t.Errorf("%s: %v", text, err)
		case want != "" && (err == nil || !strings.Contains(err.Error(), want) || !strings.HasPrefix(err.Error(), path)):
			t.Errorf("%s: %v, want %s", text, err, want)
		}
	}
}
