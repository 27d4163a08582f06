package localmoe

import (
	"time"

	"golang.org/x/sys/unix"
)

// yield lets other threads of this processor run, those of other processes
// among them.
func yield() { unix.RawSyscall(unix.SYS_SCHED_YIELD, 0, 0, 0) }

// shortTurn is the processor time that a thread asks for at once, the least that Linux grants.
const shortTurn = 100 * time.Microsecond

// turns are how a thread asks for short turns of the processor. A thread that lets others run
// loses the rest of its turn for good: at the usual 1.4 ms and more it has far less than its
// share beside a busy process.
type turns struct{ attr *unix.SchedAttr }

// shortTurns are those of threads that are scheduled as this one. Linux knows them from 6.12
// on; what came before takes no notice.
func shortTurns() turns {
	attr, err := unix.SchedGetAttr(0, 0)
	if err != nil || attr.Policy != unix.SCHED_NORMAL {
		return turns{}
	}
	attr.Runtime = uint64(shortTurn)
	return turns{attr}
}

// take asks for the thread that calls it.
func (t turns) take() {
	if t.attr == nil {
		return
	}
	priority, err := unix.Getpriority(unix.PRIO_PROCESS, 0)
	if err != nil {
		return
	}
	t.attr.Nice = int32(20 - priority)  // which asking sets, too, and others may have changed
	_ = unix.SchedSetAttr(0, t.attr, 0) // without it decoding is only slower beside others
}
