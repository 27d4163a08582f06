//go:build !linux

package localmoe

import "runtime"

// yield lets other goroutines run.
func yield() { runtime.Gosched() }

// takeShortTurns asks for nothing where there is no way to.
func takeShortTurns() {}
