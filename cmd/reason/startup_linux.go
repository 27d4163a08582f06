package main

import (
	"bufio"
	"fmt"
	"os"

	"golang.org/x/sys/unix"
)

// forgetStartup gives back the memory of those pages of the program file that only
// starting it needed, more than a small model takes to run: whatever of its code
// and constants is used again is mapped again. What cannot be given back stays.
func forgetStartup() {
	program, err := os.Executable()
	if err != nil {
		return
	}
	maps, err := os.Open("/proc/self/maps")
	if err != nil {
		return
	}
	defer maps.Close()
	for lines := bufio.NewScanner(maps); lines.Scan(); {
		var from, to uintptr
		var access, offset, device, inode, path string
		fmt.Sscanf(lines.Text(), "%x-%x %s %s %s %s %s", &from, &to, &access, &offset, &device, &inode, &path)
		if path == program && access[1] == '-' { // never written: equal to the file
			unix.Syscall(unix.SYS_MADVISE, from, to-from, unix.MADV_DONTNEED)
		}
	}
}
