package main

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"strconv"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"reason": func() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }})
}

// TestScripts runs the command as a person would: see testdata/script.
func TestScripts(t *testing.T) {
	server := newServer(t)
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("REASON_MODEL", "")
			e.Setenv("SERVER", server.URL+"/v1")
			e.Setenv("SECRET", secret)
			return writeModels(e.WorkDir)
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"exits": exits,
		},
	})
}

// After the first collection of garbage the heap grows by half.
func TestCollectLate(t *testing.T) {
	percent := func() uint64 {
		sample := []metrics.Sample{{Name: "/gc/gogc:percent"}}
		metrics.Read(sample)
		return sample[0].Value.Uint64()
	}
	before := int(percent())
	defer debug.SetGCPercent(before)
	collectLate()
	runtime.GC()
	for range 1000 {
		if percent() == 50 {
			return
		}
		time.Sleep(time.Millisecond)
	}
	t.Errorf("%d %% after a collection, want 50", percent())
}

// writeModels writes a small model with a chat template, and the same without.
func writeModels(dir string) error {
	file, err := os.ReadFile("../../localmoe/testdata/qwen2moe-q8_0.gguf")
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, "chat.gguf"), file, 0o600); err != nil {
		return err
	}
	key := []byte("tokenizer.chat_template")
	return os.WriteFile(filepath.Join(dir, "base.gguf"), bytes.Replace(file, key, bytes.ToUpper(key), 1), 0o600)
}

// exits runs a command and compares its exit code: exits CODE COMMAND ARGS...
func exits(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND ARGS...")
	}
	err := ts.Exec(args[1], args[2:]...)
	code := "0"
	if exit, ok := err.(interface{ ExitCode() int }); ok {
		code = strconv.Itoa(exit.ExitCode())
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if code != args[0] {
		ts.Fatalf("exit code %s, want %s", code, args[0])
	}
}
