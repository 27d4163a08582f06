package openai_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"net/http"
	"net/http/httptrace"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/seed-25a395fc/reason/pipeline/prices"
)

// fake is an OpenAI-compatible server with a scripted model, the quirks of real
// servers, and faults. It bills what it delivers.
type fake struct {
	write func(question, begun string, temperature float64, seed int) string

	// Quirks.
	goesOn     string   // how it continues a message: final, prefix, plain; empty: it cannot
	refuses    []string // parameters that it answers with 400
	noLogprobs bool
	top        map[string]float64 // ln P of the likeliest next tokens, told as far as asked for
	usage      string             // running, end or never
	together   int                // tokens in one event; 0 is 1
	endless    bool               // does not stop at max_tokens
	most       int                // max_tokens that it takes; 0 is any
	noStream   bool               // sends all as one JSON object
	thinks     int                // tokens of reasoning before an answer
	marks      bool               // which it leaves in the text, with marks around it
	hides      bool               // bills the thoughts and does not tell them
	template   int                // tokens around a prompt
	echoes     bool               // repeats the unfinished line when asked to carry on
	choices    string             // how it writes several: together, in turn; empty: it leaves all but one out

	parallel bool // answers several requests at once

	// Faults, one for each request in turn; none when they run out.
	faults []fault

	before func(sent int)            // called before each event
	taken  func(ctx context.Context) // called when a prompt is billed and nothing is sent yet

	turn     chan struct{}  // held by the request that is being answered, unless parallel
	open     sync.WaitGroup // requests that are being answered
	mu       sync.Mutex
	billed   prices.Tokens
	untold   int        // requests whose client has read neither a usage nor a refusal
	cache    [][]string // prompts and answers that were read
	requests []map[string]any
}

// fault is what goes wrong with one request.
type fault struct {
	status  int // answered in place of a stream
	body    string
	header  http.Header
	cutAt   int    // events after which the stream ends, or goes wrong as stream says
	stream  string // what comes after cutAt events: reset, eof, garbage, error
	refused bool   // the connection is refused
}

var tokenPattern = regexp.MustCompile(`\d+|[\p{L}]{1,6}|\s|.`)

func tokenize(text string) []string { return tokenPattern.FindAllString(text, -1) }

func (f *fake) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var body map[string]any
	if err := json.NewDecoder(r.Body).Decode(&body); err != nil {
		http.Error(w, `{"error":{"message":"malformed"}}`, http.StatusBadRequest)
		return
	}
	f.mu.Lock()
	f.requests = append(f.requests, body)
	var now fault
	if len(f.faults) > 0 {
		now, f.faults = f.faults[0], f.faults[1:]
	}
	f.mu.Unlock()
	if now.status != 0 {
		for name, values := range now.header {
			w.Header()[name] = values
		}
		if w.Header().Get("Content-Type") == "" {
			w.Header().Set("Content-Type", "application/json")
		}
		w.WriteHeader(now.status)
		io.WriteString(w, now.body)
		return
	}
	for _, name := range f.refuses {
		_, has := body[name]
		if format, ok := body["response_format"].(map[string]any); ok && format["type"] == name {
			has = true
		}
		if has {
			hint := ""
			if name == "max_tokens" {
				hint = " Use 'max_completion_tokens' instead."
			}
			w.Header().Set("Content-Type", "application/json")
			w.WriteHeader(http.StatusBadRequest)
			fmt.Fprintf(w, `{"error":{"message":"Unsupported parameter: '%s'.%s","type":"invalid_request_error"}}`, name, hint)
			return
		}
	}
	if n, _ := body["max_tokens"].(float64); f.most > 0 && int(n) > f.most {
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(http.StatusBadRequest)
		fmt.Fprintf(w, `{"error":{"message":"max_tokens is too large: %g. This model supports at most %d completion tokens"}}`, n, f.most)
		return
	}
	f.answer(r.Context(), w, body, now)
}

