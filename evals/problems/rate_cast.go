package problems

import (
	"strings"

	"github.com/seed-25a395fc/reason/prompts"
)

// castRate chooses people, things and places for a tale. {n}, {m} and {k} are
// people, {s}, {S}, {him}, {his} go with {n}; {x}, {y} are things, {one} is one of
// {x}; {goods} and {wares} are for sale, {good} and {ware} one of them; {box} and
// {boxes} hold things. None of the people is named in the text already.
func castRate(r *rng, text string) *strings.Replacer {
	person := func(names []string) string {
		for {
			if name := pick(r, names); !strings.Contains(text, name) {
				return name
			}
		}
	}
	names, others, s, him, his := women, men, "she", "her", "her"
	if r.chance(50) {
		names, others, s, him, his = men, women, "he", "him", "his"
	}
	n, m := person(names), person(others)
	k := person(names)
	if k == n {
		k = pick(r, []string{"a friend", "a neighbor", "Mrs. Lee"})
	}
	switch {
	case r.chance(6):
		n = title(madeUp(r))
	case r.chance(6):
		n = pick(r, []string{"Mr. ", "Mrs. ", "Ms. ", "Dr. "}) + pick(r, surnames)
		s, him, his = "he", "him", "his"
		if strings.HasPrefix(n, "Mrs.") || strings.HasPrefix(n, "Ms.") {
			s, him, his = "she", "her", "her"
		}
	}
	one := pick(r, things)
	switch r.weighted(52, 8, 40) {
	case 1:
		one = pick(r, animals)
	case 2:
		one = pick(r, moreThings)
	}
	x, y, box := prompts.Plural(one), prompts.Plural(pick(r, things)), pick(r, containers)
	if x == y {
		y = "postcards"
	}
	good, ware := pick(r, merchandise), pick(r, merchandise)
	if good == ware {
		ware = "gift card"
	}
	return strings.NewReplacer("{n}", n, "{m}", m, "{k}", k, "{s}", s, "{S}", title(s), "{him}", him, "{his}", his,
		"{x}", x, "{y}", y, "{one}", one, "{box}", box, "{boxes}", prompts.Plural(box),
		"{good}", good, "{goods}", pluralOf(good), "{ware}", ware, "{wares}", pluralOf(ware),
		"{place}", pick(r, ratePlaces), "{kin}", pick(r, kin), "{shop}", pick(r, shops), "{day}", pick(r, days))
}

var (
	surnames = strings.Fields(`Smith Jones Brown Lee Garcia Miller Davis Wilson Moore Taylor Thomas White Harris Clark Young King Wright Green Baker Hill`)

	// merchandise is what shops sell.
	merchandise = append(strings.Fields(`shirt hat jacket sweater skirt dress coat belt scarf book notebook pen pencil eraser backpack lamp chair table
		phone tablet game toy puzzle ball bike helmet ticket cake pie pizza sandwich burger taco salad soda juice coffee muffin cookie donut
		mug plate bowl vase candle pillow blanket towel plant rose apple melon pumpkin watch ring bracelet necklace poster magazine
		hammer drill bucket brush mirror clock umbrella drum guitar speaker keyboard cap album`), "video game", "movie ticket", "pair of shoes", "ice cream cone",
		"bag of rice", "loaf of bread", "bottle of water", "T-shirt", "board game", "hot dog", "box of crayons", "pack of gum", "can of soup", "bunch of flowers")

	moreThings = append(strings.Fields(`gumball tulip daisy acorn pinecone twig clam crab snowball sled kazoo whistle flute trophy ribbon patch yo-yo sponge
		mop broom towel napkin pancake waffle burrito meatball noodle olive pickle radish turnip pumpkin squash mango kiwi raisin almond peanut
		cashew chestnut brownie wafer tart scone bun pastry parrot hamster guppy tadpole caterpillar ladybug snowflake icicle paintbrush canvas sketch
		poem story riddle quilt curtain rug mat basket barrel ladder shovel rake hose bulb battery cable plug screwdriver wrench bolt brick plank
		log stump cactus fern bush sapling seedling trophy medal flag banner lantern torch ornament bell statue vase jug mug kettle pan tray`),
		"toy car", "baseball card", "tennis ball", "action figure", "water balloon", "picture book", "hair clip", "paper clip", "jelly bean", "ice cube", "light bulb", "rubber band",
		"candy bar", "bottle cap", "soccer ball", "comic book", "gold coin", "golf ball", "race car", "bean bag", "trading card", "teddy bear", "paper airplane", "friendship bracelet",
		"birthday card", "chocolate bar", "apple tree", "rose bush", "tomato plant", "hockey puck", "jump rope", "board game", "sea star", "bird feeder", "rubber duck")

	ratePlaces = append(strings.Fields(`bakery beach gym hospital office hotel restaurant playground theater stadium factory airport station camp orchard
		greenhouse aquarium cafeteria warehouse church castle harbor lake river village office classroom attic basement`), wordPlaces...)

	kin = []string{"brother", "sister", "mother", "father", "cousin", "friend", "uncle", "aunt", "neighbor", "grandmother", "teacher", "roommate"}

	shops = []string{"store", "shop", "market", "bakery", "mall", "bookstore", "supermarket", "toy store", "fair", "farmers' market", "cafe", "pet shop", "grocery store", "candy store", "flea market", "craft fair", "school fair", "gift shop", "flower shop", "hardware store", "department store"}

	rateAsides = []string{
		"{m} has {E} {y}.", "{S} also has {E} {y}.", "There are {E} {y} on the table.", "{m} is {E} years old.", "The {place} has {E} windows.",
		"{S} saw {E} {y} on the way.", "{m} [bought|found|lost|sold] {E} {y}.", "{S} lives {E} miles from the {place}.", "{his} {kin} is {E} years old.",
		"The {shop} is {E} miles away.", "{n} has lived there for {E} years.", "The {shop} opened {E} years ago.", "{n} is {E} years old.",
	}

	rateRemarks = []string{
		"it is a [sunny|rainy|cold|windy] day.", "it is [summer|winter|spring|fall].", "today is {day}.", "the {place} is [busy|quiet|full of people] today.", "everybody is in a good mood.", "the weather is [nice|bad].",
		"they are all friends.", "the {shop} has just opened.", "school starts soon.", "a new year has begun.", "the {shop} is having a sale.",
	}
	personRemarks = []string{
		"{n} is planning a [party|trip|picnic|vacation].", "{n} is [at the {place}|in the {place}|at home|on vacation] today.", "{n} likes {y} very much.", "{n} wants to help {his} {kin}.", "{n} is getting ready for [school|work|the weekend|winter].",
		"{n} went to the {shop} with {his} {kin}.", "{n} is keeping track of everything.", "{n} is saving for a {good}.", "{n} loves numbers.", "{n} has a small business.", "{n} is a [student|teacher|farmer|baker|nurse|driver].", "{n} has a big family.",
		"{n} is trying to be careful.", "{n} is having a busy [day|week].", "{n} wants to surprise {his} {kin}.", "{n} is thinking about a new hobby.",
	}
)
