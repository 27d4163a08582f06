package models

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"strconv"
	"time"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
)

// download brings one file into a partial file beside its final place. The
// partial outlives failures, cancellation and the process; its name holds the
// start of the checksum, so that bytes of one version are never continued with
// those of another.
type download struct {
	hub    *hub
	url    string
	file   file
	report func(stage Stage, done int64) // done: bytes of this file

	out     *os.File
	sums    sums
	done    int64 // bytes in out and in sums
	resumed bool  // some of them came from an earlier download
	fetched int64 // bytes read from the network
}

// partialPath names the partial file of f, whose final place is name.
func partialPath(name string, f file) string {
	if f.SHA256 == "" {
		return name + ".partial"
	}
	return name + "." + f.SHA256[:12] + ".partial"
}

var partialForm = lazyregexp.New(`^(.*\.(?i:gguf))(?:\.[0-9a-f]{12})?\.partial$`)

// partialOf is the inverse of partialPath.
func partialOf(name string) (string, bool) {
	m := partialForm.FindStringSubmatch(name)
	if m == nil {
		return "", false
	}
	return m[1], true
}

// fetch makes sure that partial holds the whole file, verified and on disk, and
// returns its SHA-256. A wrong checksum after a resumed download costs one
// more attempt from the start: the old part may have been the bad one.
func (d *download) fetch(ctx context.Context, partial string) (sum string, err error) {
	for {
		sum, err = d.attempt(ctx, partial)
		if !errors.Is(err, errChecksum) {
			return sum, err
		}
		if rmErr := os.Remove(partial); rmErr != nil {
			return "", errors.Join(err, rmErr)
		}
		if !d.resumed {
			return "", err
		}
	}
}

var errChecksum = errors.New("the checksum is wrong")

func (d *download) attempt(ctx context.Context, partial string) (sum string, err error) {
	if err := d.open(ctx, partial); err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, d.out.Close()) }()
	if err := d.transfer(ctx); err != nil {
		return "", err
	}
	if !d.sums.match(d.file) {
		return "", fmt.Errorf("%s: %w: what %s sent is not what its list promises; the download was thrown away, so try again later or take another file", d.file.Path, errChecksum, d.hub.endpoint.Host)
	}
	return d.sums.sha256(), d.out.Sync()
}

// open opens or begins the partial file and reads what it already holds.
func (d *download) open(ctx context.Context, partial string) error {
	out, err := os.OpenFile(partial, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return err
	}
	d.out, d.done, d.sums = out, 0, newSums(d.file)
	if err := d.rehash(ctx); err != nil {
		return errors.Join(err, out.Close())
	}
	d.resumed = d.done > 0
	return nil
}

func (d *download) rehash(ctx context.Context) error {
	info, err := d.out.Stat()
	if err != nil {
		return err
	}
	if info.Size() > d.file.Size {
		return d.restart()
	}
	d.done, err = copyChecked(ctx, d.sums, d.out, func(n int64) { d.report(Checking, n) })
	return err
}

// restart throws away what is there.
func (d *download) restart() error {
	d.done, d.sums = 0, newSums(d.file)
	if err := d.out.Truncate(0); err != nil {
		return err
	}
	_, err := d.out.Seek(0, io.SeekStart)
	return err
}

// transfer reads from the network until the file is whole. A broken connection
// is taken up again where it broke; patience.retries of them without a byte
// more than ever before are the end.
func (d *download) transfer(ctx context.Context) error {
	furthest, failures := d.done, 0
	for d.done < d.file.Size {
		err := d.connection(ctx)
		var broken *brokenError
		switch {
		case err == nil:
			continue
		case ctx.Err() != nil:
			return ctx.Err()
		case !errors.As(err, &broken):
			return err
		}
		if d.done > furthest {
			furthest, failures = d.done, 0
		}
		if failures == d.hub.patience.retries {
			return fmt.Errorf("%s: the connection broke %d times in a row without bringing anything: %w", d.file.Path, failures+1, err)
		}
		wait := d.hub.patience.after(failures)
		failures++
		d.hub.retrying(wait, err.Error())
		if err := sleep(ctx, wait); err != nil {
			return err
		}
	}
	return nil
}

