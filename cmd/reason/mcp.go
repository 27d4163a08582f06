package main

import (
	"context"
	"log/slog"
	"time"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/spf13/cobra"

	"github.com/seed-25a395fc/reason/pipeline/mcp"
	"github.com/seed-25a395fc/reason/pipeline/serve"
	"github.com/seed-25a395fc/reason/pipeline/strategy"
	"github.com/seed-25a395fc/reason/prompts"
)

func newMCPCmd() *cobra.Command {
	var f deskFlags
	cmd := &cobra.Command{
		Use:   "mcp",
		Short: "Be a tool of agents, over the Model Context Protocol",
		Long: `Be a tool of agents and editors, over the Model Context Protocol on standard input
and output. There are two tools: reason_answer answers a question, within --budget
and what the call asks for; reason_check recomputes the arithmetic of worked steps,
without a model. docs/serve.md has the rest.

It ends with standard input, after what was asked until then is answered. After SIGINT
or SIGTERM answers in work have ten seconds; a second signal ends it at once. With -v
there is a line on standard error for every call.`,
		Example: `  What to put into the configuration of most clients:
  {"mcpServers": {"reason": {"command": "reason", "args": ["mcp", "--budget", "tokens=4000,time=1m"]}}}

  With another model:
  {"mcpServers": {"reason": {"command": "reason", "args": ["mcp", "-m", "path/to/model.gguf"]}}}`,
		Args: positional(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error { return serveTools(cmd, &f) },
	}
	f.register(cmd)
	return cmd
}

func serveTools(cmd *cobra.Command, f *deskFlags) error {
	ctx := cmd.Context()
	staff, err := f.open(ctx)
	if err != nil {
		return err
	}
	defer staff.close()
	about := mcp.Options{Model: staff.base.Model.Name(), Strategies: strategy.Names()}
	if format, ok := staff.base.Format.(prompts.Worked); ok {
		about.Scope = format.Scope()
	}
	server := sdk.NewServer(&sdk.Implementation{Name: "reason", Version: version()}, &sdk.ServerOptions{
		Capabilities: &sdk.ServerCapabilities{Tools: &sdk.ToolCapabilities{}}, // which do not change
	})
	server.AddReceivingMiddleware(logCalls)
	desk := serve.NewDesk(staff.options)
	mcp.AddAnswer(server, desk, about)
	mcp.AddCheck(server)
	defer context.AfterFunc(ctx, func() { shutDown(ctx, desk) })()
	return mcp.Serve(ctx, server, cmd.InOrStdin(), cmd.OutOrStdout())
}

// logCalls notes what clients call; what they ask is none of the log's business.
func logCalls(next sdk.MethodHandler) sdk.MethodHandler {
	return func(ctx context.Context, method string, req sdk.Request) (sdk.Result, error) {
		began := time.Now()
		result, err := next(ctx, method, req)
		attrs := []any{"method", method, "took", time.Since(began).Round(time.Microsecond)}
		if call, ok := req.(*sdk.CallToolRequest); ok {
			attrs = append(attrs, "tool", call.Params.Name)
		}
		failure := err
		if told, ok := result.(*sdk.CallToolResult); ok && told != nil && err == nil {
			failure = told.GetError()
		}
		if failure != nil {
			attrs = append(attrs, "error", failure)
		}
		slog.Debug("called", attrs...)
		return result, err
	}
}
