//go:build unix

package shell

import (
	"errors"
	"os"
	"os/exec"
	"syscall"
)

// killAll has the end of its context kill what cmd has started, too: the shell is only the
// first of a group of processes.
func killAll(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error {
		err := syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL)
		if errors.Is(err, syscall.ESRCH) {
			return os.ErrProcessDone
		}
		return err
	}
}
