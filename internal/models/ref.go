package models

import (
	"fmt"
	"path"
	"strings"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
)

// Kind says which sort of place a reference points to.
type Kind int

// The kinds of reference, one for each form that Parse reads.
const (
	Path      Kind = iota // a file on this machine
	Builtin               // the model inside the program
	Hub                   // a file of a Hugging Face repository
	Ollama                // a model in Ollama's store
	OpenAI                // a model behind an OpenAI-compatible server
	LangChain             // a model of a langchaingo provider
)

// Ref is a model reference taken apart. Only the fields of its Kind are set.
type Ref struct {
	Kind Kind

	// Path: the file name as typed.
	File string
	// Hub: "owner/repo", and which of its files: a quantisation in upper case
	// ("Q4_K_M"), or a path inside the repository in File, or neither, which
	// leaves the choice to us.
	Repo, Quant string
	// Ollama: "name", "namespace/name" or "host/namespace/name", and the tag.
	Name, Tag string
	// LangChain: the provider. OpenAI and LangChain: the model's name there.
	Provider, Model string
}

// String returns the reference in the form that Parse reads.
func (r Ref) String() string {
	switch r.Kind {
	case Builtin:
		return "builtin"
	case Hub:
		which := r.Quant + r.File // at most one is set
		if which == "" {
			return "hf:" + r.Repo
		}
		return "hf:" + r.Repo + ":" + which
	case Ollama:
		return "ollama:" + r.Name + ":" + r.Tag
	case OpenAI:
		return "openai:" + r.Model
	case LangChain:
		return "langchain:" + r.Provider + "/" + r.Model
	}
	return r.File
}

var (
	schemeForm = lazyregexp.New(`^[A-Za-z][A-Za-z0-9+.-]+$`) // two letters or more: C: is a drive
	ownerForm  = lazyregexp.New(`^[A-Za-z0-9][A-Za-z0-9._-]{0,95}$`)
	quantForm  = lazyregexp.New(`^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`)
	hubURL     = lazyregexp.New(`^(?:https?://)?(?:www\.)?(?:huggingface\.co|hf\.co)/([^/:?#]+/[^/:?#]+)(?:/(?:blob|resolve|tree)/[^/]+/?([^?#]*))?(?:[:?#].*)?$`)
)

// Parse reads a model reference:
//
//	builtin
//	path/to/model.gguf
//	hf:owner/repo[:QUANT or file]
//	ollama:name[:tag]
//	openai:MODEL
//	langchain:PROVIDER/MODEL
//
// It looks at the text only; whether the model exists is for [Locate] to say.
// Whatever is not one of the schemes is taken as a file name.
func Parse(ref string) (Ref, error) {
	r, err := parse(strings.TrimSpace(ref))
	if err != nil {
		return Ref{}, fmt.Errorf("model %q: %w", ref, err)
	}
	return r, nil
}

func parse(s string) (Ref, error) {
	if s == "" {
		return Ref{}, fmt.Errorf("the reference is empty; name a file, %s", formsList)
	}
	if strings.ContainsRune(s, 0) {
		return Ref{}, fmt.Errorf("the reference holds a zero byte")
	}
	if s == "builtin" {
		return Ref{Kind: Builtin}, nil
	}
	if m := hubURL.FindStringSubmatch(s); m != nil {
		return Ref{}, fmt.Errorf("write this as %s", hubRefOfURL(m[1], m[2]))
	}
	scheme, rest, ok := strings.Cut(s, ":")
	if !ok || !schemeForm.MatchString(scheme) {
		return Ref{Kind: Path, File: s}, nil
	}
	switch scheme {
	case "http", "https":
		return Ref{}, fmt.Errorf("addresses are not references; download the file and name it, or name %s", formsList)
	case "hf":
		return parseHub(rest)
	case "ollama":
		return parseOllama(rest)
	case "openai":
		if rest == "" {
			return Ref{}, fmt.Errorf("the model's name is missing; write openai:MODEL, for example openai:gpt-4o-mini")
		}
		return Ref{Kind: OpenAI, Model: rest}, nil
	case "langchain":
		return parseLangChain(rest)
	}
	if strings.HasSuffix(strings.ToLower(s), ".gguf") {
		return Ref{Kind: Path, File: s}, nil // a colon in a file name
	}
	return Ref{}, unknownScheme(scheme, rest)
}

