package problems

// A scene is a setting with its wordings. A wording is text with alternatives
// in brackets, one of which is drawn, and fields in braces:
//
//	[a|b]     one of these; [more|] may vanish
//	<x|y>     x in the present tense, y in the past
//	{x} {k}   the numbers of the clause, in this order of appearance
//	{S}       who the story is about: the name, then a pronoun
//	{name}    always the name
//	{him} {his}
//	{p} {P}   somebody else; capitalised at the start of a sentence
//	{o}       the things that are counted, singular for 1
//	{g}       a container, in the plural
//	{place}
//
// A wording that starts with {S} may follow another clause of the same
// sentence, without its subject.
type scene struct {
	weight int
	person bool     // the story is about a person
	nouns  []string // what is counted
	places []string

	start    []string // states {x}
	startBy  []string // states {x}*{k}, or {k} and {x}
	add, sub []string
	addBy    []string // adds {x}*{k}
	subBy    []string // takes {x}*{k}
	double   []scaling
	mul      []string // times {k}
	div      []string // shared by {k}, one share stays
	keep     []scaling
	part     []scaling // the part goes away
	idle     []string  // a quantity that has nothing to do with what is asked
	talk     []string  // a clause without a quantity
	pairs    []pair    // two operations of the same kind, the second without a verb
	ask      []string
	askShare []string // asked after a division
}

// scaling is a wording for a fixed factor.
type scaling struct {
	by   int
	text string
}

// pair is a wording for two clauses joined by "and".
type pair struct {
	op   byte
	text [2]string
}

