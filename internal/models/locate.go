package models

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// ErrNotPulled is wrapped by the errors of [Locate] for a Hub reference whose
// file is not on this machine: [Pull] would fetch it.
var ErrNotPulled = errors.New("not on this machine")

// Locate is [Places.Locate] on the places that the environment names.
func Locate(ctx context.Context, ref Ref) (string, error) {
	return Environment().Locate(ctx, ref)
}

// Locate returns the GGUF file that ref means: for a split model its first
// shard, after making sure that the others lie beside it. It reads folders, not
// models, and never the network. References that mean no file (Builtin, OpenAI,
// LangChain) are errors.
func (p Places) Locate(ctx context.Context, ref Ref) (string, error) {
	name, err := p.locate(ctx, ref)
	if err != nil {
		return "", fmt.Errorf("model %q: %w", ref, err)
	}
	return name, nil
}

func (p Places) locate(ctx context.Context, ref Ref) (string, error) {
	if err := ctx.Err(); err != nil {
		return "", err
	}
	switch ref.Kind {
	case Path:
		return p.locatePath(ref.File)
	case Hub:
		return p.locateHub(ctx, ref)
	case Ollama:
		return p.locateOllama(ref)
	case Builtin:
		return "", errors.New("the built-in model is part of the program and has no file")
	}
	return "", errors.New("this model is behind a server and has no file here")
}

func (p Places) locatePath(name string) (string, error) {
	home, _ := os.UserHomeDir() // without one, ~/ stays as it is
	name = expandHome(name, home)
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", p.noSuchFile(name)
	case err != nil:
		return "", bare(err)
	case info.IsDir():
		return modelInFolder(name)
	case !info.Mode().IsRegular():
		return "", errors.New("this is not a regular file")
	}
	if err := checkContent(name, info.Size()); err != nil {
		return "", err
	}
	return firstShard(name)
}

// firstShard returns name, or for a shard the first of its set; every shard has
// to be there.
func firstShard(name string) (string, error) {
	prefix, _, of, ok := shard(filepath.Base(name))
	if !ok {
		return name, nil
	}
	dir := filepath.Dir(name)
	var files []file
	for n := 1; n <= of; n++ {
		if info, err := os.Stat(filepath.Join(dir, shardName(prefix, n, of))); err == nil && info.Mode().IsRegular() {
			files = append(files, file{Path: shardName(prefix, n, of), Size: info.Size()})
		}
	}
	if s := newSet(shardName(prefix, 1, of), files); s.Lacks > 0 {
		return "", incomplete(s, dir)
	}
	return filepath.Join(dir, shardName(prefix, 1, of)), nil
}

// incomplete reports the shards that s lacks in dir.
func incomplete(s set, dir string) error {
	return fmt.Errorf("the model is split into %d files, of which %s has %d; missing: %s", s.Lacks+len(s.Files), dir, len(s.Files), s.missing())
}

// checkContent recognises what people most often have instead of the model.
func checkContent(name string, size int64) error {
	if size == 0 {
		return errors.New("the file is empty")
	}
	if strings.EqualFold(filepath.Ext(name), ".safetensors") {
		return errors.New("this is a safetensors file; the engine reads GGUF, so look for a repository of the same name that ends in -GGUF")
	}
	f, err := os.Open(name)
	if err != nil {
		return bare(err)
	}
	defer f.Close()
	const pointer = "version https://git-lfs.github.com/spec/"
	head := make([]byte, len(pointer))
	if _, err := io.ReadFull(f, head); err == nil && string(head) == pointer {
		return errors.New("this is a Git LFS pointer, a few lines that stand for the model; fetch the model itself with: git lfs pull")
	}
	return nil
}

// modelInFolder is for people who name the folder: it must hold one model.
func modelInFolder(dir string) (string, error) {
	all := setsIn(dir)
	if len(all) == 1 && all[0].Lacks == 0 {
		return filepath.Join(dir, filepath.FromSlash(all[0].name())), nil
	}
	switch {
	case len(all) == 0:
		return "", errors.New("this is a folder without a GGUF file")
	case len(all) == 1:
		return "", incomplete(all[0], dir)
	}
	var names []string
	for _, s := range all {
		names = append(names, filepath.Join(dir, s.name()))
	}
	return "", fmt.Errorf("this is a folder with several models; name one: %s", someOf(names, 8))
}

// setsIn returns the models that lie directly in dir; none if it cannot be read.
func setsIn(dir string) []set {
	entries, _ := os.ReadDir(dir)
	var files []file
	for _, e := range entries {
		if info, err := os.Stat(filepath.Join(dir, e.Name())); err == nil && info.Mode().IsRegular() {
			files = append(files, file{Path: e.Name(), Size: info.Size()})
		}
	}
	return sets(files)
}

// noSuchFile says where name was looked for, what is there instead, and what
// may have been meant.
func (p Places) noSuchFile(name string) error {
	dir := filepath.Dir(name)
	if abs, err := filepath.Abs(dir); err == nil {
		dir = abs
	}
	msg := fmt.Sprintf("there is no file %s in %s", filepath.Base(name), dir)
	if _, err := os.Stat(dir); err != nil {
		msg = fmt.Sprintf("there is no such file, nor a folder %s", dir)
	}
	var here []string
	for _, s := range setsIn(dir) {
		here = append(here, s.name())
	}
	if meant := p.meant(name, here); meant != "" {
		return fmt.Errorf("%s; did you mean %s?", msg, meant)
	}
	if len(here) > 0 {
		return fmt.Errorf("%s, which holds %s", msg, someOf(here, 8))
	}
	if strings.EqualFold(filepath.Ext(name), ".gguf") {
		return errors.New(msg)
	}
	return fmt.Errorf("%s; a model that is not a file is named %s", msg, formsList)
}

// meant guesses the reference behind a file name that does not exist.
func (p Places) meant(name string, here []string) string {
	base := filepath.Base(name)
	if near := nearest(base, here); near != "" {
		return filepath.Join(filepath.Dir(name), near)
	}
	if strings.EqualFold(filepath.Ext(name), ".gguf") {
		return ""
	}
	if owner, repo, ok := strings.Cut(name, "/"); ok {
		_, err := os.Stat(owner)
		if err != nil && ownerForm.MatchString(owner) && ownerForm.MatchString(repo) {
			return "hf:" + name
		}
		return ""
	}
	if nearest(name, []string{"builtin"}) != "" {
		return "builtin"
	}
	for _, m := range p.ollamaModels() {
		if m.Name == name {
			return m.String()
		}
	}
	return ""
}

// filesUnder lists the regular files below dir, links followed, with their
// paths relative to it. A folder that does not exist has none.
func filesUnder(ctx context.Context, dir string) ([]file, error) {
	var files []file
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil || d.IsDir() {
			return err
		}
		info, err := os.Stat(name)
		if err != nil || !info.Mode().IsRegular() {
			return nil // a link to a blob that is gone: as good as no file
		}
		rel, err := filepath.Rel(dir, name)
		if err != nil {
			return err
		}
		sha, git := blobSums(name)
		files = append(files, file{Path: filepath.ToSlash(rel), Size: info.Size(), SHA256: sha, GitSHA1: git})
		return nil
	})
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return files, err
}

// bare drops the file name from an error whose reader has just been told it.
func bare(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}

// lookedIn joins the folders for a message, those that are set.
func lookedIn(dirs ...string) string {
	dirs = slices.DeleteFunc(dirs, func(d string) bool { return d == "" })
	if len(dirs) == 0 {
		return "no folder: neither a home folder nor REASON_STORE is set"
	}
	return strings.Join(dirs, " and ")
}
