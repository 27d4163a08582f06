package swap

import "github.com/seed-25a395fc/reason/internal/lazyregexp"

var (
	// narratorHolds tells what the one who asks holds, listenerHolds what the one who is asked does.
	narratorHolds = lazyregexp.New(`\bI (?:have|hold|own|got|wear|carry|had|held|am holding|am wearing) ((?:an?|the|my) )`)
	listenerHolds = lazyregexp.New(`\b[Yy]ou (?:have|hold|own|got|wear|carry|had|held|are holding|are wearing) ((?:an?|the|your) )`)
	// asNarrator is who asks where something is told or asked of them, asListener who is asked.
	asNarrator = lazyregexp.New(`\b(?:I|[Mm]e)\b`)
	asListener = lazyregexp.New(`\b[Yy]ou\b`)
	weSwap     = lazyregexp.New(`\b[Ww]e` + willSwap + ` ` + aSwap)
)

// What stands for the one who asks and the one who is asked.
const (
	narrator = "Narrator"
	listener = "Listener"
)

// narratorNamed is a text in which who asks has a name where they hold something: "Narrator has a cap.
// Ben has a hat. They swap. What does Narrator have?"
func narratorNamed(text string) string {
	if !narratorHolds.MatchString(text) {
		return text
	}
	text = narratorHolds.ReplaceAllString(text, narrator+" has $1")
	if listenerHolds.MatchString(text) {
		text = listenerHolds.ReplaceAllString(text, listener+" has $1")
		text = asListener.ReplaceAllString(text, listener)
	}
	text = asNarrator.ReplaceAllString(text, narrator)
	return weSwap.ReplaceAllStringFunc(text, func(swap string) string {
		they := map[byte]string{'W': "They", 'w': "they"}[swap[0]]
		return they + swap[len("we"):]
	})
}

// narratorAgain calls who asks and who is asked as the question does.
func (s *swaps) narratorAgain() {
	for i, p := range s.people {
		switch p {
		case narrator:
			s.people[i] = "I"
		case listener:
			s.people[i] = "you"
		}
	}
}