var scenes = []scene{
	{ // things that a person has
		weight: 40, person: true, nouns: things,
		start: []string{
			"{S} <has|had> {x} {o}.", "{S} <has|had> {x} {o}.", "{S} <has|had> {x} {o}.", "{S} <owns|owned> {x} {o}.",
			"{S} <starts|began> with {x} {o}.", "{S} started with {x} {o}.", "{S} <collects|collected> {x} {o}.", "{S} <finds|found> {x} {o}.",
			"{S} <buys|bought> {x} {o}.", "{S} <picks|picked> {x} {o}.", "There <are|were> {x} {o} in {his} [box|bag|room|basket].",
			"At first {S} <has|had> {x} {o}.", "{S} <gets|got> {x} {o} for {his} birthday.", "{S} <makes|made> {x} {o}.",
		},
		startBy: []string{
			"{S} <has|had> {k} {g} of {x} {o}.", "{S} <has|had> {k} {g} with {x} {o} [each|in each|in each one].",
			"{S} <buys|bought> {k} {g} of {x} {o}.", "{S} <has|had> {k} {g}, each with {x} {o}.", "{S} <buys|bought> {k} {g} with {x} {o} [each|in each].",
			"There <are|were> {k} {g} with {x} {o} [each|in each].", "There <are|were> {x} {o} in each of {his} {k} {g}.",
			"{S} <has|had> {k} {g} and each <holds|held> {x} {o}.", "{S} <has|had> {x} dozen {o}.", "{S} <buys|bought> {x} dozen {o}.",
			"{S} <has|had> {k} rows of {x} {o}.", "{S} <picks|picked> {k} {g} of {x} {o}.", "{S} <makes|made> {k} {g} of {x} {o}.",
		},
		add: []string{
			"{S} <buys|bought> {x} more.", "{S} <buys|bought> {x} more {o}.", "{S} <buys|bought> another {x}.", "{S} <buys|bought> {x} [new|extra|other] {o}.",
			"{S} <finds|found> {x} more.", "{S} <finds|found> {x} more {o}.", "{S} <finds|found> {x} [under the bed|in the garden|at school|on the street].",
			"{S} <gets|got> {x} more.", "{S} <gets|got> {x} from {p}.", "{S} <gets|got> {x} more {o} from {p}.", "{S} <receives|received> {x} {o} [as a gift|from {p}].",
			"{S} <picks|picked> up {x} more.", "{S} <picks|picked> {x} more {o}.", "{S} <wins|won> {x} [more|] [in a game|at the fair|].", "{S} <makes|made> {x} more.",
			"{S} <collects|collected> {x} more {o}.", "{S} <adds|added> {x} more.", "{S} <adds|added> {x} {o} to {his} collection.", "{S} <gathers|gathered> {x} more {o}.",
			"{S} <takes|took> {x} more from the [box|shelf|shop].", "{S} <earns|earned> {x} more {o}.", "{S} <borrows|borrowed> {x} {o} from {p}.",
			"{S} <brings|brought> home {x} more.", "{S} <is|was> given {x} more.", "{S} <orders|ordered> {x} more {o}.", "{S} <discovers|discovered> {x} more {o}.",
			"{P} <gives|gave> {him} {x} more.", "{P} <gives|gave> {him} {x} {o}.", "{P} <gives|gave> {name} {x} {o}.", "{P} <gives|gave> {x} {o} to {name}.", "{P} <gives|gave> {x} more to {him}.",
			"{P} <brings|brought> {him} {x} more.", "{P} <sends|sent> {him} {x} {o}.", "{P} <hands|handed> {him} {x} more.", "{P} <buys|bought> {him} {x} more {o}.",
			"{P} <returns|returned> {x} {o} to {him}.", "Then {S} <finds|found> {x} more.", "After that, {S} <buys|bought> {x} more.", "Later {S} <gets|got> {x} more.",
			"The next day {S} <buys|bought> {x} more.", "{S} <trades|traded> a toy for {x} more {o}.", "{S} <catches|caught> {x} more.", "{S} <grows|grew> {x} more.", "{S} <bakes|baked> {x} more.",
			"{S} <puts|put> {x} more in the [box|bag|jar|basket].", "{S} <draws|drew> {x} more.", "{S} <plants|planted> {x} more.", "{S} <saves|saved> {x} more.", "{S} <chooses|chose> {x} more.",
			"{S} <takes|took> {x} {o} from {p}.", "{S} <gets|got> back {x}.", "{S} <gets|got> {x} back from {p}.", "{S} <wins|won> {x} {o} from {p}.", "{S} <builds|built> {x} more.", "{S} <inherits|inherited> {x} {o}.", "{S} <finds|found> another {x} {o}.", "{S} <steals|stole> {x} more.",
			"{P} <lends|lent> {him} {x}.", "{P} <offers|offered> {him} {x} more.", "{P} <mails|mailed> {him} {x} {o}.", "{P} <shares|shared> {x} with {him}.", "{P} <bakes|baked> {him} {x} more.", "{x} more {o} <arrive|arrived> in the mail.", "{P} <adds|added> {x} more.", "{P} <puts|put> {x} more in the [box|bag|jar].", "{P} <throws|threw> {x} to {him}.",
			"{S} <buys|bought> {x} more {o} at the [shop|store|market].", "{S} <picks|picked> {x} {o} in the garden.", "On Monday {S} <buys|bought> {x} more.", "Yesterday {S} <bought|bought> {x} more.", "Today {S} <finds|found> {x} more.", "A week later {S} <gets|got> {x} more.", "{S} <prints|printed> {x} more.", "{S} <swaps|swapped> a pen for {x} more.",
		},
		sub: []string{
			"{S} <loses|lost> {x}.", "{S} <loses|lost> {x} of them.", "{S} <loses|lost> {x} {o}.", "{S} <gives|gave> {x} to {p}.", "{S} <gives|gave> {x} {o} to {p}.",
			"{S} <gives|gave> {p} {x}.", "{S} <gives|gave> {p} {x} {o}.", "{S} <gives|gave> away {x}.", "{S} <gives|gave> {x} of them away.", "{S} <sells|sold> {x}.", "{S} <sells|sold> {x} of them.",
			"{S} <sells|sold> {x} {o} to {p}.", "{S} <drops|dropped> {x}.", "{S} <breaks|broke> {x}.", "{S} <breaks|broke> {x} of them.", "{S} <eats|ate> {x}.", "{S} <eats|ate> {x} of them.",
			"{S} <eats|ate> {x} {o}.", "{S} <uses|used> {x}.", "{S} <uses|used> {x} of them.", "{S} <throws|threw> {x} away.", "{S} <throws|threw> {x} back.", "{S} <puts|put> {x} back.", "{S} <throws|threw> away {x}.", "{S} <donates|donated> {x} {o}.",
			"{S} <leaves|left> {x} at [home|school].", "{S} <sends|sent> {x} to {p}.", "{S} <lends|lent> {x} to {p}.", "{S} <hands|handed> {x} to {p}.", "{S} <trades|traded> away {x}.",
			"{S} <puts|put> {x} away.", "{S} <mails|mailed> {x} to {p}.", "{S} <returns|returned> {x} to the [shop|library].", "{S} <shares|shared> {x} with {p}.", "{S} <spends|spent> {x}.",
			"{P} <takes|took> {x} [of them|] [from {him}|away|].", "{P} <takes|took> {x} {o} from {name}.", "{P} <steals|stole> {x} of them.", "{P} <eats|ate> {x} [of them|].", "{P} <borrows|borrowed> {x} from {him}.",
			"{P} <buys|bought> {x} from {him}.", "Then {S} <loses|lost> {x}.", "After that, {S} <gives|gave> {x} to {p}.", "Later {S} <sells|sold> {x}.", "The next day {S} <loses|lost> {x}.",
			"{x} [{o}|of them] <break|broke>.", "{x} [{o}|of them] <get|got> lost.", "{x} of them <are|were> [broken|stolen|lost|rotten|eaten|sold|damaged|bad].", "{S} <removes|removed> {x}.",
			"{S} <gives|gave> {x} {o} to {p} as a gift.", "{S} <uses|used> {x} {o} for a [cake|project|game|picture].", "{S} <uses|used> {x} to make a [cake|chain|pie].", "{S} <wastes|wasted> {x}.", "{S} <burns|burned> {x}.", "{S} <feeds|fed> {x} to the [birds|ducks|dog].", "{S} <tears|tore> {x}.", "{S} <sells|sold> {x} at the market.",
			"{S} <forgets|forgot> {x} at school.", "{S} <takes|took> {x} {o} to {p}.", "{S} <passes|passed> {x} to {p}.", "{S} <offers|offered> {x} to {p}.", "{S} <hides|hid> {x} of them in the garden and <forgets|forgot> them.", "{S} <plants|planted> {x} of them.", "{S} <trades|traded> {x} for a [toy|book|pen].", "{S} <gets|got> rid of {x}.",
			"{S} <throws|threw> out {x}.", "{S} <hands|handed> out {x}.", "{S} <gives|gave> {x} back to {p}.", "{S} <leaves|left> {x} of them on the bus.", "{S} <misplaces|misplaced> {x}.", "{S} <swaps|swapped> {x} for a ball.", "{S} <cooks|cooked> {x}.", "{S} <drinks|drank> {x}.", "{S} <ruins|ruined> {x}.", "{S} <wears|wore> out {x}.",
			"{P} <breaks|broke> {x} of them.", "{P} <loses|lost> {x} of {his} {o}.", "{P} <grabs|grabbed> {x}.", "A dog <eats|ate> {x} of them.", "The wind <blows|blew> {x} of them away.", "{x} {o} <fall|fell> out.", "{x} of them <fall|fell> into the water.", "{x} {o} <melt|melted>.", "{x} of them <go|went> bad.",
			"On Friday {S} <sells|sold> {x}.", "Yesterday {S} <lost|lost> {x}.", "Today {S} <gives|gave> away {x}.", "A week later {S} <loses|lost> {x}.", "On the way home {S} <drops|dropped> {x}.", "Unfortunately {S} <loses|lost> {x}.", "{S} then <gives|gave> {x} to {p}.",
		},
		addBy: []string{
			"{S} <buys|bought> {k} {g} of {x} {o}.", "{S} <buys|bought> {k} more {g} of {x} {o}.", "{S} <buys|bought> {k} {g} with {x} {o} [each|in each].", "{S} <gets|got> {k} {g} of {x}.", "{S} <finds|found> {k} {g} of {x} {o}.",
			"{S} <finds|found> {k} {g} with {x} {o} [each|in each].", "{S} <gets|got> {x} {o} from each of {k} friends.", "{S} <receives|received> {k} {g} of {x} {o} [each|from {p}].", "{P} <gives|gave> {him} {k} {g} of {x} {o}.",
			"{S} <buys|bought> {x} {o} [every day|each day|a day] for {k} days.", "{S} <finds|found> {x} a day for {k} days.", "{k} friends <give|gave> {him} {x} {o} each.", "Each of {his} {k} friends <gives|gave> {him} {x} {o}.",
			"{S} <buys|bought> {k} {g}, each with {x} {o}.", "{S} <buys|bought> {x} dozen more.", "{S} <bakes|baked> {x} dozen {o}.", "{S} <gets|got> {k} packs of {x} {o} [each|].", "{S} <wins|won> {x} {o} in each of {k} games.",
			"{S} <buys|bought> {k} {g} containing {x} {o} each.", "{S} <buys|bought> {k} {g} that <hold|held> {x} {o} each.", "{P} <gives|gave> {him} {x} {o} a day for {k} days.",
		},
		subBy: []string{
			"{S} <gives|gave> {x} to each of {k} friends.", "{S} <gives|gave> {x} {o} to each of {his} {k} [friends|cousins|classmates].", "{S} <gives|gave> each of {k} friends {x} {o}.", "{S} <gives|gave> {k} friends {x} {o} each.",
			"{S} <gives|gave> {k} friends {x} each.", "{S} <sells|sold> {k} {g} of {x} {o}.", "{S} <sells|sold> {k} {g} of {x}.", "{S} <eats|ate> {x} [a day|every day|each day] for {k} days.", "{S} <uses|used> {x} [a day|every day] for {k} days.",
			"{S} <gives|gave> away {k} {g} of {x}.", "{S} <fills|filled> {k} {g} with {x} {o} each and <gives|gave> them away.", "{S} <loses|lost> {k} {g} of {x} {o}.", "{S} <hands|handed> out {x} {o} to each of {k} children.",
			"{S} <gives|gave> {k} of {his} friends {x} {o} each.", "{S} <sells|sold> {x} dozen.", "{S} <eats|ate> {x} {o} [a day|every day|each day|per day] for {k} days.", "Each of {his} {k} friends <takes|took> {x}.", "{k} friends <take|took> {x} {o} each.", "{S} <loses|lost> {x} in each of {k} games.", "{S} <puts|put> {x} {o} into each of {k} {g} for {p}.",
		},
		double: []scaling{
			{2, "{S} <doubles|doubled> {his} {o}."}, {3, "{S} <triples|tripled> {his} {o}."}, {2, "The number of {o} <doubles|doubled>."}, {3, "The number of {o} <triples|tripled>."},
			{2, "Now {S} <has|had> twice as many."}, {2, "{S} <doubles|doubled> {his} collection."}, {3, "{S} <triples|tripled> {his} collection."}, {2, "{S} now <has|had> twice as many {o}."}, {2, "{S} <doubles|doubled> them."}, {2, "{S} <doubles|doubled> the number of {o}."}, {3, "{S} <triples|tripled> the number."},
		},
		mul: []string{"{S} now <has|had> {k} times as many.", "{S} now <has|had> {k} times as many {o}.", "Soon {S} <has|had> {k} times as many.", "The number of {o} <grows|grew> to {k} times as many.", "{S} <gets|got> {k} times as many as before.", "{S} <multiplies|multiplied> {his} {o} by {k}."},
		div: []string{
			"{S} <shares|shared> them equally among {k} [children|friends|people] and <keeps|kept> one share.", "{S} <splits|split> them into {k} equal [piles|groups|parts] and <keeps|kept> one.", "{S} <divides|divided> them into {k} equal [piles|groups|parts] and <keeps|kept> one [pile|group|part].",
			"{S} <shares|shared> the {o} equally among {k} people and <keeps|kept> one share.", "{S} <shares|shared> them evenly with {k} people and <keeps|kept> one share.", "{S} <divides|divided> what is left into {k} equal parts and <keeps|kept> one part.", "{S} <keeps|kept> one of {k} equal [parts|piles|shares].", "{S} <divides|divided> the {o} among {k} people and <keeps|kept> one share.", "{S} <puts|put> them into {k} equal piles and <keeps|kept> only one pile.",
		},
		keep: []scaling{
			{2, "{S} <keeps|kept> only half of them."}, {2, "{S} <keeps|kept> half."}, {3, "{S} <keeps|kept> only a third of them."}, {4, "{S} <keeps|kept> only a quarter."}, {2, "Only half of them <are|were> left."}, {2, "{S} <keeps|kept> half of the {o}."}, {2, "{S} <halves|halved> {his} {o}."}, {3, "Only a third of them <are|were> left."},
		},
		part: []scaling{
			{2, "{S} <gives|gave> half of them to {p}."}, {2, "{S} <gives|gave> away half."}, {2, "{S} <loses|lost> half of them."}, {2, "{S} <sells|sold> half [of them|of {his} {o}|]."}, {2, "{S} <eats|ate> half of them."}, {2, "{S} <gives|gave> {p} half of [them|the {o}|{his} {o}]."}, {2, "{P} <takes|took> half of them."},
			{3, "{S} <gives|gave> a third [of them|] away."}, {4, "{S} <loses|lost> a fourth of them."}, {5, "{S} <gives|gave> a fifth of {his} {o} to {p}."}, {5, "{S} <loses|lost> a fifth of the {o}."}, {4, "{S} <gives|gave> away a fourth of {his} {o}."}, {2, "{S} <gives|gave> half {his} {o} to {p}."}, {2, "{S} <uses|used> half of them."}, {2, "{S} <donates|donated> half of what is left."}, {3, "{S} <gives|gave> one third of them to {p}."}, {4, "{S} <eats|ate> one quarter of them."}, {3, "{S} <gives|gave> a third of the {o} to {p}."}, {3, "{S} <loses|lost> a third of them."}, {3, "{S} <sells|sold> a third of {his} {o}."}, {4, "{S} <gives|gave> a quarter of them to {p}."}, {4, "{S} <loses|lost> a quarter of them."}, {4, "{S} <sells|sold> a quarter of the {o}."}, {2, "Half of them <break|broke>."},
			{2, "Half of the {o} <get|got> lost."}, {3, "A third of them <break|broke>."},
		},
		idle: []string{
			"{P} <has|had> {x} {other}.", "{P} <has|had> {x} {o}.", "{S} also <has|had> {x} {other}.", "{P} <buys|bought> {x} {other}.", "{S} <is|was> {x} years old.", "{P} <is|was> {x} years old.", "{P} <loses|lost> {x} {other}.", "{S} <buys|bought> {x} {other}.", "{S} <gives|gave> {p} {x} {other}.", "{P} <has|had> {x} {o} too.",
			"The shop is {x} minutes away.", "There are {x} children in {his} class.", "{S} <lives|lived> at number {x}.",
		},
		talk: []string{"{S} <is|was> very happy.", "{S} <likes|liked> them a lot.", "It <is|was> a sunny day.", "{S} <goes|went> to the park.", "{S} <goes|went> home.", "It <is|was> a fine day."},
		pairs: []pair{
			{'-', [2]string{"{S} <gives|gave> {x} to {p}", "and {x} to {p}."}}, {'-', [2]string{"{S} <gives|gave> {x} {o} to {p}", "and {x} to {p}."}}, {'+', [2]string{"{S} <gets|got> {x} from {p}", "and {x} from {p}."}}, {'+', [2]string{"{S} <buys|bought> {x} on Monday", "and {x} on Tuesday."}},
			{'-', [2]string{"{S} <loses|lost> {x} on Friday", "and {x} on Saturday."}}, {'-', [2]string{"{S} <eats|ate> {x} in the morning", "and {x} in the evening."}}, {'-', [2]string{"{S} <sells|sold> {x} in the morning", "and {x} in the afternoon."}}, {'+', [2]string{"{S} <finds|found> {x} at home", "and {x} at school."}},
			{'-', [2]string{"{S} <sells|sold> {x} today", "and {x} tomorrow."}}, {'+', [2]string{"{S} <picks|picked> {x} today", "and {x} tomorrow."}},
		},
		ask: []string{
			"How many {o} does {name} have?", "How many {o} does {name} have now?", "How many {o} does {name} have left?", "How many {o} does {S} have?", "How many {o} does {S} have now?", "How many {o} does {S} have left?", "How many {o} does {name} have in the end?", "How many does {name} have now?", "How many does {S} have left?",
			"How many {o} does {name} have at the end?", "How many {o} are left?", "How many {o} remain?", "How many {o} does {S} have altogether?", "How many {o} does {name} now have?", "How many {o} does {S} have in total?", "How many {o} did {name} have in the end?", "How many {o} are there now?", "What is the number of {o} {S} <has|had> now?", "How many {o} does {S} still have?", "How many {o} does {S} end up with?", "How many of them are left?", "How many {o} will {name} have?", "How many {o} does {name} have after that?", "Find how many {o} {name} <has|had> now.", "How many {o} are left for {name}?",
		},
		askShare: []string{"How many {o} does each [friend|child|person] get?", "How many does each [friend|child|person] get?", "How many {o} does each one get?"},
	},
	{ // animals, people and things in a place
		weight: 16, nouns: animals, places: []string{"on the roof", "in the garden", "on the farm", "in the field", "at the pond", "in the barn", "on the lake", "in the park", "in a tree", "in the cage", "at the zoo", "in the forest", "on a fence"},
		start:    []string{"There <are|were> {x} {o} {place}.", "There <are|were> {x} {o} {place}.", "{x} {o} <sit|sat> {place}.", "{x} {o} <live|lived> {place}.", "{x} {o} <are|were> {place}.", "A farmer <has|had> {x} {o}.", "At first there <are|were> {x} {o} {place}."},
		startBy:  []string{"There <are|were> {k} groups of {x} {o} {place}.", "{k} groups of {x} {o} <are|were> {place}.", "{x} dozen {o} <are|were> {place}.", "There <are|were> {x} dozen {o} {place}.", "A farmer <has|had> {k} pens with {x} {o} [each|in each]."},
		add:      []string{"{x} more <come|came>.", "{x} more {o} <come|came>.", "{x} more <join|joined> them.", "{x} more <arrive|arrived>.", "{x} {o} <arrive|arrived>.", "{x} more {o} <land|landed> [there|].", "{x} <come|came> back.", "{x} others <join|joined> [them|].", "{x} {o} <return|returned>.", "Another {x} <arrive|arrived>.", "Another {x} {o} <come|came> along.", "{x} {o} <are|were> born.", "The farmer <buys|bought> {x} more.", "Then {x} more {o} <come|came>.", "{x} more <fly|flew> in.", "{x} more <show|showed> up.", "{x} more {o} <appear|appeared>.", "{x} <are|were> added.", "Later {x} more <arrive|arrived>."},
		sub:      []string{"{x} <leave|left>.", "{x} {o} <leave|left>.", "{x} of them <leave|left>.", "{x} <fly|flew> away.", "{x} {o} <fly|flew> away.", "{x} <run|ran> away.", "{x} of them <run|ran> away.", "{x} <go|went> away.", "{x} {o} <go|went> home.", "{x} <swim|swam> away.", "{x} of them <die|died>.", "{x} <disappear|disappeared>.", "{x} <are|were> sold.", "The farmer <sells|sold> {x}.", "The farmer <sells|sold> {x} of them.", "{x} <escape|escaped>.", "{x} of the {o} <walk|walked> off.", "Then {x} <leave|left>.", "{x} <are|were> taken away.", "After a while {x} {o} <leave|left>.", "Then {x} of them <fly|flew> off."},
		addBy:    []string{"{k} groups of {x} <arrive|arrived>.", "{k} groups of {x} {o} <join|joined> them.", "{k} flocks of {x} <come|came>.", "{x} more <come|came> every day for {k} days."},
		subBy:    []string{"{k} groups of {x} <leave|left>.", "{x} <leave|left> every day for {k} days.", "{k} groups of {x} {o} <go|went> away."},
		double:   []scaling{{2, "Their number <doubles|doubled>."}, {3, "Their number <triples|tripled>."}, {2, "The number of {o} <doubles|doubled>."}, {3, "The number of {o} <triples|tripled>."}, {2, "Soon there <are|were> twice as many."}},
		mul:      []string{"Soon there <are|were> {k} times as many.", "Now there <are|were> {k} times as many {o}.", "Their number <grows|grew> to {k} times as many."},
		div:      []string{"They <split|split> into {k} equal groups and only one group <stays|stayed>.", "They <form|formed> {k} equal groups and all but one <leave|left>."},
		keep:     []scaling{{2, "Only half of them <stay|stayed>."}, {3, "Only a third of them <stay|stayed>."}, {4, "Only a quarter of them <stay|stayed>."}, {2, "Only half <remain|remained>."}, {2, "Their number <is|was> halved."}},
		part:     []scaling{{2, "Half of them <leave|left>."}, {2, "Half of the {o} <fly|flew> away."}, {3, "A third of them <leave|left>."}, {4, "A quarter of the {o} <leave|left>."}, {2, "Half <go|went> away."}, {3, "A third of the {o} <run|ran> away."}, {2, "Half of them <run|ran> off."}},
		idle:     []string{"There <are|were> also {x} {other} nearby.", "{x} {other} <watch|watched>.", "The [tree|barn|pond] is {x} years old.", "There <are|were> {x} {other} [elsewhere|in the house]."},
		talk:     []string{"It <is|was> a fine day.", "The sun <shines|shone>.", "It <starts|started> to rain.", "A dog <barks|barked>."},
		pairs:    []pair{{'+', [2]string{"{x} <arrive|arrived> in the morning", "and {x} in the evening."}}, {'-', [2]string{"{x} <leave|left> in the morning", "and {x} at noon."}}, {'-', [2]string{"{x} <leave|left>", "and {x} more <follow|followed> them."}}},
		ask:      []string{"How many {o} are there now?", "How many {o} are {place} now?", "How many {o} are left?", "How many {o} are there?", "How many {o} are there in the end?", "How many {o} remain?", "How many are left?", "How many are there now?", "How many {o} are still there?", "How many {o} were there in the end?"},
		askShare: []string{"How many {o} are in each group?"},
	},
	{ // passengers and guests
		weight: 12, nouns: []string{"passenger", "person", "student", "child", "guest", "visitor", "customer", "player", "tourist", "man", "woman", "kid", "worker", "dancer", "swimmer"},
		places:   []string{"on the bus", "on a bus", "on the train", "on a train", "in the room", "at the party", "in the hall", "on the boat", "in the theater", "in the queue", "in the pool", "in the museum", "at the station", "in the library", "on the tram", "in the restaurant", "in the elevator", "in the line", "in the class", "in a class", "at the school", "in the village", "in the club", "in the office", "at the beach", "in the choir"},
		start:    []string{"There <are|were> {x} {o} {place}.", "{x} {o} <are|were> {place}.", "There <are|were> {x} {o} {place}.", "A [bus|train|boat|tram] <starts|started> with {x} {o}.", "{x} {o} <wait|waited> {place}.", "A [bus|train] <carries|carried> {x} {o}.", "A [bus|train] with {x} {o} <leaves|left> the station."},
		startBy:  []string{"There <are|were> {k} rows of {x} {o} {place}.", "There <are|were> {k} groups of {x} {o} {place}.", "{k} cars with {x} {o} each <arrive|arrived>."},
		add:      []string{"{x} <get|got> on.", "{x} {o} <get|got> on.", "{x} more <get|got> on.", "{x} more {o} <get|got> on.", "{x} more <arrive|arrived>.", "{x} {o} <arrive|arrived>.", "{x} more {o} <come|came> in.", "{x} <come|came> in.", "{x} <enter|entered>.", "{x} {o} <enter|entered>.", "{x} more <join|joined> [them|].", "{x} {o} <board|boarded>.", "{x} more <board|boarded>.", "At the next stop {x} <get|got> on.", "At the first stop {x} {o} <get|got> on.", "{x} <climb|climbed> in.", "{x} <step|stepped> in.", "Then {x} more {o} <arrive|arrived>.", "{x} <hop|hopped> on.", "{x} new {o} <join|joined>.", "{x} more {o} <show|showed> up.", "{x} <move|moved> in.", "{x} more <sit|sat> down.", "{x} <come|came> back.", "The driver <picks|picked> up {x} more.", "An hour later {x} more <come|came>."},
		sub:      []string{"{x} <get|got> off.", "{x} {o} <get|got> off.", "{x} of them <get|got> off.", "{x} <leave|left>.", "{x} {o} <leave|left>.", "{x} <go|went> home.", "{x} of them <go|went> home.", "{x} <go|went> out.", "{x} {o} <exit|exited>.", "{x} <exit|exited>.", "At the next stop {x} <get|got> off.", "At the last stop {x} {o} <get|got> off.", "{x} <step|stepped> out.", "{x} <walk|walked> out.", "Then {x} {o} <leave|left>.", "{x} <climb|climbed> out.", "{x} <hop|hopped> off.", "{x} <give|gave> up and <leave|left>.", "{x} {o} <move|moved> away.", "{x} of them <leave|left> early.", "{x} <quit|quit>.", "{x} {o} <disappear|disappeared>.", "{x} <are|were> sent home.", "The driver <drops|dropped> off {x}.", "An hour later {x} <leave|left>.", "{x} <run|ran> away."},
		addBy:    []string{"{k} families of {x} <get|got> on.", "{k} groups of {x} <arrive|arrived>.", "{x} {o} <get|got> on at each of the next {k} stops.", "{k} groups of {x} {o} <come|came> in."},
		subBy:    []string{"{k} families of {x} <get|got> off.", "{k} groups of {x} <leave|left>.", "{x} <get|got> off at each of the next {k} stops.", "{x} {o} <get|got> off at each of {k} stops."},
		double:   []scaling{{2, "The number of {o} <doubles|doubled>."}, {3, "The number of {o} <triples|tripled>."}, {2, "Then their number <doubles|doubled>."}, {2, "Soon there <are|were> twice as many."}},
		mul:      []string{"Soon there <are|were> {k} times as many.", "The number of {o} <grows|grew> to {k} times as many."},
		div:      []string{"They <form|formed> {k} equal groups and only one group <stays|stayed>.", "They <split|split> into {k} equal teams and only one team <stays|stayed>."},
		keep:     []scaling{{2, "Only half of them <stay|stayed>."}, {3, "Only a third of them <stay|stayed>."}, {2, "Only half <remain|remained>."}, {4, "Only a quarter of the {o} <stay|stayed>."}},
		part:     []scaling{{2, "Half of them <get|got> off."}, {2, "Half of the {o} <leave|left>."}, {3, "A third of them <get|got> off."}, {3, "A third of the {o} <leave|left>."}, {4, "A quarter of them <leave|left>."}, {2, "At the next stop half of them <get|got> off."}, {2, "Half <go|went> home."}},
		idle:     []string{"The [driver|owner] is {x} years old.", "The trip <takes|took> {x} minutes.", "There <are|were> {x} {other} outside.", "A ticket <costs|cost> {x} dollars."},
		talk:     []string{"It <is|was> raining.", "The driver <is|was> in a good mood.", "It <is|was> late.", "It <starts|started> to rain."},
		pairs:    []pair{{'+', [2]string{"{x} <get|got> on at the first stop", "and {x} at the second."}}, {'-', [2]string{"{x} <get|got> off at the first stop", "and {x} at the second."}}, {'-', [2]string{"{x} <leave|left> early", "and {x} later."}}},
		ask:      []string{"How many {o} are {place} now?", "How many {o} are there now?", "How many {o} are left?", "How many {o} are there?", "How many {o} are there in the end?", "How many {o} are still {place}?", "How many {o} remain?", "How many are left?", "How many {o} are on it now?", "How many {o} were there in the end?"},
		askShare: []string{"How many {o} are in each group?", "How many {o} are in each team?"},
	},
	{ // stock
		weight: 10, nouns: things,
		start:    []string{"A shop <has|had> {x} {o} in stock.", "A shop <has|had> {x} {o}.", "The store <has|had> {x} {o}.", "A baker <bakes|baked> {x} {o}.", "There <are|were> {x} {o} in the warehouse.", "There <are|were> {x} {o} on the shelf.", "A library <has|had> {x} {o}.", "A store <starts|started> the day with {x} {o}.", "A box <holds|held> {x} {o}.", "There <are|were> {x} {o} in a [jar|box|basket|bowl]."},
		startBy:  []string{"A shop <has|had> {k} {g} of {x} {o}.", "A box <holds|held> {x} dozen {o}.", "A baker <makes|made> {x} dozen {o}.", "There <are|were> {k} shelves with {x} {o} [each|on each].", "The store <has|had> {k} {g} with {x} {o} [each|in each].", "A shop <has|had> {k} {g}, each with {x} {o}."},
		add:      []string{"{x} more <are|were> delivered.", "{x} {o} <are|were> delivered.", "It <gets|got> {x} more.", "It <receives|received> {x} more {o}.", "It <buys|bought> {x} more.", "{x} more <arrive|arrived>.", "A truck <brings|brought> {x} more.", "A delivery <brings|brought> {x} {o}.", "{x} {o} <are|were> added.", "{x} more <are|were> put in.", "The owner <orders|ordered> {x} more.", "{x} {o} <are|were> returned.", "The owner <adds|added> {x} more {o}.", "Then {x} more <come|came> in.", "Somebody <puts|put> {x} more in."},
		sub:      []string{"It <sells|sold> {x}.", "It <sells|sold> {x} of them.", "{x} <are|were> sold.", "{x} {o} <are|were> sold.", "{x} of them <are|were> [sold|broken|stolen|damaged|thrown away|eaten].", "A customer <buys|bought> {x}.", "A customer <buys|bought> {x} {o}.", "{x} <are|were> taken out.", "The owner <gives|gave> away {x}.", "{x} <break|broke>.", "{x} {o} <go|went> bad.", "The owner <sells|sold> {x} {o}.", "{x} <are|were> sent back.", "Then {x} <are|were> sold.", "Somebody <takes|took> {x}.", "{x} <are|were> removed."},
		addBy:    []string{"{k} {g} of {x} <are|were> delivered.", "It <gets|got> {k} {g} of {x} {o}.", "A truck <brings|brought> {k} {g} with {x} {o} each.", "It <buys|bought> {k} {g} of {x} {o}."},
		subBy:    []string{"{k} customers <buy|bought> {x} each.", "It <sells|sold> {k} {g} of {x}.", "It <sells|sold> {x} a day for {k} days.", "It <sells|sold> {x} {o} to each of {k} customers.", "{k} {g} of {x} {o} <are|were> sold."},
		double:   []scaling{{2, "The owner <doubles|doubled> the stock."}, {3, "The owner <triples|tripled> the stock."}, {2, "The stock <is|was> doubled."}, {2, "The number of {o} <doubles|doubled>."}},
		mul:      []string{"Soon there <are|were> {k} times as many.", "The stock <grows|grew> to {k} times as many."},
		div:      []string{"They <are|were> split into {k} equal parts and only one part <stays|stayed>.", "The {o} <are|were> divided equally among {k} shops and one share <stays|stayed>."},
		keep:     []scaling{{2, "Only half of them <are|were> left."}, {3, "Only a third <is|was> left."}, {2, "The stock <is|was> halved."}, {4, "Only a quarter of them <remain|remained>."}},
		part:     []scaling{{2, "Half of them <are|were> sold."}, {2, "It <sells|sold> half [of them|]."}, {3, "It <sells|sold> a third of the {o}."}, {4, "A quarter of them <are|were> sold."}, {3, "A third of them <are|were> sold."}, {2, "Half of the {o} <go|went> bad."}},
		idle:     []string{"The shop next door <has|had> {x} {other}.", "The owner is {x} years old.", "It also <has|had> {x} {other}.", "The shop <opens|opened> at {x} o'clock."},
		talk:     []string{"It <is|was> a busy day.", "The owner <is|was> happy.", "The next day <is|was> quiet."},
		pairs:    []pair{{'-', [2]string{"It <sells|sold> {x} in the morning", "and {x} in the afternoon."}}, {'-', [2]string{"{x} <are|were> sold on Monday", "and {x} on Tuesday."}}, {'+', [2]string{"{x} <are|were> delivered today", "and {x} tomorrow."}}},
		ask:      []string{"How many {o} are left?", "How many {o} are there now?", "How many {o} are in stock now?", "How many {o} are there in the end?", "How many are left?", "How many {o} remain?", "How many {o} does it have now?", "How many {o} does the [shop|store] have left?", "How many {o} does the [shop|store] have now?", "How many {o} are there?"},
		askShare: []string{"How many {o} does each shop get?"},
	},
	{ // money
		weight: 10, person: true, nouns: []string{"dollar"},
		start:    []string{"{S} <has|had> ${x}.", "{S} <has|had> {x} dollars.", "{S} <starts|started> with ${x}.", "{S} <saves|saved> ${x}.", "{S} <has|had> ${x} in {his} [wallet|bank|pocket].", "{S} <earns|earned> {x} dollars.", "There <are|were> {x} dollars in {his} wallet."},
		startBy:  []string{"{S} <earns|earned> ${x} a day for {k} days.", "{S} <saves|saved> {x} dollars every week for {k} weeks.", "{S} <saves|saved> ${x} a week for {k} weeks.", "{S} <has|had> {k} bills of {x} dollars."},
		add:      []string{"{S} <earns|earned> ${x}.", "{S} <earns|earned> ${x} more.", "{S} <earns|earned> another {x} dollars.", "{S} <gets|got> ${x} from {p}.", "{P} <gives|gave> {him} ${x}.", "{P} <gives|gave> {him} {x} dollars.", "{S} <finds|found> ${x}.", "{S} <finds|found> {x} dollars on the street.", "{S} <sells|sold> {his} old [bike|lamp|radio|book] for ${x}.", "{S} <wins|won> {x} dollars.", "{S} <is|was> paid ${x}.", "{P} <pays|paid> {him} ${x}.", "{S} <saves|saved> ${x} more.", "{S} <receives|received> ${x} for {his} birthday.", "{S} <borrows|borrowed> ${x} from {p}.", "{S} <makes|made> ${x} washing cars.", "{S} <gets|got> {x} dollars back.", "{S} <collects|collected> ${x}.", "{S} <deposits|deposited> ${x}.", "{S} <deposits|deposited> {x} dollars in the bank.", "{P} <lends|lent> {him} ${x}.", "{P} <returns|returned> ${x} to {him}.", "{S} <puts|put> ${x} more in the bank.", "{S} <makes|made> {x} dollars more.", "{S} <gets|got> ${x} for [a job|cleaning|{his} work]."},
		sub:      []string{"{S} <spends|spent> ${x}.", "{S} <spends|spent> {x} dollars on [a book|food|a toy|a game|lunch].", "{S} <spends|spent> ${x} on [a book|food|a toy|a game|lunch].", "{S} <pays|paid> ${x} for [lunch|a ticket|a hat|a book].", "{S} <pays|paid> {x} dollars.", "{S} <buys|bought> [a book|a toy|a shirt|a cake|a ball] for ${x}.", "{S} <buys|bought> a [book|toy|shirt|cake] for {x} dollars.", "{S} <loses|lost> ${x}.", "{S} <gives|gave> ${x} to {p}.", "{S} <gives|gave> {p} {x} dollars.", "{S} <donates|donated> ${x}.", "{S} <lends|lent> {p} ${x}.", "{S} <lends|lent> {x} dollars to {p}.", "A [book|ticket|drink] <costs|cost> {him} ${x}.", "{S} <uses|used> ${x} to buy a [pen|cap|toy].", "{S} <pays|paid> {p} ${x}.", "{S} <withdraws|withdrew> ${x}.", "{S} <buys|bought> [a meal|groceries] for ${x}.", "{S} <buys|bought> [a pen|a hat|a lamp] that <costs|cost> ${x}.", "{S} <buys|bought> [a pen|a hat|a lamp] costing {x} dollars.", "{P} <steals|stole> ${x} from {him}.", "{P} <borrows|borrowed> ${x} from {him}.", "{S} <pays|paid> a bill of ${x}.", "{S} <takes|took> {x} dollars out of the bank.", "{S} <uses|used> {x} dollars for a gift."},
		addBy:    []string{"{S} <earns|earned> ${x} a day for {k} days.", "{S} <sells|sold> {k} {other} for ${x} each.", "{S} <gets|got> ${x} from each of {k} friends.", "{S} <sells|sold> {k} {other} at {x} dollars each.", "{S} <mows|mowed> {k} lawns for ${x} each."},
		subBy:    []string{"{S} <buys|bought> {k} {other} for ${x} each.", "{S} <buys|bought> {k} {other} at {x} dollars each.", "{S} <gives|gave> ${x} to each of {k} friends.", "{S} <pays|paid> ${x} for each of {k} {other}.", "{S} <buys|bought> {k} {other} that <cost|cost> ${x} each.", "{S} <spends|spent> ${x} a day for {k} days.", "{S} <buys|bought> {k} {other} at ${x} each.", "{S} <pays|paid> {k} friends ${x} each.", "{S} <buys|bought> {k} {other}, each for ${x}."},
		double:   []scaling{{2, "{S} <doubles|doubled> {his} money."}, {3, "{S} <triples|tripled> {his} money."}, {2, "{P} <doubles|doubled> {his} money."}},
		mul:      []string{"Soon {S} <has|had> {k} times as much.", "{S} now <has|had> {k} times as much money."},
		div:      []string{"{S} <shares|shared> the money equally among {k} people and <keeps|kept> one share.", "{S} <splits|split> {his} money into {k} equal parts and <keeps|kept> one."},
		keep:     []scaling{{2, "{S} <keeps|kept> only half of it."}, {3, "{S} <keeps|kept> only a third of the money."}, {2, "Only half of it <is|was> left."}},
		part:     []scaling{{2, "{S} <spends|spent> half of it."}, {2, "{S} <spends|spent> half of what is left."}, {5, "{S} <spends|spent> a fifth of the money."}, {4, "{S} <spends|spent> a fourth of {his} money."}, {2, "{S} <spends|spent> half of {his} money [on food|on a gift|]."}, {3, "{S} <spends|spent> a third of {his} money."}, {4, "{S} <gives|gave> a quarter of it to {p}."}, {2, "{S} <gives|gave> {p} half of it."}, {2, "{S} <loses|lost> half of {his} money."}, {4, "{S} <spends|spent> a quarter of the money."}},
		idle:     []string{"{P} <has|had> ${x}.", "{P} <is|was> {x} years old.", "{S} <is|was> {x} years old.", "{S} also <has|had> {x} {other}.", "{P} <earns|earned> {x} dollars."},
		talk:     []string{"{S} <is|was> very happy.", "{S} <goes|went> to the shop.", "It <is|was> a fine day."},
		pairs:    []pair{{'-', [2]string{"{S} <spends|spent> ${x} on food", "and ${x} on a gift."}}, {'-', [2]string{"{S} <gives|gave> ${x} to {p}", "and ${x} to {p}."}}, {'+', [2]string{"{S} <earns|earned> ${x} on Monday", "and ${x} on Tuesday."}}, {'-', [2]string{"{S} <buys|bought> a book for ${x}", "and a pen for ${x}."}}},
		ask:      []string{"How much money does {name} have?", "How much money does {S} have left?", "How much money does {name} have now?", "How much does {S} have now?", "How many dollars does {name} have left?", "How many dollars does {S} have?", "How much money is left?", "How much does {name} have in the end?", "How much money does {name} have in the end?", "How many dollars are left?"},
		askShare: []string{"How much does each person get?", "How many dollars does each get?"},
	},
	{ // amounts of a fluid
		weight: 4, nouns: []string{"liter", "gallon", "cup", "bucket"}, places: []string{"in the tank", "in a barrel", "in the pot", "in the pool", "in the tub"},
		start:  []string{"A tank <holds|held> {x} {o} of water.", "There <are|were> {x} {o} of water {place}.", "A [barrel|tank] <contains|contained> {x} {o} of [water|oil|milk|juice].", "A [barrel|tank|pot] <has|had> {x} {o} of water in it."},
		add:    []string{"{x} {o} <are|were> added.", "{x} more {o} <are|were> poured in.", "{x} {o} <flow|flowed> in.", "Rain <adds|added> {x} {o}.", "Somebody <pours|poured> in {x} more {o}.", "{x} {o} <are|were> filled in.", "Then {x} more <are|were> added."},
		sub:    []string{"{x} {o} <leak|leaked> out.", "{x} {o} <are|were> used.", "{x} {o} <are|were> poured out.", "{x} {o} <evaporate|evaporated>.", "{x} <are|were> taken out.", "{x} {o} <are|were> drained.", "{x} {o} <flow|flowed> out.", "{x} {o} <are|were> spilled.", "Somebody <uses|used> {x} {o}.", "Somebody <drinks|drank> {x} {o}."},
		addBy:  []string{"{k} buckets of {x} {o} <are|were> added.", "{x} {o} <are|were> added every hour for {k} hours."},
		subBy:  []string{"{x} {o} <are|were> used every day for {k} days.", "{k} buckets of {x} {o} <are|were> taken out.", "{x} {o} <leak|leaked> out every hour for {k} hours."},
		double: []scaling{{2, "The amount <doubles|doubled>."}, {3, "The amount <triples|tripled>."}},
		keep:   []scaling{{2, "Only half of it <is|was> left."}, {3, "Only a third of the water <is|was> left."}},
		part:   []scaling{{2, "Half of it <leaks|leaked> out."}, {2, "Half of the water <is|was> used."}, {3, "A third of it <is|was> used."}, {4, "A quarter of the water <leaks|leaked> out."}},
		idle:   []string{"The [tank|barrel|pot] is {x} years old.", "There <are|were> also {x} {other}."},
		talk:   []string{"It <is|was> a hot day.", "It <starts|started> to rain."},
		pairs:  []pair{{'-', [2]string{"{x} {o} <are|were> used in the morning", "and {x} in the evening."}}},
		ask:    []string{"How many {o} are left?", "How many {o} of water are there now?", "How many {o} are there now?", "How much water is there in the end?", "How many {o} are {place} now?", "How much water is left?", "How many {o} remain?"},
	},
	{ // points in a game
		weight: 6, person: true, nouns: []string{"point", "goal", "token", "star", "life", "chip"},
		start:   []string{"{S} <has|had> {x} {o}.", "{S} <starts|started> [a game|the game|] with {x} {o}.", "{S} <scores|scored> {x} {o}.", "{S} <begins|began> with {x} {o}."},
		startBy: []string{"{S} <scores|scored> {x} {o} in each of {k} rounds.", "{S} <wins|won> {k} rounds of {x} {o}."},
		add:     []string{"{S} <scores|scored> {x}.", "{S} <scores|scored> {x} more {o}.", "{S} <wins|won> {x} {o}.", "{S} <gains|gained> {x}.", "{S} <gains|gained> {x} {o}.", "{S} <earns|earned> {x} {o}.", "{S} <gets|got> a bonus of {x} {o}.", "{S} <gets|got> {x} more {o}.", "In the next round {S} <scores|scored> {x}.", "{S} <collects|collected> {x} {o}."},
		sub:     []string{"{S} <loses|lost> {x}.", "{S} <loses|lost> {x} {o}.", "{S} <is|was> fined {x} {o}.", "{S} <spends|spent> {x} {o}.", "{S} <gives|gave> {x} {o} to {p}.", "In the next round {S} <loses|lost> {x}.", "{P} <takes|took> {x} {o} from {him}.", "{S} <pays|paid> {x} {o}.", "{S} <uses|used> {x} {o}."},
		addBy:   []string{"{S} <scores|scored> {x} {o} in each of {k} rounds.", "{S} <wins|won> {k} rounds of {x} {o}.", "{S} <gains|gained> {x} {o} in each of the next {k} rounds."},
		subBy:   []string{"{S} <loses|lost> {x} {o} in each of {k} rounds.", "{S} <loses|lost> {x} in each of the next {k} rounds.", "{S} <pays|paid> {x} {o} to each of {k} players."},
		double:  []scaling{{2, "{S} <doubles|doubled> {his} score."}, {3, "{S} <triples|tripled> {his} score."}, {2, "{S} <doubles|doubled> {his} {o}."}, {2, "A bonus <doubles|doubled> {his} {o}."}, {3, "A bonus card <triples|tripled> {his} {o}."}},
		mul:     []string{"A bonus <multiplies|multiplied> {his} {o} by {k}.", "{S} now <has|had> {k} times as many {o}."},
		keep:    []scaling{{2, "{S} <keeps|kept> only half of them."}, {2, "A penalty <halves|halved> {his} {o}."}, {3, "{S} <keeps|kept> only a third of {his} {o}."}},
		part:    []scaling{{2, "{S} <loses|lost> half of them."}, {2, "{S} <loses|lost> half of {his} {o}."}, {3, "{S} <loses|lost> a third of {his} {o}."}, {4, "{S} <loses|lost> a quarter of them."}},
		idle:    []string{"{P} <has|had> {x} {o}.", "{P} <scores|scored> {x}.", "The game <takes|took> {x} minutes.", "{S} <is|was> {x} years old."},
		talk:    []string{"It <is|was> an exciting game.", "{S} <is|was> happy.", "The crowd <cheers|cheered>."},
		pairs:   []pair{{'+', [2]string{"{S} <scores|scored> {x} in the first round", "and {x} in the second."}}, {'-', [2]string{"{S} <loses|lost> {x} in the first round", "and {x} in the second."}}},
		ask:     []string{"How many {o} does {name} have?", "How many {o} does {name} have now?", "How many {o} does {S} have in the end?", "How many {o} does {S} have left?", "How many {o} did {name} have at the end?", "How many {o} does {S} have altogether?"},
	},
	{ // vehicles
		weight: 4, nouns: []string{"car", "truck", "bus", "bike", "boat", "taxi", "van", "train", "plane", "ship", "scooter"}, places: []string{"in the parking lot", "in the garage", "in the harbor", "at the station", "in the street", "on the ferry", "at the airport", "in the car park"},
		start:    []string{"There <are|were> {x} {o} {place}.", "{x} {o} <are|were> {place}.", "{x} {o} <stand|stood> {place}.", "{x} {o} <are|were> parked {place}."},
		startBy:  []string{"There <are|were> {k} rows of {x} {o} {place}."},
		add:      []string{"{x} more <arrive|arrived>.", "{x} {o} <arrive|arrived>.", "{x} more {o} <drive|drove> in.", "{x} <drive|drove> in.", "{x} more <come|came>.", "{x} more {o} <park|parked> there.", "{x} <come|came> back.", "{x} {o} <return|returned>.", "{x} more {o} <enter|entered>.", "{x} more <pull|pulled> in.", "{x} {o} <are|were> brought in."},
		sub:      []string{"{x} <leave|left>.", "{x} {o} <leave|left>.", "{x} <drive|drove> away.", "{x} {o} <drive|drove> off.", "{x} of them <drive|drove> out.", "{x} {o} <are|were> towed away.", "{x} <go|went> away.", "{x} {o} <are|were> sold.", "{x} of them <leave|left>.", "{x} <pull|pulled> out.", "{x} {o} <depart|departed>."},
		addBy:    []string{"{k} groups of {x} <arrive|arrived>.", "{x} more <arrive|arrived> every hour for {k} hours."},
		subBy:    []string{"{x} <leave|left> every hour for {k} hours.", "{k} groups of {x} {o} <leave|left>."},
		double:   []scaling{{2, "The number of {o} <doubles|doubled>."}, {3, "Their number <triples|tripled>."}},
		part:     []scaling{{2, "Half of them <leave|left>."}, {2, "Half of the {o} <drive|drove> away."}, {3, "A third of the {o} <leave|left>."}, {4, "A quarter of them <drive|drove> off."}},
		keep:     []scaling{{2, "Only half of them <stay|stayed>."}, {3, "Only a third of them <remain|remained>."}},
		idle:     []string{"A ticket <costs|cost> {x} dollars.", "There <are|were> {x} {other} nearby.", "The guard is {x} years old."},
		talk:     []string{"It <is|was> late.", "It <is|was> raining."},
		pairs:    []pair{{'+', [2]string{"{x} <arrive|arrived> in the morning", "and {x} in the afternoon."}}, {'-', [2]string{"{x} <leave|left> in the morning", "and {x} at noon."}}},
		ask:      []string{"How many {o} are {place} now?", "How many {o} are there now?", "How many {o} are left?", "How many {o} are there in the end?", "How many {o} remain?", "How many {o} are still {place}?"},
		askShare: []string{"How many {o} are in each group?"},
	},
	{ // plants that grow in a place
		weight: 3, nouns: []string{"tree", "bush", "flower", "rose", "oak", "tulip", "shrub", "vine", "palm", "maple tree", "orchid"}, places: []string{"in the park", "in the garden", "in the field", "in the orchard", "in the yard", "on the hill", "along the road"},
		start:   []string{"There <are|were> {x} {o} {place}.", "{x} {o} <grow|grew> {place}.", "There <are|were> {x} {o} currently {place}.", "A park <has|had> {x} {o}.", "A gardener <has|had> {x} {o}."},
		startBy: []string{"There <are|were> {k} rows of {x} {o} {place}.", "A gardener <plants|planted> {k} rows of {x} {o}."},
		add:     []string{"{x} more <are|were> planted.", "Workers <plant|planted> {x} more.", "Workers will plant {x} more {o} today.", "The gardener <plants|planted> {x} {o}.", "{x} new {o} <grow|grew>.", "{x} {o} <are|were> added.", "The gardener <plants|planted> {x} more.", "Workers <plant|planted> {x} {o} today."},
		sub:     []string{"{x} <are|were> cut down.", "{x} {o} <die|died>.", "Workers <cut|cut> down {x} {o}.", "A storm <destroys|destroyed> {x} of them.", "{x} {o} <fall|fell> over.", "The gardener <removes|removed> {x}.", "{x} of them <wither|withered>.", "{x} {o} <are|were> dug up.", "The gardener <sells|sold> {x}."},
		addBy:   []string{"The gardener <plants|planted> {k} rows of {x} {o}.", "{k} rows of {x} {o} <are|were> planted.", "Workers <plant|planted> {x} {o} a day for {k} days."},
		subBy:   []string{"{k} rows of {x} {o} <are|were> cut down.", "Workers <cut|cut> down {x} a day for {k} days."},
		double:  []scaling{{2, "The number of {o} <doubles|doubled>."}, {3, "Their number <triples|tripled>."}},
		part:    []scaling{{2, "Half of them <die|died>."}, {2, "Half of the {o} <are|were> cut down."}, {3, "A third of the {o} <die|died>."}, {4, "A quarter of them <are|were> cut down."}},
		keep:    []scaling{{2, "Only half of them <survive|survived>."}, {3, "Only a third of the {o} <survive|survived>."}},
		idle:    []string{"It <takes|took> {x} workers.", "The park is {x} years old.", "There <are|were> also {x} {other}."},
		talk:    []string{"The sun <shines|shone>.", "It <is|was> spring."},
		pairs:   []pair{{'+', [2]string{"Workers will plant {x} {o} today", "and {x} tomorrow."}}, {'+', [2]string{"{x} <are|were> planted on Monday", "and {x} on Tuesday."}}},
		ask:     []string{"How many {o} are {place} now?", "How many {o} are there now?", "How many {o} are left?", "How many {o} will the park have when the workers are finished?", "How many {o} will there be?", "How many {o} are there in the end?", "How many {o} does the park have now?"},
	},
	{ // a level that rises and falls
		weight: 2, nouns: []string{"degree"},
		start:  []string{"The temperature <is|was> {x} degrees.", "It <is|was> {x} degrees in the morning.", "The temperature at noon <is|was> {x} degrees."},
		add:    []string{"It <rises|rose> by {x}.", "It <rises|rose> by {x} degrees.", "It <goes|went> up {x} degrees.", "It <goes|went> up by {x}.", "It <climbs|climbed> {x} degrees.", "It <increases|increased> by {x} degrees.", "The temperature <rises|rose> [by|] {x} degrees."},
		sub:    []string{"It <falls|fell> by {x}.", "It <falls|fell> by {x} degrees.", "It <drops|dropped> {x} degrees.", "It <drops|dropped> by {x}.", "It <goes|went> down {x} degrees.", "It <decreases|decreased> by {x} degrees.", "The temperature <drops|dropped> [by|] {x} degrees.", "It <sinks|sank> by {x} degrees."},
		addBy:  []string{"It <rises|rose> {x} degrees every hour for {k} hours."},
		subBy:  []string{"It <falls|fell> {x} degrees every hour for {k} hours."},
		double: []scaling{{2, "The temperature <doubles|doubled>."}},
		part:   []scaling{{2, "It <falls|fell> by half."}},
		idle:   []string{"There <are|were> {x} clouds in the sky."},
		talk:   []string{"The sun <shines|shone>.", "The wind <blows|blew>."},
		ask:    []string{"What is the temperature now?", "How many degrees is it now?", "What is the temperature in the end?", "What was the temperature in the end?"},
	},
	{ // pages to read
		weight: 2, person: true, nouns: []string{"page", "chapter", "task", "problem", "letter", "lesson"},
		start: []string{"{S} <has|had> {x} {o} to do.", "{S} <has|had> {x} {o} left to do.", "{S} still <has|had> {x} {o} to do."},
		add:   []string{"The teacher <adds|added> {x} more.", "{S} <gets|got> {x} more {o}.", "{P} <gives|gave> {him} {x} more {o}.", "The teacher <gives|gave> {him} {x} more."},
		sub:   []string{"{S} <reads|read> {x}.", "{S} <finishes|finished> {x}.", "{S} <finishes|finished> {x} of them.", "{S} <does|did> {x} {o}.", "{S} <completes|completed> {x} {o}.", "{S} <skips|skipped> {x}.", "{S} <reads|read> {x} {o}."},
		subBy: []string{"{S} <does|did> {x} [a day|every day] for {k} days.", "{S} <reads|read> {x} {o} a day for {k} days.", "{S} <finishes|finished> {x} {o} each day for {k} days."},
		part:  []scaling{{2, "{S} <does|did> half of them."}, {2, "{S} <finishes|finished> half of the {o}."}, {3, "{S} <finishes|finished> a third of them."}},
		idle:  []string{"{P} <has|had> {x} {o}.", "{S} <is|was> {x} years old.", "The book <costs|cost> {x} dollars."},
		talk:  []string{"{S} <works|worked> hard.", "{S} <is|was> tired."},
		pairs: []pair{{'-', [2]string{"{S} <reads|read> {x} on Monday", "and {x} on Tuesday."}}, {'-', [2]string{"{S} <finishes|finished> {x} today", "and {x} tomorrow."}}},
		ask:   []string{"How many {o} does {name} have left?", "How many {o} are left?", "How many {o} does {S} still have to do?", "How many {o} are left to do?", "How many {o} remain?"},
	},
}

