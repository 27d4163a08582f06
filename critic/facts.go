package critic

import (
	"fmt"
	"math/big"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-25a395fc/reason/prompts"
)

// isFacts reports whether the prompt numbers its facts (#1: …) and the answer
// is written in lines that carry these numbers.
func isFacts(k Case) bool {
	if len(clauses(k.Prompt)) < 2 {
		return false
	}
	return worked(k.Prompt) || tagged.MatchString(k.Chunk) || tagged.MatchString(k.Accepted)
}

// clauses cuts a prompt at the tags #1:, #2: … that stand in it in order.
func clauses(prompt string) []string {
	_, text, found := strings.Cut(strings.TrimSuffix(strings.TrimSpace(prompt), "<a>"), prompts.WorkedTag(1))
	var out []string
	for n := 2; found; n++ {
		var clause string
		clause, text, found = strings.Cut(text, prompts.WorkedTag(n))
		out = append(out, clause)
	}
	return out
}

var tagged = regexp.MustCompile(`(?m)^\s*#\d+:`)

// facts follows the lines of an answer about one running quantity.
type facts struct {
	clauses []string // clauses[i] is the text of #i+1; the last one asks
	done    int      // lines taken
	result  string   // the last equation of a line taken, until it is read
	carried *big.Rat // the running value; nil before the first
	lost    bool     // an accepted line was not understood: the value is unknown
}

// amount is a number of a clause. A word such as "half" is spelled out.
type amount struct {
	value *big.Rat
	word  bool
}

func newFacts(k Case) lineJudge { return &facts{clauses: clauses(k.Prompt)} }

// factors are the words of a clause that stand for a number.
var factors = map[string]int64{
	"half": 2, "halves": 2, "halved": 2, "halve": 2, "halving": 2, "twice": 2,
	"double": 2, "doubles": 2, "doubled": 2, "doubling": 2,
	"triple": 3, "triples": 3, "tripled": 3, "tripling": 3, "third": 3, "thirds": 3,
	"quadruple": 4, "quadruples": 4, "quadrupled": 4, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4,
	"fifth": 5, "fifths": 5, "dozen": 12, "dozens": 12,
}

// ordinals are the factors that may also be a place in an order; they count
// only as "a third" or "2 thirds".
var ordinals = map[string]bool{"third": true, "quarter": true, "fourth": true, "fifth": true}

var quantity = regexp.MustCompile(`\d+|\pL+`)

// amounts are the numbers of a clause, in order.
func amounts(clause string) []amount {
	var out []amount
	before := ""
	words := quantity.FindAllString(strings.ToLower(strings.ReplaceAll(clause, ",", "")), -1)
	for i, w := range words {
		share := before == "a" || before == "one" || digits(before) > 0
		coins := w == "quarters" && (i+1 == len(words) || words[i+1] != "of")
		if n, ok := factors[w]; ok && (share || !ordinals[w]) && !coins {
			out = append(out, amount{value: big.NewRat(n, 1), word: true})
		} else if v, ok := new(big.Rat).SetString(w); ok {
			out = append(out, amount{value: v})
		}
		before = w
	}
	return out
}

// advance takes an accepted line as it stands, right or wrong.
func (f *facts) advance(line string) {
	if line == "" {
		return
	}
	f.done++
	_, body := cutTag(line)
	if body == prompts.WorkedNotNeeded || strings.HasPrefix(body, prompts.WorkedAnswer) {
		return
	}
	f.result = body[strings.LastIndexByte(body, ',')+1:]
}

// carry reads the value that the lines taken have come to. Only the last of them
// counts, so that no other has to be read.
func (f *facts) carry() {
	if f.result == "" {
		return
	}
	c, err := readChain(f.result)
	if f.lost = err != nil; !f.lost {
		f.carried = c.said
	}
	f.result = ""
}

// cutTag cuts a leading "#3:" off a line; 0 where there is none.
func cutTag(line string) (tag int, body string) {
	head, body, ok := strings.Cut(line, ":")
	n, err := strconv.Atoi(strings.TrimPrefix(head, "#"))
	if !ok || !strings.HasPrefix(head, "#") || err != nil {
		return 0, line
	}
	return n, strings.TrimSpace(body)
}

