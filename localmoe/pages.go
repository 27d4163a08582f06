package localmoe

import (
	"fmt"
	"slices"
	"sync/atomic"
)

// Pages says in what pages of memory the weights of a model file lie. Decoding reads
// memory faster in huge pages, of which a processor needs fewer translations of addresses.
type Pages int

const (
	// PagesMapped maps the file and leaves it as the system mapped it. Processes share it.
	// The default.
	PagesMapped Pages = iota
	// PagesMoved maps the file. On Linux it moves what the system mapped in small pages to
	// huge ones in the background, once a file that is far larger than caches has been
	// decoded for a while, if there is memory for that beside the cached file.
	PagesMoved
	// PagesCopied reads all of the file when it is opened, into memory of the process in
	// huge pages where the system has them.
	PagesCopied
)

var pagesNames = []string{"mapped", "moved", "copied"}

// MarshalText returns mapped, moved or copied.
func (p Pages) MarshalText() ([]byte, error) { return []byte(pagesNames[p]), nil }

// UnmarshalText reads what MarshalText returns.
func (p *Pages) UnmarshalText(text []byte) error {
	i := slices.Index(pagesNames, string(text))
	if i < 0 {
		return fmt.Errorf("localmoe: pages are %q, not %q", text, pagesNames)
	}
	*p = Pages(i)
	return nil
}

const (
	// promoteBytes is the least size of a file that is moved to huge pages. Files of 12 to
	// 33 MB decode as fast in small ones.
	promoteBytes = 256 << 20
	// promoteAfter is how often passes have read as much as the file holds before it is
	// moved: short answers do without. While it is moved decoding loses up to a quarter of
	// its speed (docs/log.md), so that only long runs of whoever asks for it earn that back.
	promoteAfter = 8
)

// promotion moves the weights to huge pages when passes have read them often enough. The
// zero value never does.
type promotion struct {
	start    func()       // begins to move them; nil: never
	size     int64        // bytes
	perToken int64        // bytes of weights that a token needs
	read     atomic.Int64 // bytes so far
}

// plan says how to begin with a model, if it is worth it.
func (p *promotion) plan(start func(), info Info) {
	if info.Bytes >= promoteBytes {
		p.start, p.size, p.perToken = start, info.Bytes, info.BytesPerToken
	}
}

// passed counts what a pass of some rows has read.
func (p *promotion) passed(rows int) {
	if p.start == nil {
		return
	}
	bytes := min(p.size, p.perToken*int64(rows))
	enough := promoteAfter * p.size
	if now := p.read.Add(bytes); now >= enough && now-bytes < enough {
		p.start()
	}
}
