// Package serve answers questions over HTTP, in the form of OpenAI's chat
// completions, so that whatever speaks to such a server can ask a solver.
//
//	handler := serve.New(serve.Options{
//		Models: []string{"qwen3"},
//		Solver: func(w serve.Wish) (serve.Solver, error) {
//			s := solver // a pipeline.Solver
//			w.Apply(&s)
//			return &s, nil
//		},
//	})
//	http.ListenAndServe("127.0.0.1:8080", handler)
//
// The message of a reply is the bare answer; the steps that led to it are its
// reasoning_content. What stands behind the answer and what it cost is in the object
// [Reason], the field "reason" of a reply and of the last chunk of a stream.
//
// A delta of a stream is never taken back. Steps are streamed as they are accepted, and
// so the loop gives none up for a stream; a solver that does (see
// [pipeline.Solver.GoesBack]), or that chooses among several answers, has its steps
// streamed at the end.
//
// The requests that are understood, and what is refused, is in docs/serve.md.
package serve

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"iter"
	"net/http"
	"strings"
	"time"

	"github.com/seed-25a395fc/reason/pipeline"
)

// Solver answers a question and yields what happens; [*pipeline.Solver] is one, and so
// is every strategy.
type Solver interface {
	Stream(ctx context.Context, question string) iter.Seq2[pipeline.Event, error]
}

// Wish is how a question is to be answered.
type Wish struct {
	Strategy    string           // empty: the one of the server
	Temperature *float64         // of the first draft; nil: the server's
	Seed        *uint64          // nil: the server's
	Budget      pipeline.Budget  // of the answer
	Account     *pipeline.Ledger // of all answers; set by the [Desk]
	Live        bool             // steps are shown as they are accepted: none is to be given up
}

// Apply makes a solver answer as wished, the strategy left aside.
func (w Wish) Apply(s *pipeline.Solver) {
	s.Budget, s.Account = w.Budget, w.Account
	if w.Temperature != nil {
		s.Sampling.Temperature = *w.Temperature
	}
	if w.Seed != nil {
		s.Sampling.Seed = *w.Seed
	}
	if w.Live {
		s.Ladder = pipeline.WithoutBack(s.Ladder)
	}
}

// Options say who answers, and within which limits. Models and Solver are required.
type Options struct {
	// Models are the names by which requests may call the model. The first one is
	// that of requests that name none.
	Models []string
	// Solver makes what answers a request. An error is one of the request's; a
	// [FieldError] names the field that is wrong.
	Solver func(Wish) (Solver, error)
	// Alone says that the model knows no conversation: the last message of the user is
	// the question.
	Alone bool
	// Budget caps every answer, and Total all of them together; of Total the seconds
	// do not count.
	Budget, Total pipeline.Budget
	// AtOnce is how many questions are answered at the same time; the others wait. 0
	// is 1.
	AtOnce int
	// Key, when not empty, is the API key that requests have to come with.
	Key string
	// Done, when not nil, is told of every question that was dealt with. It is called
	// by several at once.
	Done func(Report)
}

// Report is how a question was dealt with.
type Report struct {
	Status int             // of HTTP; 499 where the client went away
	Answer pipeline.Answer // zero where none was begun
	Err    error           // what failed or was refused
	Waited time.Duration   // for others to be answered
	Took   time.Duration   // from the request to the end of the reply
}

// statusGone is what servers log of a client that did not wait for the reply.
const statusGone = 499

// Handler serves POST /v1/chat/completions, GET /v1/models, GET /v1/models/NAME and GET /health.
type Handler struct {
	options Options
	desk    *Desk
	routes  http.Handler
	created time.Time
}

// New makes a handler. It panics without Models or a Solver, which no request could do
// without.
func New(o Options) *Handler {
	if len(o.Models) == 0 || o.Solver == nil {
		panic("serve: Options need Models and a Solver")
	}
	h := &Handler{options: o, desk: NewDesk(o), created: time.Now()}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /v1/chat/completions", h.withKey(h.chat))
	mux.HandleFunc("GET /v1/models", h.withKey(h.models))
	mux.HandleFunc("GET /v1/models/{model...}", h.withKey(h.model))
	mux.HandleFunc("GET /health", h.health)
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { writeError(w, errNoPath(r)) })
	// A page in a browser cannot make this server work for it, as long as its name does not lead here.
	protection := http.NewCrossOriginProtection()
	protection.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { writeError(w, errOrigin) }))
	h.routes = protection.Handler(mux)
	return h
}

// ServeHTTP implements [http.Handler].
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) { h.routes.ServeHTTP(w, r) }

// Shutdown refuses the questions that wait and those to come, and returns when none is
// in work. Those that still are when ctx ends get the answer as far as it came.
func (h *Handler) Shutdown(ctx context.Context) { h.desk.Shutdown(ctx) }

// withKey lets only requests through that come with the key. How long that takes tells
// nothing about it.
func (h *Handler) withKey(next http.HandlerFunc) http.HandlerFunc {
	want := sha256.Sum256([]byte(h.options.Key))
	return func(w http.ResponseWriter, r *http.Request) {
		given := r.Header.Get("Authorization")
		if scheme, key, ok := strings.Cut(given, " "); ok && strings.EqualFold(scheme, "Bearer") { // RFC 9110, 11.1
			given = strings.TrimLeft(key, " ")
		}
		got := sha256.Sum256([]byte(given))
		if h.options.Key != "" && subtle.ConstantTimeCompare(got[:], want[:]) != 1 {
			writeError(w, errKey)
			return
		}
		next(w, r)
	}
}

// model is a model as OpenAI's API tells it.
type model struct {
	ID      string `json:"id"`
	Object  string `json:"object"`
	Created int64  `json:"created"`
	OwnedBy string `json:"owned_by"`
}

func (h *Handler) named(name string) model {
	return model{name, "model", h.created.Unix(), "reason"}
}

func (h *Handler) models(w http.ResponseWriter, _ *http.Request) {
	all := make([]model, len(h.options.Models))
	for i, name := range h.options.Models {
		all[i] = h.named(name)
	}
	writeJSON(w, http.StatusOK, map[string]any{"object": "list", "data": all})
}

func (h *Handler) model(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("model")
	if err := h.options.has(name); err != nil {
		writeError(w, err)
		return
	}
	writeJSON(w, http.StatusOK, h.named(name))
}

func (h *Handler) health(w http.ResponseWriter, _ *http.Request) {
	if h.desk.drains() {
		writeError(w, errShutdown)
		return
	}
	writeJSON(w, http.StatusOK, map[string]string{"status": "ok"})
}
