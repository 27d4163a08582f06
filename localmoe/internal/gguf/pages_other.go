//go:build !linux

package gguf

import (
	"context"
	"time"
)

// adviseHuge asks for huge pages; other systems are not asked.
func adviseHuge([]byte) {}

// anonymous returns memory.
func anonymous(size int) (data []byte, release func() error, err error) {
	return make([]byte, size), func() error { return nil }, nil
}

// promote does nothing; other systems are not asked.
func promote(context.Context, []contents, time.Duration) {}
