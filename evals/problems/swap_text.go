package problems

import (
	"slices"
	"strings"
)

// swapText words a question about swaps.
type swapText struct {
	r       *rng
	theme   *swapTheme
	people  []string
	things  []string
	verb    string // "swap"
	object  string // "books"
	text    strings.Builder
	answer  string
	ordered bool // swaps begin with First, Then, Finally
}

func newSwapText(r *rng, n int) *swapText {
	t := &swapText{r: r, theme: &swapThemes[r.intn(len(swapThemes))], ordered: r.chance(75)}
	for len(t.people) < n {
		if name := pick(r, pick(r, [][]string{women, men})); !slices.Contains(t.people, name) {
			t.people = append(t.people, name)
		}
	}
	if r.chance(50) {
		slices.Sort(t.people)
	}
	t.things = slices.Clone(t.theme.things)
	shuffle(r, t.things)
	t.things = t.things[:n]
	t.verb = pick(r, []string{"swap", "trade", "exchange", "switch"})
	t.object = pick(r, t.theme.objects)
	t.open()
	return t
}

// open says who is there and what each holds.
func (t *swapText) open() {
	who := list(t.people)
	hold := pick(t.r, t.theme.hold)
	var holdings []string
	for i, p := range t.people {
		holdings = append(holdings, p+" "+hold+" "+t.theme.article+t.things[i])
	}
	switch intro := pick(t.r, t.theme.intro); {
	case t.r.chance(70):
		t.text.WriteString(strings.ReplaceAll(intro, "{P}", who) + " " + t.theme.begin + ": " + list(holdings) + ".")
	case t.r.chance(50):
		t.text.WriteString(list(holdings) + ".")
	default:
		t.text.WriteString(strings.Join(holdings, ". ") + ".")
	}
	if t.r.chance(60) {
		say := pick(t.r, []string{"As time goes on, they {v} {o} in pairs.", "Then pairs of them {v} {o}.", "After a while, they begin to {v} {o}.", "Now and then two of them {v} {o}."})
		t.text.WriteString(pick(t.r, []string{"\n", " "}) + strings.NewReplacer("{v}", t.verb, "{o}", t.object).Replace(say))
	}
}

// list joins parts as "a, b, and c".
func list(parts []string) string {
	switch len(parts) {
	case 1:
		return parts[0]
	case 2:
		return parts[0] + " and " + parts[1]
	}
	return strings.Join(parts[:len(parts)-1], ", ") + ", and " + parts[len(parts)-1]
}

// swap says that two people swap, as number i of n.
func (t *swapText) swap(a, b, i, n int) {
	aside := ""
	switch {
	case !t.ordered && t.r.chance(80):
	case i == 0:
		aside = pick(t.r, []string{"First, ", "First, ", "First "})
	case i == n-1:
		aside = pick(t.r, []string{"Finally, ", "Finally, ", "Lastly, "})
	default:
		aside = pick(t.r, []string{"Then, ", "Then, ", "Then ", "Next, ", "After that, "})
	}
	verb := t.verb
	if t.r.chance(10) {
		verb = pick(t.r, []string{"swap", "trade", "exchange", "switch"})
	}
	said := t.people[a] + " and " + t.people[b] + " " + verb + pick(t.r, []string{" " + t.object, " " + t.object, " their " + t.object})
	if t.r.chance(15) {
		said = t.people[a] + " " + strings.Replace(verb+"s", "chs", "ches", 1) + " " + t.object + " with " + t.people[b]
	}
	t.text.WriteString(" " + aside + said + ".")
}

// ask asks for the thing of a person, or for the person with a thing.
func (t *swapText) ask(person, thing int) string {
	choices, right := slices.Clone(t.things), t.things[thing]
	t.answer = t.theme.article + right
	ask := strings.ReplaceAll(pick(t.r, t.theme.ask), "{P}", t.people[person])
	if t.theme.who != "" && t.r.chance(12) {
		ask = strings.ReplaceAll(t.theme.who, "{T}", t.theme.definite+right)
		choices, right = slices.Clone(t.people), t.people[person]
		t.answer = right
	}
	whole := strings.HasSuffix(ask, "?")
	if !whole {
		ask = pick(t.r, []string{"At the end", "At the end of the " + t.theme.event, "In the end"}) + ", " + ask
	}
	t.text.WriteString(" " + title(ask))
	if whole && t.r.chance(50) {
		return t.text.String()
	}
	if t.r.chance(50) {
		shuffle(t.r, choices)
	}
	t.text.WriteString("\nOptions:")
	for i, c := range choices {
		label := string(rune('A' + i))
		if c == right {
			t.answer = label
		}
		t.text.WriteString("\n(" + label + ") " + c)
	}
	return t.text.String()
}

