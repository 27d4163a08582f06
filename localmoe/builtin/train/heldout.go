package main

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"sync"

	"github.com/seed-25a395fc/reason/evals/problems"
)

// This file keeps near copies of held-out questions out of the training data, also from a
// clean checkout without those questions: heldout.gz holds hashes of their five-grams,
// numbers masked, and nothing that could be read.

//go:embed heldout.gz
var heldOutHashes []byte

// wordingsHeldOut are the sets whose development parts people worded, and the tasks of
// which; no task is all. Other tasks of BIG-Bench Hard are made from a few sentences,
// which their families share.
var wordingsHeldOut = []struct{ set, task string }{{"gsm8k", ""}, {"mawps", ""}, {"svamp", ""}, {"bbh", "date_understanding"}}

// fiveGramsHeldOut are the five-grams of the development parts in a folder of data sets.
func fiveGramsHeldOut(folder string) (map[string]bool, error) {
	held := map[string]bool{}
	for _, from := range wordingsHeldOut {
		err := eachPublished(filepath.Join(folder, from.set, "dev.jsonl"), func(p published) {
			if from.task != "" && p.Task != from.task {
				return
			}
			for _, g := range fiveGrams(p.Question) {
				held[g] = true
			}
		})
		if err != nil {
			return nil, err
		}
	}
	return held, nil
}

// writeHeldOut writes the list of hashes: ascending, each as its distance to the one before,
// as in [binary.AppendUvarint], compressed.
func writeHeldOut(w io.Writer, folder string) error {
	held, err := fiveGramsHeldOut(folder)
	if err != nil {
		return err
	}
	hashes := map[uint32]bool{}
	for g := range held {
		hashes[gramHash(g)] = true
	}
	var list []byte
	last := uint32(0)
	for _, h := range slices.Sorted(maps.Keys(hashes)) {
		list = binary.AppendUvarint(list, uint64(h-last))
		last = h
	}
	zip, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	if _, err := zip.Write(list); err != nil {
		return err
	}
	return zip.Close()
}

// readHeldOut reads such a list.
func readHeldOut(list []byte) (map[uint32]bool, error) {
	zip, err := gzip.NewReader(bytes.NewReader(list))
	if err != nil {
		return nil, fmt.Errorf("hashes of held-out questions: %w", err)
	}
	if list, err = io.ReadAll(zip); err != nil {
		return nil, fmt.Errorf("hashes of held-out questions: %w", err)
	}
	hashes := map[uint32]bool{}
	for h := uint32(0); len(list) > 0; {
		distance, n := binary.Uvarint(list)
		if n <= 0 {
			return nil, fmt.Errorf("hashes of held-out questions: the list breaks off after %d", len(hashes))
		}
		h, list = h+uint32(distance), list[n:]
		hashes[h] = true
	}
	return hashes, nil
}

func gramHash(gram string) uint32 {
	h := fnv.New32a()
	io.WriteString(h, gram)
	return h.Sum32()
}

var heldOutOnce = sync.OnceValues(func() (map[uint32]bool, error) { return readHeldOut(heldOutHashes) })

// copiesHeldOut reports whether most five-grams of a question are held out.
func copiesHeldOut(question string) (bool, error) {
	hashes, err := heldOutOnce()
	if err != nil {
		return false, err
	}
	return mostOf(fiveGrams(question), func(gram string) bool { return hashes[gramHash(gram)] }), nil
}

// withoutCopies is the first of the problems that make draws which is no near copy.
func withoutCopies(isCopy func(question string) (bool, error), draw func(try int) (problems.Problem, error)) (problems.Problem, error) {
	for try := 0; ; try++ {
		p, err := draw(try)
		if err != nil {
			return p, err
		}
		if copies, err := isCopy(p.Question); !copies || err != nil {
			return p, err
		}
	}
}
