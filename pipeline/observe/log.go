package observe

import (
	"context"
	"log/slog"

	"github.com/seed-25a395fc/reason/pipeline"
)

// Log writes a record for every event: the answer at level Info, or Error with
// what failed, and all on the way to it at level Debug.
func Log(s Solver, l *slog.Logger) *Observed {
	return &Observed{s, func(ctx context.Context, question string) (context.Context, observer) {
		return ctx, log{l, question}
	}}
}

type log struct {
	logger   *slog.Logger
	question string
}

func (log) end() {}

func (o log) see(ctx context.Context, e pipeline.Event, err error) {
	level, attrs := slog.LevelDebug, []slog.Attr{slog.Int("chunk", e.Chunk), slog.Int("tokens", e.Spend.Tokens())}
	add := func(key, value string) {
		if value != "" {
			attrs = append(attrs, slog.String(key, value))
		}
	}
	add("how", e.How)
	add("text", e.Text)
	if e.Thought {
		attrs = append(attrs, slog.Bool("thought", true))
	}
	if j := e.Judgement; j != nil {
		attrs = append(attrs, slog.String("grade", j.Grade.String()), slog.Float64("p_wrong", j.PWrong))
		add("critic", j.Critic)
		add("reason", j.Reason)
	}
	add("reason", e.Reason)
	add("why", e.Why)
	if a := e.Answer; a != nil {
		level = slog.LevelInfo
		add("question", o.question)
		attrs = append(attrs, slog.String("final", a.Final), slog.Bool("verified", a.Verified),
			slog.String("stop", string(a.Stop)), slog.Float64("seconds", a.Spend.Seconds))
	}
	if err != nil {
		level = slog.LevelError
		attrs = append(attrs, slog.Any("error", err))
	}
	o.logger.LogAttrs(ctx, level, string(e.Kind), attrs...)
}
