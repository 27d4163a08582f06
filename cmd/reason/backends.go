package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/BurntSushi/toml"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/seed-25a395fc/reason/internal/models"
	"github.com/seed-25a395fc/reason/localmoe"
	"github.com/seed-25a395fc/reason/localmoe/builtin"
	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/backend/moe"
	"github.com/seed-25a395fc/reason/prompts"
)

// modelFlags say which model runs and how.
type modelFlags struct {
	model   string
	exact   bool
	pages   localmoe.Pages
	copy    bool // the same as pages copied
	threads int
	thinks  bool  // before answering, where the chat template has a switch for it
	hidden  []int // layers whose hidden vectors critics read

	prefixes int // texts of which what was computed is kept
}

func (f *modelFlags) register(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVarP(&f.model, "model", "m", "", "model: builtin, a GGUF file, hf:OWNER/REPO[:QUANT], ollama:NAME[:TAG], openai:MODEL, langchain:PROVIDER/MODEL (default $REASON_MODEL, the config file, builtin)")
	flags.BoolVar(&f.exact, "exact", false, "float32 throughout, as in the golden logits")
	f.registerPages(flags)
	flags.IntVarP(&f.threads, "threads", "t", 0, "threads; 0 is one per core")
}

func (f *modelFlags) registerPages(flags *pflag.FlagSet) {
	flags.TextVar(&f.pages, "pages", localmoe.PagesMapped, "how the model file lies in memory, `mapped`, copied or moved: as the system maps it, in huge pages from the start, or moved to these while a large model decodes")
	flags.BoolVar(&f.copy, "copy", false, "the same as --pages copied")
	flags.Lookup("copy").Hidden = true
}

// opened is a model that is ready to draft.
type opened struct {
	model   pipeline.Model
	format  prompts.Format
	experts int  // of each layer; 0 for a dense model, or one behind a server
	active  int  // experts per token
	judges  bool // it tells what it thinks of its own text
	close   func()
}

// openModel makes a model in this process what the loop drafts with; crew.go
// opens those behind servers.
func openModel(ctx context.Context, f *modelFlags) (*opened, error) {
	engine, name, err := openEngine(ctx, f)
	if err != nil {
		return nil, err
	}
	model := moe.New(engine, name)
	if f.thinks {
		model = model.Thinking()
	}
	if err := engine.TemplateError(); err != nil {
		slog.Warn("questions are put to the model in a plain form, which may not be the one it was trained on", "because", err)
	}
	o := &opened{
		model:   model,
		format:  formatOf(engine),
		experts: engine.Info().Experts,
		active:  engine.Info().ExpertsActive,
		judges:  engine.Info().Verdicts != nil,
		close:   func() { engine.Close() },
	}
	return o, nil
}

// formatOf is the format that a model was trained on, as its file says.
func formatOf(engine *localmoe.Model) prompts.Format {
	if format, _ := engine.Metadata("reason.format"); format == (prompts.Worked{}).Name() {
		families, _ := engine.Metadata("reason.families")
		names, _ := families.([]string) // absent: the families of the first model
		return prompts.Worked{Families: names}
	}
	return prompts.Steps{}
}

// maxThreads is far above what helps on any machine, and what none yet chokes on.
const maxThreads = 1024

// openEngine opens the local model that the flags name.
func openEngine(ctx context.Context, f *modelFlags) (*localmoe.Model, string, error) {
	if f.threads < 0 || f.threads > maxThreads {
		return nil, "", usageErrorf("--threads: %d is not between 0 and %d", f.threads, maxThreads)
	}
	name, path, err := f.locate(ctx)
	if err != nil {
		return nil, "", err
	}
	start := time.Now()
	if f.copy {
		f.pages = localmoe.PagesCopied
	}
	options := localmoe.Options{Exact: f.exact, Pages: f.pages, Threads: f.threads, HiddenLayers: f.hidden, Prefixes: f.prefixes}
	var engine *localmoe.Model
	if path == "" {
		engine, err = localmoe.OpenBytes(builtin.GGUF(), options)
	} else {
		engine, err = localmoe.Open(path, options)
	}
	if err != nil {
		return nil, "", err
	}
	forgetStartup()
	info := engine.Info()
	slog.Debug("model opened", "model", name, "file", path, "architecture", info.Architecture,
		"parameters", info.Parameters, "active", info.ParametersActive, "took", time.Since(start))
	return engine, name, nil
}

// openVocabulary opens the tokenizer and metadata of the model that the flags
// name, which may be a file without weights.
func openVocabulary(ctx context.Context, f *modelFlags) (v *localmoe.Vocabulary, closeFile func(), err error) {
	_, path, err := f.locate(ctx)
	if err != nil {
		return nil, nil, err
	}
	if path != "" {
		if v, err = localmoe.OpenVocabulary(path); err != nil {
			return nil, nil, err
		}
		return v, func() { v.Close() }, nil
	}
	engine, err := localmoe.OpenBytes(builtin.GGUF(), localmoe.Options{})
	if err != nil {
		return nil, nil, err
	}
	return &engine.Vocabulary, func() { engine.Close() }, nil
}

// locate finds the model that the flags name on this machine. An empty path is
// the built-in model.
func (f *modelFlags) locate(ctx context.Context) (name, path string, err error) {
	if name, err = modelName(f.model); err != nil {
		return "", "", err
	}
	ref, err := models.Parse(name)
	if err != nil {
		return "", "", usageErrorf("%v", err)
	}
	if ref.Kind == models.Builtin {
		return "builtin", "", nil
	}
	path, err = models.Locate(ctx, ref)
	return ref.String(), path, err
}

// modelName is the reference to open: the flag, $REASON_MODEL, the config file,
// or the built-in model, whichever is set first.
func modelName(flag string) (string, error) {
	if flag != "" {
		return flag, nil
	}
	if env := os.Getenv("REASON_MODEL"); env != "" {
		return env, nil
	}
	c, err := loadConfig()
	if err != nil {
		return "", err
	}
	if c.Model != "" {
		return c.Model, nil
	}
	return "builtin", nil
}

// config is the file reason/config.toml in the user's configuration folder.
type config struct {
	Model  string            `toml:"model"`
	Prices string            `toml:"prices"` // file of prices and sizes that go before ours
	Server map[string]server `toml:"server"` // by host
}

func loadConfig() (config, error) {
	var c config
	dir, err := os.UserConfigDir()
	if err != nil {
		return c, nil // no home, no config file
	}
	path := filepath.Join(dir, "reason", "config.toml")
	meta, err := toml.DecodeFile(path, &c)
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, fs.ErrPermission):
		return config{}, nil
	case err != nil:
		return c, fmt.Errorf("%s: %w", path, err)
	}
	if unknown := meta.Undecoded(); len(unknown) > 0 {
		known := settings[config]()
		if key := unknown[0]; len(key) > 2 && key[0] == "server" {
			known = settings[server]()
		}
		return c, fmt.Errorf("%s: unknown setting %q (known: %s)", path, unknown[0].String(), known)
	}
	for _, host := range slices.Sorted(maps.Keys(c.Server)) {
		if err := c.Server[host].check(); err != nil {
			return c, fmt.Errorf("%s: server.%q: %w", path, host, err)
		}
	}
	return c, nil
}

// settings are the names of the settings that T holds, as they stand in the file.
func settings[T any]() string {
	var names []string
	for _, field := range reflect.VisibleFields(reflect.TypeFor[T]()) {
		names = append(names, field.Tag.Get("toml"))
	}
	return strings.Join(names, ", ")
}
