package models

import "golang.org/x/sys/windows"

// freeSpace returns the bytes that this user may still write below dir, -1 if
// the system does not say.
func freeSpace(dir string) int64 {
	name, err := windows.UTF16PtrFromString(dir)
	if err != nil {
		return -1
	}
	var free uint64
	if windows.GetDiskFreeSpaceEx(name, &free, nil, nil) != nil {
		return -1
	}
	return int64(min(free, 1<<62))
}
