package gguf

import (
	"context"
	"slices"
	"sync"
)

// restFor is how much longer than moving a part the pause after it is.
const restFor = 7

// Promote starts to move the contents of the files into huge pages, in place, while
// others read them: Linux maps a file in huge pages only if it lies in the page cache in
// such, which depends on how it came there. It returns at once. What is moved is memory of
// the process, as large as the file; the cached file, no longer in use, is what the system
// takes back first when memory gets short.
//
// That takes an eighth of the time of one processor until all is moved. It ends before if
// memory would get short, if the system has no huge pages or does not say which pages are
// huge (Linux before 6.7), and when f is closed. Promote is called at most once, and not
// while f is being closed.
func (f *File) Promote() {
	ctx, cancel := context.WithCancel(context.Background())
	var work sync.WaitGroup
	work.Go(func() { promote(ctx, f.opened, restFor) })
	stop := func() error {
		cancel()
		work.Wait()
		return nil
	}
	f.close = slices.Insert(f.close, 0, stop) // before the memory is released
}
