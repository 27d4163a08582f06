package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"runtime"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"github.com/seed-25a395fc/reason/internal/models"
	"github.com/seed-25a395fc/reason/localmoe"
)

type benchFlags struct {
	modelFlags
	prompt, generate, repeat int
	threadList               string
	json                     bool
}

// benchRow is the JSON of one number of threads: medians over the repetitions,
// with the slowest and the fastest. PeakRSS is that of the process so far.
type benchRow struct {
	Threads   int     `json:"threads"`
	PPTokens  int     `json:"pp_tokens"`
	PPTPS     float64 `json:"pp_tps"`
	PPMin     float64 `json:"pp_tps_min"`
	PPMax     float64 `json:"pp_tps_max"`
	TGTokens  int     `json:"tg_tokens"`
	TGTPS     float64 `json:"tg_tps"`
	TGMin     float64 `json:"tg_tps_min"`
	TGMax     float64 `json:"tg_tps_max"`
	LoadMS    float64 `json:"load_ms"`
	PeakRSS   int64   `json:"peak_rss_bytes"`
	PerToken  int64   `json:"weight_bytes_per_token"`
	Repeats   int     `json:"repeats"`
	ModelName string  `json:"model"`
}

func newModelBenchCmd() *cobra.Command {
	var f benchFlags
	cmd := &cobra.Command{
		Use:   "bench [MODEL]",
		Short: "Measure tokens per second of prefill and decode, load time and memory",
		Long: `Measure tokens per second of prefill and decode, load time and memory.

The peak of memory is that of the program so far: the one of a second number of
threads is at least that of the first.`,
		Args: positional(cobra.MaximumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := f.withModel(args); err != nil {
				return err
			}
			return bench(cmd, &f)
		},
	}
	flags := cmd.Flags()
	flags.StringVarP(&f.model, "model", "m", "", "model to measure")
	flags.BoolVar(&f.exact, "exact", false, "float32 throughout")
	f.registerPages(flags)
	flags.IntVarP(&f.prompt, "prompt", "p", 512, "tokens to prefill")
	flags.IntVarP(&f.generate, "generate", "n", 128, "tokens to decode")
	flags.StringVarP(&f.threadList, "threads", "t", fmt.Sprint(runtime.NumCPU()), "numbers of threads, such as 1,2")
	flags.IntVarP(&f.repeat, "repeat", "r", 3, "repetitions; medians are reported")
	flags.BoolVar(&f.json, "json", false, "print a JSON array")
	return cmd
}

func bench(cmd *cobra.Command, f *benchFlags) error {
	threads, err := parseInts("--threads", f.threadList)
	if err != nil {
		return err
	}
	if slices.Contains(threads, 0) {
		return usageErrorf("--threads: 0 is not a number of threads")
	}
	if f.prompt < 1 || f.generate < 1 || f.repeat < 1 {
		return usageErrorf("-p, -n and -r must be at least 1")
	}
	var rows []benchRow
	for _, f.threads = range threads {
		row, err := benchThreads(cmd.Context(), f)
		if err != nil {
			return err
		}
		rows = append(rows, row)
	}
	if f.json {
		return json.NewEncoder(cmd.OutOrStdout()).Encode(rows)
	}
	printBench(cmd.OutOrStdout(), rows)
	return nil
}

func benchThreads(ctx context.Context, f *benchFlags) (benchRow, error) {
	start := time.Now()
	engine, name, err := openEngine(ctx, &f.modelFlags)
	if err != nil {
		return benchRow{}, err
	}
	defer engine.Close()
	load := time.Since(start)
	if info := engine.Info(); max(f.prompt, f.generate) > info.Context {
		return benchRow{}, usageErrorf("-p %d or -n %d exceeds the model's context of %d tokens", f.prompt, f.generate, info.Context)
	}
	if _, _, err := benchOnce(ctx, engine, f); err != nil { // reads the file, makes room
		return benchRow{}, err
	}
	var prefill, decode []float64
	for range f.repeat {
		pp, tg, err := benchOnce(ctx, engine, f)
		if err != nil {
			return benchRow{}, err
		}
		prefill, decode = append(prefill, pp), append(decode, tg)
	}
	slices.Sort(prefill)
	slices.Sort(decode)
	last := f.repeat - 1
	return benchRow{
		Threads: f.threads, ModelName: name, Repeats: f.repeat,
		PPTokens: f.prompt, PPTPS: median(prefill), PPMin: prefill[0], PPMax: prefill[last],
		TGTokens: f.generate, TGTPS: median(decode), TGMin: decode[0], TGMax: decode[last],
		LoadMS: float64(load.Microseconds()) / 1000, PeakRSS: peakRSS(), PerToken: engine.Info().BytesPerToken,
	}, nil
}

// median returns the middle of sorted values, or between the two in the middle.
func median(sorted []float64) float64 {
	n := len(sorted)
	return (sorted[(n-1)/2] + sorted[n/2]) / 2
}

// benchOnce returns tokens per second of prefill and decode. Both begin with an
// empty session and end with logits; what is decoded is random too, so that
// sampling is no part of the measurement.
func benchOnce(ctx context.Context, engine *localmoe.Model, f *benchFlags) (prefill, decode float64, err error) {
	rng := rand.New(rand.NewPCG(1, 2))
	ids := make([]int32, max(f.prompt, f.generate))
	for i := range ids {
		ids[i] = rng.Int32N(int32(engine.TokenCount()))
	}
	session := engine.NewSession()
	defer session.Close()
	start := time.Now()
	if err := session.Prefill(ctx, ids[:f.prompt]); err != nil {
		return 0, 0, err
	}
	session.Logits()
	prefill = float64(f.prompt) / time.Since(start).Seconds()
	if err := session.Rollback(0); err != nil {
		return 0, 0, err
	}
	start = time.Now()
	for i := range f.generate {
		if err := session.Prefill(ctx, ids[i:i+1]); err != nil {
			return 0, 0, err
		}
		session.Logits()
	}
	return prefill, float64(f.generate) / time.Since(start).Seconds(), nil
}

func printBench(w io.Writer, rows []benchRow) {
	for _, r := range rows {
		fmt.Fprintf(w, "%s: prefill of %d %.1f tokens/s (%.1f to %.1f), decode of %d %.1f tokens/s (%.1f to %.1f); median of %d\n",
			count(r.Threads, "thread"), r.PPTokens, r.PPTPS, r.PPMin, r.PPMax, r.TGTokens, r.TGTPS, r.TGMin, r.TGMax, r.Repeats)
	}
	last := rows[len(rows)-1]
	fmt.Fprintf(w, "load %.1f ms, peak memory %s, %s of weights read per token\n",
		last.LoadMS, models.FormatBytes(last.PeakRSS), models.FormatBytes(last.PerToken))
}
