package strategy

import (
	"slices"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/pipelinetest"
)

func TestParseChunking(t *testing.T) {
	for text, want := range map[string]Chunking{
		"":                              {},
		"line":                          {Boundary: "line"},
		"tokens=40":                     {Tokens: 40},
		"paragraph + tokens=60":         {Boundary: "paragraph", Tokens: 60},
		"sentence+tokens=60+doubt=0.25": {Boundary: "sentence", Tokens: 60, Doubt: .25},
	} {
		c, err := ParseChunking(text)
		if err != nil || c != want {
			t.Errorf("%q: %+v, %v", text, c, err)
		}
		if again, err := ParseChunking(c.String()); err != nil || again != c {
			t.Errorf("%q is written as %q", text, c)
		}
	}
	for text, want := range map[string]string{
		"word":          "word: want line, sentence, step, paragraph, tokens=N or doubt=P",
		"step=2":        "step=2: want line",
		"line+":         "want line",
		"line+sentence": "sentence: a chunk ends with its line or its sentence, not both",
		"tokens=0":      "tokens=0: want a whole number from 1 to 1024",
		"doubt=1":       "doubt=1: want a share between 0 and 1",
	} {
		if _, err := ParseChunking(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// A strategy cuts what the model writes where it is told to.
func TestChunkParameter(t *testing.T) {
	text := "1. We add. It is\n3 + 4 = 7.\n\nSo it is. Seven!\nAnswer: 7"
	for parameter, want := range map[string][]string{
		"":                                   {"1. We add. It is\n", "3 + 4 = 7.\n", "\n", "So it is. Seven!\n", "Answer: 7"},
		":chunk=line":                        {"1. We add. It is\n", "3 + 4 = 7.\n", "\n", "So it is. Seven!\n", "Answer: 7"},
		":chunk=step":                        {"1. We add. It is\n", "3 + 4 = 7.\n", "\nSo it is. Seven!\nAnswer: 7"},
		":chunk=paragraph":                   {"1. We add. It is\n3 + 4 = 7.\n\n", "So it is. Seven!\nAnswer: 7"},
		":chunk=sentence":                    {"1. We add.", " It is\n", "3 + 4 = 7.\n", "\nSo it is.", " Seven!", "\nAnswer: 7"},
		":chunk=tokens=12":                   {"1. We add. It is\n", "3 + 4 = 7.\n", "\n", "So it is. Seven!", "\n", "Answer: 7"},
		":chunk=doubt=0.995":                 {"1. We add.", " It is\n", "3 + 4 = ", "7.\n", "\n", "So it is.", " Seven!\n", "Answer: ", "7"},
		":chunk=paragraph+tokens=12,check=2": {"1. We add. It is\n", "3 + 4 = 7.\n\n", "So it is. Seven!", "\nAnswer: 7"},
	} {
		a := solve(t, "chunked"+parameter, pipeline.Solver{Model: continuing(text)})
		var got []string
		for _, c := range a.Chunks {
			got = append(got, c.Text)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: %q", parameter, got)
		}
	}
}

// However soon a chunk is to end, what must not be cut may be as long as the guide says.
func TestWhatALimitCannotCut(t *testing.T) {
	for chunk, longest := range map[string]int{
		"": 0, "line": 256, "doubt=0.3": 256, "tokens=40": 256, "tokens=200": 400, "sentence": 384, "paragraph+tokens=60": 384, "step+tokens=500": 1000,
	} {
		c, err := ParseChunking(chunk)
		if err != nil {
			t.Fatal(err)
		}
		var s pipeline.Solver
		if c.Apply(&s); s.ChunkTokens != longest {
			t.Errorf("%q: %d tokens, want %d", chunk, s.ChunkTokens, longest)
		}
	}
	table := "| a | b |\n| - | - |\n" + strings.Repeat("| 1 | 2 |\n", 15)
	a := solve(t, "chunked:chunk=paragraph+tokens=20", pipeline.Solver{Model: continuing(table + "\nAnswer: 7\n")})
	if len(a.Chunks) == 0 || !strings.HasPrefix(a.Chunks[0].Text, table) {
		t.Errorf("the table is cut: %+v", a.Chunks)
	}
}

// continuing is a model that goes on with a text wherever it stands.
func continuing(text string) *pipelinetest.Model {
	return &pipelinetest.Model{Write: func(so string, _ pipeline.Sampling) string {
		for n := len(text); n > 0; n-- {
			if strings.HasSuffix(so, text[:n]) {
				return text[n:]
			}
		}
		return text
	}}
}
