// Package lazyregexp holds regular expressions that are compiled when they are first used, and
// run only on texts that hold what a match needs. Readers of questions and critics of word
// problems know some hundreds, of which a question needs a few: compiled at every start of the
// program they took 20 ms and 6 MB, and run on every question longer than the critics' own work.
package lazyregexp

import (
	"regexp"
	"sync"
)

// Regexp is like [regexp.Regexp], whose methods of the same names it has as far as they are
// used. It is safe for concurrent use.
type Regexp struct {
	read     sync.Once
	needed   needles
	once     sync.Once
	compiled *regexp.Regexp
	text     string
}

// New is the expression that [regexp.MustCompile] would compile, which panics at the first
// use of one that is none; a test of the package that has it must use each.
func New(text string) *Regexp { return &Regexp{text: text} }

// String is the text of the expression.
func (r *Regexp) String() string { return r.text }

func (r *Regexp) get() *regexp.Regexp {
	r.once.Do(func() { r.compiled = regexp.MustCompile(r.text) })
	return r.compiled
}

// in is the expression, or nil where a text cannot match.
func (r *Regexp) in(s string) *regexp.Regexp {
	r.read.Do(func() {
		if r.needed = needed(r.text); r.needed == "" {
			r.get() // which panics where there is none
		}
	})
	if !r.needed.in(s) {
		return nil
	}
	return r.get()
}

func (r *Regexp) Match(b []byte) bool { return r.get().Match(b) }
func (r *Regexp) MatchString(s string) (found bool) {
	if c := r.in(s); c != nil {
		found = c.MatchString(s)
	}
	return found
}
func (r *Regexp) FindString(s string) (found string) {
	if c := r.in(s); c != nil {
		found = c.FindString(s)
	}
	return found
}
func (r *Regexp) FindStringIndex(s string) (found []int) {
	if c := r.in(s); c != nil {
		found = c.FindStringIndex(s)
	}
	return found
}
func (r *Regexp) FindStringSubmatch(s string) (found []string) {
	if c := r.in(s); c != nil {
		found = c.FindStringSubmatch(s)
	}
	return found
}
func (r *Regexp) FindStringSubmatchIndex(s string) (found []int) {
	if c := r.in(s); c != nil {
		found = c.FindStringSubmatchIndex(s)
	}
	return found
}
func (r *Regexp) FindAllString(s string, n int) (found []string) {
	if c := r.in(s); c != nil {
		found = c.FindAllString(s, n)
	}
	return found
}
func (r *Regexp) FindAllStringIndex(s string, n int) (found [][]int) {
	if c := r.in(s); c != nil {
		found = c.FindAllStringIndex(s, n)
	}
	return found
}
func (r *Regexp) FindAllStringSubmatch(s string, n int) (found [][]string) {
	if c := r.in(s); c != nil {
		found = c.FindAllStringSubmatch(s, n)
	}
	return found
}
func (r *Regexp) FindAllStringSubmatchIndex(s string, n int) (found [][]int) {
	if c := r.in(s); c != nil {
		found = c.FindAllStringSubmatchIndex(s, n)
	}
	return found
}
func (r *Regexp) ReplaceAllString(s, with string) string {
	if r.FindStringIndex(s) == nil {
		return s
	}
	return r.get().ReplaceAllString(s, with)
}
func (r *Regexp) ReplaceAllStringFunc(s string, with func(string) string) string {
	if r.FindStringIndex(s) == nil {
		return s
	}
	return r.get().ReplaceAllStringFunc(s, with)
}
func (r *Regexp) Split(s string, n int) []string { return r.get().Split(s, n) }
