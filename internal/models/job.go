package models

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/gofrs/flock"
	"github.com/google/renameio/v2/maybe"
)

// job is one pull: the chosen set of a repository on its way to our store.
type job struct {
	places Places
	hub    *hub
	repo   string
	ref    Ref // names set
	set    set
	others []set
	dir    string // storeDir(repo)
	report func(Progress)

	before  int64 // bytes of the files that are finished
	here    int64 // bytes of the model that are here, the current file's included
	fetched int64 // bytes that came over the network
}

func (p Places) newJob(ctx context.Context, h *hub, ref Ref) (*job, error) {
	files, err := h.list(ctx, ref.Repo)
	if err != nil {
		return nil, err
	}
	all := sets(files)
	s, err := choose(all, ref)
	switch {
	case errors.Is(err, errNoGGUF):
		return nil, fmt.Errorf("the repository has no GGUF file%s; the engine reads GGUF only, so look for a repository of the same name that ends in -GGUF", insteadOf(files))
	case err != nil:
		return nil, fmt.Errorf("the repository %w", err)
	case s.Lacks > 0:
		return nil, fmt.Errorf("the repository itself is incomplete: it lacks %s", s.missing())
	}
	j := &job{places: p, hub: h, repo: ref.Repo, ref: exactRef(ref.Repo, s, all), set: s, dir: p.storeDir(ref.Repo)}
	for _, o := range all {
		if o.name() != s.name() {
			j.others = append(j.others, o)
		}
	}
	return j, nil
}

// insteadOf mentions the weights a repository without GGUF files does have.
func insteadOf(files []file) string {
	for _, f := range files {
		for _, ext := range []string{".safetensors", ".bin", ".pth", ".onnx"} {
			if strings.HasSuffix(f.Path, ext) {
				return " (it has " + f.Path + ")"
			}
		}
	}
	return ""
}

// exactRef names s, one of all: by its quantisation where that is unique.
func exactRef(repo string, s set, all []set) Ref {
	if s.Quant != "" && len(byQuant(all, s.Quant)) == 1 {
		return Ref{Kind: Hub, Repo: repo, Quant: s.Quant}
	}
	return Ref{Kind: Hub, Repo: repo, File: s.name()}
}

func (j *job) path(f file) string { return filepath.Join(j.dir, filepath.FromSlash(f.Path)) }

func (j *job) pulled(name string) Pulled {
	return Pulled{Ref: j.ref, Path: name, Size: j.set.Size, Fetched: j.fetched}
}

// alreadyHere returns the first file of the set in a folder that has all of it
// with the hub's checksums on record, or "".
func (j *job) alreadyHere(ctx context.Context) (string, error) {
	dirs, err := j.places.repoFolders(j.repo)
	if err != nil {
		return "", err
	}
	for _, dir := range dirs {
		files, err := filesUnder(ctx, dir)
		if ctx.Err() != nil {
			return "", ctx.Err()
		}
		if err != nil {
			continue // if it is our store, taking the lock will say what is wrong with it
		}
		if j.allIn(files, dir == j.dir) {
			return filepath.Join(dir, filepath.FromSlash(j.set.name())), nil
		}
	}
	return "", nil
}

// allIn says whether files hold the set. In our own store a checksum must be on
// record, and of files that the hub knows by git's name alone none is; the Hugging Face
// cache has none where it copies instead of linking.
func (j *job) allIn(files []file, ours bool) bool {
	have := map[string]file{}
	for _, f := range files {
		have[f.Path] = f
	}
	for _, want := range j.set.Files {
		got, ok := have[want.Path]
		sum, wanted := got.SHA256, want.SHA256
		if wanted == "" {
			sum, wanted = got.GitSHA1, want.GitSHA1
		}
		unknown := wanted == "" || sum == "" && !ours
		if !ok || got.Size != want.Size || !unknown && sum != wanted {
			return false
		}
	}
	return true
}

// lock makes the repository's folder in our store and keeps other pulls out of it.
func (j *job) lock(ctx context.Context) (unlock func(), err error) {
	if err := os.MkdirAll(j.dir, 0o755); err != nil {
		return nil, j.unwritable(err)
	}
	l := flock.New(filepath.Join(j.dir, ".lock"))
	ok, err := l.TryLock()
	if err == nil && !ok {
		j.report(Progress{Stage: Waiting})
		_, err = l.TryLockContext(ctx, 200*time.Millisecond)
	}
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		return nil, j.unwritable(err)
	}
	return func() { _ = l.Unlock() }, nil // closing the file is what counts, and the process ends that too
}

func (j *job) unwritable(err error) error {
	return fmt.Errorf("the store cannot be written to (%w); set REASON_STORE to a folder that can", err)
}

