package gguf

import (
	"bytes"
	"context"
	"math/rand/v2"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"testing/fstest"

	"golang.org/x/sys/unix"
)

// mapRandom maps a new file of so many random bytes in small pages.
func mapRandom(t *testing.T, size int) (f *File, want []byte) {
	t.Helper()
	want = make([]byte, size)
	rand.NewChaCha8([32]byte{1}).Read(want)
	path := filepath.Join(t.TempDir(), "model")
	if err := os.WriteFile(path, want, 0o600); err != nil {
		t.Fatal(err)
	}
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		t.Fatal(err)
	}
	data, release, err := mapped(file, size)
	if err != nil {
		t.Fatal(err)
	}
	if err := unix.Madvise(data, unix.MADV_NOHUGEPAGE); err != nil {
		t.Skip("the system has no huge pages: ", err)
	}
	f = &File{opened: []contents{{path, info, data}}, close: []func() error{release}}
	t.Cleanup(func() { f.Close() })
	return f, want
}

// isHuge reports whether all of b that can lie in huge pages does.
func isHuge(t *testing.T, b []byte) bool {
	t.Helper()
	pagemap, err := os.Open("/proc/self/pagemap")
	if err != nil {
		t.Skip(err)
	}
	defer pagemap.Close()
	p := promoter{pagemap: pagemap}
	from, to := hugePages(b)
	at, _, err := p.small(b[from:to])
	if err != nil {
		t.Skip("the system does not say which pages are huge: ", err)
	}
	return at == to-from
}

// TestPromote holds that those who read find the same bytes before, while and after a
// file is moved to huge pages.
func TestPromote(t *testing.T) {
	f, want := mapRandom(t, 2*pieceBytes+hugePage+12345)
	data := f.opened[0].data
	if isHuge(t, data) {
		t.Fatal("the file is mapped in huge pages")
	}
	ctx, cancel := context.WithCancel(t.Context())
	var readers sync.WaitGroup
	for i := range 2 {
		readers.Go(func() {
			random := rand.New(rand.NewPCG(1, uint64(i)))
			for ctx.Err() == nil {
				at := random.IntN(len(data))
				end := min(len(data), at+random.IntN(1<<16))
				if !bytes.Equal(data[at:end], want[at:end]) {
					t.Errorf("bytes %d to %d have changed", at, end)
					return
				}
			}
		})
	}
	promote(t.Context(), f.opened, 0)
	cancel()
	readers.Wait()
	if !bytes.Equal(data, want) {
		t.Error("the contents have changed")
	}
	if !isHuge(t, data) {
		t.Skip("the system gave no huge pages")
	}
}

// A file that is being moved can be closed.
func TestClosePromoted(t *testing.T) {
	for range 5 {
		f, _ := mapRandom(t, 2*hugePage)
		f.Promote()
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// What cannot be moved stays as it is.
func TestPromoteFails(t *testing.T) {
	tests := map[string]func(t *testing.T, path string){
		"no file": func(t *testing.T, path string) {
			if err := os.Remove(path); err != nil {
				t.Fatal(err)
			}
		},
		"another file": func(t *testing.T, path string) {
			if err := os.Rename(path, path+".old"); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, make([]byte, 4*hugePage), 0o600); err != nil {
				t.Fatal(err)
			}
		},
		"no huge pages": func(t *testing.T, _ string) {
			if err := unix.Prctl(unix.PR_SET_THP_DISABLE, 1, 0, 0, 0); err != nil {
				t.Skip(err)
			}
			t.Cleanup(func() { unix.Prctl(unix.PR_SET_THP_DISABLE, 0, 0, 0, 0) })
		},
	}
	for name, prepare := range tests {
		t.Run(name, func(t *testing.T) {
			f, want := mapRandom(t, 4*hugePage)
			prepare(t, f.opened[0].path)
			promote(t.Context(), f.opened, 0)
			if !bytes.Equal(f.opened[0].data, want) {
				t.Error("the contents have changed")
			}
			if isHuge(t, f.opened[0].data) {
				t.Error("the contents were moved")
			}
		})
	}
}

// What the system took away before it failed is mapped again.
func TestMapAgain(t *testing.T) {
	f, want := mapRandom(t, 4*hugePage)
	c := f.opened[0]
	file, err := os.Open(c.path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	from, to := hugePages(c.data)
	part := c.data[from:to]
	if err := replace(part, part); err == nil {
		t.Fatal("pages were moved to where they are")
	}
	if err := unmap(part); err != nil {
		t.Fatal(err)
	}
	if err := mapAgain(part, file, int64(from)); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(c.data, want) {
		t.Error("the contents have changed")
	}
}

func TestMemoryFor(t *testing.T) {
	machine := map[string]string{ // 8 MB, an eighth of which is to stay
		"proc/meminfo": "MemTotal:  8000 kB\nMemFree: 1 kB\nMemAvailable:    5000 kB\n",
	}
	group := map[string]string{"proc/self/cgroup": "1:name=systemd:/\n0::/a/b\n"}
	tests := []struct {
		name string
		more map[string]string
		need uint64
		want bool
	}{
		{"enough", nil, 4000 << 10, true},
		{"too little", nil, 4001 << 10, false},
		{"unlimited group", map[string]string{"sys/fs/cgroup/a/b/memory.max": "max\n"}, 4000 << 10, true},
		{"limited group", map[string]string{"sys/fs/cgroup/a/b/memory.max": "800\n", "sys/fs/cgroup/a/b/memory.current": "300\n"}, 401, false},
		{"cached files", map[string]string{
			"sys/fs/cgroup/a/b/memory.max": "800\n", "sys/fs/cgroup/a/b/memory.current": "300\n",
			"sys/fs/cgroup/a/b/memory.stat": "anon 100\nfile 200\n",
		}, 600, true},
		{"limit above", map[string]string{"sys/fs/cgroup/a/memory.max": "800\n", "sys/fs/cgroup/a/memory.current": "700\n"}, 1, false},
		{"limited container", map[string]string{"proc/self/cgroup": "0::/\n", "sys/fs/cgroup/memory.max": "800\n"}, 701, false},
		{"no group", map[string]string{"proc/self/cgroup": ""}, 1, true},
	}
	for _, tt := range tests {
		system := fstest.MapFS{}
		for _, files := range []map[string]string{machine, group, tt.more} {
			for name, text := range files {
				system[name] = &fstest.MapFile{Data: []byte(text)}
			}
		}
		if got := memoryFor(tt.need, system); got != tt.want {
			t.Errorf("%s: memoryFor(%d) = %v", tt.name, tt.need, got)
		}
	}
	if memoryFor(1, fstest.MapFS{}) {
		t.Error("a system that does not say what is available has memory")
	}
}
