package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/google/renameio/v2/maybe"
)

// writeWhole writes a file that is there whole or not at all. What is no plain file, such
// as a device or a pipe, is written to as it stands, and a link goes on to lead where it
// does: no other file may take their place.
func writeWhole(path string, data []byte) error {
	at, err := os.Stat(path)
	if err == nil && !at.Mode().IsRegular() {
		return os.WriteFile(path, data, 0o644)
	}
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target
	}
	err = maybe.WriteFile(path, data, 0o644)
	if failed, ok := errors.AsType[*fs.PathError](err); ok { // of a file of another name beside it
		return &fs.PathError{Op: "write", Path: path, Err: failed.Err}
	}
	return err
}
