package moe_test

import (
	"context"
	"iter"
	"slices"
	"testing"
	"time"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/localmoe"
	"github.com/seed-25a395fc/reason/localmoe/builtin"
	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/backend/moe"
	"github.com/seed-25a395fc/reason/prompts"
)

// asked are questions of several families, as people may ask them.
var asked = []struct{ name, question string }{
	{"chain", "What is (((((12 + 7) * 3 - 4) * 2 + 9) - 31) * 2 - 17) + 45?"},
	{"expr, twenty steps", "What's ((2*78+69+(606-213+67+866))/3+35+((8+49)*6+8)+7+74-58)/37+(56/28+9)+18?"},
	{"expr", "What is 95 + (311 - 59)?"},
	{"bool", "What is the truth value of true || (false && true || false)?"},
	{"story", "Mia has 47 apples. She buys 8 more, then loses 13. She buys 3 bags of 12 apples. How many apples does Mia have?"},
	{"word", "Nick had 433 socks and 469 dolls. If he picked 237 socks and 945 dolls, how many dolls and socks does he have now?"},
	{"rate", "It is spring. Kelly has 2 bags with 12 bottle caps each and 155 loose bottle caps. Adam has twice as many bottle caps. How many bottle caps does Adam have?"},
	{"rate, one step", "An album costs 2 dollars, and the price of an ice cream cone is 7 times that of an album. How much does an ice cream cone cost?"},
	{"time", "Plaigosnat moved here on 6/8/2014. That was 4 years ago. Which date was it 1 week from today in the form MM/DD/YYYY?"},
	{"logic", "Each drubloompus is a nesnutling. Nesnutlings are plaitramplings. Each plaitrampling is loyal. Pavel is a drubloompus. Is this statement true or false? Pavel is not loyal."},
	{"order", "Otto, Freya, and Hans were in a bicycle race. Hans finished second-to-last, and Otto finished ahead of Hans. Freya finished last. Who finished last?"},
	{"swap", "Oscar and Eric play with balls. At first, each of them has a ball: Oscar has a blue ball and Eric has a purple ball. First, Eric and Oscar exchange their balls. What does Eric have now?\nOptions:\n(A) blue ball\n(B) purple ball"},
	{"count", "I have a poncho, a little blouse, and three strange baseball caps. How many pieces of clothing do I have?"},
	{"sort", "Sort the following words alphabetically: basket garlic equal"},
	{"navigate", "Take 5 steps forward. Go 8 steps forward. Take 13 steps backward. Do you end up where you started?"},
	{"brackets", "Complete the sequence so that all brackets are closed properly. Input: ()[]({{()"},
}

// reading is how long the clock is read. Of the two readings around a token one falls
// outside what they measure.
var reading = func() time.Duration {
	const times = 100_000
	start := time.Now()
	end := start
	for range times {
		end = time.Now()
	}
	return end.Sub(start) / times
}()

// timed notes the time that is spent in the model.
type timed struct {
	pipeline.Model
	in *time.Duration
}

func (m timed) Start(p prompts.Prompt) (pipeline.Session, error) {
	defer clock(m.in, time.Now())
	s, err := m.Model.Start(p)
	return timedSession{s, m.in}, err
}

func clock(in *time.Duration, start time.Time) { *in += time.Since(start) + reading }

// timedSession notes the time of all that computes, forks and batches included.
type timedSession struct {
	pipeline.Session
	in *time.Duration
}

// Unwrap lets the loop find what the session can do beyond what is timed here.
func (s timedSession) Unwrap() pipeline.Session { return s.Session }

func (s timedSession) Draft(ctx context.Context, sampling pipeline.Sampling) iter.Seq2[pipeline.Token, error] {
	return func(yield func(pipeline.Token, error) bool) {
		start := time.Now()
		for token, err := range s.Session.Draft(ctx, sampling) {
			clock(s.in, start)
			if !yield(token, err) {
				return
			}
			start = time.Now()
		}
		clock(s.in, start)
	}
}

func (s timedSession) Append(text string) error {
	defer clock(s.in, time.Now())
	return s.Session.Append(text)
}

