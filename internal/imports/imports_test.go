// Package imports holds the test of which package may import which. It has no code.
package imports

import (
	"os/exec"
	"strings"
	"testing"
)

const module = "github.com/seed-25a395fc/reason/"

// rules name, for a package and all below it, what it may import of this
// module. The first rule that fits a package holds; a path ending in "/..."
// takes in everything below.
var rules = []struct {
	of  string
	may []string
	why string
}{
	{"localmoe/builtin/train/...", []string{"critic", "evals/problems", "prompts", "localmoe/...", "internal/regress"}, "a program that makes the built-in model; nothing imports it"},
	{"localmoe/...", []string{"localmoe/..."}, "the engine serves other programs too"},
	{"chunker/...", []string{"chunker/..."}, "text only"},
	{"prompts/internal/form", nil, "all readers stand on it"},
	{"prompts/internal/lex", []string{"prompts/internal/form", "internal/wordset"}, "words know no question"},
	{"prompts/internal/calendar", nil, "everybody's knowledge"},
	{"prompts/internal/units", nil, "everybody's knowledge"},
	{"prompts/internal/things", []string{"prompts/internal/lex"}, "everybody's knowledge"},
	{"prompts/internal/lexicon", []string{"prompts/internal/lex"}, "words know no question"},
	{"prompts/internal/clause", []string{"prompts/internal/lex"}, "clauses know no question"},
	{"prompts/internal/query", []string{"prompts/internal/clause", "prompts/internal/lex"}, "a question knows no reader"},
	{"prompts/internal/prose", []string{"prompts/internal/form", "prompts/internal/lex", "prompts/internal/lexicon"}, "words know no question"},
	{"prompts/internal/frame", []string{"prompts/internal/lex", "prompts/internal/query", "prompts/internal/calendar", "internal/lazyregexp"}, "it is off before any reader sees the question"},
	{"prompts/internal/count", append([]string{"prompts/internal/story"}, belowReaders...), "what is no list may be a story"},
	{"prompts/internal/...", belowReaders, "readers of families do not know each other"},
	{"prompts/...", []string{"prompts/...", "internal/lazyregexp"}, "text only"},
	{"critic/internal/form", []string{"prompts"}, "it finds the parts of prompts and judges none"},
	{"critic/internal/byhand", nil, "digits alone"},
	{"critic/internal/equation", []string{"critic/internal/arith", "critic/internal/form", "internal/lazyregexp"}, "equations know no question"},
	{"critic/internal/verdict", nil, "what is found, whoever finds it"},
	{"critic/internal/times", []string{"critic/internal/arith", "critic/internal/form", "prompts", "internal/lazyregexp"}, "it works questions out and knows no verdicts"},
	{"critic/internal/lines", []string{"critic/internal/arith", "critic/internal/equation", "critic/internal/form", "critic/internal/times",
		"critic/internal/verdict", "critic/internal/wordproblem", "prompts", "internal/lazyregexp"}, "a judge of lines sees texts, never a case"},
	{"critic/internal/kinds", []string{"critic/internal/arith", "critic/internal/wordproblem", "prompts", "internal/lazyregexp", "internal/wordset"},
		"it reads questions and knows no verdicts"},
	{"critic/internal/prose", []string{"critic/internal/arith", "critic/internal/verdict", "internal/lazyregexp", "internal/wordset"}, "running text knows no form"},
	{"critic/internal/arith", []string{"internal/lazyregexp"}, "arithmetic knows no question"},
	{"critic/internal/story", []string{"critic/internal/arith", "critic/internal/wordproblem", "prompts", "internal/wordset"}, "it reads questions and knows no verdicts"},
	{"critic/internal/wordproblem/comparison", []string{"critic/internal/arith", "critic/internal/wordproblem", "prompts", "internal/wordset"}, "what is compared knows no kind of problem"},
	{"critic/internal/wordproblem/plan", []string{"critic/internal/arith", "critic/internal/wordproblem", "prompts"}, "a way, whoever finds it"},
	{"critic/internal/wordproblem/tale", []string{"critic/internal/wordproblem", "critic/internal/wordproblem/comparison", "critic/internal/wordproblem/plan",
		"internal/lazyregexp", "internal/wordset"}, "it is told before anybody reads it"},
	{"critic/internal/wordproblem/ledger", []string{"critic/internal/wordproblem", "critic/internal/wordproblem/comparison", "critic/internal/wordproblem/plan",
		"critic/internal/wordproblem/tale", "internal/lazyregexp", "internal/wordset"}, "who has what knows no other kind of problem"},
	{"critic/internal/wordproblem/schema", []string{"critic/internal/arith", "critic/internal/wordproblem/...", "internal/lazyregexp", "internal/wordset"}, "it reads questions and knows no verdicts"},
	{"critic/internal/wordproblem", []string{"critic/internal/arith", "prompts", "internal/wordset"}, "it reads questions and knows no verdicts"},
	{"critic/...", []string{"critic/...", "prompts", "internal/regress", "internal/lazyregexp", "internal/shell"}, "a critic sees a case, never a model or the loop"},
	{"pipeline/backend/moe", []string{"localmoe", "pipeline", "prompts"}, "the only place that knows both the loop and the engine"},
	{"pipeline/backend/...", []string{"pipeline/...", "prompts"}, "an adapter knows the loop and its own SDK"},
	{"pipeline/strategy/...", []string{"pipeline", "critic", "prompts", "chunker", "internal/lazyregexp"}, "rivals stand on the same interfaces"},
	{"pipeline/pipelinetest/...", []string{"pipeline", "critic", "prompts"}, ""},
	{"pipeline/serve", []string{"pipeline", "prompts"}, "a server asks whatever answers, and knows no engine"},
	{"pipeline/mcp", []string{"pipeline", "pipeline/serve", "critic", "chunker", "prompts"}, "a tool asks whatever answers, and knows no engine"},
	{"pipeline/observe", []string{"pipeline"}, "logs and spans are made of events"},
	{"pipeline", []string{"chunker", "critic", "prompts"}, "the loop knows no engine and no SDK"},
	{"evals/problems/...", []string{"prompts", "evals/problems/...", "internal/lazyregexp"}, "a generator needs only the format of the steps"},
	{"evals/...", []string{"evals/...", "pipeline", "pipeline/strategy", "critic/...", "chunker", "prompts", "internal/lazyregexp", "internal/shell"}, "evals measure through the loop's interfaces"},
	{"internal/...", []string{"internal/..."}, "helpers of the program know none of the library"},
	{"cmd/reason", []string{"..."}, "the program puts everything together"},
}

