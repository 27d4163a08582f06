package models

import (
	"fmt"
	"path"
	"strings"
	"testing"
)

func TestQuantOf(t *testing.T) {
	for name, want := range map[string]string{
		"Qwen3-30B-A3B-Q4_K_M.gguf":                   "Q4_K_M",
		"mixtral-8x7b-instruct-v0.1.Q5_K_S.gguf":      "Q5_K_S",
		"qwen2.5-0.5b-instruct-q8_0.gguf":             "Q8_0",
		"Qwen3-UD-Q4_K_XL-00001-of-00003.gguf":        "UD-Q4_K_XL",
		"gpt-oss-20b-mxfp4.gguf":                      "MXFP4",
		"gpt-oss-20b-MXFP4_MOE.gguf":                  "MXFP4_MOE",
		"model-IQ4_XS.gguf":                           "IQ4_XS",
		"model-IQ2_XXS.gguf":                          "IQ2_XXS",
		"model-IQ4_NL.gguf":                           "IQ4_NL",
		"model-fp16.gguf":                             "F16",
		"ggml-model-f32.gguf":                         "F32",
		"model_Q4_0.gguf":                             "Q4_0",
		"BF16/DeepSeek-V2-00001-of-00010.gguf":        "BF16",
		"OLMoE-1B-7B-0924-Instruct-Q4_K_M-v2.gguf":    "Q4_K_M",
		"qwen3.gguf":                                  "",
		"Q3-model.gguf":                               "Q3",
		"DeepSeek-V2-Lite-Chat.gguf":                  "",
		strings.Repeat("Q4_", 2000) + ".gguf":         "",
		"tinyllama-1.1b-chat-v1.0.Q4_K_M.imatrix.txt": "Q4_K_M",
	} {
		if got := quantOf(name); got != want {
			t.Errorf("quantOf(%.60q) = %q, want %q", name, got, want)
		}
	}
}

func TestReadable(t *testing.T) {
	for quant, want := range map[string]bool{"": true, "Q4_K_M": true, "IQ4_XS": true, "MXFP4": true, "IQ2_XXS": false, "UD-IQ1_M": false, "TQ1_0": false, "Q1_0": false, "Q4_0": true, "Q4_0_4_8": false, "IQ4_NL": true, "IQ4_NL_4_4": false} {
		if got := readable(quant); got != want {
			t.Errorf("readable(%q) = %v", quant, got)
		}
	}
	for _, q := range defaultQuants {
		if !readable(q) {
			t.Errorf("%s would be chosen by default and cannot be read", q)
		}
	}
}

func TestChoose(t *testing.T) {
	repo := func(names ...string) []set {
		var files []file
		for i, n := range names {
			files = append(files, file{Path: n, Size: int64(i + 1)})
		}
		return sets(files)
	}
	usual := repo("a-Q8_0.gguf", "a-Q4_K_M.gguf", "a-Q4_0.gguf", "mmproj-a-F16.gguf", "imatrix.gguf", "README.md")
	split := repo("UD-Q4_K_XL/a-UD-Q4_K_XL-00001-of-00002.gguf", "UD-Q4_K_XL/a-UD-Q4_K_XL-00002-of-00002.gguf", "Q6_K/a-Q6_K.gguf", "UD-IQ1_M/a-UD-IQ1_M.gguf")
	tests := []struct {
		all  []set
		ref  Ref
		want string // name of the set, or part of the error
	}{
		{usual, Ref{}, "a-Q4_K_M.gguf"},
		{usual, Ref{Quant: "Q8_0"}, "a-Q8_0.gguf"},
		{usual, Ref{Quant: "Q8"}, "did you mean Q8_0?"},
		{usual, Ref{File: "a-Q4_0.gguf"}, "a-Q4_0.gguf"},
		{usual, Ref{File: "a-Q4_O.gguf"}, "did you mean a-Q4_0.gguf?"},
		{usual, Ref{File: "other.gguf"}, "has no file other.gguf; it has Q4_0 (3 B), Q4_K_M (2 B), Q8_0 (1 B)"},
		{split, Ref{}, "UD-Q4_K_XL/a-UD-Q4_K_XL-00001-of-00002.gguf"},
		{split, Ref{Quant: "Q4_K_XL"}, "UD-Q4_K_XL/a-UD-Q4_K_XL-00001-of-00002.gguf"},
		{split, Ref{File: "a-UD-Q4_K_XL-00002-of-00002.gguf"}, "UD-Q4_K_XL/a-UD-Q4_K_XL-00001-of-00002.gguf"},
		{repo("only.gguf"), Ref{}, "only.gguf"},
		{repo("a-IQ1_S.gguf", "a-IQ2_M.gguf"), Ref{}, "none in a usual quantisation"},
		{repo("x/a.gguf", "y/a.gguf"), Ref{File: "a.gguf"}, "has a.gguf more than once"},
		{repo("README.md"), Ref{}, "no GGUF file"},
	}
	for _, tt := range tests {
		s, err := choose(tt.all, tt.ref)
		got := ""
		if err != nil {
			got = err.Error()
		} else {
			got = s.name()
		}
		if got != tt.want && (err == nil || !strings.Contains(got, tt.want)) {
			t.Errorf("choose(%+v) = %q, want %q", tt.ref, got, tt.want)
		}
	}
}