func (s timedSession) Rollback(pos int) error {
	defer clock(s.in, time.Now())
	return s.Session.Rollback(pos)
}

// Close gives the pages of the cache back, which takes about as long as a token.
func (s timedSession) Close() error {
	defer clock(s.in, time.Now())
	return s.Session.Close()
}

func (s timedSession) Fork() (pipeline.Session, error) {
	defer clock(s.in, time.Now())
	fork, err := s.Session.(pipeline.Forker).Fork()
	return timedSession{fork, s.in}, err
}

func (s timedSession) DraftBatch(
	ctx context.Context, sessions []pipeline.Session, samplings []pipeline.Sampling, take func(i int, t pipeline.Token) bool,
) (pipeline.Spend, error) {
	inner := make([]pipeline.Session, len(sessions))
	for i, other := range sessions {
		inner[i] = other.(timedSession).Session
	}
	start := time.Now()
	defer func() { clock(s.in, start) }()
	return s.Session.(pipeline.Batcher).DraftBatch(ctx, inner, samplings, func(i int, t pipeline.Token) bool {
		clock(s.in, start)
		defer func() { start = time.Now() }()
		return take(i, t)
	})
}

func (s timedSession) Doubts() bool { return s.Session.(pipeline.Doubter).Doubts() }

func (s timedSession) LogOdds(ctx context.Context, from, to int) ([]float32, pipeline.Spend, error) {
	defer clock(s.in, time.Now())
	return s.Session.(pipeline.Doubter).LogOdds(ctx, from, to)
}

// timedFormat notes the time that it takes to put a question into the model's form.
type timedFormat struct {
	prompts.Worked
	in *time.Duration
}

func (f timedFormat) Prompt(question string) (prompts.Prompt, error) {
	defer clock(f.in, time.Now())
	return f.Worked.Prompt(question)
}

// BenchmarkLoop answers a question of each family, with no critics and with those of the
// program's default. The metrics are medians over answers, for on a busy machine some are
// interrupted: model-µs is the time of all calls of the model, form-µs that of putting the
// question into the model's form, loop-µs that of all else, critics included. loop-% and
// all-% are the last and the last two in terms of the first.
func BenchmarkLoop(b *testing.B) {
	engine, err := localmoe.OpenBytes(builtin.GGUF(), localmoe.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer engine.Close()
	families, _ := engine.Metadata("reason.families")
	format := prompts.Worked{Families: families.([]string)}
	auto, err := critic.Parse("auto")
	if err != nil {
		b.Fatal(err)
	}
	for _, a := range asked {
		for name, critics := range map[string]pipeline.Critic{"none": nil, "auto": auto} {
			b.Run(a.name+"/"+name, func(b *testing.B) {
				var model, form time.Duration
				loop(b, &model, &form, a.question, &pipeline.Solver{
					Model: timed{moe.New(engine, "builtin"), &model}, Format: timedFormat{format, &form},
					Critic: critics, Ladder: pipeline.DefaultLadder(),
				})
			})
		}
	}
}

// loop reports what answering takes, of which inModel and inForm are noted while it does.
func loop(b *testing.B, inModel, inForm *time.Duration, question string, s *pipeline.Solver) {
	var models, forms, rests []time.Duration
	for b.Loop() {
		start := time.Now()
		*inModel, *inForm = 0, 0
		if _, err := s.Answer(b.Context(), question); err != nil {
			b.Fatal(err)
		}
		models, forms = append(models, *inModel), append(forms, *inForm)
		rests = append(rests, time.Since(start)-*inModel-*inForm)
	}
	model, form, rest := median(models), median(forms), median(rests)
	b.ReportMetric(float64(model.Microseconds()), "model-µs")
	b.ReportMetric(float64(form.Nanoseconds())/1000, "form-µs")
	b.ReportMetric(float64(rest.Nanoseconds())/1000, "loop-µs")
	b.ReportMetric(100*rest.Seconds()/model.Seconds(), "loop-%")
	b.ReportMetric(100*(form+rest).Seconds()/model.Seconds(), "all-%")
}

func median(d []time.Duration) time.Duration {
	slices.Sort(d)
	return d[len(d)/2]
}
