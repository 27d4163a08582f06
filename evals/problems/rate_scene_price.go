package problems

// priceScenes are about prices, shopping, change and profit.
var priceScenes = []rateScene{
	{"sc", "A*B", []string{
		"{n} buys {A} {goods} at ${B} each. How much does {s} pay?", "a {good} costs ${B}. How much do {A} {goods} cost?", "what do {A} {goods} cost at ${B} [each|apiece]?", "a {good} is ${B}. What is the price of {A}?", "{goods} cost ${B} each. {n} needs {A}. How much will that be?",
		"if a {good} costs ${B}, how much do {A} of them cost?", "{n} bought {A} {goods}. Each cost ${B}. How much did {s} spend?", "{n} sold {A} {goods} for ${B} each. How much money did {s} get?", "tickets are ${B} each. What do {A} tickets cost?", "apples cost ${B} a pound. How much do {A} pounds cost?",
		"gas is ${B} a gallon. {n} buys {A} gallons. How much does {s} pay?", "{A} {goods} at ${B} each: how much is that in all?", "the {shop} sold {A} {goods} today at a price of ${B}. How much money did it take in?", "{n} pays ${B} a month for {his} phone. How much does {s} pay in {A} months?",
	}},
	{"cs", "A/B", []string{
		"{n} paid ${A} for {B} {goods}. How much did each {good} cost?", "{B} {goods} cost ${A}. What is the price of each?", "a pack of {B} {goods} costs ${A}. What does each {good} cost?", "{B} tickets cost ${A} in all. How much does each ticket cost?", "{n} buys {B} pounds of apples for ${A}. What is the price per pound?", "{B} friends share a bill of ${A} equally. How much does each of them pay?", "the {B} of them pay ${A} together, each the same. How much does each pay?",
	}},
	{"bs", "A/B", []string{
		"{n} has ${A}. {goods} cost ${B} each. How many can {s} buy?", "how many {goods} at ${B} each can {n} buy with ${A}?", "a {good} costs ${B}. How many can be bought for ${A}?", "{n} spent ${A} on {goods} that cost ${B} each. How many did {s} buy?", "{n} earns ${B} an hour. How many hours does {s} have to work for ${A}?", "{n} saves ${B} a week. In how many weeks will {s} have ${A}?", "{n} took in ${A} by selling {goods} at ${B} each. How many did {s} sell?",
	}},
	{"bc", "A-B", []string{
		"{n} buys a {good} for ${B} and pays with ${A}. How much change does {s} get?", "{n} pays for a ${B} {good} with a ${A} bill. What is {his} change?", "{n} had ${A} and spent ${B}. How much is left?", "a {good} costs ${B}. How much is left of ${A} after buying it?", "a {good} was ${A}. It is now ${B} cheaper. What does it cost?", "a {good} costs ${A}, but {n} has a coupon for ${B} off. How much does {s} pay?", "{n} has ${B} and wants a {good} for ${A}. How much more does {s} need?", "{n} bought a {good} for ${B} and sold it for ${A}. What was {his} profit?", "it costs ${B} to make a {good}, which sells for ${A}. What is the profit on each?",
	}},
	{"bsc", "B*C;A-r1", []string{
		"{n} buys {B} {goods} at ${C} each and pays with ${A}. How much change does {s} get?", "{n} has ${A}. {S} buys {B} {goods} for ${C} each. How much [money|] does {s} have left?", "{n} buys {B} {goods}. Each costs ${C}. {S} pays with a ${A} bill. What is {his} change?", "{goods} are ${C} each. {n} takes {B} of them. If {s} had ${A}, how much is left?", "how much change do you get from ${A} for {B} {goods} at ${C} each?", "{n} went to the {shop} with ${A}. {S} bought {B} {goods} at ${C} each. How much money did {s} bring home?",
	}},
	{"bsc", "B*C;r1-A", []string{
		"{n} wants to buy {B} {goods} at ${C} each. {S} has ${A}. How much more [money|] does {s} need?", "{n} needs {B} {goods} for {his} class. Each costs ${C}. If {s} has ${A}, how much more does {s} need?", "{n} spent ${A} on materials and made {B} {goods}, which {s} sold for ${C} each. How much profit did {s} make?", "{n} sold {B} {goods} for ${C} each. They had cost {him} ${A} in all. What was {his} profit?", "{n} pays ${A} to rent a stand and sells {B} {goods} at ${C} each. How much does {s} earn after paying the rent?",
	}},
	{"scsc", "A*B;C*D;r1+r2", []string{
		"{n} buys {A} {goods} at ${B} each and {C} {wares} at ${D} each. How much does {s} spend [in all|altogether|in total]?", "{goods} cost ${B} and {wares} cost ${D}. {n} buys {A} {goods} and {C} {wares}. What is the total?", "a {good} is ${B}, and a {ware} is ${D}. What do {A} {goods} and {C} {wares} cost together?", "{n} sold {A} {goods} for ${B} each and {C} {wares} for ${D} each. How much money did {s} make?",
		"how much are {A} {goods} at ${B} and {C} {wares} at ${D}?", "adult tickets are ${B} and child tickets are ${D}. A group buys {A} adult tickets and {C} child tickets. How much does it pay?", "{A} adults at ${B} each and {C} children at ${D} each went to the {place}. How much did they pay?", "{n} bought {A} {goods}, ${B} each, and {C} {wares}, ${D} each. How much did {s} pay?",
	}},
	{"scscb", "A*B;C*D;r1+r2;E-r3", []string{
		"{n} buys {A} {goods} at ${B} each and {C} {wares} at ${D} each. {S} pays with ${E}. How much change does {s} get?", "{n} buys {A} {goods} at ${B} and {C} {wares} at ${D} and pays with ${E}. Change?", "{n} buys {A} {goods} at ${B} and {C} {wares} at ${D} and pays with ${E}. What is {his} change?", "{n} has ${E}. {S} buys {A} {goods} for ${B} each and {C} {wares} for ${D} each. How much [money|] does {s} have left?", "{n} had ${E} when {s} went to the {shop}. A {good} costs ${B} and a {ware} ${D}. {S} bought {A} {goods} and {C} {wares}. How much was left?",
	}},
	{"ccb", "A+B;C-r1", []string{
		"{n} buys a {good} for ${A} and a {ware} for ${B}. {S} pays with ${C}. How much change does {s} get?", "{n} had ${C}. {S} spent ${A} on a {good} and ${B} on a {ware}. How much is left?", "a {good} costs ${A} and a {ware} costs ${B}. How much is left of ${C} after buying both?", "{n} wants a {good} for ${A} and a {ware} for ${B}. {S} has ${C}. How much will {s} have left?",
	}},
	{"ccb", "A+B;r1-C", []string{
		"{n} wants to buy a {good} for ${A} and a {ware} for ${B}. {S} has ${C}. How much more money does {s} need?", "a {good} costs ${A} and a {ware} costs ${B}. If {n} has saved ${C}, how much more must {s} save to buy both?", "{n} bought a {good} for ${A} and a {ware} for ${B}. {S} had a coupon for ${C} off. How much did {s} pay?",
	}},
	{"ccc", "A+B;r1+C", []string{
		"{n} bought a {good} for ${A}, a {ware} for ${B} and a book for ${C}. How much did {s} spend [in all|altogether]?", "{n} spent ${A} on food, ${B} on clothes and ${C} on a {good}. How much did {s} spend?", "lunch costs ${A}, a drink costs ${B} and a dessert costs ${C}. What is the total?",
	}},
	{"scc", "A*B;r1+C", []string{
		"{n} buys {A} {goods} at ${B} each and a {ware} for ${C}. How much does {s} pay [in all|]?", "{n} orders {A} {goods} for ${B} each. Shipping costs ${C}. What is the total cost?", "a taxi costs ${C} plus ${B} a mile. How much does a ride of {A} miles cost?", "renting a [bike|boat|car] costs ${C} plus ${B} an hour. {n} rents it for {A} hours. How much does {s} pay?", "{n} has ${C} and saves ${B} a week. How much will {s} have after {A} weeks?", "{n} pays ${B} a month for {A} months and a fee of ${C}. How much is that in total?", "entry costs ${C}, and every ride costs ${B}. {n} takes {A} rides. How much does {s} spend?",
	}},
	{"csc", "A-C;r1/B", []string{
		"{n} paid ${A} for {B} {goods} and a {ware}. The {ware} cost ${C}. How much did each {good} cost?", "{n} had ${A}. After buying {B} {goods} {s} has ${C} left. How much did each {good} cost?", "a plumber charged ${A}: ${C} for coming and the rest for {B} hours of work. How much does an hour cost?", "{n} gave the clerk ${A} for {B} {goods} and got ${C} back. What is the price of each {good}?", "{n} owes ${A}. {S} pays ${C} now and the rest in {B} equal payments. How much is each payment?", "{n} wants a {good} for ${A} and already has ${C}. If {s} saves ${B} a week, how many weeks will it take?",
	}},
	{"csc", "A+C;r1/B", []string{"{n} has ${A} and earns ${C} more. How many {goods} at ${B} each can {s} buy?", "{n} spent ${A} on flour and ${C} on sugar to make {B} cakes. What does each cake cost {him}?", "{B} friends share a pizza for ${A} and drinks for ${C}. How much does each pay?"}},
	{"ccs", "A-B;r1*C", []string{
		"{n} buys {goods} for ${B} each and sells them for ${A} each. How much does {s} earn by selling {C}?", "it costs ${B} to make a {good}. {n} sells it for ${A}. How much profit does {s} make on {C} {goods}?", "a {good} costs ${A} at the {shop}, but only ${B} online. How much does {n} save by buying {C} online?", "{n} buys {C} {goods} at ${B} instead of ${A}. How much does {s} save?", "{n} earns ${A} a day and spends ${B} a day. How much does {s} save in {C} days?", "{goods} normally cost ${A}. Today each is ${B} off. How much do {C} {goods} cost?",
	}},
	{"ccs", "A+B;r1*C", []string{
		"a {good} costs ${A} and a {ware} costs ${B}. {n} buys {C} of each. How much does {s} pay?", "lunch costs ${A} and a drink costs ${B}. How much do lunch and a drink cost for {C} people?", "each of {C} children gets a {good} for ${A} and a {ware} for ${B}. How much is that in all?", "{n} spends ${A} on breakfast and ${B} on lunch every day. How much does {s} spend in {C} days?",
	}},
	{"scg", "A*B;r1/C", []string{
		"{A} {goods} at ${B} each are paid for by {C} friends, each the same. How much does each pay?", "{n} earned ${B} a week for {A} weeks and shares the money with friends, so that {C} people get the same. How much does each get?", "{n} sold {A} {goods} at ${B} each and bought {wares} at ${C} each with the money. How many {wares} did {s} buy?",
	}},
	{"sscb", "A*B;r1*C;D-r2", []string{
		"{n} buys {A} boxes with {B} {goods} each. A {good} costs ${C}. {S} pays with ${D}. How much is left?", "{n} drinks {A} cups of coffee a day at ${C} each. {S} has ${D}. How much is left after {B} days?",
	}},
	{"ssc", "A*B;r1*C", []string{
		"{n} bought {A} boxes of {goods} with {B} in each. A {good} costs ${C}. How much did {s} spend?", "{A} friends each buy {B} {goods} at ${C}. How much do they pay altogether?", "{n} eats {A} apples a day. How much do apples cost {him} in {B} days at ${C} each?", "{n} sells {A} {goods} a day at ${C} each. How much does {s} make in {B} days?", "each of the {A} rooms needs {B} lamps. A lamp costs ${C}. How much do all the lamps cost?", "{n} has {A} dogs. Each eats {B} cans a day, and a can costs ${C}. What does {s} pay for food each day?",
	}},
	{"sc", "A*12;r1*B", []string{"{n} buys {A} dozen {goods} at ${B} each. How much does {s} pay?", "a {good} costs ${B}. What do {A} dozen cost?", "{n} pays ${B} a month. How much is that in {A} years?", "{n} saves ${B} every month for {A} years. How much does {s} save?", "eggs are ${B} each. How much are {A} dozen eggs?"}},
	{"c", "A*12", []string{"{n} pays ${A} a month for music. How much is that [a|per] year?", "rent is ${A} a month. How much is the rent for a year?", "{n} saves ${A} every month. How much does {s} save in a year?"}},
	{"c", "A*52", []string{"{n} spends ${A} a week on {goods}. How much is that in a year?", "{n} saves ${A} each week. How much does {s} save in a year?"}},
	{"scg", "B*C;A/r1", []string{"{n} saves ${B} a day. How many weeks of {C} days does it take to save ${A}?"}},
	{"cp", "A*B;r/100;A-r;r/2", []string{"a {good} costs ${A}. With {B}% off, {n} and {m} pay for it together, each half. How much does each of them pay?"}},
	{"bcp", "B*C;r/100;B-r;A-r", []string{"{n} pays with ${A} for a {good} that costs ${B} but is {C}% off. How much change does {s} get?", "{n} has ${A}. {S} buys a ${B} {good} on sale at {C}% off. How much money is left?"}},
}