// formsList completes "name a file, ..." in messages.
const formsList = "builtin, hf:owner/repo, ollama:name, openai:MODEL or langchain:PROVIDER/MODEL"

// aliases are what people call our schemes elsewhere.
var aliases = map[string]string{
	"huggingface": "hf", "hub": "hf", "hf.co": "hf", "huggingface.co": "hf",
	"file": "", "gguf": "", "gpt": "openai", "lc": "langchain", "langchaingo": "langchain",
}

func unknownScheme(scheme, rest string) error {
	known := []string{"hf", "ollama", "openai", "langchain", "builtin"}
	low := strings.ToLower(scheme)
	meant, ok := aliases[low]
	if !ok {
		meant = nearest(low, known)
	}
	switch {
	case ok && meant == "":
		return fmt.Errorf("files are named without a scheme; did you mean %s?", strings.TrimPrefix(rest, "//"))
	case meant == "builtin":
		return fmt.Errorf("did you mean builtin?")
	case meant != "":
		return fmt.Errorf("unknown scheme %s:; did you mean %s:%s?", scheme, meant, strings.TrimPrefix(rest, "//"))
	}
	tagged := ""
	if rest != "" && !strings.Contains(rest, "/") { // as Ollama's users write a name and its tag
		tagged = fmt.Sprintf("; a model of Ollama's is ollama:%s:%s", scheme, rest)
	}
	return fmt.Errorf("unknown scheme %s:; name a file, %s%s", scheme, formsList, tagged)
}

func parseHub(s string) (Ref, error) {
	repo, which, colon := strings.Cut(s, ":")
	parts := strings.Split(repo, "/")
	if len(parts) > 2 && strings.HasSuffix(strings.ToLower(repo), ".gguf") {
		return Ref{}, fmt.Errorf("a colon stands before the file; did you mean hf:%s/%s:%s?", parts[0], parts[1], strings.Join(parts[2:], "/"))
	}
	if len(parts) != 2 || !ownerForm.MatchString(parts[0]) || !ownerForm.MatchString(parts[1]) {
		return Ref{}, fmt.Errorf("%q is not the name of a repository; write hf:owner/repo, hf:owner/repo:Q4_K_M or hf:owner/repo:file.gguf", repo)
	}
	r := Ref{Kind: Hub, Repo: repo}
	switch {
	case colon && which == "":
		return Ref{}, fmt.Errorf("nothing follows the last colon; write hf:%s or hf:%s:Q4_K_M", repo, repo)
	case strings.HasSuffix(strings.ToLower(which), ".gguf"):
		if !safePath(which) {
			return Ref{}, fmt.Errorf("%q is not a path inside a repository", which)
		}
		r.File = path.Clean(which)
	case which != "":
		if !quantForm.MatchString(which) {
			return Ref{}, fmt.Errorf("%q is neither a quantisation such as Q4_K_M nor a .gguf file", which)
		}
		r.Quant = strings.ToUpper(which)
	}
	return r, nil
}

func hubRefOfURL(repo, file string) string {
	if strings.HasSuffix(strings.ToLower(file), ".gguf") {
		return "hf:" + repo + ":" + file
	}
	return "hf:" + repo
}

func parseOllama(s string) (Ref, error) {
	name, tag, colon := cutLast(s, ":")
	if !colon {
		tag = "latest"
	}
	parts := strings.Split(name, "/")
	bad := len(parts) > 3 || !quantForm.MatchString(tag)
	for _, p := range parts {
		bad = bad || !ownerForm.MatchString(p)
	}
	if bad {
		return Ref{}, fmt.Errorf("%q is not the name of an Ollama model; write ollama:name or ollama:name:tag, as `ollama list` shows it", s)
	}
	return Ref{Kind: Ollama, Name: name, Tag: tag}, nil
}

func parseLangChain(s string) (Ref, error) {
	provider, model, _ := strings.Cut(s, "/")
	if provider == "" || model == "" {
		return Ref{}, fmt.Errorf("write langchain:PROVIDER/MODEL, for example langchain:anthropic/claude-sonnet-4-5")
	}
	return Ref{Kind: LangChain, Provider: provider, Model: model}, nil
}

// cutLast is strings.Cut around the last sep.
func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}