// answer streams what the model writes.
func (f *fake) answer(ctx context.Context, w http.ResponseWriter, body map[string]any, now fault) {
	question, begun, asked := f.read(body)
	prompt := append(slices.Repeat([]string{"<t>"}, f.template), tokenize(question+"\x00"+begun)...)
	thoughts, begun := f.think(begun)
	if asked {
		prompt = append(prompt, "<carry on>")
	}
	used := prices.Tokens{Cached: f.cached(prompt)}
	used.Prompt = len(prompt) - used.Cached
	temperature, _ := body["temperature"].(float64)
	seed, _ := body["seed"].(float64)
	number := 1
	if n, ok := body["n"].(float64); ok && f.choices != "" {
		number = int(n)
	}
	var all []*version
	for i := range number {
		answer := f.write(question, begun, temperature, int(seed)+i)
		if f.echoes && asked {
			answer = begun[strings.LastIndexByte(begun, '\n')+1:] + answer
		}
		v := &version{index: i, thoughts: thoughts, tokens: tokenize(answer), finish: "stop"}
		most := len(v.tokens) + len(thoughts)
		for _, name := range []string{"max_tokens", "max_completion_tokens"} {
			if n, ok := body[name].(float64); ok && !f.endless {
				most = min(most, int(n))
			}
		}
		if most < len(v.tokens)+len(thoughts) {
			v.finish = "length"
		}
		v.thoughts = thoughts[:min(len(thoughts), most)]
		v.tokens = v.tokens[:most-len(v.thoughts)]
		all = append(all, v)
	}
	out := &stream{w: w, fake: f, used: used, told: func() {}, logprobs: body["logprobs"] == true && !f.noLogprobs, fault: now}
	if n, _ := body["top_logprobs"].(float64); n > 1 {
		for token, logprob := range f.top {
			out.top = append(out.top, map[string]any{"token": token, "logprob": logprob})
		}
	}
	if f.usage == "running" {
		options, _ := body["stream_options"].(map[string]any)
		out.running = options["continuous_usage_stats"] == true
	}
	f.bill(used)
	if f.taken != nil {
		f.taken(ctx)
	}
	if p, ok := w.(*pipeWriter); ok {
		out.told = p.told
	}
	if f.noStream {
		if f.whole(w, all, used) {
			out.told()
		}
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	w.WriteHeader(http.StatusOK)
	io.WriteString(w, ": keep-alive\n\n")
	field := "reasoning_content"
	if f.marks {
		field = "content"
	}
	defer func() {
		if len(all[0].thoughts) == 0 {
			f.remember(prompt, all[0].tokens[:all[0].written])
		}
	}()
	for writing := slices.Clone(all); len(writing) > 0; {
		left := writing[:0:0]
		for i, v := range writing {
			if f.choices == "in turn" && i > 0 {
				left = append(left, v)
				continue
			}
			ok, over := out.version(v, field, max(f.together, 1))
			if !ok {
				return
			}
			if !over {
				left = append(left, v)
			}
		}
		writing = left
	}
	out.finish()
}

// version is one of the versions that are written.
type version struct {
	index    int
	thoughts []string
	tokens   []string
	thought  int // tokens of thinking that were sent
	written  int // tokens of the answer that were sent
	sent     int // tokens of both
	finish   string
}

// version sends the next event of v; over says that it was the last.
func (s *stream) version(v *version, field string, together int) (ok, over bool) {
	if s.fake.hides && v.thought < len(v.thoughts) {
		v.thought = len(v.thoughts)
		v.sent += v.thought
		s.used.Generated += v.thought
		s.fake.bill(prices.Tokens{Generated: v.thought})
	}
	switch {
	case v.thought < len(v.thoughts):
		v.thought++
		return s.send(v, v.thoughts[v.thought-1:v.thought], field), false
	case v.written < len(v.tokens):
		part := v.tokens[v.written:min(v.written+together, len(v.tokens))]
		if !s.send(v, part, "content") {
			return false, true
		}
		v.written += len(part)
		return true, false
	}
	return s.event(map[string]any{"choices": []any{map[string]any{"index": v.index, "delta": map[string]any{}, "finish_reason": v.finish}}}), true
}

// think is what the model still thinks before it goes on with begun, and begun
// without what it has thought. One whose answer has begun thinks no more.
func (f *fake) think(begun string) (thoughts []string, answer string) {
	left, within, closed := f.thinks, false, false
	if rest, ok := strings.CutPrefix(begun, "<think>\n"); ok {
		within = true
		var thought string
		thought, begun, closed = strings.Cut(rest, "</think>\n\n")
		left -= strings.Count(thought, "hm ")
	}
	if left <= 0 && !within || begun != "" || closed {
		return nil, begun
	}
	thoughts = slices.Repeat([]string{"hm "}, max(left, 0))
	if f.marks {
		if thoughts = append(thoughts, "</think>", "\n\n"); !within {
			thoughts = append([]string{"<think>", "\n"}, thoughts...)
		}
	}
	return thoughts, begun
}

// read is the question and the beginning of the answer in a request; asked is
// true when the server has to be asked to carry on.
func (f *fake) read(body map[string]any) (question, begun string, asked bool) {
	messages := body["messages"].([]any)
	for i, raw := range messages {
		m := raw.(map[string]any)
		content := m["content"].(string)
		if thought, _ := m["reasoning_content"].(string); thought != "" && content == "" {
			content = "<think>\n" + thought // as a template writes it
		} else if thought != "" && f.marks {
			content = "<think>\n" + thought + "\n</think>\n\n" + content
		}
		switch {
		case m["role"] != "assistant" && begun == "":
			question += content + "\n"
		case m["role"] == "assistant":
			begun = content
			last := i == len(messages)-1
			goesOn := f.goesOn == "plain" ||
				f.goesOn == "prefix" && m["prefix"] == true ||
				f.goesOn == "final" && body["continue_final_message"] == true && body["add_generation_prompt"] == false
			if last && !goesOn { // a new message, as from a server that closes the old one
				question, begun = question+begun, ""
			}
			asked = !last
		}
	}
	return question, begun, asked
}

// whole answers without streaming; ok says that the client has read it.
func (f *fake) whole(w http.ResponseWriter, all []*version, used prices.Tokens) (ok bool) {
	var choices []any
	for _, v := range all {
		used.Generated += len(v.thoughts) + len(v.tokens)
		message := map[string]any{"role": "assistant", "content": strings.Join(v.tokens, "")}
		if f.marks {
			message["content"] = strings.Join(v.thoughts, "") + strings.Join(v.tokens, "")
		} else if len(v.thoughts) > 0 && !f.hides {
			message["reasoning"] = strings.Join(v.thoughts, "")
		}
		choices = append(choices, map[string]any{"index": v.index, "message": message, "finish_reason": v.finish})
	}
	f.bill(prices.Tokens{Generated: used.Generated})
	w.Header().Set("Content-Type", "application/json")
	return json.NewEncoder(w).Encode(map[string]any{
		"choices": choices,
		"usage":   usageOf(used),
	}) == nil
}

// taking notes a request; told is called when the client has read what it costs.
func (f *fake) taking() (told func()) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.untold++
	return sync.OnceFunc(func() {
		f.mu.Lock()
		defer f.mu.Unlock()
		f.untold--
	})
}

