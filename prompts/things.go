package prompts

import (
	"slices"
	"strings"
	"sync"
)

// thingKind is a kind of everyday things. A word with another plural than the usual
// one has it behind a stroke.
type thingKind struct {
	names []string // what a question calls it; none if it is never asked for
	words string
	rarer string // words that are less common
	// unclear are the kinds whose things some people would count too.
	unclear []string
}

// thingKinds are the kinds by a short name. Things of a kind belong to no other,
// but for birds and insects, which are animals.
var thingKinds = map[string]thingKind{
	"fruit": {names: []string{"fruits", "fruits", "fruits", "pieces of fruit"}, unclear: []string{"dessert"},
		words: `apple, pear, orange, banana, plum, peach/peaches, lemon, lime, cherry, grape, strawberry, raspberry, blueberry, blackberry, cranberry,
		gooseberry, mango/mangoes, papaya, kiwi, pineapple, apricot, nectarine, fig, date, melon, watermelon, pomegranate, grapefruit, tangerine,
		mandarin, clementine, lychee, guava, quince, coconut, bunch of grapes/bunches of grapes, currant, persimmon, passion fruit`,
		rarer: `dragon fruit, star fruit, mulberry, boysenberry, elderberry, loganberry, satsuma, blood orange, kumquat, pomelo, cantaloupe, honeydew, honeydew melon,
		jackfruit, durian, rambutan, plantain, crab apple, damson, greengage, loquat, red currant, black currant, slice of watermelon/slices of watermelon,
		slice of melon/slices of melon, slice of pineapple/slices of pineapple, green apple, red apple, bilberry, huckleberry, navel orange, Asian pear,
		sour cherry, mirabelle, tamarind, breadfruit, sugar apple, soursop`},
	"vegetable": {names: []string{"vegetables"}, words: `carrot, potato/potatoes, onion, cabbage, cauliflower, head of broccoli/heads of broccoli,
		broccoli head, lettuce head, head of lettuce/heads of lettuce, stalk of celery/stalks of celery, celery stalk, garlic, clove of garlic/cloves of garlic,
		head of cabbage/heads of cabbage, yam, sweet potato/sweet potatoes, turnip, radish, beet, beetroot, leek, spinach leaf/spinach leaves, asparagus spear,
		artichoke, parsnip, Brussels sprout, ear of corn/ears of corn, kale leaf/kale leaves, shallot, eggplant, zucchini, celery, lettuce, broccoli,
		bok choy, kohlrabi, rutabaga, head of garlic/heads of garlic, bulb of fennel/bulbs of fennel, cucumber, green bean, pea pod`,
		rarer: `red onion, spring onion, green onion, scallion, pearl onion, head of cauliflower/heads of cauliflower, head of romaine/heads of romaine, bunch of kale/bunches of kale,
		bunch of spinach/bunches of spinach, stick of celery/sticks of celery, carrot stick, baby carrot, red cabbage, savoy cabbage, swede, celery root, daikon, chard leaf/chard leaves,
		collard leaf/collard leaves, bean sprout, runner bean, snow pea, lima bean, okra pod, courgette, aubergine, fennel bulb, endive, new potato/new potatoes, corn cob, pea, bean,
		cassava root, butternut squash/butternut squashes, garlic bulb, lettuce leaf/lettuce leaves, cabbage leaf/cabbage leaves, asparagus stalk, bunch of asparagus/bunches of asparagus,
		head of chicory/heads of chicory, stalk of rhubarb/stalks of rhubarb, red beet, black radish, string bean, bunch of carrots/bunches of carrots`},
	"animal": {names: []string{"animals", "animals", "animals", "creatures"}, unclear: []string{"toy"},
		words: `cat, dog, horse, donkey, cow, pig, goat, sheep/sheep, rabbit, hare, mouse/mice, rat, hamster, guinea pig, squirrel, fox, wolf/wolves, bear,
		lion, tiger, leopard, elephant, giraffe, zebra, monkey, gorilla, kangaroo, camel, deer/deer, moose/moose, frog, toad, snake, lizard, turtle, tortoise,
		crocodile, snail, slug, worm, bat, hedgehog, mole, otter, beaver, seal, whale, dolphin, fish/fish, shark, crab, lobster, octopus, kitten, puppy,
		calf/calves, lamb, pony, llama, buffalo/buffalo, badger, raccoon, skunk, panda, koala, rhino, hippo, goldfish/goldfish, trout/trout, salmon/salmon, eel, newt, gecko`,
		rarer: `cheetah, jaguar, panther, hyena, jackal, coyote, lynx, bobcat, puma, wombat, wallaby, opossum, sloth, anteater, armadillo, platypus, antelope, gazelle, bison/bison, yak,
		ox/oxen, bull, ram, ewe, mare, stallion, foal, mule, reindeer/reindeer, elk/elk, chipmunk, gerbil, ferret, weasel, chinchilla, porcupine, walrus, sea lion, manatee, porpoise,
		jellyfish/jellyfish, starfish/starfish, squid/squid, shrimp, tuna/tuna, carp/carp, herring/herring, catfish/catfish, swordfish/swordfish, piranha, seahorse, stingray,
		salamander, chameleon, iguana, alligator, python, cobra, viper, rattlesnake, tadpole, baboon, chimpanzee, orangutan, lemur, meerkat, mongoose, polar bear, grizzly bear,
		black bear, lion cub, wild boar, warthog, hippopotamus, rhinoceros, piglet, bunny, poodle, terrier, bulldog, beagle, collie, greyhound, dalmatian, Persian cat, tabby cat, bear cub,
		earthworm, leech, field mouse/field mice, sea turtle, tree frog, bull terrier, water buffalo/water buffalo, mountain goat, hound, dingo, tapir, okapi, gnu, ibex, stoat, vole, shrew`},
	"bird": {names: []string{"birds"}, words: `chicken, hen, rooster, duck, goose/geese, turkey, pigeon, dove, sparrow, crow, raven, swan, owl, parrot, penguin,
		eagle, hawk, falcon, robin, gull, peacock, ostrich, canary, magpie, stork, heron, woodpecker, flamingo`,
		rarer: `pheasant, partridge, quail, kingfisher, cuckoo, swallow, lark, nightingale, thrush, blackbird, starling, finch, goldfinch, bluebird, blue jay, cardinal, hummingbird, pelican,
		puffin, albatross, vulture, condor, kestrel, osprey, toucan, parakeet, cockatoo, macaw, budgie, lovebird, emu, ibis, egret, duckling, gosling, chick, cockerel, seagull,
		jackdaw, jay, wren, warbler, mallard, snowy owl, barn owl, bald eagle, guinea fowl/guinea fowl, oriole, sandpiper, tern, cormorant`, unclear: []string{"toy"}},
	"insect": {names: []string{"insects"}, words: `ant, bee, wasp, fly, butterfly, moth, beetle, ladybug, mosquito/mosquitoes, grasshopper, cricket, dragonfly, cockroach`,
		rarer: `bumblebee, honeybee, hornet, locust, cicada, praying mantis, firefly, gnat, midge, flea, termite, earwig, caterpillar, stag beetle, ladybird, dung beetle, stick insect,
		aphid, weevil, horsefly, damselfly, fruit fly, fire ant, silkworm`, unclear: []string{"toy"}},
	"instrument": {names: []string{"musical instruments", "musical instruments", "instruments"}, unclear: []string{"toy", "tool"},
		words: `piano, violin, viola, cello, guitar, banjo, ukulele, harp, flute, clarinet, oboe, bassoon, saxophone, trumpet, trombone, tuba, drum, accordion,
		harmonica, xylophone, tambourine, recorder, organ, mandolin, piccolo, cymbal, French horn, bagpipe, lute, triangle, bugle, double bass, keyboard`,
		rarer: `snare drum, bass drum, bass guitar, electric guitar, acoustic guitar, grand piano, upright piano, pipe organ, English horn, cornet, euphonium, sousaphone, lyre, zither,
		sitar, balalaika, dulcimer, glockenspiel, marimba, vibraphone, gong, bongo drum, conga drum, kettledrum, steel drum, pair of maracas/pairs of maracas,
		pair of castanets/pairs of castanets, pan flute, tin whistle, fife, didgeridoo, concertina, harpsichord, synthesizer, hurdy-gurdy, kazoo, ocarina, alto saxophone,
		tenor saxophone, bass clarinet, fiddle, autoharp, alphorn, koto, shamisen, erhu, bouzouki, mouth organ, electric piano, drum set`},
	"furniture": {names: []string{"pieces of furniture"}, unclear: []string{"household", "appliance"},
		words: `table, chair, bed, couch, sofa, desk, stool, bench, armchair, bookcase, bookshelf/bookshelves, wardrobe, dresser, cupboard, cabinet,
		nightstand, shelf/shelves, rocking chair, crib, ottoman, bunk bed, coffee table, sideboard, futon`,
		rarer: `end table, dining table, side table, kitchen table, office chair, folding chair, armoire, chest of drawers/chests of drawers, loveseat, recliner, bar stool, footstool,
		bedside table, hutch, writing desk, dressing table, settee, sofa bed, double bed, high chair, garden bench, kitchen chair, computer desk, filing cabinet, dining chair, swivel chair,
		card table, corner sofa, china cabinet, garden chair, picnic table, camp bed, cradle, chaise longue, divan, bureau, credenza`},
	"appliance": {names: []string{"appliances", "household appliances"}, unclear: []string{"household", "tool", "school"},
		words: `stove, oven, fridge, refrigerator, freezer, microwave, toaster, dishwasher, washing machine, dryer, kettle, blender, mixer, vacuum cleaner,
		iron, coffee maker, hair dryer, rice cooker, heater, air conditioner, food processor, waffle iron`,
		rarer: `juicer, slow cooker, pressure cooker, tumble dryer, electric fan, dehumidifier, humidifier, bread maker, toaster oven, deep fryer, electric kettle, hand mixer, gas stove,
		electric stove, espresso machine, popcorn maker, sewing machine, steam iron, egg cooker, air fryer, range hood, trash compactor, space heater, water heater, ice cream maker,
		microwave oven, clothes dryer, sandwich toaster, milk frother, coffee machine`},
	"household": {words: `lamp, clock, mirror, vase, candle, pillow, blanket, towel, rug, curtain, picture, basket, bucket, umbrella, key, wallet, suitcase,
		box, bottle, coin, newspaper, magazine, bar of soap/bars of soap, toothbrush, comb, light bulb, flashlight, phone, television, computer, radio, camera, watch`,
		rarer: `doormat, picture frame, photo album, pillowcase, bed sheet, bath mat, shower curtain, laundry basket, trash can, sponge, candle holder, ashtray, alarm clock, wall clock,
		matchbox, envelope, stamp, purse, handbag, backpack, briefcase, pair of glasses/pairs of glasses, necklace, ring, bracelet, earring, hairbrush, razor,
		bottle of shampoo/bottles of shampoo, tube of toothpaste/tubes of toothpaste, battery, laptop, printer, remote control, charger, book, novel, dictionary, map, calendar, postcard,
		poster, painting, statue, flowerpot, watering can, cushion, jewelry box, piggy bank, thermometer, hourglass, birdcage, aquarium, lantern, candlestick, coat hanger, safety pin,
		needle, spool of thread/spools of thread, suitcase lock, door handle, ladder, tent, sleeping bag, cell phone, smartphone, tablet, headset, loudspeaker, table lamp, floor lamp,
		letter, newspaper clipping, roll of paper towels/rolls of paper towels, tin can, cardboard box, wastebasket, tablecloth, napkin, quilt, mattress, sofa cushion`},
	"tool": {names: []string{"tools"}, unclear: []string{"household", "appliance", "dish", "school"},
		words: `hammer, screwdriver, wrench, saw, drill, chisel, pair of pliers/pairs of pliers, shovel, rake, axe, crowbar, hoe, spade, mallet, sledgehammer, pickaxe, hacksaw, trowel`,
		rarer: `screw gun, pair of pincers/pairs of pincers, tape measure, spirit level, file, rasp, handsaw, chainsaw, power drill, nail gun, soldering iron, socket wrench, pitchfork,
		pruning saw, hatchet, lawn rake, vise, clamp, staple gun, hand drill, sander, garden fork`},
	"vehicle": {names: []string{"vehicles"}, unclear: []string{"toy", "sport"}, words: `car, truck, bus, van, motorcycle, bicycle, train, tram, taxi, boat, ship, airplane,
		helicopter, scooter, tractor, jeep, ambulance, fire truck, minivan, submarine, ferry, motorbike, limousine, police car`,
		rarer: `pickup truck, delivery van, school bus, garbage truck, tow truck, sports car, race car, station wagon, convertible, sedan, canoe, kayak, rowboat, sailboat, yacht, speedboat,
		motorboat, hovercraft, bulldozer, forklift, moped, tricycle, mountain bike, camper van, steam engine, streetcar, subway train, jet, glider, hot-air balloon, cable car, carriage`},
	"clothing": {names: []string{"pieces of clothing", "items of clothing"}, unclear: []string{"household", "sport", "toy"},
		words: `shirt, skirt, dress, jacket, coat, sweater, scarf/scarves, hat, cap, sock, blouse, vest, T-shirt, pair of jeans/pairs of jeans, pair of pants/pairs of pants,
		pair of shorts/pairs of shorts, belt, tie, hoodie, cardigan, raincoat, suit, glove, mitten, robe`,
		rarer: `pair of gloves/pairs of gloves, pair of socks/pairs of socks, pair of trousers/pairs of trousers, undershirt, polo shirt, sweatshirt, tank top, tuxedo, overcoat, poncho, kimono,
		nightgown, swimsuit, bathrobe, apron, pullover, jumpsuit, turtleneck, waistcoat, beanie, bow tie, shawl, parka, anorak, miniskirt, wedding dress, baseball cap, straw hat`},
	"toy": {names: []string{"toys"}, unclear: []string{"instrument", "vehicle", "animal", "bird", "insect", "sport", "clothing", "school", "household"},
		words: `doll, teddy bear, yo-yo, kite, puzzle, jigsaw puzzle, spinning top, rubber duck, toy car, toy train, rattle, marble, stuffed animal, action figure, toy robot, jack-in-the-box`,
		rarer: `toy truck, toy boat, rag doll, dollhouse, rocking horse, hula hoop, pinwheel, whirligig, water pistol, building block, toy plane, toy dinosaur, stuffed bear, toy soldier, wind-up mouse,
		toy drum, model train, board game, finger puppet, hand puppet, beach ball, bouncy ball`},
	"dish": {names: []string{"dishes", "pieces of tableware"}, unclear: []string{"household", "appliance", "tool", "dessert"},
		words: `plate, bowl, cup, saucer, mug, platter, soup bowl, dinner plate, teacup, serving bowl`,
		rarer: `salad bowl, gravy boat, sugar bowl, dessert plate, side plate, coffee cup, cake plate, ramekin, soup plate, butter dish, egg cup, cereal bowl`},
	"flower": {names: []string{"flowers"}, words: `rose, tulip, daisy, lily, sunflower, orchid, daffodil, carnation, violet, iris, poppy, dandelion, marigold, peony, pansy, chrysanthemum, hyacinth, crocus`,
		rarer: `geranium, petunia, begonia, dahlia, gardenia, hibiscus, magnolia, primrose, snowdrop, zinnia, aster, bluebell, buttercup, camellia, cornflower, foxglove,
		forget-me-not, gladiolus, hydrangea, snapdragon, water lily, anemone, azalea, freesia, edelweiss`},
	"drink": {names: []string{"drinks", "beverages"}, unclear: []string{"fruit", "dish", "household"}, words: `coffee, lemonade, glass of milk/glasses of milk, cup of tea/cups of tea, bottle of water/bottles of water, can of soda/cans of soda, milkshake, smoothie, glass of juice/glasses of juice, beer, cola`},
	"dessert": {names: []string{"desserts"}, unclear: []string{"fruit", "drink", "dish"}, words: `cake, cupcake, brownie, cookie, donut, pudding, cheesecake, slice of pie/slices of pie, ice cream, eclair, macaron, tiramisu`,
		rarer: `cheesecake slice, muffin, chocolate cake, apple pie, fruit tart, custard, sundae, cream puff, slice of cake/slices of cake, scoop of ice cream/scoops of ice cream, birthday cake,
		pancake, waffle, croissant, strudel, meringue, gingerbread man/gingerbread men, cinnamon roll`},
	"school": {names: []string{"school supplies"}, unclear: []string{"household", "toy", "tool", "furniture", "instrument"}, words: `pencil, pen, eraser, ruler, notebook, crayon, glue stick, binder, marker, pencil case, sharpener, highlighter`,
		rarer: `ballpoint pen, fountain pen, compass, protractor, exercise book, colored pencil, paintbrush, pencil sharpener, stapler, hole punch, folder, chalkboard eraser, felt-tip pen, sketchbook,
		notepad, textbook, lunch box, school bag, sheet of paper/sheets of paper, box of crayons/boxes of crayons`},
	"sport": {names: []string{"pieces of sports equipment"}, unclear: []string{"toy", "vehicle", "clothing"}, words: `tennis racket, baseball bat, basketball, football, hockey stick, golf club, volleyball, soccer ball, baseball, surfboard, skateboard, dumbbell, badminton racket`,
		rarer: `ping-pong paddle, table tennis bat, rugby ball, cricket bat, snowboard, sled, pair of skis/pairs of skis, ski pole, yoga mat, jump rope, golf ball, tennis ball, hockey puck,
		boxing glove, bowling ball, shuttlecock, exercise ball, barbell, kettlebell, lacrosse stick, basketball hoop, paddle`},
}

