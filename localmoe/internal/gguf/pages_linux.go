package gguf

import "golang.org/x/sys/unix"

// adviseHuge asks for huge pages, of which a processor needs fewer translations of
// addresses. Where the file system has large folios (ext4 since Linux 6.16) files get
// them as they are read from the disk, without taking more memory. What is in the
// page cache already stays as it is; a system that has no huge pages refuses, which
// changes nothing.
func adviseHuge(data []byte) { _ = unix.Madvise(data, unix.MADV_HUGEPAGE) }

// anonymous returns memory in huge pages if the system has any.
func anonymous(size int) (data []byte, release func() error, err error) {
	data, err = unix.Mmap(-1, 0, size, unix.PROT_READ|unix.PROT_WRITE, unix.MAP_PRIVATE|unix.MAP_ANONYMOUS)
	if err != nil {
		return nil, nil, err
	}
	adviseHuge(data)
	return data, func() error { return unix.Munmap(data) }, nil
}
