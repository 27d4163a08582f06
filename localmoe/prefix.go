package localmoe

import (
	"slices"
	"sync"
)

// prefixes keeps what recent sessions have computed, so that a session whose
// text begins like one of theirs takes that over instead of computing it again.
// It holds forks, which share pages with the sessions they come from.
type prefixes struct {
	most int // texts to keep; 0 keeps none

	mu   sync.Mutex
	kept []*Session // the one used last is the last
}

// keep remembers the computed part of s in place of kept texts that it begins
// with, unless a kept text begins with it, and forgets the text that was not used
// for the longest time.
func (p *prefixes) keep(s *Session) {
	if p.most == 0 || s.computed < pageSize {
		return
	}
	f := s.Fork()
	f.Rollback(f.computed)
	p.mu.Lock()
	defer p.mu.Unlock()
	for i, k := range p.kept {
		// Recurrent layers may not find back from a longer text to its beginning.
		if k.state.now == nil && k.common(f.tokens, f.used) == len(f.tokens) {
			p.kept = append(slices.Delete(p.kept, i, i+1), k)
			f.dropPages(0)
			return
		}
	}
	p.kept = slices.DeleteFunc(p.kept, func(k *Session) bool {
		covered := k.common(f.tokens, f.used) == len(k.tokens)
		if covered {
			k.dropPages(0)
		}
		return covered
	})
	if p.kept = append(p.kept, f); len(p.kept) > p.most {
		p.kept[0].dropPages(0)
		p.kept = slices.Delete(p.kept, 0, 1)
	}
}

// take puts into s, which is empty, the longest kept beginning of ids and
// returns its length. Less than a page is not worth the copy.
func (p *prefixes) take(s *Session, ids []int32) int {
	if p.most == 0 {
		return 0
	}
	used := slices.Repeat([]uint16{uint16(s.experts)}, len(ids))
	p.mu.Lock()
	defer p.mu.Unlock()
	best, at := 0, 0
	for i, k := range p.kept {
		if n := k.common(ids, used); n > best {
			best, at = n, i
		}
	}
	if best < pageSize {
		return 0
	}
	k := p.kept[at]
	p.kept = append(slices.Delete(p.kept, at, at+1), k)
	f := k.Fork()
	f.Rollback(best)
	s.tokens, s.used, s.computed, s.pages, s.state = f.tokens, f.used, f.computed, f.pages, f.state
	s.reused += s.computed
	return best
}

// common is the number of leading tokens of s that equal ids and were computed
// with the same numbers of experts.
func (s *Session) common(ids []int32, used []uint16) int {
	n := 0
	for n < min(len(s.tokens), len(ids)) && s.tokens[n] == ids[n] && s.used[n] == used[n] {
		n++
	}
	return n
}

// Reused returns how many tokens s took over, computed, from earlier sessions
// that began alike; see [Options.Prefixes].
func (s *Session) Reused() int { return s.reused }
