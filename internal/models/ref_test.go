package models

import (
	"fmt"
	"testing"
)

func ExampleParse() {
	ref, err := Parse("hf:unsloth/Qwen3-30B-A3B-GGUF:q4_k_m")
	fmt.Println(ref.Repo, ref.Quant, err)
	_, err = Parse("olama:qwen3")
	fmt.Println(err)
	// Output:
	// unsloth/Qwen3-30B-A3B-GGUF Q4_K_M <nil>
	// model "olama:qwen3": unknown scheme olama:; did you mean ollama:qwen3?
}

func TestParse(t *testing.T) {
	tests := []struct {
		ref  string
		want Ref
	}{
		{"builtin", Ref{Kind: Builtin}},
		{" builtin\n", Ref{Kind: Builtin}},
		{"model.gguf", Ref{Kind: Path, File: "model.gguf"}},
		{"./a:b.gguf", Ref{Kind: Path, File: "./a:b.gguf"}},
		{"a:b.gguf", Ref{Kind: Path, File: "a:b.gguf"}},
		{`C:\models\x.gguf`, Ref{Kind: Path, File: `C:\models\x.gguf`}},
		{"~/models/x.gguf", Ref{Kind: Path, File: "~/models/x.gguf"}},
		{"buildin", Ref{Kind: Path, File: "buildin"}}, // Locate has the suggestion
		{"hf:unsloth/Qwen3-30B-A3B-GGUF", Ref{Kind: Hub, Repo: "unsloth/Qwen3-30B-A3B-GGUF"}},
		{"hf:unsloth/Qwen3-30B-A3B-GGUF:q4_k_m", Ref{Kind: Hub, Repo: "unsloth/Qwen3-30B-A3B-GGUF", Quant: "Q4_K_M"}},
		{"hf:o/r:UD-Q4_K_XL", Ref{Kind: Hub, Repo: "o/r", Quant: "UD-Q4_K_XL"}},
		{"hf:o/r:BF16/x-00001-of-00002.gguf", Ref{Kind: Hub, Repo: "o/r", File: "BF16/x-00001-of-00002.gguf"}},
		{"ollama:qwen3", Ref{Kind: Ollama, Name: "qwen3", Tag: "latest"}},
		{"ollama:qwen3:30b-a3b", Ref{Kind: Ollama, Name: "qwen3", Tag: "30b-a3b"}},
		{"ollama:hf.co/o/r:Q4_K_M", Ref{Kind: Ollama, Name: "hf.co/o/r", Tag: "Q4_K_M"}},
		{"openai:deepseek-chat", Ref{Kind: OpenAI, Model: "deepseek-chat"}},
		{"openai:ft:gpt-4o:me", Ref{Kind: OpenAI, Model: "ft:gpt-4o:me"}},
		{"langchain:anthropic/claude-sonnet-4-5", Ref{Kind: LangChain, Provider: "anthropic", Model: "claude-sonnet-4-5"}},
		{"langchain:together/meta/llama", Ref{Kind: LangChain, Provider: "together", Model: "meta/llama"}},
	}
	for _, tt := range tests {
		got, err := Parse(tt.ref)
		if err != nil || got != tt.want {
			t.Errorf("Parse(%q) = %+v, %v; want %+v", tt.ref, got, err, tt.want)
		}
	}
}

func TestParseExplains(t *testing.T) {
	tests := []struct{ ref, says string }{
		{"", "empty"},
		{"olama:qwen3", "did you mean ollama:qwen3?"},
		{"OpenAI:gpt-4o", "did you mean openai:gpt-4o?"},
		{"huggingface:o/r", "did you mean hf:o/r?"},
		{"hf://o/r", "hf:owner/repo"},
		{"file:///tmp/x", "did you mean /tmp/x?"},
		{"bultin:", "did you mean builtin?"},
		{"zzzzzz:x", "name a file, builtin, hf:owner/repo"},
		{"qwen3:8b", "a model of Ollama's is ollama:qwen3:8b"},
		{"https://huggingface.co/o/r", "write this as hf:o/r"},
		{"https://huggingface.co/o/r/tree/main", "write this as hf:o/r"},
		{"https://huggingface.co/o/r/blob/main/Q8/a-Q8_0.gguf?download=true", "write this as hf:o/r:Q8/a-Q8_0.gguf"},
		{"https://example.com/x.gguf", "download the file and name it"},
		{"hf.co/o/r:Q4_K_M", "write this as hf:o/r"},
		{"hf:r", "hf:owner/repo"},
		{"hf:o/r/x.gguf", "did you mean hf:o/r:x.gguf?"},
		{"hf:o/r:", "nothing follows the last colon"},
		{"hf:o/..", "not the name of a repository"},
		{"hf:o/r:../../x.gguf", "not a path inside a repository"},
		{"hf:o/r:what is this", "neither a quantisation"},
		{"ollama:", "ollama list"},
		{"ollama:../../x", "ollama list"},
		{"openai:", "openai:MODEL"},
		{"langchain:anthropic", "langchain:PROVIDER/MODEL"},
		{"a\x00b", "zero byte"},
	}
	for _, tt := range tests {
		_, err := Parse(tt.ref)
		wantError(t, err, tt.says)
	}
}

// FuzzParse: what Parse accepts, it accepts again from String, with the same meaning.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"builtin", "x.gguf", "hf:o/r", "hf:o/r:Q4_K_M", "hf:o/r:a/b.gguf", "ollama:a/b:c", "openai:x", "langchain:a/b", "https://hf.co/o/r", `C:\x`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r, err := Parse(s)
		if err != nil {
			return
		}
		again, err := Parse(r.String())
		if err != nil || again != r {
			t.Errorf("Parse(%q) = %+v, but Parse(%q) = %+v, %v", s, r, r.String(), again, err)
		}
	})
}