// ThingKinds are the kinds of everyday things.
var ThingKinds = strings.Fields(`fruit vegetable animal bird insect instrument furniture appliance household tool vehicle clothing toy dish flower drink
	dessert school sport`)

// EveryThing is the kind that all things are of.
const EveryThing = "everything"

// Things are the things of a kind, each as one and as many; rarer ones are less
// common words.
func Things(kind string) (common, rarer [][2]string) {
	return oneAndMany(thingKinds[kind].words), oneAndMany(thingKinds[kind].rarer)
}

// NamesOfKind are what questions call a kind, such as "pieces of fruit"; none if it
// is never asked for.
func NamesOfKind(kind string) []string { return thingKinds[kind].names }

// OfKind reports whether things of one kind are counted as another. clear is false
// where people would not agree.
func OfKind(kind, asked string) (is, clear bool) {
	is = kind == asked || asked == EveryThing || asked == "animal" && (kind == "bird" || kind == "insect")
	return is, is || !slices.Contains(thingKinds[asked].unclear, kind)
}

// kindOfThing is the kind of a thing by the words for one and for many; "" for a
// thing of two kinds. It is made when it is first needed, as few questions do.
var kindOfThing = sync.OnceValue(func() map[string]string {
	kinds := map[string]string{}
	for _, kind := range ThingKinds {
		common, rarer := Things(kind)
		for _, thing := range slices.Concat(common, rarer) {
			for _, name := range slices.Compact(thing[:]) {
				name = strings.ToLower(name)
				if other, ok := kinds[name]; ok && other != kind {
					kinds[name] = ""
				} else {
					kinds[name] = kind
				}
			}
		}
	}
	return kinds
})

