package problems

import "strings"

// scaleWords are the words for one direction of a scale.
type scaleWords struct {
	than string // "taller than"
	most string // "the tallest"
	nth  string // "the {nth}-tallest"
}

// adjective is the words for one direction of a scale that has an adjective.
func adjective(more, most string) scaleWords {
	return scaleWords{more + " than", "the " + most, "the {nth}-" + most}
}

// orderTheme is a setting for things in order.
type orderTheme struct {
	intro    []string // {n} is their number, {list} the things
	things   []string // nil for people
	a        bool     // the list has articles
	the      string   // before a thing
	verb     string   // "is "
	up, down scaleWords
	who      []string // begins the question
	race     bool     // places are those of a race
}

// article stands before a thing in a list.
func (t *orderTheme) article(thing string) string {
	switch {
	case !t.a:
		return ""
	case strings.Contains("aeiou", thing[:1]):
		return "an "
	}
	return "a "
}

var (
	leftwards  = scaleWords{"to the left of", "the leftmost", "the {nth} from the left"}
	rightwards = scaleWords{"to the right of", "the rightmost", "the {nth} from the right"}
	ahead      = scaleWords{"ahead of", "first", "{nth}"}
	behind     = scaleWords{"behind", "last", "{nth}-to-last"}
)

// people are the settings of people who are compared: "{list} are friends".
var people = []string{
	"{list} are friends.", "{list} are cousins.", "{list} play in the same band.", "{list} are in one class.", "There are {n} people in a room: {list}.",
	"In a team there are {n} players: {list}.", "{n} neighbors are called {list}.", "{list} work in the same office.",
}

