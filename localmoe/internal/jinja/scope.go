package jinja

// scope holds the variables of a block. Loop iterations, macro calls, with,
// call, filter, set and generation blocks open one; if blocks do not.
//
// Most scopes hold two or three variables and live for one iteration, so they
// are searched in order; the map is made only for large ones.
type scope struct {
	parent *scope
	vars   []variable
	index  map[string]int // of vars, when there are more than maxScanned
}

type variable struct {
	name  string
	value Value
}

const maxScanned = 12

// find returns the position of name in s itself, or -1.
func (s *scope) find(name string) int {
	if s.index != nil {
		if i, ok := s.index[name]; ok {
			return i
		}
		return -1
	}
	for i := range s.vars {
		if s.vars[i].name == name {
			return i
		}
	}
	return -1
}

func (s *scope) set(name string, v Value) {
	if i := s.find(name); i >= 0 {
		s.vars[i].value = v
		return
	}
	s.vars = append(s.vars, variable{name, v})
	if s.index != nil {
		s.index[name] = len(s.vars) - 1
	} else if len(s.vars) > maxScanned {
		s.index = make(map[string]int, 2*len(s.vars))
		for i := range s.vars {
			s.index[s.vars[i].name] = i
		}
	}
}

// get looks outward from s; hops is how many scopes it searched.
func (s *scope) get(name string) (v Value, hops int, ok bool) {
	for ; s != nil; s = s.parent {
		hops++
		if i := s.find(name); i >= 0 {
			return s.vars[i].value, hops, true
		}
	}
	return nil, hops, false
}
