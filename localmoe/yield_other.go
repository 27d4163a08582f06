//go:build !linux

package localmoe

import "runtime"

// yield lets other goroutines run.
func yield() { runtime.Gosched() }

// turns are of no use where threads cannot ask for them.
type turns struct{}

func shortTurns() turns { return turns{} }

func (turns) take() {}
