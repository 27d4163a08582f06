//go:build unix

package main

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

func TestLogitsIntoAPipe(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skip(err)
	}
	read := make(chan int)
	go func() {
		data, _ := os.ReadFile(pipe)
		read <- len(data)
	}()
	if _, stderr, code := reason("", "model", "logits", "-m", "builtin", "--tokens", "1,2", "--out", pipe); code != exitDone {
		t.Fatalf("code %d, %s", code, stderr)
	}
	if at, err := os.Lstat(pipe); err != nil || at.Mode()&os.ModeNamedPipe == 0 {
		t.Fatalf("the pipe is now %v, %v", at.Mode(), err)
	}
	if n := <-read; n == 0 || n%(2*4) != 0 {
		t.Errorf("%d bytes came through", n)
	}
}