// swapTheme is a setting in which people swap.
type swapTheme struct {
	intro, hold, things, objects, ask []string
	begin, event                      string
	article, definite                 string // before a thing: held, and asked for
	who                               string // asks for the person; "" where that sounds odd
}

var swapThemes = []swapTheme{
	{
		intro: []string{"{P} are playing a game.", "{P} play with balls.", "{P} meet in the yard."}, hold: []string{"has", "holds", "is holding", "gets"},
		begin: "At first, each of them has a ball", event: "game", article: "a ", definite: "the ", objects: []string{"balls"},
		things: strings.Split("red ball,blue ball,green ball,yellow ball,black ball,white ball,pink ball,purple ball,brown ball,violet ball,gray ball", ","),
		ask:    []string{"{P} has the", "{P} is holding the", "which ball does {P} have?", "What does {P} have now?"}, who: "Who has {T} now?",
	}, {
		intro: []string{"{P} come to a party with gifts.", "{P} have brought gifts.", "{P} sit around a table."}, hold: []string{"has", "brings", "holds", "receives"},
		begin: "At the start each has one present", event: "party", article: "a ", definite: "the ", objects: []string{"gifts", "presents"},
		things: strings.Split("red box,book,scarf,white present,mug,candle,puzzle,black box,watch,teddy bear,lamp,blue present,pen,chess set", ","),
		ask:    []string{"{P} has the", "{P} goes home with the", "What does {P} have at the end?"}, who: "Who has {T} at the end?",
	}, {
		intro: []string{"{P} are dancers.", "{P} take part in a dance.", "{P} learn to dance."}, hold: []string{"is dancing with", "dances with"},
		begin: "At the beginning everyone has a partner", event: "dance", objects: []string{"partners"},
		things: strings.Split("Quentin,Ursula,Xavier,Yolanda,Zelda,Rupert,Sybil,Magnus,Nigel,Ottilie,Percy,Rosalind,Thelma,Wilfred", ","),
		ask:    []string{"{P} is dancing with", "Who is {P} dancing with at the end?", "{P} dances with"},
	}, {
		intro: []string{"{P} play on one team.", "{P} are in a match together.", "{P} train with a coach."}, hold: []string{"is playing", "plays"},
		begin: "When it begins, each has a position", event: "match", objects: []string{"positions", "places", "roles"},
		things: strings.Split("goalkeeper,striker,left winger,right winger,center midfielder,left midfielder,right midfielder,sweeper,fullback,center back,benchwarmer,cheerleader", ","),
		ask:    []string{"{P} is playing", "What position does {P} play at the end?", "{P} plays"},
	}, {
		intro: []string{"{P} like to read.", "{P} are in a reading club.", "{P} visit a book shop."}, hold: []string{"gets", "buys", "has", "is reading", "takes"},
		begin: "Each begins with one book", event: "month", objects: []string{"books"},
		things: strings.Split("Dune,Heidi,Oliver Twist,Treasure Island,Robinson Crusoe,Dracula,Don Quixote,The Jungle Book,Faust,War and Peace,Middlemarch,The Time Machine,Candide,Peter Pan", ","),
		ask:    []string{"{P} has", "{P} is reading", "Which book does {P} have at the end?"}, who: "Who has {T} at the end?",
	}, {
		intro: []string{"{P} work in an office.", "{P} are in a car club.", "{P} share a garage."}, hold: []string{"drives", "has", "owns"},
		begin: "At first, each has a car", event: "year", article: "a ", definite: "the ", objects: []string{"cars", "keys"},
		things: strings.Split("van,truck,jeep,sports car,taxi,pickup,bus,convertible,minivan,limousine", ","),
		ask:    []string{"{P} has the", "{P} drives the", "Which car does {P} have in the end?"}, who: "Who has {T} in the end?",
	}, {
		intro: []string{"{P} sit in a row.", "{P} go to the cinema.", "{P} are in class."}, hold: []string{"sits in", "is in"},
		begin: "At first everyone has a seat", event: "day", definite: "", objects: []string{"seats", "places", "chairs"},
		things: strings.Split("seat one,seat two,seat three,seat four,seat five,seat six,seat seven,seat eight,seat nine", ","),
		ask:    []string{"{P} is in", "{P} sits in", "Which seat does {P} have at the end?"}, who: "Who is in {T} at the end?",
	}, {
		intro: []string{"{P} have lunch together.", "{P} picnic in the park.", "{P} meet at school."}, hold: []string{"has", "eats", "gets", "takes"},
		begin: "Each of them has something to eat", event: "meal", article: "a ", definite: "the ", objects: []string{"food", "snacks", "meals"},
		things: strings.Split("sandwich,banana,salad,burger,pear,cookie,muffin,pizza,pretzel,taco,soup", ","),
		ask:    []string{"{P} has the", "What does {P} have at the end?", "{P} eats the"}, who: "Who has {T} at the end?",
	},
}
