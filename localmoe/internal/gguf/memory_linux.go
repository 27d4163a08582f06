package gguf

import (
	"bytes"
	"io/fs"
	"path"
	"strconv"
)

// memoryFor reports whether so many bytes are available and an eighth of all memory
// beside them, on the machine and in the control groups (version 2) of the process.
// system is the root of the file system.
func memoryFor(need uint64, system fs.FS) bool {
	info := fields(system, "proc/meminfo", ":")
	const kilobyte = 1024
	if !enough(need, info["MemAvailable"]*kilobyte, info["MemTotal"]*kilobyte) {
		return false
	}
	for group := controlGroup(system); ; group = path.Dir(group) {
		dir := path.Join("sys/fs/cgroup", group)
		if limit, ok := number(system, path.Join(dir, "memory.max")); ok { // else there is none
			used, _ := number(system, path.Join(dir, "memory.current"))
			cached := fields(system, path.Join(dir, "memory.stat"), "")["file"]
			if !enough(need, limit-min(limit, used-min(used, cached)), limit) {
				return false
			}
		}
		if group == "/" {
			return true
		}
	}
}

func enough(need, available, total uint64) bool {
	return available >= total/8 && available-total/8 >= need
}

// controlGroup returns the path of the control group of the process.
func controlGroup(system fs.FS) string {
	groups, _ := fs.ReadFile(system, "proc/self/cgroup")
	for line := range bytes.Lines(groups) {
		if group, ok := bytes.CutPrefix(line, []byte("0::")); ok {
			return path.Join("/", string(bytes.TrimSpace(group)))
		}
	}
	return "/"
}

// number reads a file that holds one.
func number(system fs.FS, name string) (uint64, bool) {
	text, err := fs.ReadFile(system, name)
	if err != nil {
		return 0, false
	}
	n, err := strconv.ParseUint(string(bytes.TrimSpace(text)), 10, 64)
	return n, err == nil // "max" is none
}

// fields reads a file with a name, what follows it, and a number on each line.
func fields(system fs.FS, name, after string) map[string]uint64 {
	text, _ := fs.ReadFile(system, name)
	values := make(map[string]uint64)
	for line := range bytes.Lines(text) {
		words := bytes.Fields(line)
		if len(words) < 2 {
			continue
		}
		if n, err := strconv.ParseUint(string(words[1]), 10, 64); err == nil {
			values[string(bytes.TrimSuffix(words[0], []byte(after)))] = n
		}
	}
	return values
}
