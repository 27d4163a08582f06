package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"os"
	"strings"
	"syscall"
	"time"

	"github.com/charmbracelet/log"
	"github.com/sashabaranov/go-openai"
	"github.com/spf13/cobra"

	"github.com/seed-25a395fc/reason/pipeline/serve"
)

// closeTime is how long it may take to send what was reached when a server ends.
const closeTime = 2 * time.Second

// headerTime is how long a client may take to send the header of a request.
const headerTime = 10 * time.Second

// serveFlags are the flags of serve.
type serveFlags struct {
	deskFlags
	listen string
	noKey  bool
}

func newServeCmd() *cobra.Command {
	var f serveFlags
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Answer questions over HTTP, as an OpenAI-compatible server",
		Long: `Answer questions over HTTP: POST /v1/chat/completions (streamed or not),
GET /v1/models, GET /health. The message of a reply is the bare answer, its
reasoning_content the steps that led to it, and its field "reason" says whether it
is verified and what it cost. docs/serve.md has the rest.

A request may name a budget and a strategy of its own, as on the command line:
{"messages": …, "budget": "tokens=300", "strategy": "sc@16"}; --budget still holds.

Only programs on this machine can connect. To listen elsewhere, --listen :8080,
set REASON_API_KEY to the key that requests have to come with.

SIGINT or SIGTERM ends the server: answers in work have ten seconds to be finished.
A second one ends it at once.`,
		Example: `  reason serve
  reason serve -m path/to/model.gguf --budget tokens=4000,time=1m
  curl http://127.0.0.1:8080/v1/chat/completions -d '{"messages": [{"role": "user", "content": "What is 12 * 17 + 5?"}]}'`,
		Args: positional(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error { return f.run(cmd) },
	}
	f.register(cmd)
	flags := cmd.Flags()
	flags.StringVar(&f.listen, "listen", "127.0.0.1:8080", "address to listen on; port 0 takes a free one")
	flags.BoolVar(&f.noKey, "no-key", false, "let others than this machine connect without a key")
	return cmd
}

func (f *serveFlags) run(cmd *cobra.Command) error {
	ctx := cmd.Context()
	staff, err := f.open(ctx)
	if err != nil {
		return err
	}
	defer staff.close()
	options := staff.options
	options.Key = os.Getenv("REASON_API_KEY")
	if _, err := net.ResolveTCPAddr("tcp", f.listen); err != nil {
		return usageErrorf("--listen: %v; want HOST:PORT, such as 127.0.0.1:8080", err)
	}
	listener, err := net.Listen("tcp", f.listen)
	if errors.Is(err, syscall.EADDRINUSE) {
		return fmt.Errorf("cannot serve: something listens on %s already; --listen takes another address", f.listen)
	}
	if err != nil {
		return fmt.Errorf("cannot serve: %w", err)
	}
	defer listener.Close()
	if !f.noKey && options.Key == "" && !listener.Addr().(*net.TCPAddr).IP.IsLoopback() {
		return usageErrorf("--listen %s: others than this machine could connect; set REASON_API_KEY to a key of your choice, or say --no-key", f.listen)
	}
	logger := log.NewWithOptions(cmd.ErrOrStderr(), log.Options{ReportTimestamp: true})
	options.Done = func(r serve.Report) { logAnswer(slog.New(logger), r) }
	logger.Info("listening", "address", "http://"+listener.Addr().String()+"/v1", "models", strings.Join(options.Models, ","))

	handler := serve.New(options)
	var answering http.Handler = handler
	if !f.noKey && options.Key == "" {
		answering = calledHere(handler)
	}
	server := &http.Server{Handler: answering, ReadHeaderTimeout: headerTime, ErrorLog: logger.StandardLog()}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	select {
	case err := <-failed:
		return fmt.Errorf("cannot serve: %w", err)
	case <-ctx.Done():
	}
	logger.Info("shutting down")
	shutDown(ctx, handler)
	closing, cancel := context.WithTimeout(context.WithoutCancel(ctx), closeTime)
	defer cancel()
	if err := server.Shutdown(closing); errors.Is(err, context.DeadlineExceeded) {
		return server.Close() // who does not read its answer by now never will
	}
	return nil
}

// calledHere refuses requests that call this machine by another name than localhost or an
// address. Such a name may be that of a page in a browser, made to lead here, so that the
// browser takes this server for the page's own.
func calledHere(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		host := (&url.URL{Host: r.Host}).Hostname()
		if host == "" || host == "localhost" || strings.HasSuffix(host, ".localhost") || net.ParseIP(host) != nil {
			next.ServeHTTP(w, r)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(http.StatusForbidden)
		message := fmt.Sprintf("only programs on this machine may ask, by its address or as localhost, not as %q; see REASON_API_KEY and --no-key", host)
		_ = writeJSON(w, openai.ErrorResponse{Error: &openai.APIError{Type: "invalid_request_error", Message: message}})
	})
}

// logAnswer writes one line for a question; what was asked is none of its business.
func logAnswer(l *slog.Logger, r serve.Report) {
	attrs := []any{"status", r.Status, "waited", r.Waited.Round(time.Millisecond), "took", r.Took.Round(time.Millisecond)}
	if a := r.Answer; a.Stop != "" {
		attrs = append(attrs, "verified", a.Verified, "stop", a.Stop, "tokens", a.Spend.Tokens())
	}
	switch {
	case r.Err == nil:
		l.Info("answered", attrs...)
	case r.Status >= http.StatusInternalServerError:
		l.Error("failed", append(attrs, "error", r.Err)...)
	default:
		l.Info("not answered", append(attrs, "error", r.Err)...)
	}
}
