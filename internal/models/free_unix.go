//go:build linux || darwin

package models

import "golang.org/x/sys/unix"

// freeSpace returns the bytes that this user may still write below dir, -1 if
// the system does not say.
func freeSpace(dir string) int64 {
	var st unix.Statfs_t
	if unix.Statfs(dir, &st) != nil {
		return -1
	}
	return int64(st.Bavail) * int64(st.Bsize)
}
