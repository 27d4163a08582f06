package data

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func ptr[T any](v T) *T { return &v }

func collect(t *testing.T, items iter.Seq2[Item, error]) (out []Item) {
	t.Helper()
	for item, err := range items {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, item)
	}
	return out
}

// A question is asked with its choices, and a gold answer that nothing could match is a
// bad line.
func TestChoices(t *testing.T) {
	read := func(line string) (Item, error) {
		for item, err := range ReadFrom(strings.NewReader(line), "mine.jsonl") {
			return item, err
		}
		return Item{}, io.EOF
	}
	for line, want := range map[string]string{
		`{"question":"Which? ","answer":"two","choices":["one","two"]}`:                                       "Which?\nOptions:\n(A) one\n(B) two",
		`{"question":"What is 34 less 1?","answer":"B","choices":["3","4"]}`:                                  "What is 34 less 1?\nOptions:\n(A) 3\n(B) 4",
		`{"question":"Which, one or two?","answer":"two","choices":["one","two"]}`:                            "Which, one or two?",
		`{"question":"Which?","answer":"B","answer_type":"choice","choices":[{"label":"B","text":"a text"}]}`: "Which?",
	} {
		if item, err := read(line); err != nil || item.Question != want || item.Answer != "B" {
			t.Errorf("%s: %+v, %v", line, item, err)
		}
	}
	for line, want := range map[string]string{
		`{"question":"Which?","answer":"E","choices":["one","two"]}`:                                     `mine.jsonl:1: answer "E" is neither the label nor the text of a choice: (A) one (B) two`,
		`{"question":"Which?","answer":"C","answer_type":"choice","choices":[{"label":"A","text":"x"}]}`: `answer "C" is neither`,
		`{"question":"Which?","answer":"B","choices":7}`:                                                 "choices: want",
		`{"question":"Is it?","answer":"perhaps","answer_type":"bool"}`:                                  `answer "perhaps" is neither true nor false`,
		`{"question":"Which?","answer":["a"],"answer_type":"string"}`:                                    "answer: a list or an object",
	} {
		if item, err := read(line); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %+v, %v", line, item, err)
		}
	}
}

