package serve

import (
	"fmt"
	"strings"

	"github.com/sashabaranov/go-openai"

	"github.com/seed-25a395fc/reason/prompts"
)

// question is what the messages ask: the last of the user, behind those before it
// unless the model knows no conversation.
func (q *request) question(alone bool) (string, error) {
	var asked []string
	var turns []prompts.Turn
	for i, m := range q.Messages {
		text, err := textOf(m)
		if err != nil {
			return "", badRequest(fmt.Sprintf("messages[%d].content", i), "%v", err)
		}
		switch m.Role {
		case openai.ChatMessageRoleSystem, openai.ChatMessageRoleDeveloper:
		case openai.ChatMessageRoleUser:
			asked = append(asked, text)
		case openai.ChatMessageRoleAssistant:
			turns = append(turns, prompts.Turn{Question: strings.Join(asked, "\n\n"), Answer: text})
			asked = nil
		default:
			return "", badRequest(fmt.Sprintf("messages[%d].role", i), "%q is none of system, developer, user and assistant", m.Role)
		}
	}
	last := strings.TrimSpace(strings.Join(asked, "\n\n"))
	switch {
	case len(asked) == 0:
		return "", badRequest("messages", "the last message has to be the user's")
	case last == "":
		return "", badRequest("messages", "the question is empty")
	case alone:
		return last, nil
	}
	in := prompts.InContext(turns, last, maxRequestBytes)
	return strings.TrimPrefix(q.system()+"\n\n"+in, "\n\n"), nil
}

// system is what the system messages say.
func (q *request) system() string {
	var all []string
	for _, m := range q.Messages {
		if text, err := textOf(m); err == nil && (m.Role == openai.ChatMessageRoleSystem || m.Role == openai.ChatMessageRoleDeveloper) {
			all = append(all, text)
		}
	}
	return strings.Join(all, "\n\n")
}

// textOf is the text of a message.
func textOf(m openai.ChatCompletionMessage) (string, error) {
	if len(m.ToolCalls) > 0 || m.FunctionCall != nil {
		return "", fmt.Errorf("a call of a tool is not supported")
	}
	if m.MultiContent == nil {
		return m.Content, nil
	}
	var parts []string
	for _, part := range m.MultiContent {
		if part.Type != openai.ChatMessagePartTypeText {
			return "", fmt.Errorf("a part of type %q is not supported, only text", part.Type)
		}
		parts = append(parts, part.Text)
	}
	return strings.Join(parts, "\n"), nil
}
