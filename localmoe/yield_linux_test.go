package localmoe

import (
	"runtime"
	"testing"

	"golang.org/x/sys/unix"
)

// A thread that asks for short turns gets them where Linux knows such, and keeps the priority that
// it was given since.
func TestShortTurns(t *testing.T) {
	done := make(chan string)
	go func() {
		runtime.LockOSThread() // and never unlocked, so that the thread ends with the test
		before, err := unix.SchedGetAttr(0, 0)
		if err != nil || before.Policy != unix.SCHED_NORMAL || before.Runtime == 0 || before.Nice == 19 {
			done <- "this system knows no turns, or this process has the least priority"
			return
		}
		turns := shortTurns()
		if err := unix.Setpriority(unix.PRIO_PROCESS, 0, int(before.Nice)+1); err != nil {
			t.Error(err)
		}
		turns.take()
		after, err := unix.SchedGetAttr(0, 0)
		if err != nil || after.Runtime != uint64(shortTurn) || after.Nice != before.Nice+1 {
			t.Errorf("before %+v, after %+v, %v", before, after, err)
		}
		done <- ""
	}()
	if skip := <-done; skip != "" {
		t.Skip(skip)
	}
}