func (f *fake) bill(t prices.Tokens) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.billed.Prompt += t.Prompt
	f.billed.Cached += t.Cached
	f.billed.Generated += t.Generated
}

// total is what was billed, once all requests are over.
func (f *fake) total() prices.Tokens {
	f.open.Wait()
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.billed
}

// cached is how many tokens of prompt the server has read before.
func (f *fake) cached(prompt []string) (most int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, known := range f.cache {
		n := 0
		for n < len(known) && n < len(prompt) && known[n] == prompt[n] {
			n++
		}
		most = max(most, n)
	}
	return most
}

func (f *fake) remember(prompt, answer []string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.cache = append(f.cache, slices.Concat(prompt, answer))
	if len(f.cache) > 64 {
		f.cache = f.cache[1:]
	}
}

func usageOf(t prices.Tokens) map[string]any {
	return map[string]any{
		"prompt_tokens":         t.Prompt + t.Cached,
		"completion_tokens":     t.Generated,
		"total_tokens":          t.Prompt + t.Cached + t.Generated,
		"prompt_tokens_details": map[string]any{"cached_tokens": t.Cached},
	}
}

// stream writes events, and lets things go wrong.
type stream struct {
	w        http.ResponseWriter
	fake     *fake
	fault    fault
	used     prices.Tokens
	told     func() // the client has read a usage
	logprobs bool
	running  bool
	top      []any
	sent     int
}

// send delivers tokens in one event. It returns false when the stream is over.
func (s *stream) send(v *version, tokens []string, field string) bool {
	if s.fake.before != nil {
		s.fake.before(s.sent)
	}
	if s.fault.stream != "" && s.sent == s.fault.cutAt {
		s.goWrong()
		return false
	}
	s.sent++
	choice := map[string]any{"index": v.index, "delta": map[string]any{field: strings.Join(tokens, "")}, "finish_reason": nil}
	if s.logprobs && field == "content" {
		var told []any
		for _, t := range tokens {
			told = append(told, map[string]any{"token": t, "logprob": -.25, "top_logprobs": s.top})
		}
		choice["logprobs"] = map[string]any{"content": told}
	}
	used := s.used
	used.Generated += len(tokens)
	event := map[string]any{"object": "chat.completion.chunk", "choices": []any{choice}, "usage": nil}
	if s.running { // of this version, as vLLM and SGLang have it
		own := used
		own.Generated = v.sent + len(tokens)
		event["usage"] = usageOf(own)
	}
	if !s.event(event) {
		return false
	}
	if s.running {
		s.told()
	}
	s.used = used
	v.sent += len(tokens)
	s.fake.bill(prices.Tokens{Generated: len(tokens)})
	return true
}

