package problems

// A plot is a kind of word problem: how its numbers hang together, what is to be
// worked out, and ways to tell it.
//
// In a telling, [a|b] is either a or b; {A} to {E} are numbers; {n} and {m} are
// people, {s}, {him} and {his} go with {n}; {x}, {y} are things of two kinds,
// {one} is one of {x}; {box}, {boxes} hold them; {place} is where. Sentences are
// parted by "/", the last one asks, and a fact that does not matter, with a number
// {E} of its own, may stand where a "#" is.
type plot struct {
	numbers string // as in A>B: how the numbers are drawn
	work    string // operations as in A-B;r1*C, where r1 is the first result
	steps   int
	tell    []string
}

var plots = []plot{
	// Changes.
	{"A>B", "A-B", 1, []string{
		"{n} [had|has|owned|started with] {A} {x}./[{S}|{n}] [gave {B} of them to {m}|gave {m} {B}|lost {B} of them|sold {B} of the {x}|threw away {B}|used {B}|lent {B} to {m}].#/How many {x} does {n} have [left|now]?",
		"There were {A} {x} [in|at] the {place}./{n} took {B} of them [home|away].#/How many {x} are [still|left] [in|at] the {place}?",
		"{n} [bought|picked|baked|made|collected] {A} {x}./If {B} of them [broke|were bad|were sold|went to {m}], how many {x} [are left|remain|does {n} still have]?",
		"{n} needs {A} {x} for the party./{S} already has {B}.#/How many more {x} does {s} [need|have to buy]?",
		"{n} wants to [save|earn] ${A}./So far {s} has ${B}.#/How much more money does {n} need?",
		"{n} had ${A}./{S} [spent ${B} on a {one}|bought a {one} for ${B}|paid ${B} for a {one}].#/How much money does {n} have [left|now]?",
		"{A} people were on the bus./At the [next|first] stop {B} people got off.#/How many people are on the bus now?",
		"A book has {A} pages./{n} has read {B} pages.#/How many pages are left to read?",
	}},
	{"", "A+B", 1, []string{
		"{n} had {A} {x}./[{m} gave {him} {B} more|{S} [found|bought|picked|won|got] {B} more].#/How many {x} does {n} have [now|in all|altogether]?",
		"{n} has {A} {x} and {m} has {B} {x}.#/How many {x} do they have [together|in all|altogether|in total]?",
		"There are {A} {x} and {B} {y} [in|at] the {place}.#/How many [things|items] are there in [all|total]?",
		"{n} [ran|walked|drove|biked] {A} miles on [Monday|Friday] and {B} miles on [Tuesday|Sunday].#/How many miles did {n} [go|travel] altogether?",
		"{n} gave {A} {x} to {m} and has {B} {x} left.#/How many {x} did {n} have [at first|at the start|in the beginning|to begin with]?",
		"After [giving away|selling|losing] {A} {x}, {n} has {B} left.#/How many {x} did {s} have [before|at first]?",
		"{n} spent ${A} on a {one} and had ${B} left.#/How much money did {n} have [at first|in the beginning]?",
		"{n} has {A} {x}./{m} has {B} more {x} than {n}.#/How many {x} does {m} have?",
		"{n} has {A} {x}, which is {B} [fewer|less] than {m} has.#/How many {x} does {m} have?",
		"{n} [bought|sold] {A} {x} in the morning and {B} {x} in the afternoon.#/How many {x} did {s} [buy|sell] in the day?",
	}},
	{"B>A", "B-A", 1, []string{
		"{n} had {A} {x}./{m} gave {him} some more, and now {s} has {B}.#/How many {x} did {m} give {n}?",
		"{n} had {A} {x}./Then {s} [bought|found|picked] some more.#/Now {n} has {B} {x}./How many {x} did {s} [buy|find|pick]?",
		"There were {A} {x} [in|at] the {place}./{n} put some more there./Now there are {B}.#/How many did {n} [put there|add]?",
		"{n} has {A} {x}./{m} has {B} {x}.#/How many more {x} does {m} have than {n}?",
		"{n} has {A} {x}./{m} has {B} {x}.#/How many fewer {x} does {n} have than {m}?",
		"{n} [saved|earned] ${A} and {m} [saved|earned] ${B}.#/How much more did {m} [save|earn] than {n}?",
		"Some {x} were [in|at] the {place}./{n} brought {A} more, which made {B} in all.#/How many {x} were there [at first|before]?",
		"{n} found {A} {x} today and now has {B} {x} in all.#/How many {x} did {n} have before today?",
		"The {one} [is|was] {A} inches [long|tall|wide] last year and is {B} inches [long|tall|wide] now.#/How many inches did it grow?",
	}},
	{"A>B", "A-B", 1, []string{
		"{n} had {A} {x}./{S} gave some to {m}.#/Now {s} has {B} left./How many {x} did {s} give to {m}?",
		"{n} [baked|made|picked] {A} {x} and [sold|ate|gave away] some./{B} are left.#/How many did {s} [sell|eat|give away]?",
		"{n} has {A} {x}./{m} has {B} {x} [fewer|less] than {n}.#/How many {x} does {m} have?",
		"{n} has {A} {x}, {B} more than {m}.#/How many {x} does {m} have?",
		"{A} {x} are [in|at] the {place}./{B} of them are [red|old|small] and the rest are [blue|new|big].#/How many are [blue|new|big]?",
		"{n} has {A} {x} and {B} {y}.#/How many more {x} than {y} does {n} have?",
		"Together {n} and {m} have {A} {x}./{B} of them are {n}'s.#/How many does {m} have?",
		"{n} paid with ${A} and got ${B} back.#/How much did the {one} cost?",
		"{n} had ${A}./After [buying a {one}|paying for a {one}] {s} had ${B} left.#/How much did the {one} cost?",
	}},
	// Groups.
	{"", "A*B", 1, []string{
		"{n} has {A} {boxes} [of {x}|with {x} in them]./Each {box} [has|holds|contains] {B} {x}.#/How many {x} does {n} have [in all|altogether|]?",
		"There are {B} {x} in [each|every] {box}.#/How many {x} are in {A} {boxes}?",
		"{A} friends each [bought|brought|have|ate|collected] {B} {x}.#/How many {x} did they [have|get] in all?",
		"{n} [reads|writes|earns|saves|sells] {A} [pages|dollars|{x}] [a|each|every|per] day.#/How many in {B} days?",
		"Each {one} costs ${A}.#/How much do {B} {x} cost?",
		"{n} bought {A} {x} for ${B} each.#/How much [money|] did {s} [spend|pay] [in all|]?",
		"{n} has {A} {x}./{m} has {B} times as many.#/How many {x} does {m} have?",
		"{n} drove for {A} hours at {B} miles per hour.#/How far did {s} drive?",
		"A {place} has {A} rows with {B} [seats|{x}] in each row.#/How many [seats|{x}] are there?",
		"It takes {A} minutes to make a {one}.#/How many minutes does it take to make {B} {x}?",
		"A {one} takes {A} hours to make.#/How many hours do {B} {x} take?",
	}},
	{"A%B", "A/B", 1, []string{
		"{n} has {A} {x}./{S} puts them [equally|evenly|] into {B} {boxes}.#/How many {x} are in each {box}?",
		"{n} [shares|divides|splits] {A} {x} [equally|evenly] among {B} [friends|people|children].#/How many {x} does each [get|one get]?",
		"{n} has {A} {x} and puts {B} in each {box}.#/How many {boxes} does {s} need?",
		"{n} paid ${A} for {B} {x}.#/How much did each {one} cost?",
		"Each {one} costs ${B}.#/How many {x} can {n} buy with ${A}?",
		"{n} has {A} {x}, {B} times as many as {m}.#/How many {x} does {m} have?",
		"{n} drove {A} miles in {B} hours.#/How many miles per hour did {s} drive?",
		"{n} read {A} pages in {B} days, the same number each day.#/How many pages did {s} read per day?",
		"{A} {x} are packed in {boxes} of {B}.#/How many {boxes} are there?",
		"{n} saves ${B} a week.#/How many weeks does it take to save ${A}?",
	}},
	// Two operations.
	{"A>B", "A-B;r1+C", 2, []string{
		"{n} had {A} {x}./{S} gave {B} to {m} and then [bought|found|got] {C} more.#/How many {x} does {n} have now?",
		"{A} people were on the [bus|train]./{B} got off and {C} got on.#/How many people are on it now?",
		"{n} had ${A}./{S} spent ${B} and then earned ${C}.#/How much money does {s} have now?",
	}},
	{"A+B>C", "A+B;r1-C", 2, []string{
		"{n} had {A} {x} and [bought|found|picked] {B} more./{S} [gave {C} to {m}|lost {C}|ate {C}|used {C}].#/How many {x} are left?",
		"{n} [bought|picked|made] {A} {x} and {B} {y}./{C} of them [were bad|broke|were sold].#/How many are left?",
		"{n} earned ${A} on [Monday|Saturday] and ${B} on [Tuesday|Sunday]./{S} spent ${C}.#/How much does {s} have left?",
	}},
	{"", "A+B;r1+C", 2, []string{
		"{n} has {A} {x}, {m} has {B} and {k} has {C}.#/How many {x} do they have [in all|together]?",
		"{n} [sold|read|walked|picked] {A} [{x}|pages|miles] on Monday, {B} on Tuesday and {C} on Wednesday.#/How many in all?",
		"A {one} costs ${A}, a book costs ${B} and a bag costs ${C}.#/How much do they cost [together|in all]?",
	}},
	{"A>B+C", "A-B;r1-C", 2, []string{
		"{n} had {A} {x}./{S} gave {B} to {m} and {C} to {k}.#/How many {x} does {n} have left?",
		"{n} had ${A}./{S} bought a {one} for ${B} and a book for ${C}.#/How much money does {s} have left?",
		"There are {A} {x}: {B} are red, {C} are blue and the rest are green.#/How many are green?",
	}},
	{"", "A+B;r1*C", 2, []string{
		"{n} bought {A} {x} and {B} {y}./Each [one|of them|thing] cost ${C}.#/How much did {s} spend [in all|]?",
		"{n} has {A} red {boxes} and {B} blue {boxes} with {C} {x} in each.#/How many {x} does {n} have?",
		"Each day {n} reads {A} pages in the morning and {B} pages at night.#/How many pages in {C} days?",
		"{A} girls and {B} boys each have {C} {x}.#/How many {x} do they have altogether?",
	}},
	{"A>B", "A-B;r1*C", 2, []string{
		"{n} has {A} {x} to sell and already sold {B}./Each one costs ${C}.#/How much money can {s} make by selling the rest?",
		"{n} had {A} {boxes}, but lost {B} of them./There are {C} {x} in each.#/How many {x} does {s} have left?",
		"It takes {C} minutes to [cook|make|wash|fix] a {one}./{n} must do {A} and has done {B}.#/How many minutes will the rest take?",
	}},
	{"A+B%C", "A+B;r1/C", 2, []string{
		"{n} has {A} {x} and {B} {y}./{S} puts them into {C} {boxes}, the same number in each.#/How many are in each {box}?",
		"{n} had ${A} and got ${B} more.#/How many {x} can {s} buy at ${C} each?",
		"{n} picked {A} {x} and {m} picked {B}./They [share them|split them equally] among {C} [friends|people].#/How many does each get?",
		"{A} boys and {B} girls go in cars that hold {C} children.#/How many cars are needed?",
	}},
	{"A-B%C", "A-B;r1/C", 2, []string{
		"{n} had {A} {x} and gave {B} away./{S} puts the rest into {C} {boxes} equally.#/How many are in each {box}?",
		"{n} had ${A} and spent ${B} on a {one}.#/How many books can {s} buy with the rest at ${C} each?",
		"{n} baked {A} {x} and ate {B}./The rest go in {boxes} of {C}.#/How many {boxes} are there?",
		"{n} has to [read|write] {A} pages and did {B} today.#/At {C} pages a day, how many days will the rest take?",
	}},
	{"", "A*B;r1+C", 2, []string{
		"{n} has {A} {boxes} with {B} {x} in each, and {C} more {x}.#/How many {x} does {n} have?",
		"{n} bought {A} {x} for ${B} each and a bag for ${C}.#/How much did {s} spend?",
		"{n} [earns|saves] ${A} a week for {B} weeks and already has ${C}.#/How much will {s} have?",
		"{m} has {A} {x}./{n} has {C} more than {B} times as many.#/How many {x} does {n} have?",
	}},
	{"A*B>C", "A*B;r1-C", 2, []string{
		"{n} has {A} {boxes} with {B} {x} in each./{S} [gives {C} {x} away|uses {C} {x}|loses {C} {x}].#/How many {x} are left?",
		"{n} sold {A} {x} for ${B} each and spent ${C}.#/How much money is left?",
		"{m} has {A} {x}./{n} has {C} fewer than {B} times as many.#/How many {x} does {n} have?",
	}},
	{"", "A*B;r1*C", 2, []string{
		"{n} has {A} {boxes}./Each has {B} bags with {C} {x} in each bag.#/How many {x} are there?",
		"{n} works {A} hours a day for {B} days and earns ${C} an hour.#/How much does {n} earn?",
		"{A} friends buy {B} {x} each at ${C} [each|apiece].#/How much do they spend in all?",
	}},
	{"C>A*B", "A*B;C-r1", 2, []string{
		"{n} pays with ${C} for {A} {x} at ${B} each.#/How much change does {s} get?",
		"{n} had {C} {x} and gave {A} friends {B} each.#/How many {x} are left?",
	}},
	{"", "A*B;C*D;r1+r2", 3, []string{
		"{n} bought {A} {x} at ${B} each and {C} {y} at ${D} each.#/How much did {s} spend [in all|altogether]?",
		"{n} has {A} {boxes} of {B} {x} and {C} {boxes} of {D} {x}.#/How many {x} does {s} have?",
		"{n} walks {A} miles on {B} days and {C} miles on {D} days.#/How many miles is that?",
	}},
	{"", "A*B;r1+A", 2, []string{
		"{n} has {A} {x}./{m} has {B} times as many.#/How many do they have together?",
		"{n} read {A} pages on Monday and {B} times as many on Tuesday.#/How many pages did {s} read in all?",
	}},
	{"", "A+B;r1+A", 2, []string{
		"{n} has {A} {x}./{m} has {B} more than {n}.#/How many do they have together?",
		"{n} [sold|made] {A} {x} in [April|the morning] and {B} more than that in [May|the afternoon].#/How many in all?",
	}},
	{"A>B", "A-B;r1+A", 2, []string{
		"{n} has {A} {x}./{m} has {B} fewer than {n}.#/How many do they have together?",
	}},
	// Numbers that belong to something else.
	{"A>C", "A-C", 1, []string{
		"{n} had {A} {x} and {B} {y}./{S} [ate|sold|lost|used|gave away] {C} {x} and {E} {y}.#/How many {x} [are left|does {n} have left|did {n} have left]?",
		"{n} had {B} {y} and {A} {x}./{S} [ate|sold|lost|used|gave away] {E} {y} and {C} {x}.#/How many {x} [are left|does {n} have left|did {n} have left]?",
		"There are {B} {y} and {A} {x} in the {place}./{n} takes {C} of the {x}.#/How many {x} are left?",
		"{n} had {A} {x} when {s} came to the {place}, where {E} {y} were./When {s} left, {s} had {C} {x}.#/How many {x} did {s} lose?",
		"In the {place} there were {A} {x}./{C} of them were sold on the first day, {E} people came.#/How many {x} are still there?",
	}},
	{"B>C", "B-C", 1, []string{
		"{n} has {A} {x}, {m} has {B} {x} and {k} has {C} {x}.#/How many more {x} does {m} have than {k}?",
		"{n} [bought|picked|found] {A} {x}, {B} {y} and {C} [pens|eggs|cards].#/How many more {y} than [pens|eggs|cards] did {s} [buy|pick|find]?",
		"{n} [ran|walked|swam] {A} miles on Monday, {B} miles on Tuesday and {C} miles on Wednesday./How much farther did {s} go on Tuesday than on Wednesday?",
		"{m} had {B} {x} and {A} {y} at first./Now {m} has {C} {x}.#/How many {x} did {m} lose?",
		"{n} did {A} push-ups./{m} did {B} and {k} did {C}.#/How many fewer did {k} do than {m}?",
	}},
	{"C>A", "C-A", 1, []string{
		"{n} had {A} {x} and {B} {y}./{S} [bought|got|found] some {x}./Now {s} has {C} {x}.#/How many {x} did {s} [buy|get|find]?",
		"{n} has {A} {x} and {B} {y}./{m} has {C} {x}.#/How many more {x} does {m} have?",
		"The {place} sold {A} {x} and {B} {y} yesterday and {C} {x} today.#/How many more {x} were sold today?",
		"{n} read {A} pages yesterday, {m} read {B}./Today {n} has read {C} pages.#/How many more pages did {n} read today than yesterday?",
	}},
	{"", "A+C", 1, []string{
		"{n} had {A} {x} and {B} {y}./{S} [bought|got|found|made] {C} more {x}.#/How many {x} does {n} have now?",
		"{n} has {A} {x}, {m} has {B} {y} and {k} has {C} {x}.#/How many {x} do {n} and {k} have [together|in all]?",
		"The {place} has {A} {x} and {B} {y} on the left shelf, and {C} {x} on the right.#/How many {x} are there [in all|in total]?",
		"{n} lost {A} {x} and {B} {y}./{S} has {C} {x} left.#/How many {x} did {s} have [at first|before]?",
	}},
	{"", "A*C", 1, []string{
		"{n} bought {A} {boxes} of {x} and {B} {boxes} of {y}./Each {box} of {x} has {C}.#/How many {x} did {n} buy?",
		"{A} [children|people|friends] came on Monday and {B} on Tuesday./Each one who came on Monday [got|brought|bought] {C} {x}.#/How many {x} was that on Monday?",
		"{n} works {A} days a week, {B} hours a day, and earns ${C} a day.#/How much does {n} earn a week?",
	}},
	{"A%C", "A/C", 1, []string{
		"{n} has {A} {x} and {B} {y}./{S} puts {C} {x} in each {box}.#/How many {boxes} [will {s} need|of {x} are there]?",
		"{n} has {A} {x} and {B} {y} and shares the {x} among {C} [friends|children].#/How many {x} does each get?",
		"{n} paid ${A} for {C} {x}, which {s} ate in {E} days.#/How much did each {one} cost?",
		"The {A} {x} and {B} {y} in the {place} stand in {C} rows, the {x} in rows of the same number.#/How many {x} are in each row?",
	}},
	{"A%B", "A/B", 1, []string{
		"{A} [people|children] want to ride./Each [boat|car|bus|table] [holds|seats] {B}.#/How many [boats|cars|buses|tables] are needed?",
		"{n} needs ${A} for a {one} and saves ${B} [every|each|a] [week|day|month].#/How long will it take?",
		"How many {boxes} of {B} {x} can be filled with {A} {x}?",
		"If {n} reads {B} pages an hour, how many hours does {s} need for {A} pages?",
	}},
	{"A>B", "A-B", 1, []string{
		"What is the difference between {n}'s {A} {x} and {m}'s {B} {x}?",
		"How many more {x} does {n} need to have {A} if {s} has {B} now?",
		"{n} [is|was] {A} years old and {m} [is|was] {B}.#/How much older is {n} than {m}?",
		"{n} is {A} years old.#/How old was {s} {B} years ago?",
		"{n} [grew|planted] {A} {x}, but [the rabbits ate|a storm took|{m} picked] {B}.#/How many does {n} have left?",
		"The [bakery|store|farmer] had {A} {x}./After selling some there were {B}.#/How many were sold?",
	}},
	{"", "A+B", 1, []string{
		"{n} is {A} years old.#/How old will {s} be in {B} years?",
		"A {one} weighs {A} pounds and a {box} weighs {B} pounds.#/How much do they weigh together?",
		"{A} [boys|girls] and {B} [women|men] are at the {place}.#/How many people are there?",
		"{n} put {A} {x} in a {box} that already held {B}.#/How many {x} are in the {box}?",
		"If {n} has {A} {x} and [buys|finds|gets] {B} more, how many will {s} have?",
		"{n} ate {A} of the {x}./There are {B} left.#/How many were there in the beginning?",
	}},
	{"C>A+B", "C-A;r1-B", 2, []string{
		"{n} needs {C} {x}./{S} has {A} and {m} gives {him} {B}.#/How many more does {s} need?",
		"{n} wants a {one} for ${C}./{S} has ${A} and earns ${B}.#/How much more does {s} need?",
		"A trip is {C} miles long./{n} drove {A} miles before lunch and {B} after it.#/How many miles are left?",
	}},
	{"", "A+B;r1+C", 2, []string{
		"{n} [ate|gave away] {A} {x} in the morning and {B} in the evening and has {C} left.#/How many did {s} have at first?",
		"{n} had ${C} left after [buying|paying for] a {one} for ${A} and a ticket for ${B}.#/How much did {s} have at first?",
		"There were {A} red, {B} blue and {C} green {x} in the {box}.#/How many {x} were there?",
	}},
	{"A-B%C", "A-B;r1/C", 2, []string{
		"{n} had {A} {x}./After giving {B} to {m}, {s} shared the rest equally among {C} friends.#/How many did each friend get?",
		"A club had {A} members, but {B} left./The others made {C} teams of equal size.#/How many were on each team?",
		"{n} bought {A} {x}, ate {B} and packed the others in bags of {C}.#/How many bags were there?",
	}},
	{"B%C", "B/C;A*r1", 2, []string{
		"{n} earns ${A} for every {C} {x} {s} sells.#/How much for {B} {x}?",
		"It takes {n} {A} minutes to make {C} {x}.#/How many minutes for {B} {x}?",
		"Every {C} {x} cost ${A}.#/How much do {B} {x} cost?",
	}},
	{"B%A", "B/A;C*r1", 2, []string{
		"{A} {x} cost ${B}.#/How much do {C} {x} cost?",
		"{n} drove {B} miles in {A} hours.#/How far will {s} drive in {C} hours at that speed?",
		"{n} makes {B} {x} in {A} days.#/How many in {C} days?",
	}},
	{"", "A*2;r1*B", 2, []string{
		"{n} walks {A} miles to the {place} and back again every day.#/How many miles is that in {B} days?",
		"{n} and {m} each buy {A} {x} for ${B} apiece.#/How much do they pay [together|in all]?",
	}},
	// The later number is the larger one, or the first is not the first to use.
	{"A>B", "A-B", 1, []string{
		"{n} [spent|paid] {B} dollars at the {place}./[If {s} had|{S} had] {A} dollars [at first|to begin with|before], how much [money|] does {s} have left?",
		"{n} [gave|sold|lent] {m} {B} {x}./{S} [had|started with] {A} {x}.#/How many {x} are left?",
		"{B} of the {A} {x} in the {place} were [sold|broken|taken].#/How many are [left|whole|still there]?",
		"{B} {x} [left|flew away|were taken] out of {A}.#/How many stayed?",
		"There are {B} {y} and {A} {x} in the {place}.#/How many more {x} than {y} are there?",
		"There are {A} {x} and {B} {y} in the {place}.#/How many more {x} than {y} are there?",
		"The {place} had {B} {y} and {A} {x}./How many fewer {y} than {x} did it have?",
		"{n} has {B} {x} left after giving some to {m}./{S} had {A} at first.#/How many {x} did {s} give away?",
		"{n} [collects|likes] {x}./{S} has {B} {x} now and had {A} before.#/How many did {s} lose?",
		"{m} visited for {B} days last year and {n} for {A} days.#/How many more days did {n} visit?",
		"{B} people came [yesterday|on Monday] and {A} people came [today|on Tuesday].#/How many more people came [today|on Tuesday]?",
		"{n} wants {A} {x} but has only {B}.#/How many are missing?",
	}},
	{"A>B", "A-B", 1, []string{
		"{n} has {A} {x} in all./{B} are [red|old|in a {box}].#/How many are not?",
		"{A} [children|people] were at the party, {B} of them [girls|women].#/How many [boys|men] were there?",
		"If {A} {x} [came|were there] yesterday and today together, and {B} of them today, how many were there yesterday?",
		"{n} and {m} found {A} {x} together./{m} found {B}.#/How many did {n} find?",
	}},
	{"", "A+B", 1, []string{
		"{n} lost {A} {x} in the {place}./Now {s} has {B} {x}.#/How many {x} did {n} have at first?",
		"{n} spent {A} dollars and has {B} dollars left.#/How much money did {s} have [initially|at first]?",
		"{A} {x} flew away and {B} stayed./How many {x} were there [initially|before]?",
		"{n} needs {A} more {x} than the {B} {s} has.#/How many does {s} want?",
		"{m} has {B} fewer {x} than {n}./{m} has {A}.#/How many {x} does {n} have?",
	}},
	{"A%B", "A/B", 1, []string{
		"Each {box} [has|holds] {B} {x}./There are {A} {x} in [all|total].#/How many {boxes} are there?",
		"There are {B} {boxes} with {A} {x} in [all|total], the same number in each.#/How many {x} are in each {box}?",
		"{n} has {B} {boxes}./{S} wants to put {A} {x} in them evenly.#/How many go in each?",
		"Every [row|page|shelf] has {B} {x}./{n} has {A} {x}.#/How many [rows|pages|shelves] can {s} fill?",
		"{B} {x} [fit|go] in a {box}./How many {boxes} does {n} need for {A} {x}?",
		"For {B} {x} {n} paid ${A}.#/What is the price of a {one}?",
	}},
	{"", "A*B", 1, []string{
		"There are {A} {x} in each of the {B} {boxes}.#/How many {x} are there [in all|]?",
		"Each of {A} [children|friends|people] has {B} {x}.#/How many {x} do they have?",
		"If a {one} costs ${A}, how much do {B} of them cost?",
		"If each {box} holds {A} {x}, how many {x} are in {B} {boxes}?",
		"{n} arranges {x} in {A} rows of {B}.#/How many {x} are there?",
	}},
	// Two kinds, of which one is asked for.
	{"", "A*C", 1, []string{
		"{n} puts {y} and {x} in {A} rows, with {B} {y} and {C} {x} in each row.#/How many {x} does {s} have?",
		"{n} has {A} {boxes}, each with {C} {x} and {B} {y}.#/How many {x} [are there|does {n} have]?",
		"Each {box} has {B} {y} and {C} {x}./There are {A} {boxes}.#/How many {x} are there?",
		"{A} [children|friends] each have {C} {x} and {B} {y}.#/How many {x} is that in all?",
		"{n} ran {A} laps on Monday and {B} on Tuesday, {C} minutes each.#/How many minutes did {s} run on Monday?",
	}},
	{"A%C", "A/C", 1, []string{
		"There are {A} {x} and {B} {y}./The {x} are in {C} groups [and the {y} in {E} groups|].#/How big is each group of {x}?",
		"There are {B} {y} and {A} {x}./The {y} are in {E} groups and the {x} in {C} groups.#/How big is each group of {x}?",
		"{n} had {B} dollars and bought {C} {x} for {A} dollars in all.#/How much did each {one} cost?",
		"{n} read {A} pages of a book with {B} pages in {C} days.#/How many pages did {s} read each day?",
	}},
	{"A>B", "A-B", 1, []string{
		"{n} had {C} {y}, {A} {x} and {E} [pens|keys|hats].#/{S} lost {B} {x}./How many {x} are left?",
		"{n} made {A} {x} and {B} {y} and sold {C} {x} and {E} {y}.#/How many more {x} than {y} did {n} make?",
		"{n} made {C} {x} and {E} {y} and sold {A} {x} and {B} {y}.#/How many more {x} than {y} did {n} sell?",
		"There were {C} {x} and {E} {y} in the {place}./Now there are {A} {x} and {B} {y}.#/How many more {x} than {y} are there now?",
		"There were {C} {x} and {E} {y} in the {place}./Now there are {B} {y} and {A} {x}.#/How many more {x} than {y} are there now?",
		"The recipe says {A} cups of flour and {C} cups of sugar./{n} has put in {B} cups of flour.#/How many more cups of flour are needed?",
		"The recipe says {C} cups of sugar and {A} cups of flour./{n} has put in {E} cups of sugar and {B} cups of flour.#/How many more cups of flour are needed?",
		"{n} needs {A} {x} and {C} {y}./{S} has {E} {y} and {B} {x}.#/How many more {x} does {s} need?",
	}},
	{"", "A+B", 1, []string{
		"{n} [played with|met|saw] {C} [kids|friends] on Monday, {A} on Tuesday and {B} on Wednesday.#/How many on Tuesday and Wednesday [together|]?",
		"{n} [played with|met|saw] {A} [kids|friends] on Monday, {C} on Tuesday and {B} on Wednesday.#/How many on Monday and Wednesday [together|]?",
		"{n} had {C} dollars./On Friday {s} earned {A} dollars and on Sunday {B} dollars.#/How much did {s} earn?",
		"There are {C} girls and {A} boys in the school./{B} boys and {E} girls [come|join|are added].#/How many boys are there now?",
		"There are {A} girls and {C} boys in the school./{E} boys and {B} girls [come|join|are added].#/How many girls are there now?",
		"{n} has {C} {y}, {A} {x} and a {box} with {B} {x} more.#/How many {x} does {n} have?",
	}},
	{"A+B>C", "A+B;r1-C", 2, []string{
		"The {place} has {A} red {x}, {B} blue {x} and {C} {y}.#/How many more {x} than {y} [does it have|are there]?",
		"{n} made {A} {x} yesterday, and {C} {y} and {B} {x} today.#/How many more {x} than {y} did {s} make?",
	}},
	// Filling, packing and earning, in the order in which people tell it.
	{"B+C%A", "B+C;r1/A", 2, []string{
		"{n} keeps {his} {x} in [an album|a folder|a tray] with {A} on each [page|side]./{S} has {B} old {x} and {C} new {x}.#/How many [pages|sides] [would|does] {s} [use|need|fill]?",
		"A [machine|oven|cart] can only [take|hold] {A} {x} at a time./If {n} has {B} red {x} and {C} blue {x}, how many [loads|trips] does {s} [have to|need to] make?",
		"{A} children [sat|ate] together./There were {B} {x} on the table and {C} more in the kitchen.#/If each gets the same number, how many does each child get?",
		"A {one} costs {A} [dollars|tickets|points]./If {n} won {B} [dollars|tickets|points] in a game and {C} in another, how many {x} could {s} [buy|get]?",
	}},
	{"A+B%C", "A+B;r1/C", 2, []string{
		"{n} won {A} tickets at a game and {B} tickets at another./If a {one} costs {C} tickets [each|a piece|], how many {x} could {s} [buy|get]?",
		"{n} has {A} {x} and {B} {y}./If {s} puts {C} in each {box}, how many {boxes} [will {s} need|are there]?",
		"{n} picked {A} {x} and {m} picked {B}./If {C} {x} fit in a {box}, how many {boxes} can they fill?",
		"There are {A} [students|children] and {B} [teachers|parents] going on a trip./If each [bus|car|van] has {C} seats, how many [buses|cars|vans] are needed?",
	}},
	{"A-B%C", "A-B;r1/C", 2, []string{
		"{n} has {A} {x} to put away./{m} takes {B} of them./If {n} can fit {C} {x} on a shelf, how many shelves [will {s} need|does {s} fill]?",
		"{n} had {A} {x}, but {B} of them [were lost|broke|died|were bad]./The rest were put in {C} {boxes} of the same size.#/How many were in each {box}?",
		"{n} put {B} of {his} {A} {x} in a {box} and the rest in {C} [others|other {boxes}], the same number in each.#/How many were in each?",
		"{A} [students|children] tried out for the team, but {B} [went home|were not picked]./The others were put in groups of {C}.#/How many groups were there?",
		"A {place} ordered {A} {x} and [used|served] {B}./The rest were packed {C} to a {box}.#/How many {boxes} is that?",
		"{n} made {A} dollars and spent {B} dollars./How many {C} dollar {x} could {s} buy with the rest?",
	}},
	{"B+C", "B+C;r1*A", 2, []string{
		"{n} gets {A} [points|dollars] for each {one} {s} finds./{S} found {B} [in the morning|on the first day] and {C} [in the afternoon|on the second].#/[How many [points|dollars] is that|What is {his} score]?",
		"Each {one} costs {A} dollars./{n} bought {B} of them and {m} bought {C}.#/How much did they spend?",
		"It takes {A} minutes to [clean|paint|pack] a side of a {box}./{n} does {B} sides and {m} {C}.#/How many minutes is that in all?",
		"A [game|team] gave {n} {A} points each for {B} {x} and {C} {y}.#/How many points did {s} get?",
	}},
	{"B>C", "B-C;r1*A", 2, []string{
		"{n} earns {A} dollars for each {one} {s} sells./If {s} had {B} {x} to sell and forgot {C} of them, how much did {s} earn?",
		"Each {one} gives you {A} points./There are {B} {x} and you [get|find] all but {C} of them.#/How many points do you earn?",
		"A {box} of {x} costs ${A}./{n} had {B} {boxes} and lost {C}.#/What are the others worth?",
		"{n} needs {A} minutes for each {one}./{S} has {B} to do and has done {C}.#/How long will the rest take?",
	}},
	{"A+B>C", "A+B;r1-C", 2, []string{
		"{n} bought {A} {x} from a friend and {B} more at the {place}./If {C} of the {x} didn't work, how many good {x} did {s} end up with?",
		"{n} took {A} pictures at the {place} and {B} at home./{S} [later|then] deleted {C} of them.#/How many pictures does {s} still have?",
		"{n} made {A} {x} and {B} {y} for a sale./After the sale {s} had {C} left.#/How many did {s} sell?",
		"{n} picked {A} {x} and {B} {y}./{S} only used {C} of them, so how many extra did {s} pick?",
		"While shopping {n} bought {A} red {x} and {B} blue {x}./If {s} gave {m} {C} of them, how many did {s} end up with?",
		"{n} bought a {box} and a bag of {x}./The first held {A} and the other held {B}./So far {s} has used {C} of the {x}.#/How many are left?",
	}},
	{"A>B", "A-B;r1+C", 2, []string{
		"The {place} had {A} {x}./If they [used|sold] {B} and then bought {C} more, how many would they have?",
		"{n} had {A} songs on a player./{S} deleted {B} old ones and added {C} new ones.#/How many songs are on it now?",
		"{A} birds sat in a tree./{B} flew away and {C} came.#/How many birds are in the tree?",
	}},
	{"", "A*B", 1, []string{
		"A car goes {A} miles on a gallon of gas.#/How many miles can it go on {B} gallons?",
		"My {one} makes {A} {y} per hour.#/How many in {B} hours?",
		"There are {A} {boxes}./Each {box} has {B} {x}.#/How many {x} are there?",
		"{n} earns {A} dollars per [{one}|hour|day].#/How much for {B} [{x}|hours|days]?",
	}},
	{"B%A", "B/A", 1, []string{
		"A farm packs {x} in {boxes} that hold {A} each./[One day|Today] it packs {B} {x}.#/How many {boxes} did they use?",
		"Each [bus|car|table] has {A} seats./There are {B} [students|people].#/How many [buses|cars|tables] are needed?",
		"A {box} holds {A} {x}.#/How many {boxes} for {B} {x}?",
		"A car goes {A} miles on a gallon.#/How many gallons for {B} miles?",
		"{n} has {A} [cousins|friends] and {B} {x} to give away./How many will each [get|receive] if {s} gives everyone the same number?",
	}},
	{"A%B", "A/B", 1, []string{
		"If {n} has {A} {x} to give to {his} {B} [cousins|friends], how many will each [get|receive] if all get the same number?",
		"There are {A} students and {B} seats on each bus.#/How many buses are needed?",
		"{n} has {A} {x} and {B} [shelves|{boxes}].#/How many {x} go on each if all have the same number?",
	}},
	// Numbers without digits.
	{"", "A*2", 1, []string{
		"{n} has {A} {x}./{m} has twice as many.#/How many {x} does {m} have?",
		"{n} has {A} {x} and doubles them.#/How many {x} does {n} have then?",
		"{n} and {m} both have {A} {x}.#/How many {x} do they have together?",
	}},
	{"", "A*2;r1+A", 2, []string{
		"{n} has {A} {x}./{m} has twice as many.#/How many do they have [together|in all]?",
		"{n} sold {A} {x} on Monday and twice as many on Tuesday.#/How many did {s} sell in all?",
	}},
	{"A%2", "A/2", 1, []string{
		"{n} has {A} {x}./{m} has half as many.#/How many {x} does {m} have?",
		"{n} had {A} {x} and gave half of them away.#/How many are left?",
	}},
	{"A%2", "A/2;r1+A", 2, []string{
		"{n} has {A} {x}./{m} has half as many.#/How many do they have together?",
	}},
	{"A%2", "A/2;r1-B", 2, []string{
		"{n} had {A} {x}./{S} sold half of them and lost {B} more.#/How many are left?",
	}},
	{"", "A*12", 1, []string{
		"{n} bought {A} dozen {x}.#/How many {x} is that?",
		"{n} [saves|earns] ${A} a month.#/How much is that in a year?",
	}},
	{"", "A*7", 1, []string{"{n} [reads|writes|eats|makes] {A} [pages|{x}] [a|each|every] day.#/How many in a week?"}},
	{"%", "B/100;A*r1", 2, []string{
		"{B}% of the {A} {x} are [red|old|broken].#/How many are that?",
		"{n} gave {m} {B}% of {his} {A} {x}.#/How many {x} did {m} get?",
	}},
	{"%", "B/100;A*r1;A-r2", 3, []string{
		"A {one} costs ${A}./Today it is {B}% off.#/How much does it cost today?",
		"{n} had {A} {x} and sold {B}% of them.#/How many are left?",
		"There are {A} {x}, and {B}% are [red|old|small].#/How many are not?",
	}},
}

// asides are facts that do not matter.
var asides = []string{
	"{m} has {E} {y}.", "{S} also has {E} {y}.", "There are {E} {y} on the table.", "{m} is {E} years old.", "The {place} has {E} windows.",
	"{S} saw {E} {y} on the way.", "It took {him} {E} minutes.", "{m} [bought|found|lost|sold] {E} {y}.", "{S} lives {E} miles from the {place}.",
}

var wordPlaces = []string{"park", "farm", "store", "school", "garden", "library", "market", "zoo", "museum", "barn", "room", "kitchen", "house", "shop", "forest"}
