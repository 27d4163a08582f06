package main

import (
	"bytes"
	"encoding/binary"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// damage changes a model file in place or returns another.
type damage func(t *testing.T, file []byte) []byte

func truncate(n int) damage {
	return func(_ *testing.T, file []byte) []byte { return file[:n] }
}

// at overwrites what follows the first occurrence of mark by some bytes.
func at(mark string, skip int, value ...byte) damage {
	return func(t *testing.T, file []byte) []byte {
		i := bytes.Index(file, []byte(mark))
		if i < 0 {
			t.Fatalf("the model does not hold %q", mark)
		}
		copy(file[i+len(mark)+skip:], value)
		return file
	}
}

func u32(n uint32) []byte { return binary.LittleEndian.AppendUint32(nil, n) }
func u64(n uint64) []byte { return binary.LittleEndian.AppendUint64(nil, n) }

// key overwrites a 32-bit value of the metadata.
func key(name string, n uint32) damage { return at(name, 4, u32(n)...) }

// add puts a pair of the metadata in front, and another that keeps the alignment
// of the weights.
func add(name string, kind uint32, value []byte) damage {
	return func(_ *testing.T, file []byte) []byte {
		pair := func(name string, kind uint32, value []byte) []byte {
			b := append(u64(uint64(len(name))), name...)
			return append(append(b, u32(kind)...), value...)
		}
		added := pair(name, kind, value)
		filler := strings.Repeat("x", 32-(len(added)+8+4+1)%32)
		added = append(added, pair(filler, 0, []byte{0})...)
		pairs := binary.LittleEndian.Uint64(file[16:])
		head := append(file[:16:16], u64(pairs+2)...)
		return append(append(head, added...), file[24:]...)
	}
}

// damagedModels are files that no command may crash on, and what the error must
// tell besides the name of the file.
var damagedModels = []struct {
	name   string
	damage damage
	want   string
}{
	{"no bytes", truncate(0), "empty"},
	{"magic only", truncate(4), "ends too early"},
	{"half a header", truncate(20), "37 tensors do not fit"},
	{"half the metadata", truncate(5000), "fetch it again"},
	{"half the weights", truncate(300000), "fetch it again"},
	{"one byte short", func(_ *testing.T, file []byte) []byte { return file[:len(file)-32] }, "exceed the data section"},
	{"another kind of file", func(*testing.T, []byte) []byte { return bytes.Repeat([]byte("hello "), 99) }, "not a GGUF file"},
	{"a version of the future", func(_ *testing.T, file []byte) []byte { file[4] = 9; return file }, "version 9 is not supported"},
	{"2^62 tensors", func(_ *testing.T, file []byte) []byte { copy(file[8:], u64(1<<62)); return file }, "4611686018427387904 tensors"},
	{"2^64-1 pairs", func(_ *testing.T, file []byte) []byte { copy(file[16:], u64(1<<64-1)); return file }, "metadata pairs"},
	{"a string of 2^63 bytes", at("general.architecture", 4, u64(1<<63)...), "ends too early"},
	{"2^61 tokens", at("tokenizer.ggml.tokens", 8, u64(1<<61)...), "2305843009213693952 strings"},
	{"an unknown value type", at("general.architecture", 0, u32(77)...), "unknown value type 77"},
	{"nested arrays", add("deep", 9, append(u32(9), u64(1)...)), "unsupported element type"},
	{"alignment 0", key("general.alignment", 0), "general.alignment is 0"},
	{"alignment 24", key("general.alignment", 24), "power of two"},
	{"split.count 2^62", add("split.count", 10, u64(1<<62)), "split.count is 4611686018427387904"},
	{"split.count -1", add("split.count", 5, u32(1<<32-1)), "split.count is -1"},
	{"parts that are not there", add("split.count", 4, u32(3)), "part 1 of 3"},

	{"a tensor outside the file", at("blk.0.attn_q.weight", 4+16+4, u64(1<<40)...), "offset 1099511627776"},
	{"a tensor at an odd place", at("blk.0.attn_q.weight", 4+16+4, 1), "multiple of the alignment"},
	{"overlapping tensors", at("blk.0.attn_q.weight", 4+16+4, u64(0)...), "overlaps"},
	{"a dimension of 0", at("blk.0.attn_q.weight", 4, u64(0)...), "impossible dimension 0"},
	{"a dimension of 2^63", at("blk.0.attn_q.weight", 4, u64(1<<63)...), "impossible dimension"},
	{"1000 dimensions", at("blk.0.attn_q.weight", 0, u32(1000)...), "1000 dimensions"},
	{"an unknown tensor type", at("blk.0.attn_q.weight", 4+16, u32(99)...), "supported are F32 F16 BF16"},
	{"another shape", at("blk.0.attn_q.weight", 4+8, u64(64)...), "shape [96 64], want [96 96]"},
	{"a tensor of another name", at("blk.0.attn_", 0, 'z'), "blk.0.attn_"},

	{"an unknown architecture", at("general.architecture", 12, 'x'), "is not supported; supported are llama"},
	{"no layers", key("qwen2moe.block_count", 0), "qwen2moe.block_count"},
	{"4 billion layers", key("qwen2moe.block_count", 1<<32-1), "4294967295"},
	{"another width", key("qwen2moe.embedding_length", 64), "shape"},
	{"no heads", key("qwen2moe.attention.head_count", 0), "head_count"},
	{"more experts than there are", key("qwen2moe.expert_used_count", 500), "500 of 10 experts"},
	{"no context", key("qwen2moe.context_length", 0), "context_length is missing or 0"},
	{"weights that are no numbers", func(t *testing.T, file []byte) []byte {
		for i := len(file) - 200000; i < len(file); i++ {
			file[i] = 0xff
		}
		return file
	}, "not finite numbers"},

	{"no tokenizer", at("tokenizer.ggml.mode", 0, 'x'), "tokenizer.ggml.model is missing"},
	{"an unknown tokenizer", at("tokenizer.ggml.model", 12, 'x'), "is not supported; supported are"},
	{"an unknown pre-tokenizer", at("tokenizer.ggml.pre", 12, 'x'), "is not supported"},
	{"no tokens", at("tokenizer.ggml.token", 0, 'x'), "tokens is missing"},
	{"an end token outside the vocabulary", key("tokenizer.ggml.eos_token_id", 1<<30), "1073741824, outside the vocabulary"},
}

// TestDamagedModels gives damaged files to every command that reads them.
func TestDamagedModels(t *testing.T) {
	whole, err := os.ReadFile("../../localmoe/testdata/qwen2moe-q8_0.gguf")
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range damagedModels {
		t.Run(d.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "damaged.gguf")
			if err := os.WriteFile(path, d.damage(t, bytes.Clone(whole)), 0o644); err != nil {
				t.Fatal(err)
			}
			for _, args := range [][]string{
				{"model", "info", path},
				{"model", "info", path, "--routes", "some words"},
				{"model", "bench", path, "-p", "4", "-n", "1", "-r", "1"},
				{"model", "logits", "-m", path, "--tokens", "1,2,3", "--out", filepath.Join(t.TempDir(), "logits")},
				{"model", "complete", "-m", path, "-n", "2", "some words"},
				{"ask", "-m", path, "--budget", "tokens=400", "What is 1 + 1?"},
			} {
				numbersOnly := d.want == "not finite numbers"
				if numbersOnly && (args[1] == "info" || args[1] == "bench") {
					continue // read no weights, or do not look at results
				}
				before := allocated()
				stderr := fails(t, exitFailed, "", args...)
				if used := allocated() - before; used > 64<<20 { // the model has 0.6 MB
					t.Errorf("%v: allocated %d bytes", args[:2], used)
				}
				if !strings.Contains(stderr, d.want) {
					t.Errorf("%v: the error does not say %q: %s", args[:2], d.want, stderr)
				}
				if !strings.Contains(stderr, "damaged.gguf") && !numbersOnly {
					t.Errorf("%v: the error does not name the file: %s", args[:2], stderr)
				}
			}
		})
	}
}

