package gguf

import (
	"runtime"
	"unsafe"

	"golang.org/x/sys/unix"
)

// What follows is PAGEMAP_SCAN of linux/fs.h,
// https://docs.kernel.org/admin-guide/mm/pagemap.html.
const (
	pagemapScan = 0xc0606610
	pageIsHuge  = 1 << 6
)

// scan is struct pm_scan_arg.
type scan struct {
	size, flags, start, end, walkEnd uint64
	regions, regionCount, maxPages   uint64
	inverted, allOf, anyOf, returned uint64
}

// pageRegion is struct page_region.
type pageRegion struct{ start, end, categories uint64 }

// small finds the first part of b, in whole huge pages, that does not lie in such; from
// and to are len(b) if there is none. b begins and ends with a huge page.
func (p *promoter) small(b []byte) (from, to int, err error) {
	// Cached pages that are huge are mapped like that only once they are used. A page
	// that cannot be read does not count as huge, and copying it will fail.
	_ = unix.Madvise(b, unix.MADV_POPULATE_READ)
	start := uint64(address(b))
	var found pageRegion
	var pinned runtime.Pinner // its address is a number in arg
	pinned.Pin(&found)
	defer pinned.Unpin()
	arg := scan{
		start: start, end: start + uint64(len(b)),
		regions: uint64(uintptr(unsafe.Pointer(&found))), regionCount: 1,
		inverted: pageIsHuge, allOf: pageIsHuge, returned: pageIsHuge,
	}
	arg.size = uint64(unsafe.Sizeof(arg))
	n, _, errno := unix.Syscall(unix.SYS_IOCTL, p.pagemap.Fd(), pagemapScan, uintptr(unsafe.Pointer(&arg)))
	switch {
	case errno != 0:
		return 0, 0, errno
	case n == 0:
		return len(b), len(b), nil
	}
	const whole = hugePage - 1
	return int(found.start-start) &^ whole, (int(found.end-start) + whole) &^ whole, nil
}
