//go:build !linux

package localmoe

import "runtime"

// yield lets other goroutines run.
func yield() { runtime.Gosched() }
