package main

import (
	"os"
	"path/filepath"
	"testing"
)

// What is committed is what the command writes.
func TestFilesAreCurrent(t *testing.T) {
	for _, name := range []string{"tables_amd64.s", "tables_arm64.s"} {
		committed, err := os.ReadFile(filepath.Join("..", name))
		if err != nil {
			t.Fatal(err)
		}
		if string(committed) != file(name) {
			t.Errorf("%s is not what its tables say: run go generate ./localmoe/internal/kernel", name)
		}
	}
}
