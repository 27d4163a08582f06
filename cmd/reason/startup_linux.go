package main

import (
	"bufio"
	"io"
	"os"
	"strconv"
	"strings"

	"golang.org/x/sys/unix"
)

// forgetStartup gives back the memory of those pages of the program and its libraries
// that only starting it needed, more than a small model takes to run: whatever of code and
// constants is used again is mapped again. What cannot be given back stays.
func forgetStartup() {
	maps, err := os.Open("/proc/self/smaps")
	if err != nil {
		return
	}
	defer maps.Close()
	for _, m := range unwritten(maps) {
		unix.Syscall(unix.SYS_MADVISE, m.from, m.to-m.from, unix.MADV_DONTNEED)
	}
}

// mapping is a stretch of the process's memory.
type mapping struct{ from, to uintptr }

// unwritten returns the mappings that hold what their files hold, of a list as in
// /proc/self/smaps: those that may not be written, and were not before they were protected,
// as the addresses of functions are in programs that may lie anywhere. Models, which are
// shared with other processes, are left out: one may be at work.
func unwritten(smaps io.Reader) []mapping {
	var all []mapping
	var m mapping
	protected := false
	for lines := bufio.NewScanner(smaps); lines.Scan(); {
		fields := strings.Fields(lines.Text())
		switch {
		case len(fields) == 6 && strings.HasPrefix(fields[5], "/"):
			low, high, _ := strings.Cut(fields[0], "-")
			m = mapping{address(low), address(high)}
			protected = strings.HasPrefix(fields[1], "r-") && strings.HasSuffix(fields[1], "p")
		case len(fields) >= 5: // without a file, or one of a longer name
			protected = false
		case len(fields) == 3 && fields[0] == "Anonymous:" && fields[1] == "0" && protected:
			all = append(all, m)
		}
	}
	return all
}

// address reads a hexadecimal number, 0 where there is none.
func address(text string) uintptr {
	n, _ := strconv.ParseUint(text, 16, 64)
	return uintptr(n)
}
