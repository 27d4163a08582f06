package langchain

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/tmc/langchaingo/llms"

	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/backend/internal/remote"
	"github.com/seed-25a395fc/reason/pipeline/prices"
)

// draft is one call of Draft: one call of the langchaingo model.
type draft struct {
	session  *session
	sampling pipeline.Sampling
	yield    func(pipeline.Token, error) bool

	meter remote.Meter
	reply *remote.Reply // nil before the call
	echo  *remote.Echo
	// reasoning tells what the model thinks from what it answers; answered is
	// true where no thinking is to come any more.
	reasoning *remote.Reasoning
	answered  bool

	left    int           // tokens still to yield; 0 and below without a limit
	held    *remote.Piece // the last token of a limited draft, kept back until the usage is known
	partial string        // the first bytes of a character
	cut     bool          // no more is wanted
	pos     int           // where the reply begins
}

// errCut makes a model stop streaming.
var errCut = errors.New("no more is wanted")

func newDraft(s *session, sampling pipeline.Sampling, yield func(pipeline.Token, error) bool) *draft {
	return &draft{
		session:  s,
		sampling: sampling,
		yield:    yield,
		meter:    remote.Meter{Tariff: s.model.tariff},
		left:     sampling.MaxTokens,
	}
}

// due is what was used since it was last asked.
func (d *draft) due() pipeline.Spend {
	if d.reply == nil {
		return pipeline.Spend{}
	}
	return d.meter.Due(d.reply.Total())
}

func (d *draft) run(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	s := d.session
	if a := s.ahead; a != nil && a.fits(d.sampling) {
		if !d.serve() {
			return nil
		}
		if !a.limit {
			return d.end(false)
		}
	}
	d.pos = s.Pos()
	begun := s.text.Begun()
	d.reasoning, d.answered = remote.NewReasoning(begun), begun.Closed()
	d.echo = remote.NewEcho("")
	if !s.model.options.Prefill {
		d.echo = remote.NewEcho(begun.Answer)
	}
	reply := &remote.Reply{Asked: max(d.left, 0), Bound: s.bound()}
	done, err := s.model.options.Limiter.Wait(ctx, reply.Bound+reply.Asked)
	if err != nil {
		return err
	}
	defer func() {
		t := reply.Total()
		done(t.Prompt + t.Cached + t.Generated)
	}()
	call, cancel := context.WithCancel(ctx)
	defer cancel()
	call, unanswered := remote.Watch(call)
	stream := func(piece []byte, take func(text string) bool) error {
		if len(piece) == 0 {
			return nil
		}
		d.reply = reply
		d.count(string(piece))
		if d.cut || !take(string(piece)) {
			d.cut = true
			cancel()
			return errCut
		}
		return nil
	}
	response, err := s.model.llm.GenerateContent(call, s.messages(), append(d.options(),
		llms.WithStreamingFunc(func(_ context.Context, piece []byte) error { return stream(piece, d.receive) }),
		llms.WithStreamingReasoningFunc(func(_ context.Context, thought, _ []byte) error { return stream(thought, d.think) }),
	)...)
	switch {
	case d.cut:
		return nil
	case errors.Is(ctx.Err(), context.DeadlineExceeded) && unanswered() != nil:
		return unanswered()
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil && remote.ContextFull(err.Error()):
		return fmt.Errorf("%w: %w", pipeline.ErrContextFull, err)
	case err != nil:
		return err
	case len(response.Choices) == 0:
		return errors.New("the model returned no choice")
	}
	d.reply = reply
	return d.finish(response.Choices[0])
}

func (d *draft) options() []llms.CallOption {
	options := []llms.CallOption{llms.WithTemperature(d.sampling.Temperature)}
	if d.sampling.MaxTokens > 0 {
		options = append(options, llms.WithMaxTokens(d.left))
	}
	if d.session.text.Prompt.Schema != "" {
		options = append(options, llms.WithJSONMode())
	}
	if d.sampling.Temperature > 0 {
		options = append(options, llms.WithSeed(int(uint32(d.sampling.Seed^d.sampling.Seed>>32)>>1))) // the 31 bits that every server takes
	}
	return options
}

