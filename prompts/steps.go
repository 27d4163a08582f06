package prompts

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
)

//go:embed steps.tmpl
var stepsInstruction string

// Steps is the format for instruction-tuned models: numbered steps, one a line,
// and a last line that begins with "Answer:".
type Steps struct{}

// Name carries a hash of the instructions, so that results got with different
// wordings are never mixed.
func (Steps) Name() string {
	sum := sha256.Sum256([]byte(stepsInstruction + replanTemplate))
	return "steps-" + hex.EncodeToString(sum[:4])
}

// Prompt puts the instruction into the system message. It refuses a question
// that is empty or no text.
func (Steps) Prompt(question string) (Prompt, error) {
	question = strings.TrimSpace(question)
	if question == "" {
		return Prompt{}, fmt.Errorf("the question is empty")
	}
	if !utf8.ValidString(question) {
		return Prompt{}, fmt.Errorf("the question is not valid UTF-8 text")
	}
	return Prompt{System: strings.TrimSpace(stepsInstruction), User: question}, nil
}

// Cue begins the answer line.
func (Steps) Cue(_ Prompt, accepted string) string {
	if accepted == "" || strings.HasSuffix(accepted, "\n") {
		return "Answer:"
	}
	return "\nAnswer:"
}

// Models decorate the line that was asked for (**Answer:** 42, \boxed{42}) or
// fall back to the habits of their training data (#### 42).
var (
	answerLine = lazyregexp.New(`(?im)^[\s*#>]*(?:final )?answer\s*\**\s*:\**[ \t]*(\S.*?)[ \t]*$`)
	hashLine   = lazyregexp.New(`(?m)^####[ \t]*(\S.*?)[ \t]*$`)
	boxed      = lazyregexp.New(`\\boxed\{([^{}]+)\}`)
)

// Final is the text behind the last "Answer:", without markup around it.
func (Steps) Final(text string) (string, bool) {
	for _, form := range []*lazyregexp.Regexp{answerLine, hashLine, boxed} {
		found := form.FindAllStringSubmatch(text, -1)
		if len(found) == 0 {
			continue
		}
		answer := found[len(found)-1][1]
		if inner := boxed.FindStringSubmatch(answer); inner != nil {
			answer = inner[1]
		}
		if answer = strings.TrimRight(strings.TrimLeft(answer, " \t*$`"), " \t*$`."); answer != "" {
			return answer, true
		}
	}
	return "", false
}
