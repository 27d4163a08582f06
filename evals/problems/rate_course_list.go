package problems

var rateCourses = []rateCourse{
	{ // things of one person
		starts: []rateTail{
			{"{n} [has|had] @ {x}.", "n", "A"}, {"{n} [bought|picked|found|collected] @ {x}.", "n", "A"}, {"{n} [bought|has|had] @ {boxes} of {x} with @ in each {box}.", "ss", "A*B"}, {"{n} [bought|baked|has] @ dozen {x}.", "s", "A*12"},
			{"{n} [buys|bought] @ {boxes} of {x}. Each {box} [has|holds|contains] @ {x}.", "ss", "A*B"}, {"{n} [had|has] @ red {x} and @ blue {x}.", "nn", "A+B"}, {"{n} [picked|made] @ {x} [an hour|per hour] for @ hours.", "ss", "A*B"},
			{"{n} [made|collected] @ {x} [a|every|each] day for @ days.", "ss", "A*B"}, {"{n} planted @ rows of @ {x} each.", "ss", "A*B"}, {"{m} had @ {x}. {n} had twice as many.", "n", "A*2"}, {"{m} had @ {x}, and {n} had half as many.", "n", "A/2"},
			{"{m} had @ {x}. {n} had @ more than that.", "nn", "A+B"}, {"a {box} holds @ {x}. {n} has @ full {boxes}.", "ss", "A*B"}, {"there are @ {x} in a {box}, and {n} has @ such {boxes}.", "ss", "A*B"},
			{"on Monday {n} made @ {x}. On Tuesday {s} made twice as many.", "n", "A*2;r+A"}, {"{n} got @ {x} on {day} and @ the day after.", "nn", "A+B"}, {"{n} [has|had] @ {x} and {m} [has|had] @. They put all of them together.", "nn", "A+B"},
		},
		steps: []rateTail{
			{"{s} [bought|found|got|made] @ more.", "n", "T+A"}, {"{s} [bought|got] @ more {boxes} of @.", "ss", "A*B;T+r"}, {"{m} gave {him} @ [more|others|of {his}].", "n", "T+A"}, {"{s} [gave|sold|lent] @ [of them|{x}] to {m}.", "n", "T-A"}, {"{s} [lost|broke|ate|sold|used|gave away] @ [of them|{x}].", "n", "T-A"},
			{"{s} gave half of [them|the {x}] to {m}.", "", "T/2"}, {"{s} [sold|lost|used|gave away] half of them.", "", "T/2"}, {"{s} [sold|lost|used|gave away] a third of them.", "", "T/3;T-r"}, {"{s} gave [a|one] quarter of [them|the {x}] to {m}.", "", "T/4;T-r"}, {"{s} [sold|used|gave away|lost] @% of them.", "p", "T*A;r/100;T-r"},
			{"{s} [sold|used|gave away|lost] @/@ of them.", "f", "T*A;r/B;T-r"}, {"{s} gave @ [{x}|of them] to each of {his} @ [friends|cousins|brothers].", "ss", "A*B;T-r"}, {"{s} [used|ate|sold] @ [a|every|each] day for @ days.", "ss", "A*B;T-r"}, {"{s} [bought|baked|found] @ dozen more.", "s", "A*12;T+r"},
			{"{s} doubled the number of {x}.", "", "T*2"}, {"{m} gave {him} as many {x} as {s} [already|] had.", "", "T*2"}, {"{m} gave {him} twice as many as {s} [already|] had.", "", "T*2;T+r"}, {"@ of them [were|turned out to be] [bad|broken|rotten] and had to be thrown away.", "n", "T-A"}, {"{s} [gave|sold] @ to {m} and @ to {k}.", "ss", "T-A;r-B"},
			{"{s} [gave|sold] @ to {m} and twice as many to {k}.", "s", "A*2;T-A;r2-r1"}, {"{s} filled @ {boxes} with @ {x} each and [sold|gave away] these.", "ss", "A*B;T-r"}, {"@% of them [were|turned out to be] [bad|broken|rotten].", "p", "T*A;r/100;T-r"}, {"{his} {kin} took @ of them.", "n", "T-A"}, {"{s} found half as many as {s} [already|] had.", "", "T/2;T+r"},
		},
		ends: []rateTail{
			{"how many {x} does {s} have [left|now]?", "", "T"}, {"how many {x} does {n} have [now|in the end]?", "", "T"}, {"how many {x} are left?", "", "T"}, {"how many {x} did {s} have [left|in the end]?", "", "T"}, {"{s} puts the rest in {boxes} of @. How many {boxes} does {s} [need|fill]?", "g", "T/A"},
			{"{s} shares the rest equally among @ friends. How many does each [friend|of them] get?", "g", "T/A"}, {"{s} sells the rest for $@ each. How much [money|] does {s} [get|make|earn]?", "c", "T*A"}, {"how many more [{x}|] does {s} need to have @?", "h", "A-T"}, {"if each {one} is worth $@, how much are {his} {x} worth now?", "d", "T*A"},
			{"{s} [sold|sells] the rest at $@ each. How much money did {s} make?", "d", "T*A"}, {"{m} has @ {x}. How many more does {n} have than {m}?", "n", "T-A"}, {"{m} has @ {x}. How many {x} do {n} and {m} have together?", "n", "T+A"},
		},
	},
	{ // money
		starts: []rateTail{
			{"{n} [has|had] $@.", "b", "A"}, {"{n} [has|had] @ dollars.", "b", "A"}, {"{n} earns $@ an hour and works @ hours.", "dt", "A*B"}, {"{n} works @ hours a day for @ days and gets $@ an hour.", "tsd", "A*B;r*C"}, {"{n} saves $@ a week for @ weeks.", "dw", "A*B"}, {"{n} [got|gets] an allowance of $@ a week for @ weeks.", "ds", "A*B"},
			{"{n} sold @ {goods} for $@ each.", "sd", "A*B"}, {"{n} sold @ {goods} at $@ each and @ {wares} at $@ each.", "sdsd", "A*B;C*D;r1+r2"}, {"{n} washed @ cars at $@ each.", "sd", "A*B"}, {"{n} earned $@ [by|for] walking dogs and $@ [by|for] washing cars.", "bd", "A+B"}, {"{n}'s [salary|monthly income|pay] is $@.", "e", "A"},
			{"{n} won $@ and shared it equally with {m}, so that each got half.", "e", "A/2"}, {"{n} earns $@ a month.", "e", "A"}, {"{n} got $@ from {his} {kin} and $@ from {m} for {his} birthday.", "bd", "A+B"}, {"{m} earned $@. {n} earned twice as much.", "b", "A*2"}, {"{n} had $@, and {his} {kin} gave {him} $@ more.", "bd", "A+B"},
		},
		steps: []rateTail{
			{"{s} [spent|paid] $@ [on|for] [a {good}|food|clothes|lunch|gas].", "c", "T-A"}, {"{s} [bought|got] a {good} for $@.", "c", "T-A"}, {"{s} [bought|got] @ {goods} at $@ each.", "sc", "A*B;T-r"}, {"{s} [spent|used] half of [it|the money] on a {good}.", "", "T/2"}, {"{s} gave half of [it|the money] to {m}.", "", "T/2"},
			{"{s} gave [a third|one third] of [it|the money] to {his} {kin}.", "", "T/3;T-r"}, {"{s} paid @% [of it|] in taxes.", "l", "T*A;r/100;T-r"}, {"{s} [spent|saved] @% of [it|that].", "p", "T*A;r/100;T-r"}, {"{s} spent @/@ of [it|the money] on a {good}.", "f", "T*A;r/B;T-r"}, {"{s} earned $@ more.", "d", "T+A"}, {"{his} {kin} gave {him} $@.", "d", "T+A"},
			{"{s} earned another $@ a day for @ days.", "ds", "A*B;T+r"}, {"{s} spent $@ a day for @ days.", "ss", "A*B;T-r"}, {"{s} bought a {good} for $@ and a {ware} for $@.", "cc", "T-A;r-B"}, {"{s} bought a {good} for $@ and a {ware} that cost twice as much.", "d", "A*2;T-A;r2-r1"}, {"{s} found $@ in {his} pocket.", "s", "T+A"},
			{"{s} bought a {good} for $@ and a {ware} for half of that.", "d", "A/2;T-A;r2-r1"}, {"{s} paid back the $@ that {s} owed {m}.", "d", "T-A"}, {"{s} sold {his} old {good} for $@.", "d", "T+A"}, {"rent was $@, and {s} paid it.", "b", "T-A"}, {"{s} bought a {good} that cost $@ but was @% off.", "dp", "A*B;r1/100;A-r2;T-r3"},
		},
		ends: []rateTail{
			{"how much [money|] does {s} have [left|now]?", "", "T"}, {"how much [money|] is left?", "", "T"}, {"how many dollars does {s} have [left|now]?", "", "T"}, {"how much money did {n} have [left|in the end]?", "", "T"}, {"how many {wares} at $@ each can {s} buy with the rest?", "s", "T/A"}, {"{s} shares the rest equally among @ people. How much does each get?", "g", "T/A"},
			{"{s} wants a computer for $@. How much more [money|] does {s} need?", "e", "A-T"}, {"{s} puts half of the rest in the bank. How much does {s} put in the bank?", "", "T/2"}, {"{s} saves @% of the rest. How much does {s} save?", "p", "T*A;r/100"}, {"for how many days does the rest last if {s} spends $@ a day?", "s", "T/A"},
		},
	},
	{ // people
		starts: []rateTail{
			{"there were @ people [on the bus|on the train|at the party|at the {place}|in the museum|on the ship].", "n", "A"}, {"a [school|camp|club] has @ [classes|groups] of @ [students|children] each.", "sm", "A*B"}, {"there are @ boys and @ girls at a [school|camp].", "nn", "A+B"}, {"@ adults and @ children came to the {place}.", "nn", "A+B"}, {"@ buses brought @ people each to the {place}.", "sm", "A*B"},
			{"a hall has @ rows of @ seats, and every seat was taken.", "sm", "A*B"}, {"@ women came to the {place}, and twice as many men.", "n", "A*2;r+A"}, {"@ families of @ people were at the {place}.", "ss", "A*B"}, {"@ men came to the {place}, and half as many women.", "n", "A/2;r+A"},
		},
		steps: []rateTail{
			{"@ of them [left|went home|got off].", "n", "T-A"}, {"then @ more [came|joined them|arrived].", "n", "T+A"}, {"half of them [left|went home].", "", "T/2"}, {"a third of them [left|went home|got off].", "", "T/3;T-r"}, {"@% of them [left|went home|stayed away].", "p", "T*A;r/100;T-r"}, {"@/@ of them [left|went home|went away].", "f", "T*A;r/B;T-r"},
			{"then @ cars with @ people each arrived.", "ss", "A*B;T+r"}, {"@ groups of @ people left.", "ss", "A*B;T-r"}, {"@ left and @ [came|arrived].", "nn", "T-A;r+B"}, {"then twice as many [came|arrived] as were already there.", "", "T*2;T+r"}, {"after an hour, @ more left.", "n", "T-A"}, {"[a|one] quarter of them left early.", "", "T/4;T-r"},
		},
		ends: []rateTail{
			{"how many people are [left|there now|still there]?", "", "T"}, {"how many people were there in the end?", "", "T"}, {"how many of them are left?", "", "T"}, {"the rest sit at tables of @. How many tables do they need?", "g", "T/A"}, {"each of the others pays $@. How much is that in all?", "s", "T*A"}, {"the others form teams of @. How many teams are there?", "g", "T/A"},
			{"each of those still there gets @ {x}. How many {x} are needed?", "s", "T*A"}, {"half of those still there are women. How many women are there?", "", "T/2"}, {"there is room for @ people. How many more could come?", "h", "A-T"},
		},
	},
	{ // a tank, a supply
		starts: []rateTail{
			{"a [tank|pool|barrel] has @ [liters|gallons] of water in it.", "h", "A"}, {"a [tank|pool] is filled at @ [liters|gallons] a minute for @ minutes.", "mt", "A*B"}, {"a [farmer|baker|cook] has @ [pounds|kilograms|bags] of [flour|sugar|rice].", "h", "A"}, {"a [farmer|baker|cook] has @ sacks of [flour|sugar|rice] with @ [pounds|kilograms] each.", "sm", "A*B"}, {"a truck carries @ boxes of @ pounds each.", "sm", "A*B"},
			{"a [pool|tank] for @ gallons is half full.", "h", "A/2"}, {"a [tank|pool] for @ gallons is @% full.", "hp", "A*B;r/100"},
		},
		steps: []rateTail{
			{"@ of that [are|were] used.", "n", "T-A"}, {"half of it [is|was] used.", "", "T/2"}, {"then @ more [are|were] added.", "n", "T+A"}, {"@% of it [is|was] lost.", "p", "T*A;r/100;T-r"}, {"@ are used every day for @ days.", "st", "A*B;T-r"}, {"then @ are added each hour for @ hours.", "st", "A*B;T+r"}, {"@/@ of it [is|was] [used|sold].", "f", "T*A;r/B;T-r"}, {"a third of it [is|was] [used|sold].", "", "T/3;T-r"},
		},
		ends: []rateTail{
			{"how much is left?", "", "T"}, {"how much is there [now|in the end]?", "", "T"}, {"for how many days does the rest last if @ are used a day?", "s", "T/A"}, {"how many bottles of @ can be filled with the rest?", "s", "T/A"}, {"the rest is sold at $@ each. How much money is that?", "s", "T*A"}, {"the rest is divided among @ people. How much does each get?", "g", "T/A"}, {"how much must be added to have @?", "h", "A-T"},
		},
	},
	{ // a book, a way, a job
		starts: []rateTail{
			{"{n} has to read a book of @ pages.", "h", "A"}, {"{n} is reading a book with @ pages.", "h", "A"}, {"{n} has @ math problems and @ spelling problems to do.", "mm", "A+B"}, {"{n} must [type|write|read] @ pages.", "h", "A"}, {"a book has @ chapters of @ pages each. {n} wants to read it.", "sm", "A*B"}, {"{n} has @ books to read with @ pages each.", "sm", "A*B"}, {"{n} has a list of @ pages to copy, and each page has @ [words|lines].", "sm", "A*B"},
		},
		steps: []rateTail{
			{"on {day} {s} did @ of them.", "n", "T-A"}, {"{s} did @ a day for @ days.", "ss", "A*B;T-r"}, {"{s} did half of that on {day}.", "", "T/2"}, {"{s} did @ in the morning and @ in the evening.", "mm", "T-A;r-B"}, {"{s} has done @% of them.", "p", "T*A;r/100;T-r"}, {"{s} did @ an hour for @ hours.", "ss", "A*B;T-r"}, {"on the first day {s} did @, and on the second twice as many.", "m", "A*2;T-A;r2-r1"}, {"{s} finished a third of that.", "", "T/3;T-r"}, {"{s} has finished @/@ of that.", "f", "T*A;r/B;T-r"},
			{"{m} did @ of them for {him}.", "s", "T-A"},
		},
		ends: []rateTail{
			{"how many are left?", "", "T"}, {"how many does {s} still have to do?", "", "T"}, {"how many days will the rest take at @ a day?", "s", "T/A"}, {"how many must {s} do a day to finish in @ days?", "s", "T/A"}, {"if {s} does @ an hour, how many hours does {s} need for the rest?", "s", "T/A"}, {"each takes {him} @ minutes. How many minutes does {s} need for the rest?", "s", "T*A"}, {"{s} finishes the rest in @ days, the same number each day. How many is that per day?", "s", "T/A"},
		},
	},
	{ // a way
		starts: []rateTail{
			{"{n} has to drive @ miles.", "h", "A"}, {"a trip is @ miles long.", "h", "A"}, {"a [road|trail|river] is @ [miles|kilometers] long, and {n} wants to go along it.", "h", "A"}, {"{n} wants to walk to a town that is @ miles away and back again.", "m", "A*2"},
		},
		steps: []rateTail{
			{"{s} [goes|drives] @ miles an hour for @ hours.", "vt", "A*B;T-r"}, {"{s} [goes|drives] @ miles on the first day.", "m", "T-A"}, {"{s} does half of it [on {day}|before noon].", "", "T/2"}, {"{s} [goes|drives] @ miles before lunch and @ miles after lunch.", "mm", "T-A;r-B"}, {"{s} does @% of it on the first day.", "p", "T*A;r/100;T-r"}, {"on the first day {s} does [a third|one third] of it.", "", "T/3;T-r"}, {"{s} does @/@ of it in the morning.", "f", "T*A;r/B;T-r"},
			{"{s} goes @ miles a day for @ days.", "mt", "A*B;T-r"}, {"{s} goes @ miles on {day} and twice as far the day after.", "s", "A*2;T-A;r2-r1"},
		},
		ends: []rateTail{
			{"how many miles are left?", "", "T"}, {"how far does {s} still have to go?", "", "T"}, {"how many hours does {s} need for the rest at @ miles per hour?", "v", "T/A"}, {"how fast must {s} go to do the rest in @ hours?", "s", "T/A"}, {"{s} does the rest in @ days, the same each day. How many miles is that a day?", "s", "T/A"},
		},
	},
}