func (s *stream) goWrong() {
	switch s.fault.stream {
	case "garbage":
		io.WriteString(s.w, "data: {\"choices\": [{\"delta\": {\"cont\n\n")
	case "error":
		io.WriteString(s.w, "data: {\"error\":{\"message\":\"the engine died\",\"code\":500}}\n\n")
	case "reset":
		panic(http.ErrAbortHandler)
	}
}

func (s *stream) finish() {
	if s.fake.usage != "never" {
		s.event(map[string]any{"choices": []any{}, "usage": usageOf(s.used)})
	}
	io.WriteString(s.w, "data: [DONE]\n\n")
}

func (s *stream) event(e map[string]any) bool {
	data, _ := json.Marshal(e)
	if _, err := fmt.Fprintf(s.w, "data: %s\n\n", data); err != nil {
		return false
	}
	if flusher, ok := s.w.(http.Flusher); ok {
		flusher.Flush()
	}
	return true
}

// RoundTrip serves a request without a network: what the handler writes is
// delivered when the client reads it, so that what was delivered is known.
func (f *fake) RoundTrip(r *http.Request) (*http.Response, error) {
	if err := r.Context().Err(); err != nil {
		return nil, err
	}
	trace := httptrace.ContextClientTrace(r.Context())
	trace.GetConn(r.URL.Host)
	f.mu.Lock()
	if len(f.faults) > 0 && f.faults[0].refused {
		f.faults = f.faults[1:]
		f.mu.Unlock()
		return nil, errors.New("connection refused")
	}
	f.mu.Unlock()
	trace.GotConn(httptrace.GotConnInfo{})
	reader, writer := io.Pipe()
	w := &pipeWriter{header: http.Header{}, body: writer, ready: make(chan int, 1), told: f.taking()}
	stop := context.AfterFunc(r.Context(), func() { reader.CloseWithError(r.Context().Err()) })
	f.open.Add(1)
	over := f.inTurn()
	go func() {
		defer f.open.Done()
		defer over()
		defer stop()
		defer func() {
			if recover() != nil {
				writer.CloseWithError(io.ErrUnexpectedEOF)
			}
			w.WriteHeader(http.StatusOK)
			writer.Close()
		}()
		f.ServeHTTP(w, r)
	}()
	return &http.Response{StatusCode: <-w.ready, Header: w.header, Body: reader, Request: r}, nil
}

// inTurn waits until no other request is being answered.
func (f *fake) inTurn() (over func()) {
	if f.parallel {
		return func() {}
	}
	f.mu.Lock()
	if f.turn == nil {
		f.turn = make(chan struct{}, 1)
	}
	turn := f.turn
	f.mu.Unlock()
	turn <- struct{}{}
	return func() { <-turn }
}

type pipeWriter struct {
	header http.Header
	body   *io.PipeWriter
	once   sync.Once
	ready  chan int
	told   func()
}

func (w *pipeWriter) Header() http.Header { return w.header }

func (w *pipeWriter) WriteHeader(status int) {
	w.once.Do(func() {
		if status >= http.StatusBadRequest {
			w.told()
		}
		w.ready <- status
	})
}

func (w *pipeWriter) Write(p []byte) (int, error) {
	w.WriteHeader(http.StatusOK)
	return w.body.Write(p)
}

// script writes fixed answers: what follows begun where begun starts the answer
// to the question, digits drawn with the seed otherwise.
func script(answer string) func(string, string, float64, int) string {
	return func(question, begun string, temperature float64, seed int) string {
		if strings.Contains(question, "one two three four five six") && begun == "one two three four fi" {
			return "ve six seven eight"
		}
		if rest, ok := strings.CutPrefix(answer, begun); ok && temperature == 0 {
			return rest
		}
		h := fnv.New32a()
		fmt.Fprint(h, begun, seed)
		return fmt.Sprintf("%d + %d = %d\nAnswer: %d\n", h.Sum32()%7, h.Sum32()%11, h.Sum32()%13, h.Sum32()%17)
	}
}
