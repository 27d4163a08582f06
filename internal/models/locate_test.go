package models

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestLocatePath(t *testing.T) {
	dir := t.TempDir()
	at := func(elem ...string) string { return filepath.Join(append([]string{dir}, elem...)...) }
	writeFile(t, at("tiny.gguf"), []byte("GGUF"))
	writeFile(t, at("one", "only.gguf"), []byte("GGUF"))
	writeFile(t, at("empty.gguf"), nil)
	writeFile(t, at("none", "README.md"), nil)
	writeFile(t, at("pointer.gguf"), []byte("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n"))
	writeFile(t, at("model.safetensors"), []byte("x"))
	for n := 1; n <= 3; n++ {
		writeFile(t, at("whole", shardName("m", n, 3)), []byte("GGUF"))
		if n != 2 {
			writeFile(t, at("part", shardName("m", n, 3)), []byte("GGUF"))
		}
	}
	p := Places{}
	for name, want := range map[string]string{
		at("tiny.gguf"):                   at("tiny.gguf"),
		at("one"):                         at("one", "only.gguf"),
		at("whole", shardName("m", 2, 3)): at("whole", shardName("m", 1, 3)),
		at("whole"):                       at("whole", shardName("m", 1, 3)),
	} {
		if got, err := p.Locate(t.Context(), Ref{Kind: Path, File: name}); got != want || err != nil {
			t.Errorf("Locate(%s) = %q, %v; want %q", name, got, err, want)
		}
	}
	for name, says := range map[string][]string{
		at("tinny.gguf"):                 {"there is no file tinny.gguf in " + dir, "did you mean " + at("tiny.gguf") + "?"},
		at("zzzzzzzzzzzz.gguf"):          {"there is no file zzzzzzzzzzzz.gguf in " + dir + ", which holds", "tiny.gguf"},
		at("nowhere", "a.gguf"):          {"no such file, nor a folder " + at("nowhere")},
		at("empty.gguf"):                 {"the file is empty"},
		at("none"):                       {"folder without a GGUF file"},
		at("pointer.gguf"):               {"Git LFS pointer", "git lfs pull"},
		at("model.safetensors"):          {"safetensors", "-GGUF"},
		at("part", shardName("m", 1, 3)): {"split into 3 files, of which " + at("part") + " has 2; missing: " + shardName("m", 2, 3), shardName("m", 2, 3)},
		at("part"):                       {shardName("m", 2, 3)},
		dir:                              {"several models"},
		"buildin":                        {"did you mean builtin?"},
		"maker/tiny":                     {"did you mean hf:maker/tiny?"},
		"zzzzzzz":                        {"a model that is not a file is named builtin, hf:owner/repo"},
	} {
		_, err := p.Locate(t.Context(), Ref{Kind: Path, File: name})
		wantError(t, err, append(says, fmt.Sprintf("model %q", name))...)
	}
}

func TestLocateHub(t *testing.T) {
	p := Places{Store: t.TempDir(), HubCache: t.TempDir()}
	ref := mustParse(t, "hf:"+testRepo+":Q4_K_M")

	_, err := p.Locate(t.Context(), ref)
	if !errors.Is(err, ErrNotPulled) {
		t.Errorf("error %v is not ErrNotPulled", err)
	}
	wantError(t, err, p.Store, p.HubCache, "reason model pull hf:"+testRepo+":Q4_K_M")

	cached := cacheFile(t, p, testRepo, "tiny-Q4_K_M.gguf", []byte("GGUF of the cache"))
	if got, err := p.Locate(t.Context(), ref); got != cached || err != nil {
		t.Errorf("Locate = %q, %v; want %q", got, err, cached)
	}
	own := filepath.Join(p.storeDir(testRepo), "tiny-Q4_K_M.gguf")
	writeFile(t, own, []byte("GGUF of the store"))
	if got, err := p.Locate(t.Context(), ref); got != own || err != nil {
		t.Errorf("Locate = %q, %v; want %q", got, err, own)
	}

	_, err = p.Locate(t.Context(), mustParse(t, "hf:"+testRepo+":Q8_0"))
	if !errors.Is(err, ErrNotPulled) {
		t.Errorf("error %v is not ErrNotPulled", err)
	}
	wantError(t, err, "has no Q8_0; it has Q4_K_M", "reason model pull hf:"+testRepo+":Q8_0")

	writeFile(t, filepath.Join(p.storeDir("o/split"), shardName("s-Q8_0", 1, 2)), []byte("GGUF"))
	_, err = p.Locate(t.Context(), mustParse(t, "hf:o/split"))
	wantError(t, err, shardName("s-Q8_0", 2, 2), "reason model pull")
}