var rateLists = []rateList{
	{ // shopping
		around: "[{n} buys {parts}.|{n} bought {parts}.|At the {shop}, {n} buys {parts}.|{n} goes to the {shop} and buys {parts}.|{n} ordered {parts}.|{n} needs {parts}.]",
		parts: []rateTail{
			{"@ {items} at $@ each", "sc", "A*B"}, {"@ {items} for $@ each", "sc", "A*B"}, {"@ {items} that cost $@ each", "sc", "A*B"}, {"@ {items} at $@ apiece", "sd", "A*B"}, {"{an item} for $@", "c", "A"}, {"{an item} that costs $@", "d", "A"}, {"@ {items} at $@ each", "sd", "A*B"}, {"@ pounds of [apples|meat|cheese|rice] at $@ a pound", "sc", "A*B"},
			{"@ dozen eggs at $@ per dozen", "sc", "A*B"}, {"@ packs of {items} for $@ a pack", "sd", "A*B"}, {"@ {items} at half the usual price of $@", "sd", "A*B;r/2"}, {"{an item} that costs $@ but is @% off", "hp", "A*B;r/100;A-r"}, {"@ {items} for a total of $@", "sd", "B"},
		},
		relative: []rateTail{
			{"@ {items} at twice that price each", "s", "T*2;r*A"}, {"@ {items} that cost twice as much each", "s", "T*2;r*A"}, {"{an item} that costs twice as much", "", "T*2"}, {"@ {items} at half that price", "s", "T/2;r*A"}, {"@ {items} that cost half as much each", "s", "T/2;r*A"}, {"@ {items} at the same price", "s", "T*A"},
			{"@ {items} that cost $@ more each", "sd", "T+B;A*r"}, {"@ {items} that are $@ cheaper each", "ss", "T-B;A*r"}, {"{an item} that costs @ times as much", "k", "T*A"}, {"{an item} that costs $@ more", "d", "T+A"}, {"{an item} at a price of $@ less", "s", "T-A"},
		},
		ends: []rateTail{
			{"how much does {s} [pay|spend] [in all|altogether|in total|]?", "", "T"}, {"how much [money|] did {s} spend?", "", "T"}, {"what is the total [cost|price]?", "", "T"}, {"{s} pays with $@. How much change does {s} get?", "b", "A-T"}, {"{s} [has|had] $@. How much [money|] [is|does {s} have] left?", "b", "A-T"}, {"{s} pays with [a $@ bill|$@]. What is {his} change?", "b", "A-T"}, {"{s} has a coupon for $@ off. How much does {s} pay?", "s", "T-A"},
			{"{s} gets @% off the whole price. How much does {s} pay?", "p", "T*A;r/100;T-r"}, {"the sales tax is @%. How much does {s} pay in all?", "l", "T*A;r/100;T+r"}, {"{s} shares the cost equally with friends, so that @ people pay. How much does each of them pay?", "g", "T/A"}, {"{s} only has $@. How much more [money|] does {s} need?", "s", "T-A"}, {"{s} does that every week for @ weeks. How much does {s} spend?", "s", "T*A"},
			{"{s} earns $@ an hour. How many hours must {s} work to pay for that?", "s", "T/A"}, {"{s} pays in @ equal payments. How much is each payment?", "g", "T/A"}, {"{s} also leaves a tip of $@. How much does {s} pay [in all|]?", "s", "T+A"},
		},
	},
	{ // selling
		around: "[{n} sells {parts}.|{n} sold {parts}.|At the {shop}, {n} sold {parts}.|Today the {shop} sold {parts}.|A club sold {parts} to raise money.]",
		parts: []rateTail{
			{"@ {items} at $@ each", "sc", "A*B"}, {"@ {items} for $@ each", "sd", "A*B"}, {"{an item} for $@", "c", "A"}, {"@ boxes of {items} for $@ a box", "sd", "A*B"}, {"@ cups of lemonade at $@ a cup", "sc", "A*B"}, {"@ dozen cookies at $@ per dozen", "sd", "A*B"},
		},
		ends: []rateTail{
			{"how much [money|] is that [in all|]?", "", "T"}, {"how much money was made [in all|altogether]?", "", "T"}, {"making all of this cost $@. What was the profit?", "d", "T-A"}, {"@% of the money goes to a school. How much does the school get?", "p", "T*A;r/100"}, {"the goal was $@. How much more is needed?", "e", "A-T"}, {"the money is shared equally by @ people. How much does each get?", "g", "T/A"},
			{"how many {wares} at $@ each can be bought with all of the money?", "s", "T/A"},
		},
	},
	{ // groups
		around: "[{n} has {parts}.|There are {parts} in the {place}.|The {place} has {parts}.|{n} counted {parts}.]",
		parts: []rateTail{
			{"@ {boxes} with @ {x} each", "ss", "A*B"}, {"@ rows of @ {x}", "ss", "A*B"}, {"@ bags of @ {x}", "ss", "A*B"}, {"@ single {x}", "s", "A"}, {"@ dozen {x}", "s", "A*12"}, {"@ shelves holding @ {x} each", "ss", "A*B"}, {"@ pairs of {x}", "s", "A*2"}, {"@ loose {x}", "s", "A"},
		},
		ends: []rateTail{
			{"how many {x} [are that|is that|are there] [in all|altogether|in total]?", "", "T"}, {"@ of the {x} are broken. How many {x} are good?", "s", "T-A"}, {"all the {x} are shared equally by @ children. How many does each [child|] get?", "g", "T/A"}, {"each {one} is worth $@. How much are all the {x} worth?", "s", "T*A"}, {"they are packed again in boxes of @. How many boxes are needed?", "g", "T/A"}, {"@% of the {x} are red. How many {x} are red?", "p", "T*A;r/100"},
			{"half of all the {x} are given away. How many are left?", "", "T/2"}, {"how many more {x} are needed to have @?", "h", "A-T"},
		},
	},
	{ // work
		around: "[{n} works {parts}.|{n} worked {parts} this week.|Last week {n} worked {parts}.|As a waiter, {n} works {parts}.]",
		parts: []rateTail{
			{"@ hours at $@ an hour", "td", "A*B"}, {"@ days at $@ a day", "sb", "A*B"}, {"@ hours for $@ per hour", "td", "A*B"}, {"@ shifts of @ hours at $@ an hour", "ssd", "A*B;r*C"}, {"an afternoon for $@", "d", "A"},
		},
		ends: []rateTail{
			{"how much does {s} earn [in all|altogether|]?", "", "T"}, {"how much money does {s} make?", "", "T"}, {"{s} pays @% in taxes. How much does {s} keep?", "l", "T*A;r/100;T-r"}, {"{s} spends $@. How much is left?", "d", "T-A"}, {"{s} also gets $@ in tips. How much does {s} earn in all?", "d", "T+A"}, {"{s} wants to buy a bike for $@. How much more does {s} need?", "e", "A-T"}, {"{s} saves half of what {s} earns. How much does {s} save?", "", "T/2"},
		},
	},
	{ // travel
		around: "[{n} drives {parts}.|A train goes {parts}.|{n} rode {parts}.|A truck travels {parts}.]",
		parts: []rateTail{
			{"@ hours at @ miles per hour", "tv", "A*B"}, {"@ miles an hour for @ hours", "vt", "A*B"}, {"@ miles without a stop", "m", "A"}, {"@ miles a day for @ days", "ms", "A*B"},
		},
		ends: []rateTail{
			{"how many miles is that [in all|altogether]?", "", "T"}, {"how far is that in all?", "", "T"}, {"the whole way is @ miles. How many miles are left?", "h", "A-T"}, {"a gallon of gas lasts for @ miles. How many gallons are needed?", "s", "T/A"}, {"each mile costs $@. How much does it cost?", "s", "T*A"},
		},
	},
	{ // minutes
		around: "[{n} has to do {parts}.|Today {n} does {parts}.|For school, {n} does {parts}.|{his} homework is {parts}. {n} does all of it.]",
		parts: []rateTail{
			{"@ math problems at @ minutes each", "ss", "A*B"}, {"@ pages that take @ minutes each", "ss", "A*B"}, {"@ chores of @ minutes each", "ss", "A*B"}, {"@ minutes of reading", "m", "A"}, {"@ minutes of piano practice", "m", "A"}, {"an essay that takes @ hours", "s", "A*60"}, {"@ letters at @ minutes a letter", "ss", "A*B"},
		},
		ends: []rateTail{
			{"how many minutes does {s} need [in all|]?", "", "T"}, {"how long does that take, in minutes?", "", "T"}, {"how many hours is that?", "", "T/60"}, {"{s} has done @ minutes of it. How many minutes are left?", "m", "T-A"}, {"{s} does that on @ days. How many minutes is that?", "s", "T*A"},
		},
	},
	{ // points, days
		around: "{parts}",
		parts: []rateTail{
			{"on {day}, {n} scored @ points in each of @ rounds.", "ss", "A*B"}, {"in the first game {n} scored @ points.", "m", "A"}, {"{n} threw @ balls worth @ points each.", "ss", "A*B"}, {"{n} got @ stars, each of which counts @ points.", "ss", "A*B"}, {"{n} earned @ bonus points.", "s", "A"}, {"{n} answered @ questions for @ points each.", "ss", "A*B"},
		},
		ends: []rateTail{
			{"how many points did {n} get [in all|altogether|in total]?", "", "T"}, {"then {s} lost @ points. How many points does {s} have?", "s", "T-A"}, {"{m} got @ points. How many more points did {n} get than {m}?", "m", "T-A"}, {"{s} needs @ points to win. How many more does {s} need?", "h", "A-T"}, {"then the points were doubled. How many points did {s} have?", "", "T*2"},
		},
	},
	{ // eating
		around: "{parts}",
		parts: []rateTail{
			{"{n}'s @ dogs eat @ cans a week each.", "ss", "A*B"}, {"{his} cats eat @ cans a week.", "s", "A"}, {"{n} gives @ cans a week to a friend.", "s", "A"}, {"{n} feeds @ birds with @ cans a week.", "ss", "B"}, {"{n} uses @ cans a day at home, every day of the week.", "s", "A*7"},
		},
		ends: []rateTail{
			{"how many cans does {n} need a week?", "", "T"}, {"how many cans does {n} need for @ weeks?", "s", "T*A"}, {"a can costs $@. How much do the cans for a week cost?", "c", "T*A"}, {"{s} has @ cans. For how many weeks do they last?", "h", "A/T"}, {"the cans come in boxes of @. How many boxes does {s} need a week?", "g", "T/A"},
		},
	},
}
