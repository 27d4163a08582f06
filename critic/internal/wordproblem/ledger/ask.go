package ledger

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/wordproblem"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/comparison"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/plan"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/tale"
	"github.com/seed-25a395fc/reason/internal/wordset"
)

var (
	// unasking are words by which a question asks for something else than what there is.
	unasking = wordset.Of(`each per average more than fewer less difference ratio percent percentage fraction old if need needs needed change first originally beginning start before
		every most least half twice ago when who which tomorrow longer later another should could would must profit other as missing or same`)
	patrons      = wordset.Of("customer client shopper buyer visitor guest patron") // who get what others have
	haveWords    = wordset.Of("have has had left now remain remains there result end still good keep keeps remaining own is are")
	endWords     = wordset.Of("left now end total all altogether then still together")
	spendWords   = wordset.Of("spend spends spent pay pays paid cost costs bill owe")
	jointWords   = wordset.Of("they their both altogether together")
	wholeWords   = wordset.Of("all altogether total together combined")
	askWords     = wordset.Of("does did do will can must of remain remained")
	remnantWords = wordset.Of("left remain remains remaining remained")
	// stateWords are those behind a verb of being with which a question asks for all that there is.
	stateWords = wordset.Of("there left now still in on at with for of from to the a an his her their its my our they she he it i we these those all altogether together total remaining also this that")
	ofOne      = wordset.Of("he she his her him it its i my")
	anyThing   = wordset.Of("thing item")
	wholesOf   = wordset.Of("rest other remainder total")
)

// asked is the amount of which a finale makes what is asked for, and what it counts.
func (l *ledger) asked(e finale) (base plan.Outcome, kind []string) {
	of := l.whose(e)
	joint := e.has(e.words, jointWords) || e.has(e.ask, wholeWords) && l.onlyCompared() || e.ofElse && len(of) == len(l.accounts)
	var values []plan.Outcome
	for _, a := range of {
		v, ok := l.value(a, e)
		if !ok || !alike(a.kind, of[0].kind) {
			return plan.Outcome{}, nil
		}
		values = append(values, v)
	}
	switch n := len(values); {
	case n == 0, e.differs && n != 2, e.mean && n < 2, n > 2 && !joint, n == 2 && !joint && !e.differs && !e.mean && !e.has(e.words, wholeWords):
		return plan.Outcome{}, nil
	case e.differs:
		return difference(of, values, e), of[0].kind
	case e.mean:
		return plan.Total(values).With('/', plan.Stated(wordproblem.Plain(int64(n)))), of[0].kind
	}
	return plan.Total(values), of[0].kind
}

// whose are the accounts that a question asks of.
func (l *ledger) whose(e finale) []*account {
	var named, others []*account
	for _, a := range l.accounts {
		if l.namesHolder(a, e.words) {
			named = append(named, a)
		} else {
			others = append(others, a)
		}
	}
	strangers := slices.ContainsFunc(e.words, func(w string) bool { return l.Names[w] })
	switch {
	case len(l.accounts) == 1 && len(named) == 0 && strangers:
		return nil
	case len(l.accounts) == 1:
		return l.accounts
	case len(named) == 1 && e.differs:
		return append(named, others...)
	case len(named) > 0:
		return named
	case e.differs || e.has(e.words, jointWords) || e.has(e.ask, wholeWords) && l.onlyCompared():
		return l.accounts
	case l.current() != nil && l.current().relative:
		return []*account{l.current()}
	case !e.ofElse || !l.onlyCompared():
		return nil
	}
	changed := slices.DeleteFunc(slices.Clone(l.accounts), func(a *account) bool { return !a.changed })
	switch len(changed) {
	case 0:
		if e.has(e.words, ofOne) && slices.ContainsFunc(l.accounts, func(a *account) bool { return a.person }) {
			return nil
		}
		return l.accounts
	case 1:
		return changed
	}
	return nil
}

// onlyCompared reports whether all amounts are told by comparing them.
func (l *ledger) onlyCompared() bool {
	return !slices.ContainsFunc(l.accounts, func(a *account) bool { return !a.compared })
}

// namesHolder reports whether words name somebody who has an account.
func (l *ledger) namesHolder(a *account, words []string) bool {
	if !a.compared {
		return slices.Contains(words, a.who)
	}
	plain := slices.Clone(words)
	for _, w := range words {
		w = strings.TrimSuffix(w, "'s")
		plain = append(plain, w, wordproblem.Singular(w))
	}
	return comparison.Within(a.who, plain)
}