// belowReaders are what the readers of the families of questions stand on.
var belowReaders = []string{"prompts/internal/form", "prompts/internal/lex", "prompts/internal/query", "prompts/internal/clause", "prompts/internal/lexicon",
	"prompts/internal/prose", "prompts/internal/things", "prompts/internal/units", "prompts/internal/calendar", "internal/lazyregexp"}

func TestArrows(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}}{{range .Imports}} {{.}}{{end}}`, module+"...").CombinedOutput()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, out)
	}
	for line := range strings.SplitSeq(strings.TrimSpace(string(out)), "\n") {
		fields := strings.Fields(line)
		pkg := strings.TrimPrefix(fields[0], module)
		for _, imported := range fields[1:] {
			if to, ours := strings.CutPrefix(imported, module); ours {
				check(t, pkg, to)
			}
		}
	}
}

func check(t *testing.T, pkg, to string) {
	t.Helper()
	for _, rule := range rules {
		if !matches(rule.of, pkg) {
			continue
		}
		for _, allowed := range rule.may {
			if matches(allowed, to) {
				return
			}
		}
		t.Errorf("%s imports %s; it may import %v (%s)", pkg, to, rule.may, rule.why)
		return
	}
	t.Errorf("no rule for package %s: add one", pkg)
}

func matches(pattern, pkg string) bool {
	prefix, tree := strings.CutSuffix(pattern, "...")
	if !tree {
		return pattern == pkg
	}
	return prefix == "" || pkg+"/" == prefix || strings.HasPrefix(pkg, prefix)
}