// Records made up in the shape of the published files.
func TestFormats(t *testing.T) {
	mrbenOptions := []Option{{"A", "Smaller plates"}, {"B", "Closer plates"}}
	tests := []struct {
		name, path, text string
		want             []Item
	}{
		{
			"the schema", "dev.jsonl",
			`{"id":"x-1","set":"x","task":"y","split":"dev","question":"1+1?","answer":"2","answer_type":"number","source":"s","license":"MIT"}`,
			[]Item{{ID: "x-1", Set: "x", Task: "y", Split: "dev", Question: "1+1?", Answer: "2", AnswerType: Number, Source: "s", License: "MIT"}},
		},
		{
			"the schema, a critic set", "dev.jsonl",
			`{"id":"x-1","set":"x","task":"y","question":"1+1?","answer":"2","answer_type":"number","steps":["1+1=3","3"],"mistake_index":0,"trace_answer":"3","trace_answer_correct":false}` + "\n" +
				`{"id":"x-2","set":"x","task":"y","question":"1+1?","answer":null,"answer_type":"string","steps":["2"],"mistake_index":null,"generator":"g"}`,
			[]Item{
				{ID: "x-1", Set: "x", Task: "y", Question: "1+1?", Answer: "2", AnswerType: Number, Steps: []string{"1+1=3", "3"}, Trace: &Trace{Mistake: ptr(0), Answer: "3", Correct: ptr(false)}},
				{ID: "x-2", Set: "x", Task: "y", Question: "1+1?", AnswerType: String, Steps: []string{"2"}, Trace: &Trace{Generator: "g"}},
			},
		},
		{
			"plain", "my.questions.jsonl",
			`{"question":"1+1?","answer":2}` + "\r\n\n" + `{"question":"Is it?","answer":"Yes","id":"q7"}` + "\n" + `{"question":"Who?","answer":"Ada"}`,
			[]Item{
				{ID: "my.questions-00001", Set: "my.questions", Task: "my.questions", Question: "1+1?", Answer: "2", AnswerType: Number},
				{ID: "q7", Set: "my.questions", Task: "my.questions", Question: "Is it?", Answer: "true", AnswerType: Bool},
				{ID: "my.questions-00003", Set: "my.questions", Task: "my.questions", Question: "Who?", Answer: "Ada", AnswerType: String},
			},
		},
		{
			"plain, to be judged", "mine.jsonl",
			`{"question":"1+1?","answer":2,"steps":["1+1=3","3"],"mistake_index":0}` + "\n" + `{"question":"1+1?","steps":["2"],"mistake_index":null}`,
			[]Item{
				{ID: "mine-00001", Set: "mine", Task: "mine", Question: "1+1?", Answer: "2", AnswerType: Number, Steps: []string{"1+1=3", "3"}, Trace: &Trace{Mistake: ptr(0)}},
				{ID: "mine-00002", Set: "mine", Task: "mine", Question: "1+1?", AnswerType: String, Steps: []string{"2"}, Trace: &Trace{}},
			},
		},
		{
			"GSM8K", "gsm8k_test.jsonl",
			`{"question":"How much?","answer":"It is 600+600=<<600+600=1200>>1200.\nSo $1200.\n#### 1,200"}`,
			[]Item{{ID: "gsm8k_test-00001", Set: "gsm8k_test", Task: "gsm8k_test", Question: "How much?", Answer: "1200", AnswerType: Number, Steps: []string{"It is 600+600=1200.", "So $1200."}}},
		},
		{
			"GSM8K under a common name", "sets/gsm8k/test.jsonl",
			`{"question":"How much?","answer":"Down 7.\n#### -7"}`,
			[]Item{{ID: "gsm8k-test-00001", Set: "gsm8k-test", Task: "gsm8k-test", Question: "How much?", Answer: "-7", AnswerType: Number, Steps: []string{"Down 7."}}},
		},
		{
			"SVAMP without types", "test.jsonl",
			`{"Body":"He has 5.","Question":"How many? ","Answer":"5.0"}` + "\n" + `{"ID":7,"Body":"He has 5 cats,","Question":"how many?","Answer":2.5,"Type":"Common-Division","question_concat":"x"}`,
			[]Item{
				{ID: "test-00001", Set: "svamp", Task: "svamp", Question: "He has 5. How many?", Answer: "5", AnswerType: Number},
				{ID: "svamp-7", Set: "svamp", Task: "common-division", Question: "He has 5 cats, how many?", Answer: "2.5", AnswerType: Number},
			},
		},
		{
			"choices before all else", "mine.jsonl",
			`{"choices":[{"label":"A","text":"up"}],"question":"Is it up?","answer":"A"}` + "\n" + `{"choices":[{"label":"B","text":"down"}],"question":"Is it down?","answer":"B"}`,
			[]Item{
				{ID: "mine-00001", Set: "mine", Task: "mine", Question: "Is it up?", Answer: "A", AnswerType: Choice, Choices: []Option{{"A", "up"}}},
				{ID: "mine-00002", Set: "mine", Task: "mine", Question: "Is it down?", Answer: "B", AnswerType: Choice, Choices: []Option{{"B", "down"}}},
			},
		},
		{
			"BIG-Bench Hard over many lines, the canary last", "navigate.json",
			"{\n  \"examples\": [\n    {\n      \"input\": \"Back?\",\n      \"target\": \"Yes\"\n    }\n  ],\n  \"canary\": \"x\"\n}\n",
			[]Item{{ID: "navigate-00001", Set: "bbh", Task: "navigate", Question: "Back?", Answer: "true", AnswerType: Bool, AnswerText: "Yes"}},
		},
		{
			"ProcessBench as JSON Lines", "math.jsonl",
			`{"id": "math-0", "generator": "m", "problem": "Why?", "steps": ["a", "b"], "final_answer_correct": true, "label": 1}`,
			[]Item{{ID: "processbench-math-0", Set: "processbench", Task: "math", Question: "Why?", AnswerType: String, Steps: []string{"a", "b"}, Trace: &Trace{Mistake: ptr(1), Correct: ptr(true), Generator: "m"}}},
		},
		{
			"Mr-Ben, one record a line, options and steps in other shapes", "mrben.jsonl",
			`{"Question_UUID":"u-1","Subject":"math","Question":"What?","Options":{"B":"Two","A":"One"},"Ground_Truth_Answer":"A","Sampled_Model":"M","Model_Solution_Steps":["First.","Second."],"Model_Solution_Correctness":"incorrect","Model_Solution_First_Error_Step":2}` + "\n" +
				`{"Question_UUID":"u-2","Subject":"coding","Question":"Write.","Options":"","Ground_Truth_Answer":"def f(): pass","Sampled_Model":"M","Model_Solution_Steps":"Step 1: a\nStep 2: b","Model_Solution_Correctness":false,"Model_Solution_First_Error_Step":"Step 1"}`,
			[]Item{
				{ID: "mrben-mrben-u-1-m", Set: "mrben", Task: "math", Question: "What?\nOptions:\n(A) One\n(B) Two", Answer: "A", AnswerType: Choice, Choices: []Option{{"A", "One"}, {"B", "Two"}}, Steps: []string{"First.", "Second."}, Trace: &Trace{Mistake: ptr(1), Generator: "M"}},
				{ID: "mrben-mrben-u-2-m", Set: "mrben", Task: "coding", Question: "Write.", Answer: "def f(): pass", AnswerType: String, Steps: []string{"a", "b"}, Trace: &Trace{Mistake: ptr(0), Generator: "M"}},
			},
		},
		{
			"SVAMP", "SVAMP.json",
			`[{"ID":"chal-1","Body":"Each pack costs 76 dollars","Question":"How much?","Equation":"( 76.0 - 25.0 )","Answer":51.0,"Type":"Subtraction"}]`,
			[]Item{{ID: "svamp-chal-1", Set: "svamp", Task: "subtraction", Question: "Each pack costs 76 dollars. How much?", Answer: "51", AnswerType: Number}},
		},
		{
			"BIG-Bench Hard", "bbh/logic.json",
			`{"canary":"do not train", "examples":[` +
				"\n" + `{"input":"Which?\nOptions:\n(A) one\n(B) two","target":"(B)"},` +
				"\n" + `{"input":"not True is","target":"False"}, {"input":"valid or invalid?","target":"valid"},{"input":"Sort: b a","target":"a b"}]}`,
			[]Item{
				{ID: "logic-00001", Set: "bbh", Task: "logic", Question: "Which?\nOptions:\n(A) one\n(B) two", Answer: "B", AnswerType: Choice, Choices: []Option{{"A", "one"}, {"B", "two"}}},
				{ID: "logic-00002", Set: "bbh", Task: "logic", Question: "not True is", Answer: "false", AnswerType: Bool, AnswerText: "False"},
				{ID: "logic-00003", Set: "bbh", Task: "logic", Question: "valid or invalid?", Answer: "valid", AnswerType: Choice, Choices: []Option{{"valid", "valid"}, {"invalid", "invalid"}}},
				{ID: "logic-00004", Set: "bbh", Task: "logic", Question: "Sort: b a", Answer: "a b", AnswerType: String},
			},
		},
		{
			"BIG-Bench-Mistake", "word_sorting.jsonl",
			`{"input":"Sort: b a","steps":["a","b"],"answer":"b a","target":"a b","mistake_index":1}` + "\n" +
				`{"input":"Pick\n(A) x\n(B) y","steps":["a"],"answer":"(A)","target":"(A)","mistake_index":null}` + "\n" +
				`{"input":"Close: ( (","steps":["a"],"answer":") )","target":") )","mistake_index":null}` + "\n" +
				`{"input":"1000 + 2000","steps":["a"],"answer":"3,000","target":"3000","mistake_index":null}`,
			[]Item{
				{ID: "word_sorting-00001", Set: "bbmistake", Task: "word_sorting", Question: "Sort: b a", Answer: "a b", AnswerType: String, Steps: []string{"a", "b"}, Trace: &Trace{Mistake: ptr(1), Answer: "b a", Correct: ptr(false), Generator: "PaLM 2"}},
				{ID: "word_sorting-00002", Set: "bbmistake", Task: "word_sorting", Question: "Pick\n(A) x\n(B) y", Answer: "A", AnswerType: Choice, Choices: []Option{{"A", "x"}, {"B", "y"}}, Steps: []string{"a"}, Trace: &Trace{Answer: "A", Correct: ptr(true), Generator: "PaLM 2"}},
				{ID: "word_sorting-00003", Set: "bbmistake", Task: "word_sorting", Question: "Close: ( (", Answer: ") )", AnswerType: String, Steps: []string{"a"}, Trace: &Trace{Answer: ") )", Correct: ptr(true), Generator: "PaLM 2"}},
				{ID: "word_sorting-00004", Set: "bbmistake", Task: "word_sorting", Question: "1000 + 2000", Answer: "3000", AnswerType: Number, Steps: []string{"a"}, Trace: &Trace{Answer: "3000", Correct: ptr(true), Generator: "PaLM 2"}},
			},
		},
		{
			"ProcessBench", "gsm8k.json",
			`[{"id":"gsm8k-3","generator":"m","problem":"How many?","steps":["a","b"],"final_answer_correct":false,"label":1},{"id":"math-4","generator":"m","problem":"Why?","steps":["a"],"final_answer_correct":true,"label":-1}]`,
			[]Item{
				{ID: "processbench-gsm8k-3", Set: "processbench", Task: "gsm8k", Question: "How many?", AnswerType: String, Steps: []string{"a", "b"}, Trace: &Trace{Mistake: ptr(1), Correct: ptr(false), Generator: "m"}},
				{ID: "processbench-math-4", Set: "processbench", Task: "math", Question: "Why?", AnswerType: String, Steps: []string{"a"}, Trace: &Trace{Correct: ptr(true), Generator: "m"}},
			},
		},
		{
			"Mr-Ben", "physics.json",
			`{"u-1":[{"Question_UUID":"u-1","Subject":"high_school_physics","Question":"What?","Options":"A: Smaller plates \nB: Closer plates ","Ground_Truth_Answer":"B","Sampled_Model":"M1",` +
				`"Model_Solution_Steps":["Here is how:","Step 1: First.","more","","Step 2: Second.","Solution: Choice_A"],"Model_Solution_Correctness":"incorrect","Model_Solution_First_Error_Step":"2"}],` +
				`"u-2":[{"Question_UUID":"u-2","Question":"What?","Options":"(A) Smaller plates\n(B) Closer plates","Ground_Truth_Answer":"B","Sampled_Model":"M2","Model_Solution_Steps":["Step 1: So."],"Model_Solution_Correctness":"correct","Model_Solution_First_Error_Step":"N/A"}]}`,
			[]Item{
				{ID: "mrben-physics-u-1-m1", Set: "mrben", Task: "high_school_physics", Question: "What?\nOptions:\n(A) Smaller plates\n(B) Closer plates", Answer: "B", AnswerType: Choice, Choices: mrbenOptions, Steps: []string{"First.\nmore", "Second."}, Trace: &Trace{Mistake: ptr(1), Answer: "A", Correct: ptr(false), Generator: "M1"}},
				{ID: "mrben-physics-u-2-m2", Set: "mrben", Task: "physics", Question: "What?\nOptions:\n(A) Smaller plates\n(B) Closer plates", Answer: "B", AnswerType: Choice, Choices: mrbenOptions, Steps: []string{"So."}, Trace: &Trace{Generator: "M2"}},
			},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := collect(t, ReadFrom(strings.NewReader(tt.text), tt.path))
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			var zipped bytes.Buffer
			w := gzip.NewWriter(&zipped)
			_, _ = io.WriteString(w, "\ufeff"+tt.text)
			w.Close()
			if diff := cmp.Diff(tt.want, collect(t, ReadFrom(&zipped, tt.path+".gz"))); diff != "" {
				t.Errorf("zipped, with a byte order mark (-want +got)\n%s", diff)
			}
			for _, item := range got {
				text, err := json.Marshal(item)
				if err != nil {
					t.Fatal(err)
				}
				var back Item
				if err := json.Unmarshal(text, &back); err != nil || !cmp.Equal(item, back) {
					t.Errorf("%s came back as %+v, %v", text, back, err)
				}
			}
		})
	}
}