// value is what an account comes to, where the question asks for that.
func (l *ledger) value(a *account, e finale) (v plan.Outcome, ok bool) {
	noun := lastKind(a.kind)
	has := func(set wordset.Set) bool { return e.has(e.ask, set) }
	if asked := lastKind(e.counts); !e.ofElse && a.now.Operand != nil && noun == "minute" && asked == "hour" {
		return a.now.With('/', plan.Stated(wordproblem.Plain(60))), true
	} else if !e.ofElse && a.now.Operand != nil && noun == "hour" && asked == "minute" {
		return a.now.With('*', plan.Stated(wordproblem.Plain(60))), true
	}
	switch {
	case l.asksOfSome(e.ask):
		return v, false
	case l.loses && tale.IsThat.MatchString(strings.Join(e.ask, " ")) && !e.ofElse: // what is lost, or what is left
		return v, false
	case !a.task && !e.ofElse && (asksTodo(e.ask) || strings.Contains(strings.Join(e.ask, " "), "still to ")): // how many pages does she have to read
		return v, false
	case has(wordproblem.DayWords), slices.Contains(e.ask, "cents") && !e.cents, !e.ofElse && !e.counted(a.kind):
		return v, false
	case e.alike && !e.counted(a.kind), wordproblem.UnitsOfTime.Has(noun) && slices.ContainsFunc(e.ask, func(w string) bool {
		return wordproblem.UnitsOfTime.Has(wordproblem.Singular(w)) && wordproblem.Singular(w) != noun
	}):
		return v, false
	case e.of != "" && !wordproblem.SameKind([]string{e.of}, a.kind) && (!persons.Has(e.of) || oneSex.Has(e.of)) && !wholesOf.Has(e.of) && !(e.of == "money" && noun == "$"):
		return v, false
	case a.now.Operand == nil:
		return a.spent, a.spent.Operand != nil && (has(spendWords) || e.ofElse || l.asksMonthly(e.ask))
	case e.ofElse:
		return a.now, true
	case a.compared && !a.person && noun == "$" && has(spendWords):
		return a.now, !a.changed
	case has(remnantWords) && !a.changed && noun != "$", asksOfState(e.ask): // somebody sits on a chair: how many are left, how many are free
		return v, false
	case e.much && noun != "$" && !wordproblem.MassWords.Has(noun), !l.asksOf(e.ask), has(spendWords):
		return v, false
	case !a.gets && slices.Contains(e.ask, "did") && slices.Contains(e.ask, "have") && !has(endWords): // at first, or in the end
		return v, false
	}
	return a.now, has(haveWords) || a.gets
}

// asksMonthly reports whether a question asks for what was spent as that of a month, of which
// alone is told.
func (l *ledger) asksMonthly(ask []string) bool {
	n, ok := tale.Starts(ask, "how much is that a", "how much is that per", "how much is that each", "how much is that every")
	return ok && len(ask) == n+1 && l.onlyTime(ask[n])
}

func (e finale) has(words []string, set wordset.Set) bool {
	return slices.ContainsFunc(words, func(w string) bool { return set.Has(w) })
}

// counted reports whether a question counts what an account does.
func (e finale) counted(kind []string) bool {
	switch k := lastKind(e.counts); {
	case k == "" || anyThing.Has(k):
		return true
	case k == "money" || k == "dollar":
		return lastKind(kind) == "$"
	case k == "person" && persons.Has(lastKind(kind)):
		return true
	}
	return wordproblem.SameKind(e.counts, kind) && len(e.counts) <= len(kind)
}

// asksTodo reports whether a question asks what somebody has to do.
func asksTodo(ask []string) bool {
	i := slices.IndexFunc(ask, func(w string) bool { return w == "have" || w == "has" || w == "had" })
	return i >= 0 && tale.At(ask, i+1) == "to" && isVerb(tale.At(ask, i+2))
}

// asksOfState reports whether a question asks for those in some state: how many chairs are
// empty. What was not understood may be what brought them there.
func asksOfState(ask []string) bool {
	i := slices.IndexFunc(ask, func(w string) bool { return tale.BeWords.Has(w) })
	next := tale.At(ask, i+1)
	return i >= 0 && next != "" && !stateWords.Has(next) && !tale.IsMark(next)
}

// asksOf reports whether a question asks of one of those with accounts: of she, of the farmer.
func (l *ledger) asksOf(ask []string) bool {
	i := slices.IndexFunc(ask, func(w string) bool { return w == "does" || w == "did" || w == "do" || w == "will" })
	if i < 0 || !wordproblem.Articles.Has(tale.At(ask, i+1)) || owners.Has(tale.At(ask, i+1)) {
		return !slices.ContainsFunc(ask, func(w string) bool {
			return owners.Has(w) && w != "the" && w != "these" && w != "those" || strings.HasSuffix(w, "'s")
		})
	}
	return l.account(wordproblem.Singular(tale.At(ask, i+2))) != nil || l.account(wordproblem.Singular(tale.At(ask, i+3))) != nil
}

// asksOfSome reports whether a question asks of some of the things that are counted: how many
// cups are in the new boxes.
func (l *ledger) asksOfSome(ask []string) bool {
	if slices.Contains(ask, "those") && slices.ContainsFunc(l.Tale.Sentences, func(s []string) bool { return strings.HasSuffix(strings.Join(s, " "), " of the first") }) {
		return true // he used 3 of the tickets of the first: how many of those are left
	}
	for i, w := range ask {
		noun := wordproblem.Singular(tale.At(ask, i+3))
		if w == "in" && wordproblem.OrdinalWords.Has(tale.At(ask, i+2)) { // how many points did he score in the second game
			return true
		}
		if w == "for" { // how much does she pay for the pears
			noun = wordproblem.Singular(tale.At(ask, i+2))
		}
		if (w != "in" && w != "on" && w != "from" && w != "for") || tale.At(ask, i+1) != "the" || noun == "" {
			continue
		}
		counted := slices.ContainsFunc(l.Tale.Sentences, func(s []string) bool {
			for k, m := range s {
				if tale.IsMark(m) && slices.Contains(tale.Ones(s[k+1:min(len(s), k+4)]), noun) {
					return true
				}
			}
			return false
		})
		if counted {
			return true
		}
	}
	return false
}

// difference is how much more there is of the one than of the other, in the order in which
// the question names them.
func difference(of []*account, values []plan.Outcome, e finale) plan.Outcome {
	i, j := slices.Index(e.ask, of[0].who), slices.Index(e.ask, of[1].who)
	swap := i < 0 || j >= 0 && j < i
	if e.fewer {
		swap = !swap
	}
	if e.either {
		swap = values[0].Value.Cmp(values[1].Value) < 0
	}
	if swap {
		return values[1].With('-', values[0])
	}
	return values[0].With('-', values[1])
}
