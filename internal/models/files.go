package models

import (
	"cmp"
	"errors"
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
)

// file is one file of a repository or folder.
type file struct {
	Path    string // slash-separated, inside the repository or folder
	Size    int64  // bytes
	SHA256  string // lower-case hex of the content, "" if unknown
	GitSHA1 string // git's name for the content, "" if unknown or not the content's
}

// set is what makes one model: a GGUF file, or all shards of a split one.
type set struct {
	Files []file // in order of the shards
	Quant string // from the name; "" if it does not say
	Size  int64  // bytes of all files
	// Lacks is how many shards ought to be there and are not; Missing names the
	// first of them. A name may claim 99999 shards, so not all are listed.
	Lacks   int
	Missing []string
}

// namedMissing is how many missing shards are named.
const namedMissing = 5

// name is the path of the set's first file.
func (s set) name() string { return s.Files[0].Path }

// label is how messages and references call the set: its quantisation, or
// else its file.
func (s set) label() string {
	if s.Quant != "" {
		return s.Quant
	}
	return s.name()
}

// shardForm is the name llama.cpp's gguf-split gives: PREFIX-00002-of-00005.gguf.
var shardForm = lazyregexp.New(`^(.*)-(\d{5})-of-(\d{5})\.gguf$`)

// shard takes the name of a shard apart. ok is false for any other name, and
// for a number outside 1..of.
func shard(name string) (prefix string, n, of int, ok bool) {
	m := shardForm.FindStringSubmatch(name)
	if m == nil {
		return "", 0, 0, false
	}
	n, _ = strconv.Atoi(m[2]) // five digits
	of, _ = strconv.Atoi(m[3])
	return m[1], n, of, 1 <= n && n <= of
}

func shardName(prefix string, n, of int) string {
	return fmt.Sprintf("%s-%05d-of-%05d.gguf", prefix, n, of)
}

// isModel tells GGUF files that hold a language model from the others that
// stand beside them in repositories: vision projectors and importance matrices.
func isModel(name string) bool {
	base := strings.ToLower(path.Base(name))
	return strings.HasSuffix(base, ".gguf") && !strings.Contains(base, "mmproj") && !strings.Contains(base, "imatrix")
}

// sets groups the GGUF models among files, ordered by name. Paths that would
// lead outside the folder are left out: listings come from elsewhere.
func sets(files []file) []set {
	groups := map[string][]file{}
	for _, f := range files {
		if !isModel(f.Path) || !safePath(f.Path) {
			continue
		}
		key := f.Path
		if prefix, _, of, ok := shard(f.Path); ok {
			key = shardName(prefix, 1, of)
		}
		groups[key] = append(groups[key], f)
	}
	all := make([]set, 0, len(groups))
	for key, g := range groups {
		all = append(all, newSet(key, g))
	}
	slices.SortFunc(all, func(a, b set) int { return cmp.Compare(a.name(), b.name()) })
	return all
}

func newSet(key string, files []file) set {
	slices.SortFunc(files, func(a, b file) int { return cmp.Compare(a.Path, b.Path) })
	files = slices.CompactFunc(files, func(a, b file) bool { return a.Path == b.Path })
	s := set{Files: files, Quant: quantOf(key)}
	have := map[string]bool{}
	for _, f := range files {
		s.Size += f.Size
		have[f.Path] = true
	}
	prefix, _, of, ok := shard(key)
	if !ok {
		return s
	}
	s.Lacks = of - len(files)
	for n := 1; len(s.Missing) < min(namedMissing, s.Lacks); n++ {
		if name := shardName(prefix, n, of); !have[name] {
			s.Missing = append(s.Missing, name)
		}
	}
	return s
}

// missing names the shards that the set lacks.
func (s set) missing() string {
	names := strings.Join(s.Missing, ", ")
	if more := s.Lacks - len(s.Missing); more > 0 {
		names += fmt.Sprintf(" and %d more", more)
	}
	return names
}

// safePath says whether a slash-separated path stays inside its folder on every
// system we run on, and may be printed.
func safePath(p string) bool {
	if !filepath.IsLocal(filepath.FromSlash(p)) || strings.ContainsAny(p, `\:*?"<>|`) {
		return false
	}
	return !strings.ContainsFunc(p, func(r rune) bool { return r < ' ' || r == 0x7f })
}

var errNoGGUF = errors.New("no GGUF file")

// choose picks the set that r (a Hub reference) asks for. Its errors complete a
// sentence that begins with where the sets are.
func choose(all []set, r Ref) (set, error) {
	switch {
	case len(all) == 0:
		return set{}, errNoGGUF
	case r.File != "":
		return chooseFile(all, r.File)
	case r.Quant != "":
		return chooseQuant(all, r.Quant)
	case len(all) == 1:
		return all[0], nil
	}
	for _, q := range defaultQuants {
		if some := byQuant(all, q); len(some) > 0 {
			return only(some, q)
		}
	}
	return set{}, fmt.Errorf("has several models and none in a usual quantisation; name one of %s", describe(all))
}

// chooseFile accepts the path, or the bare name where that is unique.
func chooseFile(all []set, name string) (set, error) {
	var byBase []set
	var names []string
	for _, s := range all {
		for _, f := range s.Files {
			if f.Path == name {
				return s, nil
			}
			if path.Base(f.Path) == name {
				byBase = append(byBase, s)
			}
			names = append(names, f.Path)
		}
	}
	switch {
	case len(byBase) == 1:
		return byBase[0], nil
	case len(byBase) > 1:
		return only(byBase, name)
	}
	if near := nearest(name, names); near != "" {
		return set{}, fmt.Errorf("has no file %s; did you mean %s?", name, near)
	}
	return set{}, fmt.Errorf("has no file %s; it has %s", name, describe(all))
}

func chooseQuant(all []set, quant string) (set, error) {
	for _, q := range []string{quant, "UD-" + quant} {
		if some := byQuant(all, q); len(some) > 0 {
			return only(some, q)
		}
	}
	var names, longer []string
	for _, s := range all {
		names = append(names, s.Quant)
		if strings.HasPrefix(s.Quant, quant+"_") {
			longer = append(longer, s.Quant)
		}
	}
	near := strings.Join(longer, " or ")
	if near == "" {
		near = nearest(quant, names)
	}
	if near != "" {
		return set{}, fmt.Errorf("has no %s; did you mean %s? It has %s", quant, near, describe(all))
	}
	return set{}, fmt.Errorf("has no %s; it has %s", quant, describe(all))
}

func byQuant(all []set, quant string) []set {
	var some []set
	for _, s := range all {
		if s.Quant == quant {
			some = append(some, s)
		}
	}
	return some
}

func only(some []set, what string) (set, error) {
	if len(some) == 1 {
		return some[0], nil
	}
	var names []string
	for _, s := range some {
		names = append(names, s.name())
	}
	return set{}, fmt.Errorf("has %s more than once; name the file: %s", what, someOf(names, 8))
}

// describe lists sets for a message: "Q4_K_M (18.6 GB), Q8_0 (32.5 GB)".
func describe(all []set) string {
	var names []string
	for _, s := range all {
		names = append(names, fmt.Sprintf("%s (%s)", s.label(), FormatBytes(s.Size)))
	}
	return someOf(names, 12)
}