func TestBadLinesAreNamed(t *testing.T) {
	tests := []struct {
		text string
		want []string // errors in order
		good int
	}{
		{`{"question":"a","answer":"b"}` + "\n" + `{"question":` + "\n" + `[1]` + "\n" + `{"question":"c","answer":"d"}`,
			[]string{"f.jsonl:2: not JSON", "f.jsonl:3: a JSON array where an object was expected"}, 2},
		{`{"text":"a"}`, []string{"f.jsonl:1: no known format: want at least the fields question and answer, got text"}, 0},
		{`{"question":"a"}`, []string{"f.jsonl:1: no known format"}, 0},
		{`{"question":"a","answer":["b"]}`, []string{"f.jsonl:1: a list or an object"}, 0},
		{`{"question":7,"answer":"b"}`, []string{"f.jsonl:1: field question: a JSON number where string was expected"}, 0},
		{`{"question":"a","answer":"b","answer_type":"poem","id":"1"}`, []string{`f.jsonl:1: answer_type "poem" is not one of number, bool, choice, string, list`}, 0},
		{`{"question":"a","answer":"B","answer_type":"choice","id":"1"}`, []string{"f.jsonl:1: answer_type is choice, but there are no choices"}, 0},
		{`{"question":"a","answer":"b","answer_type":"string","id":"1","steps":["x"],"mistake_index":1}`, []string{"f.jsonl:1: mistake_index 1 is outside the 1 steps"}, 0},
		{`{"question":"a","answer":"b","steps":["x"],"mistake_index":"0"}`, []string{`f.jsonl:1: mistake_index: "0" is neither the index of a step nor null`}, 0},
		{`{"question":"a","answer":"b","steps":"x","mistake_index":0}`, []string{"f.jsonl:1: field steps: a JSON string where []string was expected"}, 0},
		{"{\"question\":\"\xff\",\"answer\":\"b\"}", []string{"f.jsonl:1: not UTF-8"}, 0},
		{"[\n{\"question\":\"a\",\"answer\":\"b\"},\n\n{\"question\":\"\",\"answer\":\"b\"},\n{\"question\":\"c\",\"answer\":\"d\"}\n]", []string{"f.jsonl:4: no question"}, 2},
		{"[\n{\"question\":\"a\",\"answer\":\"b\"},\n{\"question\" \"c\"}]", []string{"f.jsonl:3: "}, 1},
		{"[\n{\"question\":\"a\",\"answer\":\"b\"},\n", []string{"f.jsonl:3: unexpected EOF"}, 1},
		{`{"Question":"q","Question_UUID":"u","Model_Solution_Steps":["Step 1: a"],"Model_Solution_Correctness":"incorrect","Model_Solution_First_Error_Step":"N/A"}`,
			[]string{`f.jsonl:1: Model_Solution_First_Error_Step "N/A" is no number`}, 0},
		{`{"Question":"q","Question_UUID":"u","Model_Solution_Steps":["Step 1: a"],"Model_Solution_Correctness":"perhaps"}`,
			[]string{`f.jsonl:1: Model_Solution_Correctness "perhaps" is neither correct nor incorrect`}, 0},
		{`{"problem":"p","steps":["a"],"label":null}`, []string{"f.jsonl:1: label: want the index of the first wrong step, or -1 where there is none"}, 0},
		{`{"problem":"p","steps":["a"],"label":3}`, []string{"f.jsonl:1: mistake_index 3 is outside the 1 steps"}, 0},
		{`{"canary":{"a":1}}`, []string{"f.jsonl:1: "}, 0},
		{"[{\"question\":\"a\",\"answer\":\"b\"}]\n[{\"question\":\"a\",\"answer\":\"b\"}]\n", nil, 2},
		{"{\"u\":[{\"question\":\"a\",\"answer\":\"b\"}]}\n{\"v\":[{\"question\":\"a\",\"answer\":\"b\"}]}\n", nil, 2},
		{"[{\"question\":\"a\",\"answer\":\"b\"}]\n{\"question\":\"a\",\"answer\":\"b\"}\n", []string{"f.jsonl:2: an object without a list of items"}, 1},
		{"[{\"question\":\"a\",\"answer\":\"b\"}]\n7", []string{"f.jsonl:2: 7 where a list of items was expected"}, 1},
		{"[{\"question\":\"\xff\",\"answer\":\"b\"}]", []string{"f.jsonl:1: not UTF-8"}, 0},
	}
	for _, tt := range tests {
		var errs []string
		good := 0
		for _, err := range ReadFrom(strings.NewReader(tt.text), "f.jsonl") {
			if err == nil {
				good++
				continue
			}
			errs = append(errs, strings.TrimPrefix(err.Error(), "data: "))
		}
		ok := slices.EqualFunc(errs, tt.want, strings.HasPrefix)
		if !ok || good != tt.good {
			t.Errorf("%q: %d good and %q, want %d and %q", tt.text, good, errs, tt.good, tt.want)
		}
	}
	for _, err := range Read(filepath.Join(t.TempDir(), "missing.jsonl")) {
		if !errors.Is(err, os.ErrNotExist) {
			t.Errorf("a missing file gives %v", err)
		}
	}
}

