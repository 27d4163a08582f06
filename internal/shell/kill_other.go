//go:build !unix

package shell

import "os/exec"

func killAll(*exec.Cmd) {}