// check judges the line of the next fact.
func (f *facts) check(line string) Verdict {
	f.carry()
	tag, body := cutTag(line)
	want := f.done + 1
	switch {
	case want > len(f.clauses):
		return fail("every fact has its line already", "")
	case want == len(f.clauses):
		return f.answer(tag, body)
	case tag == 0:
		return fail(fmt.Sprintf("the line does not say which fact it is about; #%d is next", want), f.retag(body))
	case tag != want:
		return fail(fmt.Sprintf("#%d is next, not #%d", want, tag), f.retag(body))
	case strings.HasPrefix(body, prompts.WorkedAnswer):
		return fail(fmt.Sprintf("the answer stands before #%d is used", want), f.tagged(f.only()))
	case body == prompts.WorkedNotNeeded:
		return unsure(fmt.Sprintf("whether #%d is needed cannot be computed", want))
	case f.lost:
		return unsure("the line before is not understood")
	}
	reason, fixed, at := f.work(body)
	if reason == "" {
		return pass(tracedWrong, fmt.Sprintf("%s; every number has its source", spaced(body)))
	}
	return failAt(len(line)-len(body)+at, reason, f.tagged(fixed))
}

// answer judges the line at the question.
func (f *facts) answer(tag int, body string) Verdict {
	want := ""
	if f.carried != nil && !f.lost {
		want = number(f.carried)
	}
	said, ok := strings.CutPrefix(body, prompts.WorkedAnswer)
	switch {
	case want == "":
		return unsure("there is no result to compare the answer with")
	case tag != len(f.clauses) || !ok:
		return fail(fmt.Sprintf("#%d is the question; the answer stands there", len(f.clauses)), f.tagged(prompts.WorkedAnswer+want))
	case strings.TrimSpace(said) != want:
		return failAt(len(prompts.WorkedTag(tag)+prompts.WorkedAnswer),
			fmt.Sprintf("the last result is %s, not %s", want, strings.TrimSpace(said)), f.tagged(prompts.WorkedAnswer+want))
	}
	return pass(tracedWrong, "the answer is the last result")
}

// tagged puts the tag that is next before a body; "" stays "".
func (f *facts) tagged(body string) string {
	if body == "" {
		return ""
	}
	return prompts.WorkedTag(f.done+1) + body
}

// retag is the line with the tag that is next, if its body fits there.
func (f *facts) retag(body string) string {
	if f.lost || strings.HasPrefix(body, prompts.WorkedAnswer) || body == prompts.WorkedNotNeeded {
		return f.tagged(f.only())
	}
	if reason, _, _ := f.work(body); reason != "" {
		return f.tagged(f.only())
	}
	return f.tagged(body)
}

// only is the one body that can stand next, where there is but one: the first
// number alone.
func (f *facts) only() string {
	if given := amounts(f.clauses[f.done]); f.carried == nil && !f.lost && len(given) == 1 && !given[0].word {
		return number(given[0].value)
	}
	return ""
}

// work checks the equations of a line. It returns what is wrong, "" if nothing
// is, the body as it should stand where that is known, and where the mistake
// begins.
func (f *facts) work(body string) (reason, fixed string, at int) {
	s := newSources(f.carried, amounts(f.clauses[f.done]))
	var done []string
	begin := 0 // of the equation in the body
	for _, text := range strings.Split(body, ",") {
		c, err := readChain(strings.TrimSpace(text))
		if err != nil || c.sides[0].Ops() > 1 {
			if reason == "" {
				reason, at = wrongSide(text)
				at += begin
			}
			if reason == "" {
				reason = fmt.Sprintf("%q is not an operation and its result", text)
			}
			return reason, f.only(), at
		}
		because, again, wrong := s.equation(c)
		if reason == "" && because != "" {
			reason, at = because, begin+wrong
		}
		begin += len(text) + len(",")
		if because != "" && again == "" {
			return reason, f.only(), at
		}
		if because == "" {
			again = strings.TrimSpace(text)
		}
		done = append(done, again)
	}
	if because := s.left(f.done + 1); because != "" {
		if reason == "" {
			reason = because
		}
		return reason, f.only(), at
	}
	return reason, strings.Join(done, ","), at
}

// sources are the numbers that the operands of a line may come from.
type sources struct {
	carried *big.Rat
	used    bool // the carried value was used
	again   bool // and may be used once more: 57/3=19,57-19=38
	given   []amount
	spent   []bool
	results []*big.Rat // of this line, those not used yet
	renamed map[string]*big.Rat
}

func newSources(carried *big.Rat, given []amount) *sources {
	return &sources{carried: carried, given: given, spent: make([]bool, len(given)), renamed: map[string]*big.Rat{}}
}

