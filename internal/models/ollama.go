package models

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
)

// Ollama's store is laid out like an OCI registry:
//
//	MODELS/manifests/registry.ollama.ai/library/NAME/TAG  JSON that lists layers
//	MODELS/blobs/sha256-HEX                               a layer's content
//
// One of the layers is the GGUF file.

// manifest is the part of an Ollama manifest that we read.
type manifest struct {
	Config layer   `json:"config"`
	Layers []layer `json:"layers"`
}

type layer struct {
	MediaType string `json:"mediaType"`
	Digest    string `json:"digest"` // sha256:HEX
	Size      int64  `json:"size"`   // bytes
}

const (
	modelLayer   = "application/vnd.ollama.image.model"
	adapterLayer = "application/vnd.ollama.image.adapter"
	tensorLayer  = "application/vnd.ollama.image.tensor"
)

var digestForm = lazyregexp.New(`^sha256:[0-9a-f]{64}$`)

// parseManifest reads a manifest and checks every digest, since they become
// file names.
func parseManifest(b []byte) (manifest, error) {
	var m manifest
	if err := json.Unmarshal(b, &m); err != nil {
		return manifest{}, fmt.Errorf("the manifest is damaged: %w", err)
	}
	for _, l := range append([]layer{m.Config}, m.Layers...) {
		if l.Digest != "" && !digestForm.MatchString(l.Digest) || l.Size < 0 {
			return manifest{}, fmt.Errorf("the manifest is damaged: a layer has digest %.80q and %d bytes", l.Digest, l.Size)
		}
	}
	return m, nil
}

// weights returns the layer that holds the GGUF file.
func (m manifest) weights() (layer, error) {
	found := map[string]layer{}
	for _, l := range m.Layers {
		found[l.MediaType] = l // the last of a kind counts, as in Ollama
	}
	model, ok := found[modelLayer]
	_, adapter := found[adapterLayer]
	_, tensor := found[tensorLayer]
	switch {
	case adapter:
		return layer{}, errors.New("this model is an adapter (LoRA) on top of another one, which the engine cannot apply")
	case ok && model.Digest != "":
		return model, nil
	case tensor:
		return layer{}, errors.New("its weights are kept as single tensors, not as GGUF, so the engine cannot read them")
	}
	return layer{}, errors.New("there are no weights of this model here; it runs in Ollama's cloud")
}

// blob returns the file of a layer, which must have its full size.
func blob(store string, l layer) (string, error) {
	hex := strings.TrimPrefix(l.Digest, "sha256:")
	for _, name := range []string{"sha256-" + hex, "sha256:" + hex} { // the colon: before Ollama 0.1.30
		file := filepath.Join(store, "blobs", name)
		info, err := os.Stat(file)
		if errors.Is(err, fs.ErrPermission) {
			return "", err
		}
		if err != nil { // absent, or on Windows a name with a colon
			continue
		}
		if l.Size > 0 && info.Size() != l.Size {
			return "", fmt.Errorf("%s has %s instead of %s; mend it with: ollama pull", file, FormatBytes(info.Size()), FormatBytes(l.Size))
		}
		return file, nil
	}
	return "", fmt.Errorf("its content %s is not in %s; mend it with: ollama pull", l.Digest, filepath.Join(store, "blobs"))
}

// manifestPath is where the manifest of a reference lies below a store.
func manifestPath(ref Ref) string {
	name := ref.Name
	switch strings.Count(name, "/") {
	case 0:
		name = "registry.ollama.ai/library/" + name
	case 1:
		name = "registry.ollama.ai/" + name
	}
	return filepath.Join("manifests", filepath.FromSlash(name), ref.Tag)
}

// ollamaRef is the inverse of manifestPath for a slash-separated path below manifests.
func ollamaRef(p string) (Ref, bool) {
	if strings.Count(p, "/") != 3 {
		return Ref{}, false
	}
	name, tag := path.Split(p)
	name = strings.TrimPrefix(strings.TrimSuffix(name, "/"), "registry.ollama.ai/")
	name = strings.TrimPrefix(name, "library/")
	ref, err := parseOllama(name + ":" + tag)
	return ref, err == nil
}

func (p Places) locateOllama(ref Ref) (string, error) {
	var denied error
	for _, store := range p.Ollama {
		b, err := readSmall(filepath.Join(store, manifestPath(ref)))
		switch {
		case errors.Is(err, fs.ErrPermission):
			denied = fmt.Errorf("%w; join the group ollama or ask for read access", err)
			continue
		case errors.Is(err, fs.ErrNotExist):
			continue
		case err != nil:
			return "", err
		}
		m, err := parseManifest(b)
		if err != nil {
			return "", err
		}
		l, err := m.weights()
		if err != nil {
			return "", err
		}
		return blob(store, l)
	}
	if denied != nil {
		return "", denied
	}
	return "", p.noSuchOllama(ref)
}

func (p Places) noSuchOllama(ref Ref) error {
	how := fmt.Sprintf("fetch it with: ollama pull %s:%s", ref.Name, ref.Tag)
	all := p.ollamaModels()
	if len(all) == 0 {
		return fmt.Errorf("no model of Ollama's is here (looked in %s); %s, or set OLLAMA_MODELS to its folder", lookedIn(p.Ollama...), how)
	}
	var refs, tags []string
	for _, m := range all {
		refs = append(refs, m.String())
		if m.Name == ref.Name {
			tags = append(tags, m.Tag)
		}
	}
	if len(tags) > 0 {
		return fmt.Errorf("%s is here, but not with the tag %s; its tags are %s. Or %s", ref.Name, ref.Tag, someOf(tags, 8), how)
	}
	if near := nearest(ref.String(), refs); near != "" {
		return fmt.Errorf("there is no such model in Ollama's store; did you mean %s? Or %s", near, how)
	}
	return fmt.Errorf("there is no such model in Ollama's store, which has %s. Or %s", someOf(refs, 8), how)
}

// ollamaModels returns the references of all models in Ollama's stores, as far
// as the folders can be read.
func (p Places) ollamaModels() []Ref {
	var refs []Ref
	for _, store := range p.Ollama {
		found, _ := ollamaRefs(store)
		refs = append(refs, found...)
	}
	return refs
}

// ollamaRefs returns the references of all models in one store. With an error
// it returns those found before it.
func ollamaRefs(store string) ([]Ref, error) {
	var refs []Ref
	root := filepath.Join(store, "manifests")
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		if ref, ok := ollamaRef(filepath.ToSlash(rel)); ok {
			refs = append(refs, ref)
		}
		return nil
	})
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	return refs, err
}

// readSmall reads a file that has no business being large.
func readSmall(name string) ([]byte, error) {
	const limit = 4 << 20
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() || info.Size() > limit {
		return nil, fmt.Errorf("%s is not the small file it should be", name)
	}
	return os.ReadFile(name)
}