func allocated() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.TotalAlloc
}

// fails runs a command that must end with an exit code, an error and without
// output. It returns the error.
func fails(t *testing.T, want int, stdin string, args ...string) string {
	t.Helper()
	stdout, stderr, code := reason(stdin, args...)
	if code != want || stdout != "" || !strings.HasPrefix(stderr, "reason: ") {
		t.Errorf("%.200q: code %d, stdout %q, stderr %q", args, code, stdout, stderr)
	}
	return stderr
}

// TestInputsThatCannotBe holds what the model commands say to input that makes
// no sense, with a model that is in order.
func TestInputsThatCannotBe(t *testing.T) {
	const model = "../../localmoe/testdata/qwen2moe-q8_0.gguf"
	template := func(source string) string {
		path := filepath.Join(t.TempDir(), "t.jinja")
		if err := os.WriteFile(path, []byte(source), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	hello := `{"messages":[{"role":"user","content":"Hello"}]}`
	complete := func(args ...string) []string { return append([]string{"model", "complete", "-m", model}, args...) }
	logits := func(args ...string) []string {
		return append([]string{"model", "logits", "-m", model, "--out", filepath.Join(t.TempDir(), "l")}, args...)
	}
	render := func(source string) []string { return []string{"model", "render", "--template", template(source)} }
	long := strings.Repeat("1,", 5000) + "1"
	for _, c := range []struct {
		stdin string
		args  []string
		code  int
		want  string
	}{
		{"", logits("--tokens", "999999"), exitUsage, "tokens 0 to 5"},
		{"", logits("--tokens", "-1"), exitUsage, `"-1" is not a number`},
		{"", logits("--tokens", "1,,2"), exitUsage, `"" is not a number`},
		{"", logits("--tokens", "99999999999999999999"), exitUsage, "is not a number"},
		{"", logits("--tokens", "1,2", "--positions", "2"), exitUsage, "no position 2"},
		{"", logits("--tokens", long), exitFailed, "5001 more exceed the model's 512"},
		{"", append(logits("--tokens", "1"), "--out", "no/such/folder/l"), exitFailed, "cannot write the logits"},
		{"", complete(""), exitUsage, "the prompt is empty"},
		{"", complete("--temperature", "NaN", "x"), exitUsage, "not between 0 and 10"},
		{"", complete("--temperature", "-1", "x"), exitUsage, "not between 0 and 10"},
		{"", complete("--top-k", "-1", "x"), exitUsage, "--top-k: -1 is negative"},
		{"", complete("--top-p", "2", "x"), exitUsage, "--top-p: 2 is not between 0 and 1"},
		{"", complete("--min-p", "NaN", "x"), exitUsage, "--min-p: NaN is not between 0 and 1"},
		{"", complete("--repetition-penalty", "-1", "x"), exitUsage, "--repetition-penalty: -1 is negative"},
		{"", []string{"model", "info", model, "--svg", "routes.svg"}, exitUsage, "--routes"},
		{"", []string{"model", "info", model, "--json", "--routes", "x"}, exitUsage, "choose one"},
		{"", complete("--experts", "99", "x"), exitUsage, "the model has 10"},
		{"", complete("-n", "0", "x"), exitUsage, "0 is not a number of tokens"},
		{"", complete(strings.Repeat("word ", 5000)), exitFailed, "exceed the model's 512"},
		{"word\n", []string{"model", "tokenize", "-m", model}, exitFailed, "line 1 of standard input is no JSON string"},
		{"null\n", []string{"model", "tokenize", "-m", model}, exitFailed, "line 1 of standard input is null"},
		{`"half`, []string{"model", "tokenize", "-m", model}, exitFailed, "line 1"},
		{"null\n", []string{"model", "render", "-m", model}, exitFailed, "line 1 of standard input"},
		{"[]\n", []string{"model", "render", "-m", model}, exitFailed, "must be a JSON object"},
		{"{\n", []string{"model", "render", "-m", model}, exitFailed, "line 1 of standard input"},
		{`{"messages":null}`, []string{"model", "render", "-m", model}, exitFailed, "NoneType"},
		{`{"a":` + strings.Repeat("[", 1<<17) + strings.Repeat("]", 1<<17) + "}", []string{"model", "render", "-m", model}, exitFailed, "max depth"},
		{hello, []string{"model", "render", "--template", "no/such/file"}, exitFailed, "cannot read the template"},
		{hello, render("one\n{% include 'x' %}"), exitFailed, `line 2: tag "include" is not supported`},
		{hello, render("{% if x %}"), exitFailed, "template ends where"},
		{hello, render("{{ 1 + }}"), exitFailed, "line 1"},
		{hello, render("{% for i in range(999999999) %}x{% endfor %}"), exitFailed, "range of 999999999"},
		{hello, render("{% for i in range(9999) %}{% for j in range(9999) %}{% for k in range(9999) %}{% endfor %}{% endfor %}{% endfor %}"), exitFailed, "limit exceeded"},
		{hello, render("{% macro f(x) %}{{ f(x) }}{% endmacro %}{{ f(1) }}"), exitFailed, "nested deeper"},
		{hello, render("{{ " + strings.Repeat("(", 99999) + "1" + strings.Repeat(")", 99999) + " }}"), exitFailed, "nested deeper"},
		{hello, render("{{ 'x' * 99999999999 }}"), exitFailed, "limit exceeded"},
		{hello, render("{{ '%999999999d' % 1 }}"), exitFailed, "limit exceeded"},
		{hello, render("{{ 10 ** 10 ** 10 }}"), exitFailed, "out of range"},
		{hello, render("{{ nothing.at.all }}"), exitFailed, `"nothing" is not defined`},
		{hello, render("{{ raise_exception('roles must alternate') }}"), exitFailed, "roles must alternate"},
	} {
		if stderr := fails(t, c.code, c.stdin, c.args...); !strings.Contains(stderr, c.want) {
			t.Errorf("%.200q: the error does not say %q: %s", c.args, c.want, stderr)
		}
	}
}