// take uses up a source of a value: a result of this line, else the running
// value, else a number of the clause.
func (s *sources) take(v *big.Rat) bool {
	if i := slices.IndexFunc(s.results, func(r *big.Rat) bool { return r.Cmp(v) == 0 }); i >= 0 {
		s.results = slices.Delete(s.results, i, i+1)
		return true
	}
	if s.carried != nil && !s.used && s.carried.Cmp(v) == 0 {
		s.used = true
		return true
	}
	for i, a := range s.given {
		if !s.spent[i] && a.value.Cmp(v) == 0 {
			s.spent[i] = true
			return true
		}
	}
	if s.again && s.carried.Cmp(v) == 0 {
		s.again = false
		return true
	}
	return false
}

// missing is the source that an operand without one should have been: the
// running value if it was not used, the one number of the clause that is left.
func (s *sources) missing(first bool) *big.Rat {
	if first && s.carried != nil && !s.used {
		return s.carried
	}
	var only *big.Rat
	for i, a := range s.given {
		if !s.spent[i] {
			if only != nil {
				return nil
			}
			only = a.value
		}
	}
	return only
}

// equation checks one equation of a line and uses up its sources. at is where in
// the equation the mistake begins.
func (s *sources) equation(c *chain) (reason, fixed string, at int) {
	operands := c.operands()
	if len(operands) == 1 {
		reason, fixed = s.statement(c)
		return reason, fixed, 0
	}
	before := s.used
	for i, v := range operands {
		if renamed := s.renamed[v.String()]; renamed != nil {
			operands[i] = renamed
		}
		if s.take(operands[i]) {
			continue
		}
		if reason == "" {
			reason = fmt.Sprintf("%s is neither the result before nor a number of this fact", number(v))
		}
		source := s.missing(i == 0)
		if source == nil || !s.take(source) {
			return reason, "", 0
		}
		operands[i] = source
	}
	op := c.sides[0].Op
	s.again = s.again || s.used && !before && (op == '/' || op == '*')
	if because := s.order(operands, op); because != "" && reason == "" {
		return because, "", 0
	}
	if reason == "" {
		reason, at = c.wrong()
	}
	fixed, value := work(operands[0], op, operands[1])
	if fixed == "" {
		value = c.value
		if reason != "" {
			return reason, "", at
		}
	}
	if c.said.Cmp(value) != 0 {
		s.renamed[c.said.String()] = value
	}
	s.results = append(s.results, value)
	if reason == "" && !slices.EqualFunc(operands, c.operands(), func(a, b *big.Rat) bool { return a.Cmp(b) == 0 }) {
		reason = "it goes on from a result that is corrected"
	}
	return reason, fixed, at
}

// statement checks a number that stands alone: the first quantity.
func (s *sources) statement(c *chain) (reason, fixed string) {
	if s.carried != nil {
		return fmt.Sprintf("the running value %s is dropped", number(s.carried)), ""
	}
	v := c.operands()[0]
	if len(c.sides) > 1 || !s.take(v) {
		reason = fmt.Sprintf("%s is not a number of this fact", number(v))
		source := s.missing(false)
		if source == nil || !s.take(source) {
			return reason, ""
		}
		v = source
	}
	s.results = append(s.results, v)
	return reason, number(v)
}

// order says so if the running value is taken from or shared out of something
// else: 13-55 where 55 is what there was.
func (s *sources) order(operands []*big.Rat, op byte) string {
	if s.carried == nil || op != '-' && op != '/' || operands[0].Cmp(s.carried) == 0 || operands[1].Cmp(s.carried) != 0 {
		return ""
	}
	for _, a := range s.given {
		if a.value.Cmp(operands[1]) == 0 {
			return "" // the same number is a number of the fact
		}
	}
	return fmt.Sprintf("the running value %s stands on the wrong side", number(s.carried))
}

// left says what was not used at the end of a line.
func (s *sources) left(tag int) string {
	switch i := slices.Index(s.spent, false); {
	case s.carried != nil && !s.used:
		return fmt.Sprintf("the running value %s is not used", number(s.carried))
	case i >= 0:
		return fmt.Sprintf("%s of #%d is not used", number(s.given[i].value), tag)
	case len(s.results) > 1:
		return fmt.Sprintf("the result %s is not used", number(s.results[0]))
	}
	return ""
}
