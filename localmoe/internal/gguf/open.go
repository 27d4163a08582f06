package gguf

import (
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"

	mmap "github.com/edsrzf/mmap-go"
)

// maxParts bounds the number of files of a split model; names have five digits.
const maxParts = 99999

// Open maps the file at path and parses it. If it is the first part of a split
// model (NAME-00001-of-0000N.gguf) the other parts are opened too. The file
// must not be truncated while it is open.
func Open(path string) (*File, error) { return open(path, mapped) }

// Read is Open with the file read into memory of its own, in huge pages where the
// system has them, in place of mapping it.
func Read(path string) (*File, error) { return open(path, read) }

// contents are those of a file that was opened.
type contents struct {
	path string
	info os.FileInfo
	data []byte
}

// loader returns the contents of a file of so many bytes, more than 0, and what
// releases them.
type loader func(file *os.File, size int) (data []byte, release func() error, err error)

func mapped(file *os.File, size int) ([]byte, func() error, error) {
	data, err := mmap.Map(file, mmap.RDONLY, 0)
	if err != nil {
		return nil, nil, fmt.Errorf("map: %w", err)
	}
	adviseHuge(data)
	return data, data.Unmap, nil
}

func read(file *os.File, size int) ([]byte, func() error, error) {
	data, release, err := anonymous(size)
	if err != nil {
		return nil, nil, fmt.Errorf("%d bytes of memory: %w", size, err)
	}
	if _, err := io.ReadFull(file, data); err != nil {
		return nil, nil, errors.Join(err, release())
	}
	return data, release, nil
}

func open(path string, load loader) (*File, error) {
	f, err := openOne(path, load)
	if err != nil {
		return nil, err
	}
	if err := f.addParts(path, load); err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

func openOne(path string, load loader) (*File, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("gguf: %w", err)
	}
	defer file.Close()
	info, err := file.Stat()
	switch {
	case err != nil:
		return nil, fmt.Errorf("gguf: %w", err)
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("gguf: %s is not a regular file", path)
	case info.Size() == 0: // cannot be mapped
		return nil, fmt.Errorf("gguf: %s is empty", path)
	case info.Size() > math.MaxInt:
		return nil, fmt.Errorf("gguf: %s: %d bytes are more than a 32-bit system addresses", path, info.Size())
	}
	data, release, err := load(file, int(info.Size()))
	if err != nil {
		return nil, fmt.Errorf("gguf: %s: %w", path, err)
	}
	f, err := Parse(data)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", path, err), release())
	}
	f.opened = append(f.opened, contents{path, info, data})
	f.close = append(f.close, release)
	return f, nil
}

// addParts opens the remaining parts of a split model and takes over their
// tensors. Only the first part holds the model's metadata.
func (f *File) addParts(path string, load loader) error {
	parts, split := Int(f.values["split.count"])
	if !split || parts == 0 || parts == 1 { // 0: put together again
		return nil
	}
	if parts < 0 || parts > maxParts {
		return fmt.Errorf("gguf: %s: split.count is %d", path, parts)
	}
	suffix := fmt.Sprintf("-%05d-of-%05d.gguf", 1, parts)
	stem, ok := strings.CutSuffix(path, suffix)
	if no, _ := Int(f.values["split.no"]); no != 0 || !ok {
		return fmt.Errorf("gguf: %s is part %d of %d of a split model; open the first part, named …%s", path, no+1, parts, suffix)
	}
	for no := int64(1); no < parts; no++ {
		name := fmt.Sprintf("%s-%05d-of-%05d.gguf", stem, no+1, parts)
		if err := f.addPart(name, no, parts, load); err != nil {
			return err
		}
	}
	if want, ok := Int(f.values["split.tensors.count"]); ok && want != int64(len(f.tensors)) {
		return fmt.Errorf("gguf: %s: the parts hold %d tensors, split.tensors.count says %d", path, len(f.tensors), want)
	}
	return nil
}

func (f *File) addPart(path string, no, parts int64, load loader) error {
	part, err := openOne(path, load)
	if err != nil {
		return err
	}
	f.opened = append(f.opened, part.opened...)
	f.close = append(f.close, part.close...)
	gotNo, _ := Int(part.values["split.no"])
	gotParts, _ := Int(part.values["split.count"])
	if gotNo != no || gotParts != parts {
		return fmt.Errorf("gguf: %s says that it is part %d of %d", filepath.Base(path), gotNo+1, gotParts)
	}
	for _, t := range part.tensors {
		if _, dup := f.byName[t.Name]; dup {
			return fmt.Errorf("gguf: %s: tensor %q is also in an earlier part", filepath.Base(path), t.Name)
		}
		f.byName[t.Name] = len(f.tensors)
		f.tensors = append(f.tensors, t)
	}
	return nil
}
