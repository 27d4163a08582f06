package mcp_test

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/mcp"
	"github.com/seed-25a395fc/reason/pipeline/pipelinetest"
	"github.com/seed-25a395fc/reason/pipeline/serve"
	"github.com/seed-25a395fc/reason/prompts"
)

func Example() {
	solver := pipeline.Solver{Model: pipelinetest.Script("12 * 7 = 84\n", "Answer: 84\n"), Format: prompts.Steps{}}
	desk := serve.NewDesk(serve.Options{
		Budget: pipeline.Budget{Tokens: pipeline.AtMost(500)}, // of every answer
		Solver: func(w serve.Wish) (serve.Solver, error) {
			s := solver
			w.Apply(&s)
			return &s, nil
		},
	})
	server := sdk.NewServer(&sdk.Implementation{Name: "mine", Version: "1"}, nil)
	mcp.AddAnswer(server, desk, mcp.Options{Model: "mine"})
	mcp.AddCheck(server)

	in := strings.NewReader(`{"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "client", "version": "1"}}}
{"jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": {"name": "reason_answer", "arguments": {"question": "What is 12 * 7?"}}}
`)
	var out bytes.Buffer
	if err := mcp.Serve(context.Background(), server, in, &out); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(strings.Contains(out.String(), `"final":"84"`))
	// Output:
	// true
}
