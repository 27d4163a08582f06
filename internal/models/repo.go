package models

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
)

// Two folders hold files of Hugging Face repositories. Ours is plain:
//
//	STORE/hf/OWNER/REPO/FILE         the model
//	STORE/hf/OWNER/REPO/FILE.sha256  its checksum, as sha256sum writes it
//
// The Hugging Face cache is laid out by https://huggingface.co/docs/huggingface_hub/guides/manage-cache:
//
//	CACHE/models--OWNER--REPO/refs/main              a commit
//	CACHE/models--OWNER--REPO/snapshots/COMMIT/FILE  a link to the blob
//	CACHE/models--OWNER--REPO/blobs/SHA256           the content

// storeDir is the folder of a repository in our own store.
func (p Places) storeDir(repo string) string {
	return under(p.Store, "hf", filepath.FromSlash(repo))
}

// cacheDir is the folder of a repository in the Hugging Face cache.
func (p Places) cacheDir(repo string) string {
	return under(p.HubCache, "models--"+strings.ReplaceAll(repo, "/", "--"))
}

// snapshots returns the folders of the revisions in a cache folder: first the
// one that refs/main names, then the others, newest first.
func snapshots(cacheDir string) ([]string, error) {
	dir := filepath.Join(cacheDir, "snapshots")
	entries, err := os.ReadDir(dir)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	head, _ := os.ReadFile(filepath.Join(cacheDir, "refs", "main")) // absent when only a tag was fetched
	current := strings.TrimSpace(string(head))
	slices.SortStableFunc(entries, func(a, b os.DirEntry) int {
		switch current {
		case a.Name():
			return -1
		case b.Name():
			return 1
		}
		return modified(b).Compare(modified(a))
	})
	var dirs []string
	for _, e := range entries {
		dirs = append(dirs, filepath.Join(dir, e.Name()))
	}
	return dirs, nil
}

func modified(e os.DirEntry) time.Time {
	info, err := e.Info()
	if err != nil {
		return time.Time{} // gone meanwhile: last
	}
	return info.ModTime()
}

// repoFolders returns the folders that may hold files of a repository, in the
// order in which they are searched.
func (p Places) repoFolders(repo string) ([]string, error) {
	var dirs []string
	if d := p.storeDir(repo); d != "" {
		dirs = append(dirs, d)
	}
	if p.HubCache == "" {
		return dirs, nil
	}
	snaps, err := snapshots(p.cacheDir(repo))
	return append(dirs, snaps...), err
}

func (p Places) locateHub(ctx context.Context, ref Ref) (string, error) {
	dirs, err := p.repoFolders(ref.Repo)
	if err != nil {
		return "", err
	}
	var partly, other error
	for _, dir := range dirs {
		files, err := filesUnder(ctx, dir)
		if err != nil {
			return "", err
		}
		s, err := choose(sets(files), ref)
		switch {
		case errors.Is(err, errNoGGUF):
		case err != nil:
			other = fmt.Errorf("%s %w", dir, err)
		case s.Lacks > 0:
			partly = incomplete(s, dir)
		default:
			return filepath.Join(dir, filepath.FromSlash(s.name())), nil
		}
	}
	how := "download it with: reason model pull " + ref.String()
	switch {
	case partly != nil:
		return "", fmt.Errorf("%w as a whole: %w; %s", ErrNotPulled, partly, how)
	case other != nil:
		return "", fmt.Errorf("%w: %w; %s", ErrNotPulled, other, how)
	}
	return "", fmt.Errorf("%w: looked in %s; %s", ErrNotPulled, lookedIn(p.storeDir(ref.Repo), p.cacheDir(ref.Repo)), how)
}

var (
	sumForm = lazyregexp.New(`^[0-9a-f]{64}$`)
	gitForm = lazyregexp.New(`^[0-9a-f]{40}$`)
)

// blobSums returns the checksum that the Hugging Face cache holds in the name of
// the blob behind a snapshot's link, SHA-256 or git's, or that our store holds beside
// the file; "" for what is not there.
func blobSums(name string) (sha, git string) {
	target, err := os.Readlink(name)
	if err != nil {
		return readSum(name), ""
	}
	switch base := filepath.Base(target); {
	case sumForm.MatchString(base):
		return base, ""
	case gitForm.MatchString(base):
		return "", base
	}
	return "", ""
}

// readSum reads NAME.sha256.
func readSum(name string) string {
	b, err := os.ReadFile(name + ".sha256")
	if err != nil || len(b) < 64 || !sumForm.Match(b[:64]) {
		return ""
	}
	return string(b[:64])
}