// brokenError is a failure of the connection, worth another one.
type brokenError struct{ reason string }

func (e *brokenError) Error() string { return e.reason }

func broken(format string, args ...any) error {
	return &brokenError{fmt.Sprintf(format, args...)}
}

// connection asks for the rest of the file and appends what comes.
func (d *download) connection(ctx context.Context) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	header := http.Header{}
	if d.done > 0 {
		header.Set("Range", fmt.Sprintf("bytes=%d-", d.done))
	}
	resp, err := d.hub.get(ctx, d.url, header)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if err := d.align(resp); err != nil {
		return err
	}
	stalled := time.AfterFunc(d.hub.patience.stall, cancel)
	defer stalled.Stop()
	return d.receive(resp.Body, stalled)
}

// align makes the end of what is here the start of what comes. Announced lengths
// are not trusted: the list's size and checksum decide.
func (d *download) align(resp *http.Response) error {
	switch resp.StatusCode {
	case http.StatusPartialContent:
		first, ok := rangeStart(resp.Header.Get("Content-Range"))
		if ok && first == d.done {
			return nil
		}
		if err := d.restart(); err != nil {
			return err
		}
		return broken("the server sent another part than the one asked for")
	case http.StatusRequestedRangeNotSatisfiable:
		if err := d.restart(); err != nil {
			return err
		}
		return broken("the server says that the file is shorter than its list does")
	}
	if d.done > 0 { // the server ignores Range and sends all of it
		return d.restart()
	}
	return nil
}

var contentRange = lazyregexp.New(`^bytes (\d+)-\d+/(?:\d+|\*)$`)

// rangeStart reads the first position of a Content-Range header.
func rangeStart(h string) (int64, bool) {
	m := contentRange.FindStringSubmatch(h)
	if m == nil {
		return 0, false
	}
	n, err := strconv.ParseInt(m[1], 10, 64)
	return n, err == nil
}

// receive appends body up to the size of the file and puts off stalled with
// every read.
func (d *download) receive(body io.Reader, stalled *time.Timer) error {
	buf := make([]byte, 256<<10)
	for d.done < d.file.Size {
		n, err := body.Read(buf[:min(int64(len(buf)), d.file.Size-d.done)])
		if n > 0 {
			if _, err := d.out.Write(buf[:n]); err != nil {
				return err
			}
			d.sums.Write(buf[:n])
			d.done += int64(n)
			d.fetched += int64(n)
			d.report(Downloading, d.done)
		}
		if !stalled.Reset(d.hub.patience.stall) {
			return broken("nothing came for %v", d.hub.patience.stall)
		}
		switch {
		case err == io.EOF && d.done < d.file.Size:
			return broken("the server ended the file after %s of %s", FormatBytes(d.done), FormatBytes(d.file.Size))
		case err == io.EOF:
			return nil
		case err != nil:
			return broken("the connection broke: %v", plain(err))
		}
	}
	return nil
}

// copyChecked copies until EOF, looking at ctx now and then, and returns the
// number of bytes.
func copyChecked(ctx context.Context, w io.Writer, r io.Reader, report func(done int64)) (int64, error) {
	buf := make([]byte, 1<<20)
	for done := int64(0); ; {
		if err := ctx.Err(); err != nil {
			return done, err
		}
		n, err := r.Read(buf)
		if _, err := w.Write(buf[:n]); err != nil {
			return done, err
		}
		done += int64(n)
		if n > 0 {
			report(done)
		}
		if err == io.EOF {
			return done, nil
		}
		if err != nil {
			return done, err
		}
	}
}

// sleep waits for d or until ctx ends.
func sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}