func TestSetsOfHostileListings(t *testing.T) {
	var files []file
	for i := range 20_000 { // each claims to be one of 99999; the same one twice
		files = append(files, file{Path: fmt.Sprintf("m%d-00007-of-99999.gguf", i/2), Size: 1})
	}
	all := sets(files)
	if len(all) != 10_000 || all[0].Lacks != 99_998 || all[0].Size != 1 || !strings.HasSuffix(all[0].missing(), "and 99993 more") {
		t.Errorf("%d sets, the first %+v", len(all), all[0])
	}
}

func TestFormatBytes(t *testing.T) {
	for n, want := range map[int64]string{0: "0 B", 999: "999 B", 1000: "1.0 kB", 999_949: "999.9 kB", 999_951: "1.0 MB", 18_556_686_912: "18.6 GB", 1<<63 - 1: "9.2 EB"} {
		if got := FormatBytes(n); got != want {
			t.Errorf("FormatBytes(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestNearest(t *testing.T) {
	candidates := []string{"hf", "ollama", "openai", "langchain", "builtin"}
	for s, want := range map[string]string{"olama": "ollama", "opneai": "openai", "build-in": "builtin", "langchian": "langchain", "gguf": "", "hg": "hf", "qwen": ""} {
		if got := nearest(s, candidates); got != want {
			t.Errorf("nearest(%q) = %q, want %q", s, got, want)
		}
	}
}

// FuzzSets: whatever names a listing holds, what is chosen from it stays inside
// its folder and every shard is accounted for.
func FuzzSets(f *testing.F) {
	f.Add("a-Q4_K_M.gguf\nb-00001-of-00002.gguf\nb-00002-of-00002.gguf")
	f.Add("../x.gguf\n/y.gguf\nC:\\z.gguf\nb-00000-of-99999.gguf")
	f.Fuzz(func(t *testing.T, names string) {
		var files []file
		for _, n := range strings.Split(names, "\n") {
			files = append(files, file{Path: n, Size: 1})
		}
		for _, s := range sets(files) {
			for _, f := range s.Files {
				if !safePath(f.Path) || strings.HasPrefix(f.Path, "/") || path.Clean(f.Path) == ".." || strings.HasPrefix(path.Clean(f.Path), "../") {
					t.Errorf("%q is outside the folder", f.Path)
				}
			}
			if _, _, of, ok := shard(s.name()); ok && s.Lacks+len(s.Files) != of {
				t.Errorf("%q: %d shards and %d missing of %d", s.name(), len(s.Files), len(s.Missing), of)
			}
		}
	})
}
