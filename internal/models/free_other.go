//go:build !linux && !darwin && !windows

package models

// freeSpace returns -1: unknown on this system.
func freeSpace(string) int64 { return -1 }
