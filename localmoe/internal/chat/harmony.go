package chat

import "strings"

// gpt-oss's form, "harmony": a message is a header, <|message|>, its text, and
// <|end|>, <|return|> or <|call|>; the header of the next follows <|start|>.
// A header names the role and, after <|channel|>, the channel: analysis,
// commentary or final. What is not final counts as reasoning.
const (
	harmonyStart   = "<|start|>"
	harmonyChannel = "<|channel|>"
	harmonyMessage = "<|message|>"
)

var harmonyEnds = []string{"<|end|>", "<|return|>", "<|call|>", harmonyStart}

// resume puts the splitter where a prompt ends: in a header, or in the text
// of a message.
func (s *Splitter) resume(prompt string) {
	s.header = true
	i := strings.LastIndex(prompt, harmonyStart)
	if i < 0 {
		return
	}
	header, _, inText := strings.Cut(prompt[i+len(harmonyStart):], harmonyMessage)
	if inText {
		s.open(header)
	} else {
		s.role = header // the reply completes it
	}
}

func (s *Splitter) harmonyMarkers() []string {
	if s.header {
		return []string{harmonyMessage}
	}
	return harmonyEnds
}

// open begins a message's text.
func (s *Splitter) open(header string) {
	_, channel, _ := strings.Cut(header, harmonyChannel)
	s.header, s.opened = false, true
	if strings.HasPrefix(strings.TrimSpace(channel), "final") {
		s.turn(Answer)
	} else {
		s.turn(Reasoning)
	}
}

func (s *Splitter) harmonyTag(parts *[]Part, before, tag string) {
	if s.header {
		s.open(s.role + before)
		s.role = ""
		return
	}
	s.give(parts, s.trimmed(before))
	s.header = true
}

// beginMessage completes the header that is open, or ends the message and writes
// another header, so that text of a kind comes next.
func (s *Splitter) beginMessage(k Kind) (marks string) {
	if !s.header {
		if s.kind == k {
			return ""
		}
		marks = harmonyEnds[0]
		s.role, s.buf = "", ""
	}
	header := s.role + s.buf
	if header == "" {
		marks += harmonyStart
		header = "assistant"
		marks += header
	}
	if !strings.Contains(header, harmonyChannel) {
		marks += harmonyChannel
		header += harmonyChannel
	}
	if strings.HasSuffix(header, harmonyChannel) {
		channel := "final"
		if k == Reasoning {
			channel = "analysis"
		}
		marks += channel
		header += channel
	}
	s.role, s.buf = "", ""
	s.open(header)
	marks += harmonyMessage
	if s.kind != k { // the header had named another channel
		return marks + s.beginMessage(k)
	}
	return marks
}
