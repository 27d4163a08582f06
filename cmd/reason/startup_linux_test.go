package main

import (
	"os"
	"slices"
	"strings"
	"testing"
)

const smapsOfProgram = `00400000-01366000 r-xp 00000000 fe:00 1234 /usr/bin/reason
Size:              15768 kB
Anonymous:             0 kB
VmFlags: rd ex mr mw me
01366000-0222e000 r--p 00f66000 fe:00 1234 /usr/bin/reason
Anonymous:             4 kB
VmFlags: rd mr mw me
0222e000-02ee6000 rw-p 01e2e000 fe:00 1234 /usr/bin/reason
Anonymous:             0 kB
c000000000-c000400000 r--p 00000000 00:00 0
Anonymous:             0 kB
7f000000-7f100000 r--s 00000000 fe:00 99 /models/a.gguf
Anonymous:             0 kB
7f200000-7f300000 r--p 00000000 fe:00 7 /usr/lib/libc.so.6
Anonymous:             0 kB
7ffc0000-7ffc2000 r-xp 00000000 00:00 0 [vdso]
Anonymous:             0 kB
`

// A page that was written before it was protected, as loaders do, would be lost.
func TestUnwritten(t *testing.T) {
	got := unwritten(strings.NewReader(smapsOfProgram))
	want := []mapping{{0x400000, 0x1366000}, {0x7f200000, 0x7f300000}}
	if !slices.Equal(got, want) {
		t.Errorf("got %x, want %x", got, want)
	}
	if maps, err := os.Open("/proc/self/smaps"); err == nil {
		defer maps.Close()
		if len(unwritten(maps)) == 0 {
			t.Error("nothing of this program can be given back")
		}
	}
}