var orderThemes = []orderTheme{
	{
		intro:  []string{"On a shelf, there are {n} books: {list}.", "There are {n} books on a desk: {list}.", "A row of {n} books stands on a board: {list}.", "{n} books are lined up: {list}."},
		things: strings.Split("red book,blue book,green book,yellow book,white book,black book,purple book,orange book,brown book,gray book,pink book,silver book", ","),
		a:      true, the: "the ", verb: "is ", up: leftwards, down: rightwards, who: []string{"Which book", "Which of them", "Which one", "What"},
	}, {
		intro:  []string{"On a branch, there are {n} birds: {list}.", "{n} birds sit on a wire: {list}.", "On a fence there are {n} birds: {list}.", "There are {n} birds in a tree: {list}."},
		things: strings.Split("sparrow,crow,pigeon,swallow,finch,magpie,woodpecker,parrot,starling,dove,eagle,wren,stork,heron,seagull,blackbird", ","),
		a:      true, the: "the ", verb: "is ", up: leftwards, down: rightwards, who: []string{"Which bird", "Which of the birds", "Which one"},
	}, {
		intro:  []string{"On a table, there are {n} things: {list}.", "In a shop window there are {n} items: {list}.", "{n} objects lie in a row: {list}."},
		things: strings.Split("cup,lamp,clock,vase,plate,candle,bottle,basket,phone,radio,teapot,mirror,toy car,picture frame,pencil box,spoon,hammer", ","),
		a:      true, the: "the ", verb: "is ", up: leftwards, down: rightwards, who: []string{"Which thing", "What", "Which object", "Which one"},
	}, {
		intro: []string{"{n} people sit on a bench: {list}.", "{list} sit in a row.", "{list} stand side by side for a photo.", "{n} children sit on a wall: {list}."},
		verb:  "is ", up: leftwards, down: rightwards, who: []string{"Who", "Which person", "Which of them"},
	}, {
		intro: []string{"In a race, there were {n} runners: {list}.", "{list} ran a race.", "{n} swimmers took part in a contest: {list}.", "In a chess tournament, there were {n} players: {list}.", "{list} were in a bicycle race."},
		verb:  "finished ", up: ahead, down: behind, who: []string{"Who", "Which of them", "Who"}, race: true,
	}, {
		intro: []string{"In a tennis tournament, there were {n} players: {list}.", "{list} played in a tournament.", "There were {n} dancers in the contest: {list}."},
		verb:  "finished ", up: scaleWords{"above", "first", "{nth}"}, down: scaleWords{"below", "last", "{nth}-to-last"}, who: []string{"Who", "Which player"}, race: true,
	}, {
		intro: []string{"{list} stand in a queue.", "{n} people wait in line at a bakery: {list}.", "{list} are waiting in line for a bus."},
		verb:  "is ", up: scaleWords{"in front of", "first", "{nth}"}, down: scaleWords{"behind", "last", "{nth} from the end"}, who: []string{"Who", "Which of them"},
	}, {
		intro: []string{"{list} came to a party.", "{n} guests came to dinner: {list}.", "{list} were invited."},
		verb:  "arrived ", up: scaleWords{"before", "first", "{nth}"}, down: scaleWords{"after", "last", "{nth}-to-last"}, who: []string{"Who", "Which guest"},
	}, {
		intro: people, verb: "is ", up: adjective("taller", "tallest"), down: adjective("shorter", "shortest"), who: []string{"Who", "Which person", "Which of them"},
	}, {
		intro: people, verb: "is ", up: adjective("older", "oldest"), down: adjective("younger", "youngest"), who: []string{"Who", "Which person", "Which of them"},
	}, {
		intro: people, verb: "is ", up: adjective("faster", "fastest"), down: adjective("slower", "slowest"), who: []string{"Who", "Which of them"},
	}, {
		intro: people, verb: "is ", up: adjective("stronger", "strongest"), down: adjective("weaker", "weakest"), who: []string{"Who", "Which of them"},
	}, {
		intro: people, verb: "is ", up: adjective("richer", "richest"), down: adjective("poorer", "poorest"), who: []string{"Who", "Which of them"},
	}, {
		intro:  []string{"In a car show, there are {n} vehicles: {list}.", "A museum has {n} vehicles: {list}.", "There are {n} vehicles in a garage: {list}."},
		things: strings.Split("van,pickup,jeep,taxi,fire engine,scooter,roadster,camper,racing car,ambulance,school bus,trailer,moped,wagon", ","),
		a:      true, the: "the ", verb: "is ", up: adjective("older", "oldest"), down: adjective("newer", "newest"), who: []string{"Which vehicle", "Which of the vehicles", "Which one"},
	}, {
		intro:  []string{"A market sells {n} fruits: {list}.", "At a stall there are {n} kinds of fruit: {list}.", "The shop sells {n} fruits: {list}."},
		things: strings.Split("apples,bananas,cherries,lemons,grapes,apricots,figs,papayas,limes,strawberries,nectarines,blueberries,pineapples", ","),
		the:    "the ", verb: "are ", up: adjective("more expensive", "most expensive"), down: adjective("less expensive", "least expensive"), who: []string{"Which fruits", "Which of the fruits", "What fruits"},
	}, {
		intro:  []string{"A store offers {n} things: {list}.", "On sale there are {n} items: {list}."},
		things: strings.Split("chair,table,sofa,carpet,bookcase,desk,wardrobe,stool,armchair,mattress,curtain,dresser", ","),
		a:      true, the: "the ", verb: "is ", up: adjective("more expensive", "most expensive"), down: adjective("cheaper", "cheapest"), who: []string{"Which item", "What", "Which one"},
	}, {
		intro:  []string{"A farm has {n} animals: {list}.", "{n} animals are weighed: {list}.", "In a stable there are {n} animals: {list}."},
		things: strings.Split("horse,goat,pig,donkey,sheep,calf,dog,cow,pony,llama,goose,turkey", ","),
		a:      true, the: "the ", verb: "is ", up: adjective("heavier", "heaviest"), down: adjective("lighter", "lightest"), who: []string{"Which animal", "Which of the animals", "Which one"},
	}, {
		intro:  []string{"A child has {n} toys: {list}.", "There are {n} boxes in a cellar: {list}."},
		things: strings.Split("red box,blue box,green box,white box,wooden box,paper box,metal box,black box,glass box,yellow box", ","),
		a:      true, the: "the ", verb: "is ", up: adjective("bigger", "biggest"), down: adjective("smaller", "smallest"), who: []string{"Which box", "Which of the boxes", "Which one"},
	}, {
		intro:  []string{"In a stack, there are {n} trays: {list}.", "{n} things lie in a pile: {list}.", "A pile has {n} trays: {list}."},
		things: strings.Split("red tray,blue tray,green tray,white tray,black tray,yellow tray,purple tray,pink tray,brown tray,gray tray", ","),
		a:      true, the: "the ", verb: "is ", up: scaleWords{"above", "at the top", "{nth} from the top"}, down: scaleWords{"below", "at the bottom", "{nth} from the bottom"}, who: []string{"Which tray", "Which one", "Which of them"},
	}, {
		intro: []string{"{list} gave talks.", "There are {n} teams in a league: {list}.", "{n} songs are compared by fans: {list}."},
		verb:  "is ", up: adjective("more popular", "most popular"), down: adjective("less popular", "least popular"), who: []string{"Who", "Which of them"},
	},
}