// count counts text that came in one piece.
func (d *draft) count(text string) {
	if text != "" {
		d.reply.Since += len(text)
		d.reply.Events++
	}
}

// receive takes text as it comes. It returns false when no more is wanted.
func (d *draft) receive(text string) bool {
	text, d.partial = whole(d.partial + text)
	if text == "" {
		return true
	}
	return d.takeAll(d.pieces(text))
}

// think takes thinking as it comes. It returns false when no more is wanted.
func (d *draft) think(text string) bool { return d.takeAll(d.thoughts(text)) }

func (d *draft) takeAll(pieces []remote.Piece) bool {
	for _, p := range pieces {
		if !d.take(p) {
			return false
		}
	}
	return true
}

// pieces are the tokens of a text: thinking between marks, and answer.
func (d *draft) pieces(text string) (out []remote.Piece) {
	for _, piece := range split(text) {
		out = append(out, d.sorted(d.reasoning.Push(piece))...)
	}
	return out
}

// thoughts are the tokens of thinking.
func (d *draft) thoughts(text string) (out []remote.Piece) {
	for _, piece := range split(text) {
		out = append(out, d.sorted(d.reasoning.Thought(piece))...)
	}
	return out
}

// rest is what was kept back to see what it becomes, when the reply has ended.
func (d *draft) rest() []remote.Piece {
	return append(d.sorted(d.reasoning.Rest()), d.echo.Rest()...)
}

// sorted leaves out thinking behind the beginning of the answer: it is paid for,
// and no more.
func (d *draft) sorted(pieces []remote.Piece) (out []remote.Piece) {
	for _, p := range pieces {
		switch {
		case !p.Thought:
			out = append(out, d.echo.Push(p)...)
		case !d.answered:
			out = append(out, p)
		}
	}
	return out
}

// take yields a token, or keeps it back when it is the last of a limited draft:
// the usage comes with the end.
func (d *draft) take(p remote.Piece) bool {
	switch {
	case d.sampling.MaxTokens == 0 || d.left > 1:
		return d.emit(p)
	case d.held == nil:
		d.held = &p
		return true
	default: // the model writes more than it was asked for
		d.release()
		return false
	}
}

func (d *draft) release() {
	if d.held != nil {
		d.emit(*d.held)
		d.held = nil
	}
}

// emit puts a token into the text. Several pieces may have come as one, so a token is
// counted with its bytes until a usage corrects it.
func (d *draft) emit(p remote.Piece) bool {
	d.left--
	p.Tokens = len(p.Text)
	d.session.text.Add(p)
	return d.yield(pipeline.Token{Text: p.Text, Logprob: unknown, Thought: p.Thought, Close: p.Close, Spend: d.due()}, nil)
}

var unknown = float32(math.NaN())

// finish takes what a complete reply adds to what was streamed.
func (d *draft) finish(c *llms.ContentChoice) error {
	told, ok := usage(c.GenerationInfo)
	if ok {
		d.session.model.bounds.Learn(d.session.text, d.pos, d.reply.Bound, told.Prompt+told.Cached)
	}
	streamed := d.reply.Events > 0
	if !streamed {
		d.count(c.ReasoningContent)
		d.count(c.Content)
	}
	if ok {
		d.reply.Tell(told)
	}
	limit := stoppedAtLimit(c.StopReason)
	if !streamed {
		return d.finishWhole(c, limit)
	}
	if !d.takeAll(d.rest()) {
		return nil
	}
	if d.held != nil {
		d.release()
		return nil
	}
	return d.end(limit)
}

// finishWhole takes a reply that was not streamed.
func (d *draft) finishWhole(c *llms.ContentChoice, limit bool) error {
	pieces := slices.Concat(d.thoughts(c.ReasoningContent), d.pieces(c.Content), d.rest())
	d.session.ahead = &ahead{limit: limit, sampling: d.sampling, pieces: pieces}
	if !d.serve() {
		return nil
	}
	return d.end(limit)
}

