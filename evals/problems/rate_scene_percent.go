package problems

// percentScenes are about percent and fractions of an amount.
var percentScenes = []rateScene{
	{"pn", "B*A;r/100", []string{
		"what is {A}% of {B}?", "what is {A} percent of {B}?", "how much is {A}% of {B}?", "what's {A}% of {B}?", "calculate {A}% of {B}.", "find {A}% of {B}.", "find {A} percent of {B}.", "{A}% of {B} is how much?", "how much is {A}% of ${B}?", "what is {A}% of ${B}?",
		"{A}% of the {B} {x} are [red|new|old|broken]. How many {x} are that?", "{n} has {B} {x}. {A}% of them are [red|new|old|big]. How many {x} are [red|new|old|big]?", "there are {B} [students|people|children] in the {place}. {A}% of them [wear glasses|are girls|like {x}|walk to school|play soccer]. How many [is that|are that]?",
		"{A}% of {B} [students|people|players] [passed the test|came by bus|have a dog]. How many is that?", "a [test|quiz|exam] has {B} questions. {n} got {A}% of them right. How many questions did {s} get right?", "{n} earns ${B} and saves {A}% of it. How much does {s} save?", "out of {B} [seeds|eggs|parts], {A}% are [bad|good]. How many is that?",
		"a meal costs ${B}, and {n} leaves a {A}% tip. How much is the tip?", "the bill was ${B}. {n} left a tip of {A}%. How much was the tip?", "{n} puts {A}% of {his} ${B} in the bank. How many dollars is that?", "if {A}% of a group of {B} people are children, how many children are there?", "a {good} costs ${B}. The [sales tax|tax] is {A}%. How much is the tax?",
		"{n} paid {A}% of ${B}. How much did {s} pay?", "a farmer has {B} animals and {A}% of them are [cows|sheep|hens]. How many [cows|sheep|hens] does {s} have?",
	}},
	{"hp", "A*B;r/100;A-r", []string{
		"a {good} costs ${A} and is {B}% off. [What does it cost now|How much does it cost|What is the sale price]?", "a {good} that costs ${A} is on sale for {B}% off. What is the [new|sale] price?", "the price of a {good} was ${A}. It was reduced by {B}%. What is the new price?", "{n} buys a ${A} {good} at a {B}% discount. How much does {s} pay?",
		"a {good} is normally ${A}. Today there is a discount of {B}%. How much does {n} pay for it?", "{n} has {A} {x}. {S} gives away {B}% of them. How many {x} does {s} have left?", "there are {A} {x}. {B}% of them are red and the rest are blue. How many are blue?", "of the {A} [students|people|children] at the {place}, {B}% are [girls|boys]. How many are [not|the others]?",
		"{n} earns ${A} a [month|week] and spends {B}% of it on rent. How much is left?", "a school has {A} students. {B}% were absent today. How many students were at school?", "{n} had ${A}. {S} spent {B}% of {his} money on a {good}. How much money does {s} have left?", "a ${A} {good} is {B}% off. What does {n} pay?",
		"a tank holds {A} gallons. {B}% of the water leaks out. How many gallons are left?", "a book has {A} pages. {n} has read {B}% of it. How many pages are left to read?", "how much is ${A} after a {B}% discount?", "{A} people came to the {place}, and {B}% of them left early. How many stayed?",
		"{n} invited {A} people, but {B}% of them could not come. How many people came?", "with a coupon, {n} gets {B}% off a {good} that costs ${A}. How much does the {good} cost with the coupon?", "a factory made {A} parts, of which {B}% were bad. How many were good?",
	}},
	{"hl", "A*B;r/100;A+r", []string{
		"a {good} costs ${A} plus {B}% tax. What is the total [cost|price]?", "the price of a {good} rose by {B}%. It was ${A} before. What is it now?", "{n} earns ${A} a [week|month|day] and gets a raise of {B}%. How much does {s} earn now?", "a meal costs ${A}. {n} leaves a {B}% tip. How much does {s} pay [in total|in all]?",
		"{n} had {A} {x}. {m} has {B}% more {x} than {n}. How many does {m} have?", "a town had {A} people. It grew by {B}%. How many people live there now?", "last year the {shop} sold {A} {x}. This year it sold {B}% more. How many did it sell this year?", "{n} puts ${A} in a bank that pays {B}% interest a year. How much money is there after a year?",
		"{n} bought a {good} for ${A} and sold it for {B}% more. For how much did {s} sell it?", "how much is ${A} increased by {B}%?", "the bill is ${A}. With a tip of {B}%, how much does {n} pay?", "{n} ran {A} miles last month and {B}% more this month. How many miles did {s} run this month?",
	}},
	{"np", "A*100;r/B", []string{
		"{A} is {B}% of what number?", "{n} spent ${A}, which was {B}% of {his} money. How much money did {s} have?", "{A} {x} are {B}% of all {x} that {n} has. How many {x} does {s} have?", "{B}% of the [students|people] at the {place} are girls. There are {A} girls. How many [students|people] are there?",
		"{n} has read {A} pages, which is {B}% of the book. How many pages does the book have?", "{A} [students|players] are {B}% of the [class|team]. How many are in the whole [class|team]?", "a deposit of ${A} is {B}% of the price of a {good}. What is the price?",
	}},
	{"nn", "A*100;r/B", []string{
		"what percent of {B} is {A}?", "{A} is what percent of {B}?", "{A} is what percentage of {B}?", "{n} got {A} of {B} questions right. What percent did {s} get right?", "{n} has {B} {x}. {A} of them are red. What percent of the {x} are red?", "of {B} [students|people], {A} [wear glasses|came late|have pets]. What percent is that?",
		"{n} made {A} of {B} shots. What percentage of {his} shots did {s} make?", "a {good} that costs ${B} is ${A} off. What percent off is that?", "{n} saves ${A} of the ${B} that {s} earns. What percent does {s} save?", "{A} out of {B} {x} are broken. What percent are broken?",
	}},
	{"fn", "C*A;r/B", []string{
		"what is {A}/{B} of {C}?", "how much is {A}/{B} of {C}?", "what's {A}/{B} of {C}?", "find {A}/{B} of {C}.", "{A}/{B} of the {C} students [walk to school|are girls|wear glasses|like {x}]. How many [students is that|students are that]?", "{A}/{B} of {C} students [wear glasses|play soccer|have a dog]. How many students [wear glasses|play soccer|have a dog]?",
		"{n} has {C} {x}. {A}/{B} of them are [red|blue|new]. How many {x} are [red|blue|new]?", "there are {C} people at the {place}, and {A}/{B} of them are children. How many children are there?", "{n} had ${C} and spent {A}/{B} of it. How much did {s} spend?", "a tank holds {C} liters and is {A}/{B} full. How many liters are in it?",
		"{n} has read {A}/{B} of a book with {C} pages. How many pages has {s} read?", "of {C} {x}, {A}/{B} are broken. How many are broken?", "{m} has {C} {x}. {n} has {A}/{B} as many. How many {x} does {n} have?", "a recipe needs {C} grams of flour. {n} makes {A}/{B} of it. How much flour does {s} need?",
		"{n} worked for {C} minutes and rested for {A}/{B} of that time. How many minutes did {s} rest?",
	}},
	{"nf", "A*B;r/C;A-r", []string{
		"{n} has {A} {x}. {S} gives {B}/{C} of them to {m}. How many {x} does {s} have left?", "a class has {A} students. {B}/{C} of them are boys. How many are girls?", "{n} had ${A} and spent {B}/{C} of it on a {good}. How much is left?", "a book has {A} pages. {n} has read {B}/{C} of it. How many pages are left?",
		"there are {A} {x} in the {place}. {B}/{C} of them are red, the others are green. How many are green?", "{n} baked {A} cookies and sold {B}/{C} of them. How many cookies are left?", "a trip is {A} miles long. {n} has driven {B}/{C} of it. How many miles does {s} still have to drive?", "a rope is {A} feet long. {n} cuts off {B}/{C} of it. How long is the rest?",
		"of {A} passengers, {B}/{C} got off. How many passengers stayed on the [bus|train]?", "{n} picked {A} apples and used {B}/{C} of them for pies. How many apples remain?",
	}},
	{"n", "A/2", []string{
		"what is half of {A}?", "{n} has {A} {x} and gives half of them away. How many does {s} have left?", "{m} has {A} {x}. {n} has half as many. How many {x} does {n} have?", "half of the {A} students are girls. How many girls are there?", "a {good} that costs ${A} is half price. What does it cost now?", "{n} ate half of {A} {x}. How many did {s} eat?",
		"{n} ran {A} miles. {m} ran half as far. How far did {m} run?", "{n} is {A} years old. {m} is half {his} age. How old is {m}?", "a {good} cost ${A} last year. Now it costs half of that. How much is it now?",
	}},
	{"n", "A/3", []string{"what is a third of {A}?", "{n} has {A} {x}. A third of them are red. How many are red?", "one third of the {A} students walk to school. How many students walk to school?", "{n} spent a third of {his} ${A}. How much did {s} spend?", "{m} has {A} {x}. {n} has a third as many. How many does {n} have?"}},
	{"n", "A/4", []string{"what is a quarter of {A}?", "{n} has {A} {x}. A quarter of them are red. How many are red?", "one fourth of the {A} students take the bus. How many students take the bus?", "{n} spent a quarter of {his} ${A}. How much did {s} spend?", "{m} has {A} {x}. {n} has one fourth as many. How many does {n} have?"}},
	{"n", "A/3;A-r", []string{"{n} had {A} {x} and gave a third of them to {m}. How many {x} does {n} have left?", "{n} spent one third of {his} ${A}. How much is left?", "a third of the {A} pages are read. How many pages are left?"}},
	{"n", "A/4;A-r", []string{"{n} had {A} {x} and ate a quarter of them. How many {x} are left?", "{n} spent one fourth of {his} ${A}. How much is left?", "one quarter of the {A} guests went home. How many stayed?"}},
	{"n", "A*2", []string{"what is twice {A}?", "{m} has {A} {x}. {n} has twice as many. How many {x} does {n} have?", "{n} had {A} {x}. Now {s} has double that. How many does {s} have now?", "{n} is {A} years old. {m} is twice as old. How old is {m}?", "{n} had {A} {x} and doubled them. How many are there now?", "{A} is half of {his} {x}. How many {x} does {n} have?", "after giving away half of {his} {x}, {n} has {A} left. How many did {s} have before?"}},
	{"n", "A*3", []string{"{m} has {A} {x}. {n} has triple that. How many {x} does {n} have?", "{n} had {A} {x} and tripled them. How many does {s} have?", "a third of {his} {x} is {A}. How many {x} does {n} have?"}},
	{"hpl", "A*B;r1/100;A-r2;r3*C;r4/100;r3+r5", []string{
		"a {good} costs ${A}. It is {B}% off, and then a {C}% tax is added. How much does {n} pay?", "{n} buys a {good} for ${A} at a discount of {B}%. The tax on what {s} pays is {C}%. What is the total?", "a ${A} {good} is on sale at {B}% off. With {C}% sales tax, what does it cost?",
	}},
	{"hpp", "A*B;r1/100;A-r2;r3*C;r4/100;r3-r5", []string{
		"a {good} costs ${A}. It is {B}% off, and members get another {C}% off the lower price. How much does a member pay?", "{n} had {A} {x}. {S} gave {B}% of them away and then lost {C}% of the rest. How many does {s} have left?", "of {A} {x}, {B}% are sold in the morning. In the afternoon {C}% of the rest are sold. How many are left?",
	}},
	{"nfg", "A*B;r1/C;A-r2;r3/D", []string{
		"{n} has {A} {x}. {S} keeps {B}/{C} of them and shares the rest equally among {D} friends. How many {x} does each friend get?", "{n} baked {A} cookies and sold {B}/{C} of them. The rest go in {D} boxes, the same number in each. How many are in each box?",
	}},
	{"nln", "A*B;r1/100;A-r2;r3-C", []string{
		"{n} had {A} {x}. {S} sold {B}% of them and gave {C} to {m}. How many are left?", "{n} earns ${A}. {S} pays {B}% in taxes and ${C} for rent. How much is left?", "{n} won ${A}. {B}% of it goes to taxes, and {s} spends ${C}. How much does {s} have left?",
	}},
	{"hpk", "A*B;r1/100;A-r2;r3*C", []string{
		"{goods} cost ${A} each, but today they are {B}% off. How much does {n} pay for {C}?", "{n} buys {C} {goods}. Each costs ${A} less a discount of {B}%. How much does {s} spend?", "a ticket costs ${A}. Children pay {B}% less. How much do {C} children pay?",
	}},
	{"khp", "A*B;r1*C;r2/100;r1-r3", []string{
		"{n} buys {A} {goods} at ${B} each and gets {C}% off the total. How much does {s} pay?", "a {good} costs ${B}. {n} buys {A} with a coupon for {C}% off everything. What does {s} pay?", "{n} works {A} hours at ${B} an hour and pays {C}% of it in taxes. How much does {s} keep?",
	}},
	{"khl", "A*B;r1*C;r2/100;r1+r3", []string{
		"{n} buys {A} {goods} at ${B} each. The tax is {C}%. How much does {s} pay in all?", "{A} friends each order a meal for ${B}. They leave a {C}% tip on the whole bill. How much do they pay altogether?",
	}},
	{"npp", "A*B;r1/100;r2*C;r3/100", []string{
		"there are {A} students at a school. {B}% of them are girls, and {C}% of the girls play [soccer|chess|music]. How many girls is that?", "{n} has {A} {x}. {B}% of them are red, and {C}% of the red ones are broken. How many red {x} are broken?",
	}},
	{"nff", "A*B;r1/C;A-r2;r3*D;r4/E;r3-r5", []string{
		"{n} had {A} {x}. {S} gave {B}/{C} of them to {m} and {D}/{E} of the rest to {k}. How many does {n} have left?", "{n} had ${A}. {S} spent {B}/{C} of it on a {good} and {D}/{E} of what was left on a {ware}. How much is left?",
	}},
	{"nf", "A/2;r1*B;r2/C", []string{
		"half of the {A} students are girls. {B}/{C} of the girls have a pet. How many girls have a pet?", "{n} ate half of {his} {A} {x} and gave {B}/{C} of the other half to {m}. How many did {m} get?",
	}},
}