// repeated yields one line again and again.
type repeated struct {
	line []byte
	at   int
	left int // bytes
}

func (r *repeated) Read(p []byte) (n int, err error) {
	if r.left <= 0 {
		return 0, io.EOF
	}
	for n < min(len(p), r.left) {
		c := copy(p[n:min(len(p), r.left)], r.line[r.at:])
		n, r.at = n+c, (r.at+c)%len(r.line)
	}
	r.left -= n
	return n, nil
}

func TestMemoryDoesNotGrowWithTheFile(t *testing.T) {
	const lines, bound = 6000, 16 << 20
	line := fmt.Sprintf(`{"question":"%s","answer":"1"}`, strings.Repeat("long ", 2000)) + "\n" // 60 MB in all
	n := 0
	for _, err := range ReadFrom(&repeated{line: []byte(line), left: lines * len(line)}, "big.jsonl") {
		if err != nil {
			t.Fatal(err)
		}
		if n++; n%1000 == 0 {
			var m runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&m)
			if m.HeapAlloc > bound {
				t.Fatalf("%d MB in use after %d lines", m.HeapAlloc>>20, n)
			}
		}
	}
	if n != lines {
		t.Errorf("%d lines", n)
	}
}

// TestSharedSets reads the real sets, where they are at hand.
func TestSharedSets(t *testing.T) {
	shared := os.Getenv("REASON_SHARED")
	if shared == "" {
		t.Skip("REASON_SHARED is not set to the folder with data/")
	}
	files, _ := filepath.Glob(filepath.Join(shared, "data", "*", "*.jsonl"))
	if len(files) == 0 {
		t.Fatal("no data files")
	}
	for _, path := range files {
		if strings.HasSuffix(path, "cot_prompts.jsonl") {
			continue // prompts, not questions
		}
		n, traces := 0, 0
		for item, err := range Read(path) {
			if err != nil {
				t.Error(err)
				break
			}
			if n++; item.Trace != nil {
				traces++
			}
		}
		t.Logf("%s: %d items, %d traces", path, n, traces)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(`{"question":"1+1?","answer":2}` + "\n" + `{"question":"a","answer":"#### 3"}`))
	f.Add([]byte(`{"canary":"x","examples":[{"input":"a (A) b","target":"(A)"}]}`))
	f.Add([]byte(`{"u":[{"Question":"q","Model_Solution_Steps":["Step 1: a"],"Model_Solution_First_Error_Step":"1"}]}`))
	f.Add([]byte(`[{"problem":"p","steps":["a"],"label":0,"id":"-"},{"ID":1,"Body":"b","Question":"q","Answer":1}]`))
	f.Add([]byte(`{"input":"i","target":"t","steps":[],"mistake_index":-5}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		for item, err := range ReadFrom(bytes.NewReader(text), "fuzz.jsonl") {
			if err == nil && item.Validate() != nil {
				t.Errorf("an unusable item came through: %+v", item)
			}
		}
	})
}
