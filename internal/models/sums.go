package models

import (
	"crypto/sha1"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
)

// sums computes the checksum that the hub publishes for a file, and SHA-256 in
// any case, which goes on record. git is nil unless git's name for the content,
// SHA-1 over a header and the content, is all there is.
type sums struct{ sha, git hash.Hash }

func newSums(f file) sums {
	if f.SHA256 != "" || f.GitSHA1 == "" {
		return sums{sha: sha256.New()}
	}
	s := sums{sha256.New(), sha1.New()}
	fmt.Fprintf(s.git, "blob %d\x00", f.Size)
	return s
}

func (s sums) Write(b []byte) (int, error) {
	s.sha.Write(b) // hashes do not fail
	if s.git != nil {
		s.git.Write(b)
	}
	return len(b), nil
}

func (s sums) sha256() string { return hex.EncodeToString(s.sha.Sum(nil)) }

// match compares with what the hub published for f, the file that newSums was
// given; where it published nothing, all content matches.
func (s sums) match(f file) bool {
	switch {
	case f.SHA256 != "":
		return f.SHA256 == s.sha256()
	case s.git != nil:
		return f.GitSHA1 == hex.EncodeToString(s.git.Sum(nil))
	}
	return true
}
