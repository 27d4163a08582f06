package problems

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/prompts"
)

// Names and nouns are an open class: the model must not depend on the ones it
// has seen. Besides these lists the generator makes words up.

var (
	women = strings.Fields(`Mia Anna Emma Olivia Sara Lena Julia Maria Nina Lucy Alice Clara Eva Ida Rosa Ruth Joan Sally Nancy
		Mary Jessica Melanie Sandy Alyssa Jane Susan Linda Karen Lisa Betty Helen Carol Laura Amy Kate Rachel Emily Grace Chloe
		Zoe Ella Ava Sophia Isabella Amelia Harper Layla Leila Fatima Aisha Priya Anita Mei Yuki Hana Ingrid Freya Astrid Paula
		Elena Carmen Lucia Bianca Giulia Chiara Sofia Natasha Olga Irina Vera Tina Tanya Wendy Heather Megan Paige Haley Faye
		Debby Robin Maggie Molly Daisy Lily Ivy Hazel Violet Nora Stella Luna Aria Penny Kim Dana Tori Jill Beth Kelly Marta`)
	men = strings.Fields(`Tom Ben Sam Max Leo Paul Noah Liam Jack Dan Fred Mike Tim Jason Keith Sean Benny Joe John James Robert
		David Peter Mark Luke Adam Eric Kevin Brian George Henry Oscar Felix Hugo Otto Karl Hans Jonas Emil Anton Ivan Boris
		Dmitri Pavel Omar Ali Hassan Ahmed Raj Arjun Ravi Kenji Hiro Chen Wei Jin Carlos Diego Pedro Juan Luis Marco Paolo
		Matteo Luca Pierre Louis Andre Bill Bob Carl Craig Frank Gary Greg Harry Jake Jerry Josh Kyle Larry Nick Oliver Ralph
		Ryan Scott Simon Steve Ted Tyler Victor Walter Will Zack Billy Bobby Charlie Danny Isaac Ethan Logan Lucas Mason Roger`)
	relations = []string{"a friend", "her brother", "his sister", "her mother", "his father", "her cousin", "his uncle", "her aunt",
		"a neighbor", "the teacher", "a classmate", "her grandmother", "his grandfather", "her sister", "his brother", "her best friend"}

	things = strings.Fields(`apple pear orange banana plum peach lemon cookie cake muffin cupcake candy sweet chocolate lollipop cracker
		egg carrot tomato potato onion cucumber pepper nut walnut book card sticker stamp coin pen pencil crayon marker eraser
		notebook folder ruler button bead ribbon balloon marble ball doll toy car block puzzle game kite shell seashell stone rock
		pebble feather leaf flower rose tulip seed plant ticket poster picture photo magazine comic letter bottle cup plate spoon
		fork bowl jar hat cap scarf shirt sock shoe glove ring bracelet necklace key badge medal token tile brick nail screw candle
		lamp chair blanket pillow towel bag basket box envelope stick string paintbrush record disc video bracelet snack sandwich
		pie donut bagel roll loaf melon cherry grape strawberry blueberry pretzel cracker carton lantern magnet robot sweater`)
	animals = strings.Fields(`bird duck goose pigeon sparrow crow swan chicken hen cow sheep goat horse pig rabbit cat dog frog fish ant bee
		butterfly monkey penguin seal turtle squirrel deer owl parrot bat beetle snail gull kitten puppy lamb pony elephant zebra`)
	containers = strings.Fields(`bag box pack basket packet carton crate bundle jar bucket sack case tin bowl tray set pile`)
	adjectives = strings.Fields(`red blue green yellow old new small big shiny wooden little white black golden silver purple pink ripe rare`)
)

// regularPlural reports whether a noun's plural follows the rules of spelling.
func regularPlural(noun string) bool {
	p := prompts.Plural(noun)
	return p == noun+"s" || p == noun+"es" || strings.HasSuffix(p, "ies")
}

// NamesLike are the first names among which a name stands; nil if it is none.
func NamesLike(word string) []string {
	for _, names := range [][]string{women, men} {
		if slices.Contains(names, word) {
			return names
		}
	}
	return nil
}

// ThingsLike is the singular of a noun and the nouns of its kind; nil if it is
// not among the nouns of this package.
func ThingsLike(word string) (singular string, nouns []string) {
	for _, nouns := range [][]string{things, animals} {
		if i := slices.IndexFunc(nouns, func(n string) bool { return word == n || word == prompts.Plural(n) }); i >= 0 {
			return nouns[i], nouns
		}
	}
	return "", nil
}

// madeUp is a word that no list holds.
func madeUp(r *rng) string {
	onset := []string{"b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "t", "v", "z", "bl", "br", "dr", "fl", "gr", "kr", "pl", "tr", "sn", "th", "w", "j"}
	vowel := []string{"a", "e", "i", "o", "u", "oo", "ai", "ea"}
	coda := []string{"", "", "n", "r", "l", "m", "p", "t", "k", "nd", "mp", "rk"}
	var b strings.Builder
	for range r.between(1, 3) {
		b.WriteString(pick(r, onset) + pick(r, vowel))
	}
	if b.Len() < 4 {
		b.WriteString(pick(r, onset) + pick(r, vowel))
	}
	b.WriteString(pick(r, coda))
	return b.String()
}

func title(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