// fits reports whether s would draft the same.
func (a *ahead) fits(s pipeline.Sampling) bool {
	return a.sampling.Temperature == s.Temperature && a.sampling.Seed == s.Seed
}

// serve yields what a reply that was not streamed still holds: it is paid for,
// as long as the text goes on from there. It returns false when the draft is
// over, true when the reply is.
func (d *draft) serve() bool {
	s := d.session
	for a := s.ahead; a != nil && len(a.pieces) > 0; {
		if d.sampling.MaxTokens > 0 && d.left == 0 {
			return false
		}
		next := a.pieces[0]
		a.pieces = a.pieces[1:]
		if !d.emit(next) {
			return false
		}
	}
	s.ahead = nil
	return d.sampling.MaxTokens == 0 || d.left > 0
}

// end closes a draft whose reply ended by itself or at a limit.
func (d *draft) end(limit bool) error {
	n := d.sampling.MaxTokens
	switch {
	case !limit:
		d.yield(pipeline.Token{End: true, Logprob: unknown, Spend: d.due()}, nil)
		return nil
	case n == 0, d.reply.Known && d.reply.Told.Generated < d.reply.Asked:
		return fmt.Errorf("%w: the model stopped at its own limit", pipeline.ErrContextFull)
	}
	// Several tokens came in one piece: make up the number, so that the draft
	// is seen to have been cut.
	for d.left > 0 && d.emit(remote.Piece{}) {
	}
	return nil
}

// whole divides text into complete characters and the first bytes of one more.
func whole(text string) (complete, partial string) {
	for n := 1; n < utf8.UTFMax && n <= len(text); n++ {
		if start := text[len(text)-n:]; utf8.RuneStart(start[0]) {
			if utf8.FullRuneInString(start) {
				break
			}
			return text[:len(text)-n], start
		}
	}
	return text, ""
}

// split divides text at its lines and words, as tokens are: a space goes with
// the word behind it, line ends with the word before. Chunk boundaries are then found
// inside of what came together.
func split(text string) (pieces []remote.Piece) {
	if text == "" {
		return nil
	}
	start := 0
	for i := 1; i < len(text); i++ {
		space := text[i] == ' ' && text[i-1] != ' '
		line := text[i] != '\n' && text[i-1] == '\n'
		if space || line {
			pieces = append(pieces, remote.Piece{Text: text[start:i]})
			start = i
		}
	}
	return append(pieces, remote.Piece{Text: text[start:]})
}

// usage reads the names that langchaingo's providers give to token counts.
func usage(info map[string]any) (t prices.Tokens, ok bool) {
	prompt, _ := number(info, "PromptTokens", "InputTokens", "input_tokens")
	generated, known := number(info, "CompletionTokens", "OutputTokens", "output_tokens")
	cached, _ := number(info, "PromptCachedTokens", "CacheReadInputTokens", "CachedTokens")
	if !known || prompt+cached == 0 {
		return t, false
	}
	if created, ok := number(info, "CacheCreationInputTokens"); ok { // Anthropic's InputTokens leave out both kinds
		return prices.Tokens{Prompt: prompt + created, Cached: cached, Generated: generated}, true
	}
	cached = min(cached, prompt)
	return prices.Tokens{Prompt: prompt - cached, Cached: cached, Generated: generated}, true
}

func number(info map[string]any, names ...string) (int, bool) {
	for _, name := range names {
		switch n := info[name].(type) {
		case int:
			return max(n, 0), true
		case int32:
			return max(int(n), 0), true
		case int64:
			return max(int(n), 0), true
		case float64:
			return max(int(n), 0), true
		}
	}
	return 0, false
}

// stoppedAtLimit reads the stop reasons of the providers.
func stoppedAtLimit(reason string) bool {
	reason = strings.ToLower(reason)
	return reason == "length" || strings.Contains(reason, "max") && strings.Contains(reason, "token")
}
