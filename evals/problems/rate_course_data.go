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
			{"how many {x} does {s} have [left|now]?", "", "T"}, {"how many {x} does {n} have [now|in the end]?", "", "T"}, {"how many {x} are left?", "", "T"}, {"how many {x} did {s} have [left|in the end]?", "", "T"}, {"{s} puts the rest in {boxes} of @. How many {boxes} does {s} [need|fill]?", "g", "T:A"},
			{"{s} shares the rest equally among @ friends. How many does each [friend|of them] get?", "g", "T:A"}, {"{s} sells the rest for $@ each. How much [money|] does {s} [get|make|earn]?", "c", "T*A"}, {"how many more [{x}|] does {s} need to have @?", "h", "A-T"}, {"if each {one} is worth $@, how much are {his} {x} worth now?", "d", "T*A"},
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
			{"how much [money|] does {s} have [left|now]?", "", "T"}, {"how much [money|] is left?", "", "T"}, {"how many dollars does {s} have [left|now]?", "", "T"}, {"how much money did {n} have [left|in the end]?", "", "T"}, {"how many {wares} at $@ each can {s} buy with the rest?", "s", "T:A"}, {"{s} shares the rest equally among @ people. How much does each get?", "g", "T/A"},
			{"{s} wants a computer for $@. How much more [money|] does {s} need?", "e", "A-T"}, {"{s} puts half of the rest in the bank. How much does {s} put in the bank?", "", "T/2"}, {"{s} saves @% of the rest. How much does {s} save?", "p", "T*A;r/100"}, {"for how many days does the rest last if {s} spends $@ a day?", "s", "T:A"},
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
			{"how many people are [left|there now|still there]?", "", "T"}, {"how many people were there in the end?", "", "T"}, {"how many of them are left?", "", "T"}, {"the rest sit at tables of @. How many tables do they need?", "g", "T:A"}, {"each of the others pays $@. How much is that in all?", "s", "T*A"}, {"the others form teams of @. How many teams are there?", "g", "T:A"},
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
			{"how much is left?", "", "T"}, {"how much is there [now|in the end]?", "", "T"}, {"for how many days does the rest last if @ are used a day?", "s", "T:A"}, {"how many bottles of @ can be filled with the rest?", "s", "T:A"}, {"the rest is sold at $@ each. How much money is that?", "s", "T*A"}, {"the rest is divided among @ people. How much does each get?", "g", "T/A"}, {"how much must be added to have @?", "h", "A-T"},
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
			{"how many are left?", "", "T"}, {"how many does {s} still have to do?", "", "T"}, {"how many days will the rest take at @ a day?", "s", "T:A"}, {"how many must {s} do a day to finish in @ days?", "s", "T:A"}, {"if {s} does @ an hour, how many hours does {s} need for the rest?", "s", "T:A"}, {"each takes {him} @ minutes. How many minutes does {s} need for the rest?", "s", "T*A"}, {"{s} finishes the rest in @ days, the same number each day. How many is that per day?", "s", "T:A"},
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
			{"how many miles are left?", "", "T"}, {"how far does {s} still have to go?", "", "T"}, {"how many hours does {s} need for the rest at @ miles per hour?", "v", "T:A"}, {"how fast must {s} go to do the rest in @ hours?", "s", "T/A"}, {"{s} does the rest in @ days, the same each day. How many miles is that a day?", "s", "T:A"},
		},
	},
	{ // a harvest
		starts: []rateTail{
			{"a farmer has @ rows of @ [apple trees|tomato plants|cabbages].", "sm", "A*B"}, {"a gardener planted @ [seeds|roses|tulips] in each of @ beds.", "ms", "A*B"}, {"a farmer picked @ baskets of @ apples.", "sm", "A*B"}, {"@ hens laid @ eggs each.", "ss", "A*B"}, {"@ hens lay @ eggs a day, and the farmer collects them for @ days.", "sss", "A*B;r*C"},
			{"a farmer picked @ apples on Monday and twice as many on Tuesday.", "n", "A*2;r+A"}, {"a farm has @ cows and half as many [horses|sheep|goats].", "n", "A/2;r+A"}, {"a farm has @ hens and @ times as many ducks.", "nk", "A*B;r+A"}, {"a farm has @ sheep and @ more goats than sheep.", "nn", "A+B;r+A"},
		},
		steps: []rateTail{
			{"@ of them [were eaten by birds|were lost|died|went bad].", "n", "T-A"}, {"@% of them [were lost|were given away|went bad].", "p", "T*A;r/100;T-r"}, {"a third of them [were given away|were kept|went bad].", "", "T/3;T-r"}, {"half of them were sold at once.", "", "T/2"}, {"@/@ of them [were sold|went to a friend].", "f", "T*A;r/B;T-r"}, {"the neighbors brought @ more.", "n", "T+A"},
			{"each of @ neighbors got @ of them.", "ss", "A*B;T-r"}, {"@ a day were used for @ days.", "ss", "A*B;T-r"},
		},
		ends: []rateTail{
			{"how many are left?", "", "T"}, {"how many were left in the end?", "", "T"}, {"the rest are packed in crates of @. How many crates are filled?", "g", "T:A"}, {"the rest are sold for $@ each. How much money is that?", "d", "T*A"}, {"the rest are sold by the dozen. How many dozen are sold?", "", "T/12"}, {"the rest are sold in bags of @ at $@ a bag. How much does the farmer get?", "gd", "T:A;r*B"},
		},
	},
	{ // a shop
		starts: []rateTail{
			{"a [shop|bakery|store] had @ {goods} in the morning.", "n", "A"}, {"a [shop|store] got @ boxes with @ {goods} each.", "ss", "A*B"}, {"a [bakery|baker] made @ trays of @ rolls.", "sm", "A*B"}, {"a [shop|store] had @ red and @ blue {goods}.", "nn", "A+B"}, {"a [shop|store] had @ small {goods} and twice as many large ones.", "n", "A*2;r+A"},
		},
		steps: []rateTail{
			{"it sold @ [in the morning|before noon|on {day}].", "n", "T-A"}, {"it sold @ in the morning and twice as many in the afternoon.", "n", "A*2;T-A;r2-r1"}, {"it sold half of them [before noon|on {day}|at once].", "", "T/2"}, {"it sold @% of them [on {day}|in a week].", "p", "T*A;r/100;T-r"}, {"then it got @ more.", "n", "T+A"}, {"then it got @ boxes of @.", "ss", "A*B;T+r"},
			{"it sold @ a day for @ days.", "ss", "A*B;T-r"}, {"it sold @ on {day} and @ the day after.", "nn", "T-A;r-B"}, {"it gave @ to a school.", "n", "T-A"}, {"it sold @/@ of them on the first day.", "f", "T*A;r/B;T-r"}, {"it sold a third of them on the first day.", "", "T/3;T-r"},
		},
		ends: []rateTail{
			{"how many did it have [left|in the end]?", "", "T"}, {"how many are left?", "", "T"}, {"it sells the rest for $@ each. How much money does it get for these?", "d", "T*A"}, {"it puts the rest on @ shelves, the same number on each. How many are on each shelf?", "g", "T:A"}, {"how many days will the rest last if it sells @ a day?", "s", "T:A"}, {"it sells the rest at half the price of $@. How much money is that?", "d", "A/2;T*r"},
		},
	},
	{ // a number
		starts: []rateTail{{"{n} thinks of the number @.", "n", "A"}, {"start with @.", "n", "A"}, {"take the number @.", "n", "A"}, {"take the sum of @ and @.", "nn", "A+B"}, {"take the product of @ and @.", "ss", "A*B"}, {"take the difference between @ and @.", "nn", "A-B"}, {"take half of @.", "n", "A/2"}},
		steps: []rateTail{
			{"add @.", "n", "T+A"}, {"subtract @.", "n", "T-A"}, {"take away @.", "n", "T-A"}, {"multiply [it|that|the result] by @.", "k", "T*A"}, {"divide [it|that|the result] by @.", "k", "T/A"}, {"double [it|that|the result].", "", "T*2"}, {"triple it.", "", "T*3"}, {"halve it.", "", "T/2"}, {"take @% of that.", "p", "T*A;r/100"}, {"increase it by @%.", "p", "T*A;r/100;T+r"}, {"reduce it by @%.", "p", "T*A;r/100;T-r"}, {"take @/@ of that.", "f", "T*A;r/B"},
		},
		ends: []rateTail{{"what is the result?", "", "T"}, {"what number is that?", "", "T"}, {"what do you get?", "", "T"}, {"what do you get when you then add @?", "n", "T+A"}, {"how much is that?", "", "T"}, {"what is left if you then take away @?", "n", "T-A"}},
	},
	{ // the years of a life, a class, a town
		starts: []rateTail{{"a [town|village|school|club] had @ [people|members].", "h", "A"}, {"a class has @ boys and @ girls.", "mm", "A+B"}, {"a school has @ grades with @ students each.", "sm", "A*B"}, {"a band has @ members, and a choir has @ times as many.", "mk", "A*B;r+A"}},
		steps: []rateTail{
			{"@ more [came|joined].", "n", "T+A"}, {"then @ left.", "n", "T-A"}, {"in a year the number grew by @%.", "l", "T*A;r/100;T+r"}, {"in a year the number fell by @%.", "l", "T*A;r/100;T-r"}, {"the number doubled.", "", "T*2"}, {"@ came every year for @ years.", "st", "A*B;T+r"}, {"half of them moved away.", "", "T/2"}, {"@ families of @ moved in.", "ss", "A*B;T+r"},
		},
		ends: []rateTail{{"how many are there now?", "", "T"}, {"how many are there in all?", "", "T"}, {"@% of them have a pet. How many have a pet?", "p", "T*A;r/100"}, {"each of them pays $@. How much is that in all?", "s", "T*A"}, {"they form @ equal groups. How many are in each group?", "g", "T:A"}, {"half of them are women. How many women are there?", "", "T/2"}, {"@/@ of them wear glasses. How many of them wear glasses?", "f", "T*A;r/B"}},
	},
}
