package serve

import (
	"crypto/rand"
	"strings"
	"time"

	"github.com/sashabaranov/go-openai"

	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/prompts"
)

// Reason is what stands behind an answer and what it cost: the fields of a
// [pipeline.Answer], of the same names, that the reply does not hold anyway.
type Reason struct {
	Final      string           `json:"final"`
	Verified   bool             `json:"verified"`
	Confidence float64          `json:"confidence"`
	Stop       pipeline.Stop    `json:"stop"` // or Declined
	Chunks     []pipeline.Chunk `json:"chunks"`
	Spend      pipeline.Spend   `json:"spend"`
	Model      string           `json:"model"`
	Seed       uint64           `json:"seed"`
}

// completion is a whole reply, or one chunk of a streamed one.
type completion struct {
	ID      string        `json:"id"`
	Object  string        `json:"object"`
	Created int64         `json:"created"`
	Model   string        `json:"model"`
	Choices []choice      `json:"choices"`
	Usage   *openai.Usage `json:"usage,omitempty"`
	Reason  *Reason       `json:"reason,omitempty"`
}

type choice struct {
	Index        int                                     `json:"index"`
	Message      *message                                `json:"message,omitempty"`
	Delta        *openai.ChatCompletionStreamChoiceDelta `json:"delta,omitempty"`
	FinishReason openai.FinishReason                     `json:"finish_reason"` // null until the last
}

// message has a content even where there is no answer.
type message struct {
	Role             string `json:"role"`
	Content          string `json:"content"`
	ReasoningContent string `json:"reasoning_content,omitempty"`
}

// newCompletion is a reply to q without what it says.
func (q *request) newCompletion(object string) completion {
	return completion{ID: "chatcmpl-" + rand.Text(), Object: object, Created: time.Now().Unix(), Model: q.Model, Choices: []choice{}}
}

// reply is the whole reply with an answer.
func (q *request) reply(a pipeline.Answer) completion {
	var s steps
	for _, c := range a.Chunks {
		s.add(c.Text, c.Thought)
	}
	c := q.newCompletion("chat.completion")
	said := &message{openai.ChatMessageRoleAssistant, q.content(a), s.text.String()}
	c.Choices = append(c.Choices, choice{Message: said, FinishReason: finishReason(a.Stop)})
	c.Usage, c.Reason = usage(a.Spend), reason(a)
	return c
}

// content is the message of a reply: the bare answer, on a line that begins with
// "Answer:" where the system message asks for one.
func (q *request) content(a pipeline.Answer) string {
	text := a.Final
	if cue := (prompts.Steps{}).Cue(prompts.Prompt{}, ""); text != "" && a.Stop != Declined && strings.Contains(q.system(), cue) {
		text = cue + " " + text
	}
	return q.Stop.cut(text)
}

// steps are the steps of an answer, as they are told: what the model reasoned before it,
// and then the answer as it was written.
type steps struct {
	text    strings.Builder
	n       int
	thought bool // the last one is reasoning
}

// add returns what the next step adds to the text. Reasoning ends with its line.
func (s *steps) add(text string, thought bool) string {
	if s.thought && !thought && !strings.HasSuffix(s.text.String(), "\n") {
		text = "\n" + text
	}
	s.thought = thought
	s.n++
	s.text.WriteString(text)
	return text
}

func reason(a pipeline.Answer) *Reason {
	r := &Reason{
		Final: a.Final, Verified: a.Verified, Confidence: a.Confidence, Stop: a.Stop,
		Chunks: a.Chunks, Spend: a.Spend, Model: a.Model, Seed: a.Seed,
	}
	if a.Stop == Declined {
		r.Final, r.Confidence = "", 0
	}
	return r
}

// finishReason is "stop" where the model came to an end of its own.
func finishReason(s pipeline.Stop) openai.FinishReason {
	if s == pipeline.Complete || s == Declined {
		return openai.FinishReasonStop
	}
	return openai.FinishReasonLength
}

// usage is a spend as OpenAI counts: cached tokens are among those of the prompt, and
// all that was generated is of the completion, rejected drafts and critics too.
func usage(s pipeline.Spend) *openai.Usage {
	prompt := s.PromptTokens + s.CachedTokens
	return &openai.Usage{
		PromptTokens: prompt, CompletionTokens: s.GeneratedTokens, TotalTokens: prompt + s.GeneratedTokens,
		PromptTokensDetails: &openai.PromptTokensDetails{CachedTokens: s.CachedTokens},
	}
}
