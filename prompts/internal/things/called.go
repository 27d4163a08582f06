package things

import (
	"strings"

	"github.com/seed-25a395fc/reason/prompts/internal/lex"
)

// All is what a prompt calls the kind that everything belongs to.
const All = "objects"

// calledKinds are the kinds of things that can be counted, by what people call
// them. All counts everything.
var calledKinds = map[string]string{}

func init() {
	for kind, also := range map[string]string{
		All: "things, items", "fruits": "fruit, pieces of fruit", "vegetables": "veggies",
		"animals": "creatures, pets", "musical instruments": "instruments", "pieces of furniture": "furniture, furniture items, furniture pieces",
		"appliances": "household appliances, electrical appliances", "tools": "", "vehicles": "",
		"pieces of clothing": "clothes, items of clothing, articles of clothing, garments", "toys": "", "dishes": "pieces of tableware",
		"flowers": "", "birds": "", "insects": "", "drinks": "beverages", "sweets": "desserts", "school supplies": "pieces of stationery, stationery items",
		"sports items": "pieces of sports equipment, items of sports equipment",
	} {
		calledKinds[kind] = kind
		for name := range strings.SplitSeq(also, ",") {
			if name = strings.TrimSpace(name); name != "" {
				calledKinds[name] = kind
			}
		}
	}
}

// Called is what a prompt calls a kind of things that can be counted, by a name that people have for
// it: "fruits" for "pieces of fruit".
func Called(name string) (kind string, ok bool) {
	kind, ok = calledKinds[name]
	return kind, ok
}

// CommonNames are what all things may be called that have only names.
var CommonNames = lex.NewSet(`animal shop bird fruit flower dog cat horse team city town village country colour color river mountain planet building box number letter car shop
	pet drink food fruit vegetable place house school class subject vehicle metal material building person kid student player runner planet book movie film game song day month year street road`)
