package problems

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
			{"{s} earns $@ an hour. How many hours must {s} work to pay for that?", "s", "T:A"}, {"{s} pays in @ equal payments. How much is each payment?", "g", "T/A"}, {"{s} also leaves a tip of $@. How much does {s} pay [in all|]?", "s", "T+A"},
		},
	},
	{ // selling
		around: "[{n} sells {parts}.|{n} sold {parts}.|At the {shop}, {n} sold {parts}.|Today the {shop} sold {parts}.|A club sold {parts} to raise money.]",
		parts: []rateTail{
			{"@ {items} at $@ each", "sc", "A*B"}, {"@ {items} for $@ each", "sd", "A*B"}, {"{an item} for $@", "c", "A"}, {"@ boxes of {items} for $@ a box", "sd", "A*B"}, {"@ cups of lemonade at $@ a cup", "sc", "A*B"}, {"@ dozen cookies at $@ per dozen", "sd", "A*B"},
		},
		ends: []rateTail{
			{"how much [money|] is that [in all|]?", "", "T"}, {"how much money was made [in all|altogether]?", "", "T"}, {"making all of this cost $@. What was the profit?", "d", "T-A"}, {"@% of the money goes to a school. How much does the school get?", "p", "T*A;r/100"}, {"the goal was $@. How much more is needed?", "e", "A-T"}, {"the money is shared equally by @ people. How much does each get?", "g", "T/A"},
			{"how many {wares} at $@ each can be bought with all of the money?", "s", "T:A"},
		},
	},
	{ // groups
		around: "[{n} has {parts}.|There are {parts} in the {place}.|The {place} has {parts}.|{n} counted {parts}.]",
		parts: []rateTail{
			{"@ {boxes} with @ {x} each", "ss", "A*B"}, {"@ rows of @ {x}", "ss", "A*B"}, {"@ bags of @ {x}", "ss", "A*B"}, {"@ single {x}", "s", "A"}, {"@ dozen {x}", "s", "A*12"}, {"@ shelves holding @ {x} each", "ss", "A*B"}, {"@ pairs of {x}", "s", "A*2"}, {"@ loose {x}", "s", "A"},
		},
		ends: []rateTail{
			{"how many {x} [are that|is that|are there] [in all|altogether|in total]?", "", "T"}, {"@ of the {x} are broken. How many {x} are good?", "s", "T-A"}, {"all the {x} are shared equally by @ children. How many does each [child|] get?", "g", "T:A"}, {"each {one} is worth $@. How much are all the {x} worth?", "s", "T*A"}, {"they are packed again in boxes of @. How many boxes are needed?", "g", "T:A"}, {"@% of the {x} are red. How many {x} are red?", "p", "T*A;r/100"},
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
			{"how many miles is that [in all|altogether]?", "", "T"}, {"how far is that in all?", "", "T"}, {"the whole way is @ miles. How many miles are left?", "h", "A-T"}, {"a gallon of gas lasts for @ miles. How many gallons are needed?", "s", "T:A"}, {"each mile costs $@. How much does it cost?", "s", "T*A"},
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
			{"how many cans does {n} need a week?", "", "T"}, {"how many cans does {n} need for @ weeks?", "s", "T*A"}, {"a can costs $@. How much do the cans for a week cost?", "c", "T*A"}, {"{s} has @ cans. For how many weeks do they last?", "h", "A/T"}, {"the cans come in boxes of @. How many boxes does {s} need a week?", "g", "T:A"},
		},
	},
	{ // a party
		around: "[{n} is planning a party. {S} buys {parts}.|For a party, {n} needs {parts}.|{n} is giving a party and orders {parts}.]",
		parts: []rateTail{
			{"@ pizzas at $@ each", "sd", "A*B"}, {"@ bottles of juice at $@ each", "sc", "A*B"}, {"a cake for $@", "d", "A"}, {"@ balloons at $@ apiece", "sc", "A*B"}, {"@ packs of plates with @ plates each, which cost $@ a pack", "ssd", "A*C"}, {"music for @ hours at $@ an hour", "sd", "A*B"}, {"gifts for @ guests at $@ a guest", "sd", "A*B"},
		},
		ends: []rateTail{
			{"how much does the party cost?", "", "T"}, {"{n} has $@. How much is left after that?", "e", "A-T"}, {"{n} and {m} share the cost equally. How much does each of them pay?", "", "T/2"}, {"{his} {kin} pays $@ of it. How much is left for {n} to pay?", "d", "T-A"}, {"there are @ guests. How much is that per guest?", "g", "T/A"}, {"{his} {kin} pays @% of it. How much does {n} pay?", "p", "T*A;r/100;T-r"},
		},
	},
	{ // legs, wheels
		around: "[There are {parts} on a farm.|{n} sees {parts}.|{n} has {parts}.]",
		parts:  []rateTail{{"@ cows", "s", "A*4"}, {"@ chickens", "s", "A*2"}, {"@ dogs", "s", "A*4"}, {"@ ducks", "s", "A*2"}, {"@ sheep", "s", "A*4"}, {"@ pairs of geese", "s", "A*2;r*2"}, {"@ spiders", "s", "A*8"}, {"@ ants", "s", "A*6"}},
		ends:   []rateTail{{"how many legs are that in all?", "", "T"}, {"how many legs do all of them have?", "", "T"}, {"how many legs do they have [together|altogether]?", "", "T"}},
	},
	{ // coins
		around: "[{n} has {parts}.|In {his} pocket {n} finds {parts}.|{n} saved {parts}.]",
		parts:  []rateTail{{"@ quarters", "s", "A*25"}, {"@ dimes", "s", "A*10"}, {"@ nickels", "s", "A*5"}, {"@ dollars", "s", "A*100"}, {"@ pennies", "s", "A"}, {"@ rolls of @ dimes", "ss", "A*B;r*10"}, {"@ rolls of @ nickels", "ss", "A*B;r*5"}},
		ends:   []rateTail{{"how many candies at @ cents each can {s} buy?", "k", "T:A"}, {"{s} spends @ cents. How many cents are left?", "h", "T-A"}, {"how many cents more does {s} need to have @ dollars?", "s", "A*100;r-T"}},
	},
	{ // rooms
		around: "[A house has {parts}.|{n} cleans {parts}.|{n} wants to paint {parts}.]",
		parts:  []rateTail{{"a room of @ by @ feet", "mm", "A*B"}, {"@ rooms of @ square feet each", "sm", "A*B"}, {"a hall of @ square feet", "h", "A"}, {"@ rooms of @ by @ feet", "sss", "A*B;r*C"}, {"a kitchen that is @ feet long and @ feet wide", "ss", "A*B"}},
		ends:   []rateTail{{"how many square feet is that [in all|]?", "", "T"}, {"a square foot costs $@. How much does all of it cost?", "s", "T*A"}, {"@ square feet are done in an hour. How many hours does all of it take?", "g", "T:A"}, {"@ square feet are done already. How many are left?", "h", "T-A"}, {"a can of paint is enough for @ square feet. How many cans are needed?", "g", "T:A"}},
	},
	{ // a week of sport
		around: "[Each week {n} runs {parts}.|In training, {n} runs {parts}.|Last week {n} ran {parts}.]",
		parts:  []rateTail{{"@ miles on each of @ days", "ss", "A*B"}, {"@ miles on Sunday", "s", "A"}, {"@ laps of @ miles each", "ss", "A*B"}, {"@ miles a day from Monday to Friday", "s", "A*5"}, {"@ miles in the morning and as many in the evening", "s", "A*2"}, {"@ miles to the park and back", "s", "A*2"}},
		ends:   []rateTail{{"how many miles is that [in all|altogether]?", "", "T"}, {"{m} ran @ miles. How many more miles did {n} run?", "m", "T-A"}, {"the goal is @ miles. How many miles are missing?", "h", "A-T"}, {"how many miles is that in @ weeks?", "s", "T*A"}, {"at @ miles an hour, how many hours does that take?", "s", "T:A"}, {"each mile burns @ calories. How many calories is that?", "h", "T*A"}},
	},
	{ // bills
		around: "[Each month {n} pays {parts}.|Every month {n} spends {parts}.]",
		parts:  []rateTail{{"$@ for rent", "e", "A"}, {"$@ for food", "b", "A"}, {"$@ a week for food", "b", "A*4"}, {"$@ for {his} phone", "d", "A"}, {"$@ a day for lunch on @ days", "ss", "A*B"}, {"$@ for gas", "b", "A"}, {"$@ for each of @ lessons", "ds", "A*B"}},
		ends:   []rateTail{{"how much is that a month?", "", "T"}, {"how much is that in a year?", "", "T*12"}, {"{n} earns $@ a month. How much is left?", "e", "A-T"}, {"how much is that in @ months?", "s", "T*A"}, {"{m} pays half of it. How much does {m} pay?", "", "T/2"}},
	},
}