// announce reports the plan and makes sure that there is room for it.
func (j *job) announce() error {
	plan := &Plan{
		Ref: j.ref, Quant: j.set.Quant, Folder: j.dir, Total: j.set.Size,
		Need: j.missing(), Free: j.places.free(j.dir), Verified: true, Readable: readable(j.set.Quant),
	}
	for _, f := range j.set.Files {
		plan.Files = append(plan.Files, f.Path)
		plan.Verified = plan.Verified && (f.SHA256 != "" || f.GitSHA1 != "")
	}
	all := append(slices.Clone(j.others), j.set)
	for _, o := range j.others {
		plan.Others = append(plan.Others, Choice{exactRef(j.repo, o, all), o.Size})
	}
	j.report(Progress{Stage: Planned, Plan: plan})
	if plan.Free >= 0 && plan.Need > plan.Free {
		return fmt.Errorf("%s more are needed, but only %s are free in %s; make room, or set REASON_STORE to a folder on another disk%s",
			FormatBytes(plan.Need), FormatBytes(plan.Free), j.dir, j.smaller(plan.Free))
	}
	return nil
}

// smaller mentions the largest model of the repository that would fit.
func (j *job) smaller(room int64) string {
	var best *set
	for i, o := range j.others {
		if o.Size <= room && o.Quant != "" && (best == nil || o.Size > best.Size) {
			best = &j.others[i]
		}
	}
	if best == nil {
		return ""
	}
	return fmt.Sprintf("; %s would fit with %s", best.Quant, FormatBytes(best.Size))
}

// missing is how many bytes are not on disk yet, in any state.
func (j *job) missing() int64 {
	need := int64(0)
	for _, f := range j.set.Files {
		name := j.path(f)
		need += f.Size - min(f.Size, max(sizeOf(partialPath(name, f)), sizeIf(name, f.Size)))
	}
	return need
}

func sizeOf(name string) int64 {
	info, err := os.Stat(name)
	if err != nil {
		return 0
	}
	return info.Size()
}

// sizeIf is the size of the file if it is the one wanted, and else 0.
func sizeIf(name string, want int64) int64 {
	if n := sizeOf(name); n == want {
		return n
	}
	return 0
}

// bring makes sure of one file: name, content and the record of its checksum.
func (j *job) bring(ctx context.Context, f file) error {
	name := j.path(f)
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return j.unwritable(err)
	}
	if ok, err := j.standing(ctx, f, name); ok || err != nil {
		return err
	}
	d := &download{hub: j.hub, url: j.hub.fileURL(j.repo, f.Path), file: f, report: j.progress(f)}
	partial := partialPath(name, f)
	sum, err := d.fetch(ctx, partial)
	j.fetched += d.fetched
	if err != nil {
		return err
	}
	// renameio is of no use here: it throws its temporary file away on failure,
	// and ours is what the next pull goes on from.
	if err := os.Rename(partial, name); err != nil {
		return err
	}
	dropPartials(name)
	return record(name, sum)
}

// standing says whether the finished file is already there and is what the hub
// has now. It is read through only if its checksum is not on record.
func (j *job) standing(ctx context.Context, f file, name string) (bool, error) {
	info, err := os.Stat(name)
	if errors.Is(err, fs.ErrNotExist) || err == nil && info.Size() != f.Size {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	if sum := readSum(name); sum != "" && (f.SHA256 == sum || f.SHA256 == "" && f.GitSHA1 == "") {
		return true, nil
	}
	in, err := os.Open(name)
	if err != nil {
		return false, err
	}
	defer in.Close()
	s, report := newSums(f), j.progress(f)
	if _, err := copyChecked(ctx, s, in, func(n int64) { report(Checking, n) }); err != nil {
		return false, err
	}
	if !s.match(f) {
		return false, nil
	}
	return true, record(name, s.sha256())
}

// record writes NAME.sha256, in the form that sha256sum -c reads.
func record(name, sum string) error {
	return maybe.WriteFile(name+".sha256", fmt.Appendf(nil, "%s  %s\n", sum, filepath.Base(name)), 0o644)
}

// dropPartials removes what earlier versions of the file left unfinished.
func dropPartials(name string) {
	entries, _ := os.ReadDir(filepath.Dir(name))
	for _, e := range entries {
		if of, ok := partialOf(e.Name()); ok && of == filepath.Base(name) {
			_ = os.Remove(filepath.Join(filepath.Dir(name), e.Name())) // a leftover more does no harm
		}
	}
}

// progress reports on one file in terms of the whole model.
func (j *job) progress(f file) func(Stage, int64) {
	return func(stage Stage, done int64) {
		j.here = j.before + done
		j.report(Progress{Stage: stage, File: f.Path, Done: j.here, Total: j.set.Size})
	}
}
