package main

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/seed-25a395fc/reason/internal/models"
	"github.com/seed-25a395fc/reason/localmoe/builtin"
	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/strategy"
)

// This file says what the answers of a run depend on, so that those of different
// models or settings are never mixed.

// params is all that the answers depend on but data, strategies and seeds.
func (f *evalRunFlags) params(ctx context.Context, base pipeline.Solver) (map[string]string, error) {
	name, fingerprint, err := f.identity(ctx, base.Model)
	if err != nil {
		return nil, err
	}
	params := map[string]string{
		"model":        name,
		"model_sha256": fingerprint,
		"format":       base.Format.Name(),
		"critic":       f.criticFlags.key(),
		"budget":       f.budget,
		"temperature":  strconv.FormatFloat(f.temperature, 'g', -1, 64),
		"experts":      strconv.Itoa(f.experts),
		"exact":        strconv.FormatBool(f.exact),
		"seed":         strconv.FormatUint(f.seed, 10),
		"scorer":       f.scorer,
	}
	for name, path := range map[string]string{"head_sha256": f.head, "calibration_sha256": f.calibration} {
		if path == "" {
			continue
		}
		if params[name], err = fileHash(path); err != nil {
			return nil, err
		}
	}
	if f.pilot > 0 {
		params["pilot"] = strconv.Itoa(f.pilot)
	}
	chunking, err := strategy.ParseChunking(f.chunk)
	if err != nil {
		return nil, usageErrorf("--chunk: %v", err)
	}
	if chunking = fittingChunks(chunking, base.Format); chunking != (strategy.Chunking{}) {
		params["chunk"] = chunking.String()
	}
	maps.Copy(params, f.crewFlags.key())
	if address := f.address(); address != "" {
		params["base_url"] = address
	}
	return params, nil
}

// address is that of the server where the models are that the flags name, as far as it
// is said; empty where none is behind one.
func (f *solverFlags) address() string {
	steps, _ := f.steps() // they were opened
	for _, ref := range append(steps, step{ref: f.judge}) {
		if parsed, err := models.Parse(ref.ref); err == nil && behindServer(parsed) {
			return cmp.Or(f.baseURL, os.Getenv("OPENAI_BASE_URL"))
		}
	}
	return ""
}

// fileHash is the hash of a file's contents.
func fileHash(path string) (string, error) {
	file, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer file.Close()
	hash := sha256.New()
	if _, err := io.Copy(hash, file); err != nil {
		return "", err
	}
	return hex.EncodeToString(hash.Sum(nil)), nil
}

// identity is the name of the model that drafts and, if it is here, a hash of it.
func (f *evalRunFlags) identity(ctx context.Context, m pipeline.Model) (name, fingerprint string, err error) {
	if ref, err := models.Parse(m.Name()); err == nil && behindServer(ref) {
		return m.Name(), "", nil
	}
	local := f.modelFlags
	local.model = m.Name() // a reference
	name, path, err := local.locate(ctx)
	if err != nil {
		return "", "", err
	}
	if path != "" && !strings.Contains(name, ":") {
		name = filepath.Base(path) // where the file lies does not matter
	}
	fingerprint, err = modelFingerprint(path)
	return name, fingerprint, err
}

// fingerprint is the name of the local model that the flags name, and its hash.
func (f *modelFlags) fingerprint(ctx context.Context) (name, hash string, err error) {
	name, path, err := f.locate(ctx)
	if err != nil {
		return "", "", err
	}
	hash, err = modelFingerprint(path)
	return name, hash, err
}

// fingerprintBytes is how much of either end of a model file identifies it,
// with its size: reading all of a large one would take minutes.
const fingerprintBytes = 1 << 20

// modelFingerprint identifies a model file; an empty path is the built-in one.
func modelFingerprint(path string) (string, error) {
	hash := sha256.New()
	if path == "" {
		hash.Write(builtin.GGUF())
		return hex.EncodeToString(hash.Sum(nil)), nil
	}
	file, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return "", err
	}
	fmt.Fprintf(hash, "%d\n", info.Size())
	for _, from := range []int64{0, max(info.Size()-fingerprintBytes, 0)} {
		if _, err := io.Copy(hash, io.NewSectionReader(file, from, fingerprintBytes)); err != nil {
			return "", err
		}
	}
	return hex.EncodeToString(hash.Sum(nil)), nil
}
