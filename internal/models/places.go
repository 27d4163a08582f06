package models

import (
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

// Places says where models lie on this machine and where they are downloaded
// from. A folder that is "" is not searched.
type Places struct {
	// Store is our own folder, the only one that is written to.
	Store string
	// HubCache is the Hugging Face cache, the folder that holds models--OWNER--REPO.
	HubCache string
	// Ollama lists folders that hold Ollama's manifests and blobs.
	Ollama []string
	// Endpoint is the address of the Hugging Face hub or of a mirror.
	Endpoint string
	// Token is sent to Endpoint and to no other host; "" sends none.
	Token string
	// Offline forbids Pull to use the network.
	Offline bool

	patience patience
	free     func(dir string) int64 // nil: freeSpace
}

// patience is how long a download waits for a slow or failing server.
type patience struct {
	retries int           // failures in a row, without one new byte, before giving up
	wait    time.Duration // after the first failure; doubled after each further one
	maxWait time.Duration // longest wait, also the longest Retry-After that is honoured
	stall   time.Duration // a connection that brings nothing for so long is dropped
}

func (p patience) orDefault() patience {
	if p == (patience{}) {
		return patience{retries: 5, wait: time.Second, maxWait: 2 * time.Minute, stall: time.Minute}
	}
	return p
}

// Environment returns the places that the environment names:
//
//   - REASON_STORE: our own folder; by default $HF_HOME/reason where HF_HOME is
//     set, because people point that at the disk with room for models, and else
//     reason/models in the user's cache folder;
//   - HF_HUB_CACHE, HF_HOME, XDG_CACHE_HOME: the Hugging Face cache;
//   - HF_ENDPOINT, HF_TOKEN, HF_TOKEN_PATH, HF_HUB_OFFLINE: as
//     https://huggingface.co/docs/huggingface_hub/package_reference/environment_variables
//     describes them, with the token that `hf auth login` saved as the fallback;
//   - OLLAMA_MODELS: Ollama's store; by default ~/.ollama/models, and on Linux
//     also the folders its system service uses.
func Environment() Places {
	home, _ := os.UserHomeDir()   // without one, the folders below it are not searched
	cache, _ := os.UserCacheDir() // likewise
	return fromEnv(os.Getenv, home, cache)
}

func fromEnv(getenv func(string) string, home, cache string) Places {
	first := func(values ...string) string {
		for _, v := range values {
			if v != "" {
				return v
			}
		}
		return ""
	}
	hfHome := expandHome(getenv("HF_HOME"), home)
	store := first(expandHome(getenv("REASON_STORE"), home), under(hfHome, "reason"), under(cache, "reason", "models"))
	if hfHome == "" {
		hfHome = first(under(getenv("XDG_CACHE_HOME"), "huggingface"), under(home, ".cache", "huggingface"))
	}
	p := Places{
		Store:    store,
		HubCache: first(expandHome(first(getenv("HF_HUB_CACHE"), getenv("HUGGINGFACE_HUB_CACHE")), home), under(hfHome, "hub")),
		Endpoint: first(getenv("HF_ENDPOINT"), "https://huggingface.co"),
		Token:    first(getenv("HF_TOKEN"), getenv("HUGGING_FACE_HUB_TOKEN")),
		Offline:  truthy(getenv("HF_HUB_OFFLINE")),
	}
	p.Token = strings.TrimSpace(p.Token)
	if p.Token == "" {
		p.Token = readToken(first(expandHome(getenv("HF_TOKEN_PATH"), home), under(hfHome, "token")))
	}
	if dir := getenv("OLLAMA_MODELS"); dir != "" {
		p.Ollama = []string{expandHome(dir, home)}
		return p
	}
	if home != "" {
		p.Ollama = append(p.Ollama, under(home, ".ollama", "models"))
	}
	if runtime.GOOS == "linux" {
		p.Ollama = append(p.Ollama, "/usr/share/ollama/.ollama/models", "/var/lib/ollama/.ollama/models", "/var/lib/ollama/models")
	}
	return p
}

// under joins below dir, and stays "" where dir is.
func under(dir string, elem ...string) string {
	if dir == "" {
		return ""
	}
	return filepath.Join(append([]string{dir}, elem...)...)
}

// expandHome replaces a leading ~/, which shells leave alone after a colon or an
// equals sign and configuration files always do.
func expandHome(p, home string) string {
	if rest, ok := strings.CutPrefix(p, "~/"); ok && home != "" {
		return filepath.Join(home, rest)
	}
	return p
}

func truthy(s string) bool {
	switch strings.ToLower(s) {
	case "1", "on", "yes", "true":
		return true
	}
	return false
}

// readToken returns the saved token, or "" if there is none to be read.
func readToken(name string) string {
	if name == "" {
		return ""
	}
	b, err := os.ReadFile(name)
	if err != nil || len(b) > 1<<12 {
		return ""
	}
	return strings.TrimSpace(string(b))
}

// endpoint checks Endpoint.
func (p Places) endpoint() (*url.URL, error) {
	u, err := url.Parse(strings.TrimRight(p.Endpoint, "/"))
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Host == "" {
		return nil, fmt.Errorf("the hub's address (HF_ENDPOINT) is %q; it must look like https://huggingface.co", p.Endpoint)
	}
	return u, nil
}