// ThingAdjectives may stand before the name of a thing without making another thing
// of it, as the first word of "hot dog" does.
var ThingAdjectives = strings.Fields("old new big small large little tiny huge red blue green yellow white black brown nice lovely strange cheap expensive heavy ugly beautiful")

// KindOfThing is the kind of an everyday thing, in the singular or the plural, with
// or without ThingAdjectives: of "small red kites" that of kites. ok is false for
// things that are not known.
func KindOfThing(thing string) (kind string, ok bool) {
	words := strings.Fields(strings.ToLower(thing))
	for len(words) > 1 && slices.Contains(ThingAdjectives, words[0]) {
		words = words[1:]
	}
	name := strings.Join(words, " ")
	if name == "" {
		return "", false
	}
	if kind := kindOfThing()[name]; kind != "" {
		return kind, true
	}
	for _, called := range []string{name, Plural(name)} { // "three birds" are birds
		if kind, ok := KindAsked(countKinds[called]); ok && kind != EveryThing {
			return kind, true
		}
	}
	return "", false
}

// KindAsked is the kind that a prompt of the family Count asks for, such as "musical
// instruments".
func KindAsked(name string) (kind string, ok bool) {
	switch name {
	case "":
		return "", false
	case CountAll:
		return EveryThing, true
	}
	for _, kind := range ThingKinds {
		if slices.ContainsFunc(thingKinds[kind].names, func(called string) bool { return countKinds[called] == name }) {
			return kind, true
		}
	}
	return "", false
}

