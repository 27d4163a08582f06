package problems

import "strings"

// countKind is a kind of things. A word with another plural than the usual one
// has it behind a stroke.
type countKind struct {
	names []string // what the question calls it; none if it is never asked for
	words string
	// unclear are the kinds whose things some people would count too: they do
	// not stand in one list with a question for this kind.
	unclear []string
}

// count kinds by a short name. Things of a kind belong to no other, but for
// birds, insects and fish, which are animals.
var countKinds = map[string]countKind{
	"fruit": {names: []string{"fruits", "fruits", "fruits", "pieces of fruit"}, unclear: []string{"dessert"},
		words: `apple, pear, orange, banana, plum, peach/peaches, lemon, lime, cherry, grape, strawberry, raspberry, blueberry, blackberry, cranberry,
		gooseberry, mango/mangoes, papaya, kiwi, pineapple, apricot, nectarine, fig, date, melon, watermelon, pomegranate, grapefruit, tangerine,
		mandarin, clementine, lychee, guava, quince, coconut, bunch of grapes/bunches of grapes, currant, persimmon, passion fruit`},
	"vegetable": {names: []string{"vegetables"}, words: `carrot, potato/potatoes, onion, cabbage, cauliflower, head of broccoli/heads of broccoli,
		broccoli head, lettuce head, head of lettuce/heads of lettuce, stalk of celery/stalks of celery, celery stalk, garlic, clove of garlic/cloves of garlic,
		head of cabbage/heads of cabbage, yam, sweet potato/sweet potatoes, turnip, radish, beet, beetroot, leek, spinach leaf/spinach leaves, asparagus spear,
		artichoke, parsnip, Brussels sprout, ear of corn/ears of corn, kale leaf/kale leaves, shallot, eggplant, zucchini, celery, lettuce, broccoli,
		bok choy, kohlrabi, rutabaga, head of garlic/heads of garlic, bulb of fennel/bulbs of fennel, cucumber, green bean, pea pod`},
	"animal": {names: []string{"animals", "animals", "animals", "creatures"}, unclear: []string{"toy"},
		words: `cat, dog, horse, donkey, cow, pig, goat, sheep/sheep, rabbit, hare, mouse/mice, rat, hamster, guinea pig, squirrel, fox, wolf/wolves, bear,
		lion, tiger, leopard, elephant, giraffe, zebra, monkey, gorilla, kangaroo, camel, deer/deer, moose/moose, frog, toad, snake, lizard, turtle, tortoise,
		crocodile, snail, slug, worm, bat, hedgehog, mole, otter, beaver, seal, whale, dolphin, fish/fish, shark, crab, lobster, octopus, kitten, puppy,
		calf/calves, lamb, pony, llama, buffalo/buffalo, badger, raccoon, skunk, panda, koala, rhino, hippo, goldfish/goldfish, trout/trout, salmon/salmon, eel, newt, gecko`},
	"bird": {names: []string{"birds"}, words: `chicken, hen, rooster, duck, goose/geese, turkey, pigeon, dove, sparrow, crow, raven, swan, owl, parrot, penguin,
		eagle, hawk, falcon, robin, gull, peacock, ostrich, canary, magpie, stork, heron, woodpecker, flamingo`, unclear: []string{"toy"}},
	"insect": {names: []string{"insects"}, words: `ant, bee, wasp, fly, butterfly, moth, beetle, ladybug, mosquito/mosquitoes, grasshopper, cricket, dragonfly, cockroach`, unclear: []string{"toy"}},
	"instrument": {names: []string{"musical instruments", "musical instruments", "instruments"}, unclear: []string{"toy", "tool"},
		words: `piano, violin, viola, cello, guitar, banjo, ukulele, harp, flute, clarinet, oboe, bassoon, saxophone, trumpet, trombone, tuba, drum, accordion,
		harmonica, xylophone, tambourine, recorder, organ, mandolin, piccolo, cymbal, French horn, bagpipe, lute, triangle, bugle, double bass, keyboard`},
	"furniture": {names: []string{"pieces of furniture"}, unclear: []string{"household", "appliance"},
		words: `table, chair, bed, couch, sofa, desk, stool, bench, armchair, bookcase, bookshelf/bookshelves, wardrobe, dresser, cupboard, cabinet,
		nightstand, shelf/shelves, rocking chair, crib, ottoman, bunk bed, coffee table, sideboard, futon`},
	"appliance": {names: []string{"appliances", "household appliances"}, unclear: []string{"household", "tool", "school"},
		words: `stove, oven, fridge, refrigerator, freezer, microwave, toaster, dishwasher, washing machine, dryer, kettle, blender, mixer, vacuum cleaner,
		iron, coffee maker, hair dryer, rice cooker, heater, air conditioner, food processor, waffle iron`},
	"household": {words: `lamp, clock, mirror, vase, candle, pillow, blanket, towel, rug, curtain, picture, basket, bucket, umbrella, key, wallet, suitcase,
		box, bottle, coin, newspaper, magazine, bar of soap/bars of soap, toothbrush, comb, light bulb, flashlight, phone, television, computer, radio, camera, watch`},
	"tool": {names: []string{"tools"}, unclear: []string{"household", "appliance", "dish", "school"},
		words: `hammer, screwdriver, wrench, saw, drill, chisel, pair of pliers/pairs of pliers, shovel, rake, axe, crowbar, hoe, spade, mallet, sledgehammer, pickaxe, hacksaw, trowel`},
	"vehicle": {names: []string{"vehicles"}, unclear: []string{"toy", "sport"}, words: `car, truck, bus, van, motorcycle, bicycle, train, tram, taxi, boat, ship, airplane,
		helicopter, scooter, tractor, jeep, ambulance, fire truck, minivan, submarine, ferry, motorbike, limousine, police car`},
	"clothing": {names: []string{"pieces of clothing", "items of clothing"}, unclear: []string{"household", "sport", "toy"},
		words: `shirt, skirt, dress, jacket, coat, sweater, scarf/scarves, hat, cap, sock, blouse, vest, T-shirt, pair of jeans/pairs of jeans, pair of pants/pairs of pants,
		pair of shorts/pairs of shorts, belt, tie, hoodie, cardigan, raincoat, suit, glove, mitten, robe`},
	"toy": {names: []string{"toys"}, unclear: []string{"instrument", "vehicle", "animal", "bird", "insect", "sport", "clothing", "school", "household"},
		words: `doll, teddy bear, yo-yo, kite, puzzle, jigsaw puzzle, spinning top, rubber duck, toy car, toy train, rattle, marble, stuffed animal, action figure, toy robot, jack-in-the-box`},
	"dish": {names: []string{"dishes", "pieces of tableware"}, unclear: []string{"household", "appliance", "tool", "dessert"},
		words: `plate, bowl, cup, saucer, mug, platter, soup bowl, dinner plate, teacup, serving bowl`},
	"flower":  {names: []string{"flowers"}, words: `rose, tulip, daisy, lily, sunflower, orchid, daffodil, carnation, violet, iris, poppy, dandelion, marigold, peony, pansy, chrysanthemum, hyacinth, crocus`},
	"drink":   {names: []string{"drinks", "beverages"}, unclear: []string{"fruit", "dish", "household"}, words: `coffee, lemonade, glass of milk/glasses of milk, cup of tea/cups of tea, bottle of water/bottles of water, can of soda/cans of soda, milkshake, smoothie, glass of juice/glasses of juice, beer, cola`},
	"dessert": {names: []string{"desserts"}, unclear: []string{"fruit", "drink", "dish"}, words: `cake, cupcake, brownie, cookie, donut, pudding, cheesecake, slice of pie/slices of pie, ice cream, eclair, macaron, tiramisu`},
	"school":  {names: []string{"school supplies"}, unclear: []string{"household", "toy", "tool", "furniture", "instrument"}, words: `pencil, pen, eraser, ruler, notebook, crayon, glue stick, binder, marker, pencil case, sharpener, highlighter`},
	"sport":   {names: []string{"pieces of sports equipment"}, unclear: []string{"toy", "vehicle", "clothing"}, words: `tennis racket, baseball bat, basketball, football, hockey stick, golf club, volleyball, soccer ball, baseball, surfboard, skateboard, dumbbell, badminton racket`},
}

// countKindNames are the keys of countKinds in a fixed order.
var countKindNames = strings.Fields(`fruit vegetable animal bird insect instrument furniture appliance household tool vehicle clothing toy dish flower drink
	dessert school sport`)

// belongs reports whether things of one kind are counted as another.
func belongs(thing, asked string) bool {
	return thing == asked || asked == everything || asked == "animal" && (thing == "bird" || thing == "insect")
}

// everything is the kind that all things are of.
const everything = "everything"

// countThings are the things of each kind, one and many.
var countThings = map[string][][2]string{}

func init() {
	for _, kind := range countKindNames {
		for _, w := range strings.Split(countKinds[kind].words, ",") {
			one, many, irregular := strings.Cut(strings.Join(strings.Fields(w), " "), "/")
			if !irregular {
				many = plural(one)
			}
			countThings[kind] = append(countThings[kind], [2]string{one, many})
		}
	}
}
