package gguf

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"
	"unsafe"

	"golang.org/x/sys/unix"
)

const (
	hugePage = 2 << 20 // bytes, where pages have 4 KiB
	// pieceBytes are moved at a time: what is in memory twice, and what closing the file
	// waits for.
	pieceBytes = 16 << 20
)

// promote moves the contents of files into huge pages until ctx ends. After each piece it
// waits restFor times as long as that took.
//
// It keeps to a share of time and not to a low priority, with which it would hold the
// locks of this process's memory for long where other processes take the processors.
func promote(ctx context.Context, files []contents, restFor time.Duration) {
	if os.Getpagesize() != 4096 {
		return
	}
	pagemap, err := os.Open("/proc/self/pagemap")
	if err != nil {
		return
	}
	defer pagemap.Close()
	p := promoter{pagemap: pagemap}
	for _, c := range files {
		p.total += len(c.data)
	}
	p.left = p.total
	for _, c := range files {
		if p.promote(ctx, c, restFor) != nil {
			return // what is not moved stays as it is
		}
	}
}

// promoter moves the contents of files into huge pages.
type promoter struct {
	pagemap     *os.File
	total, left int // bytes of all files, and of those that are not moved
}

func (p *promoter) promote(ctx context.Context, c contents, restFor time.Duration) error {
	file, err := os.Open(c.path)
	if err != nil {
		return err
	}
	defer file.Close()
	if info, err := file.Stat(); err != nil || !os.SameFile(info, c.info) {
		return fmt.Errorf("gguf: %s is another file now", c.path)
	}
	for at, end := hugePages(c.data); at < end; {
		if err := p.mayGoOn(ctx); err != nil {
			return err
		}
		from, to, err := p.small(c.data[at:min(at+pieceBytes, end)])
		if err != nil {
			return err
		}
		if from < to {
			start := time.Now()
			if err := p.move(file, c.data, at+from, at+to); err != nil {
				return err
			}
			rest(ctx, restFor*time.Since(start))
		}
		at += to
		p.left -= to
	}
	return nil
}

// hugePages returns which part of b is whole huge pages of addresses.
func hugePages(b []byte) (from, to int) {
	from = int(-address(b) % hugePage)
	return from, from + max(0, len(b)-from)&^(hugePage-1)
}

// mayGoOn returns an error if work is to end before all is moved.
func (p *promoter) mayGoOn(ctx context.Context) error {
	// The cached file counts as available, and should not have to go.
	if need := p.left + p.total; !memoryFor(uint64(need), os.DirFS("/")) {
		return fmt.Errorf("gguf: less than %d bytes of memory are available", need)
	}
	return ctx.Err()
}

// rest waits, but not after the end of ctx.
func rest(ctx context.Context, pause time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(pause):
	}
}

// move puts data[from:to] into huge pages. file holds data.
func (p *promoter) move(file *os.File, data []byte, from, to int) error {
	piece, err := hugeMemory(to - from)
	if err != nil {
		return err
	}
	if err := p.fill(piece, file, int64(from)); err != nil {
		return errors.Join(err, unmap(piece))
	}
	if err := replace(data[from:to], piece); err != nil {
		// The system may have taken the old pages away before it ran out of memory.
		return errors.Join(err, mapAgain(data[from:to], file, int64(from)), unmap(piece))
	}
	return nil
}

// fill reads piece from a file and finds whether it got huge pages.
func (p *promoter) fill(piece []byte, file *os.File, at int64) error {
	if _, err := file.ReadAt(piece, at); err != nil {
		return err
	}
	if from, to, err := p.small(piece); err != nil || from < to {
		return errors.Join(err, errors.New("gguf: no huge pages"))
	}
	return unix.Mprotect(piece, unix.PROT_READ)
}

// hugeMemory returns memory that begins at a huge page and asks for such.
func hugeMemory(size int) ([]byte, error) {
	all, err := unix.MmapPtr(-1, 0, nil, uintptr(size+hugePage), unix.PROT_READ|unix.PROT_WRITE, unix.MAP_PRIVATE|unix.MAP_ANONYMOUS)
	if err != nil {
		return nil, err
	}
	before := -uintptr(all) % hugePage
	b := unsafe.Slice((*byte)(unsafe.Add(all, before)), size)
	if before > 0 {
		err = unix.MunmapPtr(all, before)
	}
	err = errors.Join(err, unix.MunmapPtr(unsafe.Add(all, int(before)+size), hugePage-before), unix.Madvise(b, unix.MADV_HUGEPAGE))
	if err != nil {
		return nil, errors.Join(err, unmap(b))
	}
	return b, nil
}

// replace moves the pages of piece to the place of old, which is as long. For those who
// read there it is one step: they find the old pages or the new ones.
func replace(old, piece []byte) error {
	size := uintptr(len(piece))
	_, err := unix.MremapPtr(unsafe.Pointer(&piece[0]), size, unsafe.Pointer(&old[0]), size, unix.MREMAP_MAYMOVE|unix.MREMAP_FIXED)
	return err
}

// mapAgain maps a part of a file to where it was.
func mapAgain(b []byte, file *os.File, at int64) error {
	_, err := unix.MmapPtr(int(file.Fd()), at, unsafe.Pointer(&b[0]), uintptr(len(b)), unix.PROT_READ, unix.MAP_SHARED|unix.MAP_FIXED)
	return err
}

func unmap(b []byte) error { return unix.MunmapPtr(unsafe.Pointer(&b[0]), uintptr(len(b))) }

func address(b []byte) uintptr { return uintptr(unsafe.Pointer(&b[0])) }