func TestLocatePrefersTheCurrentRevision(t *testing.T) {
	p := Places{HubCache: t.TempDir()}
	want := cacheFile(t, p, testRepo, "tiny-Q4_K_M.gguf", []byte("GGUF now"))
	writeFile(t, filepath.Join(p.cacheDir(testRepo), "snapshots", "aaaa", "tiny-Q4_K_M.gguf"), []byte("GGUF other"))
	writeFile(t, filepath.Join(p.cacheDir(testRepo), "snapshots", "ffff", "tiny-Q8_0.gguf"), []byte("GGUF other"))
	if got, err := p.Locate(t.Context(), mustParse(t, "hf:"+testRepo)); got != want || err != nil {
		t.Errorf("Locate = %q, %v; want %q", got, err, want)
	}
	if err := os.Remove(want); err != nil {
		t.Fatal(err)
	}
	if got, err := p.Locate(t.Context(), mustParse(t, "hf:"+testRepo+":Q8_0")); filepath.Base(got) != "tiny-Q8_0.gguf" {
		t.Errorf("Locate = %q, %v; want the other revision's Q8_0", got, err)
	}
}

// ollamaStore makes a store with one model per reference and returns the blobs
// by reference.
func ollamaStore(t *testing.T, dir string, refs ...string) map[string]string {
	t.Helper()
	blobs := map[string]string{}
	add := func(b []byte) layer {
		writeFile(t, filepath.Join(dir, "blobs", "sha256-"+sumOf(b)), b)
		return layer{Digest: "sha256:" + sumOf(b), Size: int64(len(b))}
	}
	config := add([]byte(`{"model_format":"gguf","file_type":"Q4_K_M"}`))
	for _, ref := range refs {
		l := add([]byte("GGUF " + ref))
		text := fmt.Sprintf(`{"schemaVersion":2,"config":{"digest":%q,"size":%d},"layers":[
			{"mediaType":"application/vnd.ollama.image.template","digest":%q,"size":%d},
			{"mediaType":%q,"digest":%q,"size":%d}]}`,
			config.Digest, config.Size, config.Digest, config.Size, modelLayer, l.Digest, l.Size)
		writeFile(t, filepath.Join(dir, manifestPath(mustParse(t, ref))), []byte(text))
		blobs[ref] = filepath.Join(dir, "blobs", "sha256-"+sumOf([]byte("GGUF "+ref)))
	}
	return blobs
}

func TestLocateOllama(t *testing.T) {
	dir := t.TempDir()
	p := Places{Ollama: []string{filepath.Join(dir, "absent"), dir}}
	_, err := p.Locate(t.Context(), mustParse(t, "ollama:qwen3"))
	wantError(t, err, "no model of Ollama's is here", dir, "ollama pull qwen3:latest", "OLLAMA_MODELS")

	blobs := ollamaStore(t, dir, "ollama:qwen3:8b", "ollama:me/tiny:latest", "ollama:hf.co/o/r:Q8_0")
	for ref, want := range blobs {
		if got, err := p.Locate(t.Context(), mustParse(t, ref)); got != want || err != nil {
			t.Errorf("Locate(%s) = %q, %v; want %q", ref, got, err, want)
		}
	}
	_, err = p.Locate(t.Context(), mustParse(t, "ollama:qwen3"))
	wantError(t, err, "not with the tag latest; its tags are 8b", "ollama pull qwen3:latest")
	_, err = p.Locate(t.Context(), mustParse(t, "ollama:qwem3:8b"))
	wantError(t, err, "did you mean ollama:qwen3:8b?")
	_, err = p.Locate(t.Context(), Ref{Kind: Path, File: "qwen3"})
	wantError(t, err, "did you mean ollama:qwen3:8b?")

	if err := os.WriteFile(blobs["ollama:qwen3:8b"], []byte("cut"), 0o644); err != nil {
		t.Fatal(err)
	}
	_, err = p.Locate(t.Context(), mustParse(t, "ollama:qwen3:8b"))
	wantError(t, err, "has 3 B instead of", "ollama pull")
	if err := os.Remove(blobs["ollama:qwen3:8b"]); err != nil {
		t.Fatal(err)
	}
	_, err = p.Locate(t.Context(), mustParse(t, "ollama:qwen3:8b"))
	wantError(t, err, "is not in "+filepath.Join(dir, "blobs"))
}

func TestOllamaManifestsWithoutAModel(t *testing.T) {
	digest := "sha256:" + strings.Repeat("a", 64)
	for text, says := range map[string]string{
		`not JSON`:      "damaged",
		`{"layers":[]}`: "cloud",
		`{"layers":[{"mediaType":"` + tensorLayer + `","digest":"` + digest + `"}]}`: "not as GGUF",
		`{"layers":[{"mediaType":"` + modelLayer + `","digest":"` + digest + `"},
		 {"mediaType":"` + adapterLayer + `","digest":"` + digest + `"}]}`: "LoRA",
		`{"layers":[{"mediaType":"` + modelLayer + `","digest":"sha256:../../../etc/passwd"}]}`: "damaged",
	} {
		dir := t.TempDir()
		ref := mustParse(t, "ollama:odd")
		writeFile(t, filepath.Join(dir, manifestPath(ref)), []byte(text))
		_, err := Places{Ollama: []string{dir}}.Locate(t.Context(), ref)
		wantError(t, err, says)
	}
}

