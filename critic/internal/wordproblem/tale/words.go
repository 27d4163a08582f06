package tale

import (
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem"
	"github.com/seed-25a395fc/reason/internal/wordset"
)

// growingBy are words for a change of an amount before "by" or "to".
var growingBy = wordset.Of("rises rose grows grew falls fell increases increased decreases decreased raised lowered")

// Grows reports whether a sentence tells of a change that no schema knows.
func Grows(words []string) bool {
	for i, w := range words {
		if wordproblem.Growing.Has(w) || growingBy.Has(w) && i+1 < len(words) && (words[i+1] == "by" || words[i+1] == "to") {
			return true
		}
	}
	return false
}

// Scaling are words that say how often or for how many something is.
var Scaling = wordset.Of("each every per time times people friends children week weeks month months daily weekly dozen pack packs box boxes bag bags more fewer less another other")

// ScaleBy is by what an amount changes that is doubled or halved.
var ScaleBy = map[string]int64{"doubled": 2, "doubles": 2, "tripled": 3, "triples": 3, "halved": 2, "halves": 2}

// Unmarked are words for a number that no mark shows.
var Unmarked = wordset.Of("some several dozen dozens")

// IsThat asks for what was told last: how many is that?
var IsThat = Exactly(`how (?:many|much)(?: \pL+){0,2} (?:is|was|are|were) (?:that|those|this)(?: in all| altogether)?`)

// PlainAsk are words of a question that do not say which share is asked for.
var PlainAsk = wordset.Of("how many much what is are was were do does did of the a an there at in to have has had they them it he she his her its on for , will be can we i you all total this that these those by")

// RelativeWords begin a clause about the word before them.
var RelativeWords = wordset.Of("that which who whom")

// Subjects are pronouns for those who do something.
var Subjects = wordset.Of("he she it they i we you")

// Fillers stand before a verb or an amount and change nothing.
var Fillers = wordset.Of("then later next finally afterwards also now already first still just only exactly another again and but so today yesterday after that")

// BeWords are the forms of "to be".
var BeWords = wordset.Of("is are was were")
