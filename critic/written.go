package critic

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
	"github.com/seed-25a395fc/reason/prompts"
)

// Written asks a model to read the steps and to write which one is wrong, why,
// and what should stand there. It may blame a step before the one judged. It
// costs more than a draft, so it belongs behind critics that flag. Where the
// model tells how likely it found what it wrote, a verdict that could as well have been
// the other one says less.
//
// What a model writes about its own steps is weak evidence (arXiv:2310.01798):
// alone it neither passes a chunk for sure nor outweighs a computation.
type Written struct {
	MaxTokens int // of the critique; 0 is 400
}

const writtenTokens = 400

// The probabilities behind a written verdict.
const (
	writtenWrong = 0.7
	writtenRight = 0.04
)

// Name is "written".
func (Written) Name() string { return "written" }

// Check fails when there is no model to ask. A reply that cannot be read is
// Unsure.
func (w Written) Check(ctx context.Context, k Case) (Verdict, error) {
	if k.Writer == nil {
		return Verdict{}, fmt.Errorf("critic: there is no model to write a critique")
	}
	steps := k.Steps
	if steps == nil && strings.TrimSpace(k.Accepted) != "" {
		steps = []string{k.Accepted}
	}
	steps = append(steps[:len(steps):len(steps)], k.Chunk)
	most := w.MaxTokens
	if most == 0 {
		most = writtenTokens
	}
	reply, err := weighed(ctx, k.Writer, prompts.Critique(k.Question, prompts.Reading(k.Prompt), steps), most)
	if err != nil {
		return Verdict{}, err
	}
	v := readCritique(reply.Text, len(steps))
	if p, known := reply.chanceOfVerdict(); known && v.Grade != Unsure {
		other := writtenWrong + writtenRight - v.PWrong
		v.PWrong = p*v.PWrong + (1-p)*other
	}
	v.Critic = w.Name()
	if v.Fix != "" && v.Blame == 0 {
		v.Fix = likeChunk(v.Fix, k.Chunk)
	}
	return v, nil
}

// weighed is what a model writes, with its likelihoods where they are known.
func weighed(ctx context.Context, w Writer, p prompts.Prompt, most int) (Reply, error) {
	if w, ok := w.(Weigher); ok {
		return w.Weigh(ctx, p, most)
	}
	text, err := w.Write(ctx, p, most)
	return Reply{Text: text}, err
}

var statedVerdict = lazyregexp.New(`["“]verdict["”]\s*:\s*["“]?(\pL+)`)

// chanceOfVerdict is the probability of the tokens in which the last verdict of a
// critique is stated.
func (r Reply) chanceOfVerdict() (p float64, known bool) {
	stated := statedVerdict.FindAllStringSubmatchIndex(r.Text, -1)
	if len(stated) == 0 || len(r.Logprobs) != len(r.Ends) {
		return 0, false
	}
	span := stated[len(stated)-1][2:]
	begin, lnP := 0, 0.0
	for i, end := range r.Ends {
		if begin < span[1] && end > span[0] {
			lnP, known = lnP+float64(r.Logprobs[i]), true
		}
		begin = end
	}
	p = math.Exp(min(lnP, 0))
	return p, known && !math.IsNaN(p)
}

// critique is the object that a model is asked for. Models write numbers as
// texts and truths as words, so its fields may be anything.
type critique struct {
	Step    any `json:"step"`
	Verdict any `json:"verdict"`
	Reason  any `json:"reason"`
	Fix     any `json:"fix"`
}

// readCritique is the verdict in a model's reply about n steps, the last of
// which is judged.
func readCritique(reply string, n int) Verdict {
	c, ok := findCritique(reply)
	if !ok {
		return saysNothing("the critique could not be read: " + brief(reply))
	}
	step, named := stepNumber(c.Step)
	reason, _ := c.Reason.(string)
	reason = brief(reason)
	switch wrong, said := saysWrong(c.Verdict); {
	case !said, wrong && (!named || step < 1 || step > n):
		return saysNothing("the critique names no step: " + reason)
	case wrong:
		v := Verdict{Grade: Fail, PWrong: writtenWrong, Reason: reason, Blame: n - step}
		v.Fix, _ = c.Fix.(string)
		return v
	case named && step != 0 && step != n:
		return saysNothing("the critique contradicts itself: " + reason)
	default:
		return Verdict{Grade: Pass, PWrong: writtenRight, Reason: reason}
	}
}

// saysNothing is the verdict of a critique that is not understood.
func saysNothing(reason string) Verdict {
	return Verdict{Grade: Unsure, PWrong: Prior, Reason: reason}
}

// findCritique is the last JSON object with a verdict in a reply; models think
// aloud before it, fence it as code, and leave commas where none belong.
func findCritique(reply string) (critique, bool) {
	reply = strings.NewReplacer("“", `"`, "”", `"`).Replace(reply)
	for end := len(reply); end > 0; {
		start := strings.LastIndexByte(reply[:end], '{')
		if start < 0 {
			break
		}
		var c critique
		text := trailingComma.ReplaceAllString(reply[start:], "$1")
		if json.NewDecoder(strings.NewReader(text)).Decode(&c) == nil && c.Verdict != nil {
			return c, true
		}
		end = start
	}
	return critique{}, false
}

var (
	trailingComma = lazyregexp.New(`,(\s*\})`)
	firstNumber   = lazyregexp.New(`\d+`)
)

// stepNumber reads 3, 3.0, "3", "step 3", null.
func stepNumber(x any) (int, bool) {
	switch x := x.(type) {
	case float64:
		return int(x), x == float64(int(x))
	case string:
		n, err := strconv.Atoi(firstNumber.FindString(x))
		return n, err == nil
	}
	return 0, false
}

// saysWrong reads a verdict; said is false where it is neither right nor wrong.
func saysWrong(x any) (wrong, said bool) {
	switch x := x.(type) {
	case bool:
		return !x, true
	case string:
		switch strings.ToLower(strings.Trim(strings.TrimSpace(x), ".!")) {
		case "wrong", "incorrect", "error", "false", "fail", "invalid":
			return true, true
		case "right", "correct", "true", "ok", "pass", "valid":
			return false, true
		}
	}
	return false, false
}

// likeChunk gives a fix the white space around it that the chunk has, which the
// model did not see.
func likeChunk(fix, chunk string) string {
	body := strings.TrimSpace(chunk)
	at := strings.Index(chunk, body)
	return chunk[:at] + strings.TrimSpace(fix) + chunk[at+len(body):]
}
