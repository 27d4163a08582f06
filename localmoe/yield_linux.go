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

// takeShortTurns asks for short turns of the processor for this thread, from Linux 6.12 on;
// what came before takes no notice. A thread that lets others run loses the rest of its turn
// for good: at the usual 1.4 ms and more it has far less than its share beside a busy process.
func takeShortTurns() {
	attr, err := unix.SchedGetAttr(0, 0)
	if err != nil || attr.Policy != unix.SCHED_NORMAL {
		return // as fast as before
	}
	attr.Runtime = uint64(shortTurn)
	_ = unix.SchedSetAttr(0, attr, 0) // without it decoding is only slower beside others
}
