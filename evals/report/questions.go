package report

import (
	"slices"

	"github.com/seed-25a395fc/reason/evals"
)

// addQuestions puts in the questions with their answers and traces. They are
// read again: the report keeps of them only what is compared.
func (r *Report) addQuestions(p *page) error {
	chosen, all := r.shown.choose()
	p.Omitted = all - len(chosen)
	at := map[place]int{}
	for i, q := range chosen {
		at[q] = i
	}
	p.Questions = make([]pageQuestion, len(chosen))
	answers := map[evals.Key]*pageAnswer{}
	for x, err := range evals.Results(r.Dir) {
		if err != nil {
			return err
		}
		i, ok := at[placeOf(x.Key)]
		if !ok {
			continue
		}
		q := &p.Questions[i]
		if q.Answers == nil {
			*q = pageQuestion{ID: x.ID, Set: x.Set, Task: x.Task, Gold: x.Gold, Answers: map[string][]*pageAnswer{}}
		}
		list := q.Answers[x.Strategy]
		for len(list) <= x.Replicate {
			list = append(list, nil)
		}
		list[x.Replicate] = newPageAnswer(&x)
		answers[x.Key] = list[x.Replicate]
		q.Answers[x.Strategy] = list
	}
	return r.addTraces(p, at, answers)
}

func newPageAnswer(x *evals.Result) *pageAnswer {
	return &pageAnswer{
		Final: x.Final, OK: x.Correct, Verified: x.Verified, Confidence: x.Confidence, Stop: string(x.Stop), Error: x.Error, Declined: x.Declined,
		Chunks: x.Chunks, Attempts: x.Attempts, Tokens: x.Spend.Tokens(), CriticTokens: x.Spend.CriticTokens,
		FLOPs: orNull(x.Spend.FLOPs), Seconds: x.Spend.Seconds, LeftOut: true,
	}
}

func (r *Report) addTraces(p *page, at map[place]int, answers map[evals.Key]*pageAnswer) error {
	room := maxPageTraces
	for t, err := range evals.Traces(r.Dir) {
		if err != nil {
			return err
		}
		answer := answers[t.Key]
		if answer == nil {
			continue
		}
		p.Questions[at[placeOf(t.Key)]].Question = t.Question
		size := len(t.Text)
		for _, e := range t.Events {
			size += len(e.Text) + len(e.Reason) + 100*(1+len(e.Verdicts))
		}
		if size <= room {
			room -= size
			answer.Text, answer.Events, answer.Cut, answer.LeftOut = t.Text, t.Events, t.Cut, false
		}
	}
	return nil
}

// samples are the first questions of each rank, as many as a page may show, and
// the number of all.
type samples struct {
	places [3][]place
	all    int
}

func (s *samples) add(question []answer) {
	s.all++
	if rank := rankOf(question); len(s.places[rank]) < maxPageQuestions {
		s.places[rank] = append(s.places[rank], question[0].place)
	}
}

// choose picks the questions that a page shows, in their order: those that
// strategies disagree on come first, then those that all got wrong.
func (s *samples) choose() (chosen []place, all int) {
	chosen = slices.Concat(s.places[:]...)
	chosen = chosen[:min(len(chosen), maxPageQuestions)]
	slices.SortFunc(chosen, place.compare)
	return chosen, s.all
}

// rankOf is 0 for a question that was answered right and wrong, 1 for one that
// was never answered right, 2 for one that always was.
func rankOf(question []answer) int {
	right := 0
	for i := range question {
		right += one(question[i].marks.has(correct))
	}
	switch right {
	case len(question):
		return 2
	case 0:
		return 1
	}
	return 0
}
