package chat

import (
	"encoding/json"
	"strings"
)

// plain writes a conversation without a template: system text first, then
// turns marked User: and Assistant:, with blank lines between. Base models
// continue it well, and it needs no special tokens.
func plain(in Input, why error) Result {
	var b strings.Builder
	for _, m := range in.Messages {
		role, content := m.Role, m.Content
		if m.Raw != nil {
			role, content = rawText(m.Raw)
		}
		switch role {
		case "system", "developer":
		case "assistant":
			b.WriteString("Assistant: ")
		case "user":
			b.WriteString("User: ")
		default:
			b.WriteString(role + ": ")
		}
		b.WriteString(strings.TrimSpace(content))
		b.WriteString("\n\n")
	}
	if in.AddGenerationPrompt {
		b.WriteString("Assistant:")
	}
	return Result{Text: b.String(), Fallback: why, Stop: []string{"\nUser:"}}
}

// rawText returns the role and the text of a raw message; parts that are not
// text are left out.
func rawText(raw json.RawMessage) (role, content string) {
	var m struct {
		Role    string
		Content json.RawMessage
	}
	if json.Unmarshal(raw, &m) != nil {
		return "", ""
	}
	if json.Unmarshal(m.Content, &content) == nil {
		return m.Role, content
	}
	var parts []struct{ Text string }
	if json.Unmarshal(m.Content, &parts) != nil {
		return m.Role, ""
	}
	var texts []string
	for _, p := range parts {
		texts = append(texts, p.Text)
	}
	return m.Role, strings.Join(texts, "")
}
