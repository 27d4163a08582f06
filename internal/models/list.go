package models

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Item is one model that a reference can name.
type Item struct {
	Ref    string `json:"reference"`    // what to type after -m
	Source string `json:"source"`       // "builtin", "store", "hf" or "ollama"
	Size   int64  `json:"size"`         // bytes; 0 for the built-in model
	Quant  string `json:"quantisation"` // "" if unknown
	Path   string `json:"path"`         // the file or first shard; "" for the built-in model
	// Problem says why the model cannot be used as it is; "" if it can.
	Problem string `json:"problem,omitempty"`
}

// List is [Places.List] on the places that the environment names.
func List(ctx context.Context) ([]Item, error) { return Environment().List(ctx) }

// List returns the models on this machine: the built-in one, then those of our
// store, of the Hugging Face cache and of Ollama's store. Folders that cannot be
// read are reported in the error, beside the models found elsewhere.
func (p Places) List(ctx context.Context) ([]Item, error) {
	items := []Item{{Ref: "builtin", Source: "builtin"}}
	var errs []error
	for _, list := range []func(context.Context) ([]Item, error){p.listStore, p.listCache, p.listOllama} {
		some, err := list(ctx)
		items = append(items, some...)
		errs = append(errs, err)
	}
	if err := errors.Join(errs...); err != nil {
		return items, fmt.Errorf("listing models: %w", err)
	}
	return items, nil
}

func (p Places) listStore(ctx context.Context) ([]Item, error) {
	if p.Store == "" {
		return nil, nil
	}
	files, err := filesUnder(ctx, p.Store)
	byRepo := map[string][]file{}
	var repos []string
	for _, f := range files {
		repo := repoOf(f.Path)
		if repo != "" {
			f.Path = strings.TrimPrefix(f.Path, "hf/"+repo+"/")
		}
		if byRepo[repo] == nil {
			repos = append(repos, repo) // in the order of the walk
		}
		byRepo[repo] = append(byRepo[repo], f)
	}
	var items []Item
	for _, repo := range repos {
		if repo == "" { // put there by hand
			items = append(items, plainItems(p.Store, sets(byRepo[repo]))...)
			continue
		}
		items = append(items, repoItems("store", repo, p.storeDir(repo), sets(byRepo[repo]))...)
		items = append(items, partialItems(repo, p.storeDir(repo), byRepo[repo])...)
	}
	return items, err
}

// repoOf returns "owner/repo" of a path in our store, or "".
func repoOf(name string) string {
	parts := strings.SplitN(name, "/", 4)
	if len(parts) < 4 || parts[0] != "hf" {
		return ""
	}
	return parts[1] + "/" + parts[2]
}

func (p Places) listCache(ctx context.Context) ([]Item, error) {
	if p.HubCache == "" {
		return nil, nil
	}
	entries, err := os.ReadDir(p.HubCache)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var items []Item
	for _, e := range entries {
		name, ok := strings.CutPrefix(e.Name(), "models--")
		repo := strings.Replace(name, "--", "/", 1)
		if !ok || !strings.Contains(repo, "/") {
			continue
		}
		some, e := p.cacheItems(ctx, repo)
		items = append(items, some...)
		err = errors.Join(err, e)
	}
	return items, err
}

// cacheItems lists one repository. The same file in two revisions counts once,
// in the revision that Locate would take.
func (p Places) cacheItems(ctx context.Context, repo string) ([]Item, error) {
	dirs, err := snapshots(p.cacheDir(repo))
	seen := map[string]bool{}
	var items []Item
	for _, dir := range dirs {
		files, e := filesUnder(ctx, dir)
		err = errors.Join(err, e)
		for _, item := range repoItems("hf", repo, dir, sets(files)) {
			if !seen[item.Ref] {
				items = append(items, item)
			}
			seen[item.Ref] = true
		}
	}
	return items, err
}

func repoItems(source, repo, dir string, all []set) []Item {
	var items []Item
	for _, s := range all {
		item := Item{Ref: exactRef(repo, s, all).String(), Source: source, Size: s.Size, Quant: s.Quant, Path: filepath.Join(dir, filepath.FromSlash(s.name()))}
		if s.Lacks > 0 {
			item.Problem = "missing " + s.missing()
		}
		items = append(items, item)
	}
	return items
}

func plainItems(dir string, all []set) []Item {
	var items []Item
	for _, item := range repoItems("store", "", dir, all) {
		item.Ref = item.Path
		items = append(items, item)
	}
	return items
}

// partialItems lists downloads that were broken off.
func partialItems(repo, dir string, files []file) []Item {
	var items []Item
	for _, f := range files {
		name, ok := partialOf(f.Path)
		if !ok {
			continue
		}
		ref := Ref{Kind: Hub, Repo: repo, File: name}.String()
		items = append(items, Item{
			Ref: ref, Source: "store", Size: f.Size, Quant: quantOf(name), Path: filepath.Join(dir, filepath.FromSlash(f.Path)),
			Problem: "not complete; go on with: reason model pull " + ref,
		})
	}
	return items
}

func (p Places) listOllama(ctx context.Context) ([]Item, error) {
	var items []Item
	var errs []error
	for _, store := range p.Ollama {
		refs, err := ollamaRefs(store)
		errs = append(errs, err)
		for _, ref := range refs {
			if err := ctx.Err(); err != nil {
				return items, err
			}
			items = append(items, ollamaItem(store, ref))
		}
	}
	return items, errors.Join(errs...)
}

func ollamaItem(store string, ref Ref) Item {
	item := Item{Ref: ref.String(), Source: "ollama"}
	b, err := readSmall(filepath.Join(store, manifestPath(ref)))
	var m manifest
	if err == nil {
		m, err = parseManifest(b)
	}
	var l layer
	if err == nil {
		l, err = m.weights()
		item.Size, item.Quant = l.Size, ollamaQuant(store, m)
	}
	if err == nil {
		item.Path, err = blob(store, l)
	}
	if err != nil {
		item.Problem = err.Error()
	}
	return item
}

// ollamaQuant reads the quantisation from the manifest's configuration, "" if
// it does not say.
func ollamaQuant(store string, m manifest) string {
	name, err := blob(store, m.Config)
	if err != nil {
		return ""
	}
	b, err := readSmall(name)
	if err != nil {
		return ""
	}
	var config struct {
		FileType string `json:"file_type"`
	}
	if json.Unmarshal(b, &config) != nil {
		return ""
	}
	return config.FileType
}
