package problems

var rateRivalries = []rateRivals{
	{
		parts: []rateTail{
			{"{p} buys @ {goods} at $@ each", "sd", "A*B"}, {"{p} buys @ {wares} for $@ each", "sc", "A*B"}, {"{p} spends $@", "b", "A"}, {"{p} buys a {good} for $@ and a {ware} for $@", "dd", "A+B"}, {"{p} buys a {good} that costs $@ but is @% off", "hp", "A*B;r/100;A-r"}, {"{p} pays $@ a day for @ days", "ds", "A*B"}, {"{p} spends half of $@", "b", "A/2"},
		},
		asks: []rateTail{
			{"how much more does {n} [1:spend|pay] than {m}?", "", "T-U"}, {"how much do they [spend|pay] together?", "", "T+U"}, {"how much less does {m} [spend|pay] than {n}?", "", "T-U"}, {"together they have $@. How much is left?", "e", "T+U;A-r"}, {"how much do {n} and {m} spend in all?", "", "T+U"}, {"what is the difference between what they spend?", "", "T-U"},
		},
	},
	{
		parts: []rateTail{
			{"{p} works @ hours at $@ an hour", "td", "A*B"}, {"{p} works @ days at $@ a day", "sb", "A*B"}, {"{p} sells @ {goods} at $@ each", "sd", "A*B"}, {"{p} earns $@", "b", "A"}, {"{p} works @ hours a day for @ days at $@ an hour", "tsd", "A*B;r*C"}, {"{p} earns $@ an hour for @ hours and gets $@ in tips", "dts", "A*B;r+C"}, {"{p} earns $@ and pays @% of it in taxes", "hl", "A*B;r/100;A-r"}, {"{p} earns $@ a week for @ weeks", "bs", "A*B"},
		},
		asks: []rateTail{
			{"how much more does {n} [earn|make] than {m}?", "", "T-U"}, {"how much do they [earn|make|get] [together|in all|altogether]?", "", "T+U"}, {"how much less does {m} [earn|make] than {n}?", "", "T-U"}, {"they share all the money equally. How much does each of them get?", "", "T+U;r/2"}, {"they put their money together to buy a boat for $@. How much more do they need?", "e", "T+U;A-r"},
		},
	},
	{
		parts: []rateTail{
			{"{p} has @ {boxes} of @ {x}", "ss", "A*B"}, {"{p} has @ {x}", "n", "A"}, {"{p} has @ dozen {x}", "s", "A*12"}, {"{p} has @ red {x} and @ blue {x}", "nn", "A+B"}, {"{p} had @ {x} and lost @ of them", "nn", "A-B"}, {"{p} had @ {x} and gave half of them away", "n", "A/2"}, {"{p} has @ {boxes} with @ {x} each and @ loose {x}", "sss", "A*B;r+C"}, {"{p} had @ {x} and got @ more", "nn", "A+B"}, {"{p} picks @ {x} a day for @ days", "ss", "A*B"}, {"{p} had @ {x} and gave @ to each of @ friends", "nss", "B*C;A-r"},
		},
		asks: []rateTail{
			{"how many more {x} does {n} have than {m}?", "", "T-U"}, {"how many {x} do they have [together|in all|altogether]?", "", "T+U"}, {"how many fewer {x} does {m} have than {n}?", "", "T-U"}, {"they put all of their {x} in bags of @. How many bags do they fill?", "g", "T+U;r/A"}, {"how many {x} does {n} have to give away to have as many as {m}?", "", "T-U"}, {"each {one} is worth $@. How much more are {n}'s {x} worth than {m}'s?", "s", "T-U;r*A"},
		},
	},
	{
		parts: []rateTail{
			{"{p} reads @ pages a day for @ days", "ss", "A*B"}, {"{p} reads @ pages", "n", "A"}, {"{p} reads @ books of @ pages each", "sm", "A*B"}, {"{p} reads @/@ of a book of @ pages", "fh", "C*A;r/B"}, {"{p} reads half of a book of @ pages", "h", "A/2"}, {"{p} reads @ pages in the morning and @ at night", "mm", "A+B"}, {"{p} reads @ pages an hour for @ hours", "ss", "A*B"},
		},
		asks: []rateTail{{"how many more pages does {n} read than {m}?", "", "T-U"}, {"how many pages do they read [together|in all|altogether]?", "", "T+U"}, {"how many fewer pages does {m} read?", "", "T-U"}, {"how many pages do they read on average?", "", "T+U;r/2"}},
	},
	{
		parts: []rateTail{
			{"{p} drives @ miles per hour for @ hours", "vt", "A*B"}, {"{p} drives @ miles", "n", "A"}, {"{p} drives @ miles a day for @ days", "ms", "A*B"}, {"{p} drives @ miles there and the same way back", "m", "A*2"}, {"{p} drives @ miles on {day} and @ miles the next day", "mm", "A+B"}, {"{p} drives @ hours at @ miles per hour", "tv", "A*B"},
		},
		asks: []rateTail{{"how many more miles does {n} drive than {m}?", "", "T-U"}, {"how far do they drive [together|in all|altogether]?", "", "T+U"}, {"how much farther does {n} drive?", "", "T-U"}, {"gas for a mile costs @ cents. How many cents does all of their driving cost?", "s", "T+U;r*A"}},
	},
	{
		parts: []rateTail{
			{"{p} makes @ bracelets with @ beads each", "ss", "A*B"}, {"{p} uses @ beads", "n", "A"}, {"{p} makes a chain of @ beads and breaks @ of them", "mm", "A-B"}, {"{p} makes @ rings of @ beads and a chain of @ beads", "sss", "A*B;r+C"},
		},
		asks: []rateTail{{"how many more beads does {n} need than {m}?", "", "T-U"}, {"how many beads do they need [together|in all]?", "", "T+U"}, {"beads come in bags of @. How many bags do they need together?", "g", "T+U;r/A"}, {"they have @ beads. How many beads are left after that?", "h", "T+U;A-r"}},
	},
}