// totals are wordings of stories that only add up; what makes them so is the
// question.
var totals = []struct{ clause, tail, ask string }{
	{"{N} <has|had> {x} {o}.", "{N} <has|had> {x}.", "How many {o} do they have [altogether|in total|in all|together|all together]?"},
	{"{N} <finds|found> {x} {o}.", "{N} <finds|found> {x}.", "How many {o} [do|did] they find [altogether|in total|in all|together]?"},
	{"{N} <picks|picked> {x} {o}.", "{N} <picks|picked> {x}.", "How many {o} were picked [altogether|in total|in all]?"},
	{"{N} <collects|collected> {x} {o}.", "{N} <collects|collected> {x}.", "How many {o} did they collect [altogether|in total|in all|together]?"},
	{"{N} <buys|bought> {x} {o}.", "{N} <buys|bought> {x}.", "How many {o} did they buy [altogether|in total|in all|together]?"},
	{"{N} <makes|made> {x} {o}.", "{N} <makes|made> {x}.", "How many {o} did they make [altogether|in total|in all]?"},
	{"{N} <serves|served> {x} {o}.", "{N} <serves|served> {x}.", "How many {o} were served [altogether|in total|in all]?"},
	{"{N} <grows|grew> {x} {o}.", "{N} <grows|grew> {x}.", "How many {o} did they grow [altogether|in total|in all]?"},
	{"{N} planted {x} {o}.", "{N} planted {x}.", "How many {o} were planted [altogether|in total|in all]?"},
	{"{N} sold {x} {o}.", "{N} sold {x}.", "How many {o} did they sell [altogether|in total|in all]?"},
	{"{N} ate {x} {o}.", "{N} ate {x}.", "How many {o} did they eat [altogether|in total|in all|together]?"},
	{"{N} lost {x} {o}.", "{N} lost {x}.", "How many {o} did they lose [altogether|in total|in all]?"},
	{"{N} gave away {x} {o}.", "{N} gave away {x}.", "How many {o} were given away [altogether|in total|in all]?"},
	{"{N} <has|had> {x} {o}.", "{N} <has|had> {x}.", "How many {o} are there [altogether|in total|in all]?"},
	{"{S} <has|had> {x} {a} {o}.", "{S} also <has|had> {x} {a} ones.", "How many {o} does {name} have [altogether|in total|in all]?"},
	{"{S} <has|had> {x} {a} {o}.", "{x} {a} {o}.", "How many {o} does {name} have [altogether|in total|in all|]?"},
	{"There <are|were> {x} {a} {o}.", "{x} {a} ones.", "How many {o} are there [altogether|in total|in all|]?"},
	{"{S} <buys|bought> {x} {a} {o}.", "{x} {a} {o}.", "How many {o} does {name} have [altogether|in total|in all]?"},
	{"{S} sold {x} {o} on {D}.", "{S} sold {x} on {D}.", "How many {o} did {name} sell [altogether|in total|in all]?"},
	{"{S} ate {x} {o} on {D}.", "{S} ate {x} on {D}.", "How many {o} did {name} eat [altogether|in total|in all]?"},
	{"{S} found {x} {o} on {D}.", "{S} found {x} on {D}.", "How many {o} did {name} find [altogether|in total|in all]?"},
	{"{S} read {x} pages on {D}.", "{S} read {x} on {D}.", "How many pages did {name} read [altogether|in total|in all]?"},
	{"{S} spent ${x} on {D}.", "{S} spent ${x} on {D}.", "How much money did {name} spend [altogether|in total|in all]?"},
	{"{S} baked {x} {o} on {D}.", "{S} baked {x} on {D}.", "How many {o} did {name} bake [altogether|in total|in all]?"},
}

var days = []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