func FuzzParseManifest(f *testing.F) {
	f.Add([]byte(`{"config":{"digest":"sha256:` + strings.Repeat("0", 64) + `"},"layers":[{"mediaType":"` + modelLayer + `","digest":"sha256:` + strings.Repeat("1", 64) + `","size":3}]}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		m, err := parseManifest(b)
		if err != nil {
			return
		}
		if l, err := m.weights(); err == nil && !digestForm.MatchString(l.Digest) {
			t.Errorf("accepted the digest %q", l.Digest)
		}
	})
}

func TestLocateWhatHasNoFile(t *testing.T) {
	for _, ref := range []string{"builtin", "openai:x", "langchain:a/b"} {
		_, err := Places{}.Locate(t.Context(), mustParse(t, ref))
		wantError(t, err, "has no file")
	}
}

func TestList(t *testing.T) {
	p := Places{Store: t.TempDir(), HubCache: t.TempDir(), Ollama: []string{t.TempDir()}}
	blobs := ollamaStore(t, p.Ollama[0], "ollama:qwen3:8b")
	cached := cacheFile(t, p, "o/r", "r-Q8_0.gguf", []byte("GGUF cached"))
	writeFile(t, filepath.Join(p.HubCache, "datasets--o--r", "x.gguf"), []byte("GGUF"))
	own := filepath.Join(p.storeDir(testRepo), "tiny-Q4_K_M.gguf")
	writeFile(t, own, []byte("GGUF store"))
	writeFile(t, filepath.Join(p.Store, "mine.gguf"), []byte("GGUF"))
	writeFile(t, filepath.Join(p.storeDir("o/split"), shardName("s", 2, 2)), []byte("GGUF"))

	want := []Item{
		{Ref: "builtin", Source: "builtin"},
		{Ref: "hf:" + testRepo + ":Q4_K_M", Source: "store", Size: 10, Quant: "Q4_K_M", Path: own},
		{Ref: "hf:o/split:" + shardName("s", 2, 2), Source: "store", Size: 4, Path: filepath.Join(p.storeDir("o/split"), shardName("s", 2, 2)), Problem: "missing " + shardName("s", 1, 2)},
		{Ref: filepath.Join(p.Store, "mine.gguf"), Source: "store", Size: 4, Path: filepath.Join(p.Store, "mine.gguf")},
		{Ref: "hf:o/r:Q8_0", Source: "hf", Size: 11, Quant: "Q8_0", Path: cached},
		{Ref: "ollama:qwen3:8b", Source: "ollama", Size: 20, Quant: "Q4_K_M", Path: blobs["ollama:qwen3:8b"]},
	}
	got, err := p.List(t.Context())
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("List = %v\ngot  %+v\nwant %+v", err, got, want)
	}
	for _, item := range got[1:] {
		if item.Problem != "" {
			continue
		}
		if name, err := p.Locate(t.Context(), mustParse(t, item.Ref)); name != item.Path || err != nil {
			t.Errorf("Locate(%s) = %q, %v; List says %q", item.Ref, name, err, item.Path)
		}
	}
}

func TestFromEnv(t *testing.T) {
	env := map[string]string{}
	read := func() Places { return fromEnv(func(k string) string { return env[k] }, "/home/u", "/home/u/.cache") }
	p := read()
	if p.Store != filepath.FromSlash("/home/u/.cache/reason/models") || p.HubCache != filepath.FromSlash("/home/u/.cache/huggingface/hub") ||
		p.Endpoint != "https://huggingface.co" || p.Token != "" || p.Ollama[0] != filepath.FromSlash("/home/u/.ollama/models") {
		t.Errorf("defaults: %+v", p)
	}
	hf := t.TempDir()
	writeFile(t, filepath.Join(hf, "token"), []byte("hf_saved\n"))
	env["HF_HOME"], env["OLLAMA_MODELS"], env["HF_ENDPOINT"] = hf, "~/o", "https://mirror.example/hf/"
	p = read()
	if p.Store != filepath.Join(hf, "reason") || p.HubCache != filepath.Join(hf, "hub") || p.Token != "hf_saved" ||
		len(p.Ollama) != 1 || p.Ollama[0] != filepath.FromSlash("/home/u/o") || p.Endpoint != env["HF_ENDPOINT"] {
		t.Errorf("with HF_HOME: %+v", p)
	}
	env["REASON_STORE"], env["HF_HUB_CACHE"], env["HF_TOKEN"], env["HF_HUB_OFFLINE"] = "/s", "/c", " hf_set ", "1"
	p = read()
	if p.Store != "/s" || p.HubCache != "/c" || p.Token != "hf_set" || !p.Offline {
		t.Errorf("with everything set: %+v", p)
	}
	if p = fromEnv(func(string) string { return "" }, "", ""); p.Store != "" || p.HubCache != "" {
		t.Errorf("without a home folder: %+v", p)
	}
}