// oneAndMany are the singular and the plural of each word of a list.
func oneAndMany(words string) (things [][2]string) {
	for w := range strings.SplitSeq(words, ",") {
		one, many, irregular := strings.Cut(strings.Join(strings.Fields(w), " "), "/")
		switch {
		case one == "":
			continue
		case !irregular:
			many = Plural(one)
		}
		things = append(things, [2]string{one, many})
	}
	return things
}

// plurals holds the nouns whose plural does not follow the rules of Plural.
var plurals = map[string]string{
	"goose": "geese", "sheep": "sheep", "fish": "fish", "deer": "deer", "leaf": "leaves", "loaf": "loaves", "person": "people",
	"child": "children", "man": "men", "woman": "women", "potato": "potatoes", "tomato": "tomatoes", "shelf": "shelves", "life": "lives", "candy": "candies",
}

// Plural is the plural of a noun by the rules of spelling.
func Plural(noun string) string {
	if p, ok := plurals[noun]; ok {
		return p
	}
	switch {
	case strings.HasSuffix(noun, "s"), strings.HasSuffix(noun, "x"), strings.HasSuffix(noun, "ch"), strings.HasSuffix(noun, "sh"):
		return noun + "es"
	case len(noun) > 1 && strings.HasSuffix(noun, "y") && !strings.ContainsAny(noun[len(noun)-2:len(noun)-1], "aeiou"):
		return noun[:len(noun)-1] + "ies"
	}
	return noun + "s"
}
