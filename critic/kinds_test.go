package critic_test

import (
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/critic"
)

func TestKinds(t *testing.T) {
	const (
		used     = "Harry had #1:14 peaches and #2:11 new melons. Then Harry used some peaches and #3:2 new melons. If Harry now has #4:3 peaches left, how many peaches did Harry use? #5:"
		ate      = "Mike ate #1:12 rare chocolates and #2:7 shiny chocolates. He had #3:16 shiny chocolates and #4:36 rare chocolates before. How many more rare chocolates than shiny chocolates does he have now? #5:"
		inAll    = "Mike ate #1:12 rare chocolates and #2:7 shiny chocolates. He had #3:16 shiny chocolates and #4:36 rare chocolates before. How many rare chocolates and shiny chocolates does he have? #5:"
		loads    = "A cart holds #1:5 forks at a time. Layla has #2:39 red forks and #3:11 blue forks. She cleaned #4:3 red forks. How many loads does she need? #5:"
		cards    = "Paul had #1:2 books. After selling some he bought #2:150 new ones. If he has #3:58 books now, how many books did he sell? #4:"
		compared = "In a school there are #1:34 girls and #2:841 boys. How many more boys than girls are there? #3:"
		money    = "Kevin has #1:9 scarfs and $#2:40. He buys #3:2 scarfs for $#4:11. How many dollars are left? #5:"
		bags     = "Jack had #1:5 bags with #2:6 marbles each. He gave away #3:2 bags and #4:3 marbles. How many marbles does he have left? #5:"
		beads    = "Each necklace takes #1:8 beads and she has #2:16 beads. How many necklaces can Emily make? #3:"
		tables   = "A company invited #1:18 people, but #2:12 of them stayed away. If the tables held #3:3 people each, how many tables do they need? #4:"
		cartons  = "There are #1:5 cartons. Each carton holds #2:6 eggs. How many cartons are there if #3:2 eggs break? #4:"
		shirts   = "If mom buys #1:66 white t - shirts where each package has #2:3 white t - shirts. How many packages will she have? #3:"
		glasses  = "There are #1:14 boys and #2:16 girls. Half of the girls wear glasses. How many girls do not wear glasses? #3:"
		children = "There are #1:14 boys and #2:16 girls. Half of the children are ill, as many girls as boys. How many girls are ill? #3:"
		cages    = "Ann has #1:4 cats and #2:3 dogs. Each cage holds #3:2 birds. How many cages are there? #4:"
		jogged   = "Teresa jogged #1:25 kilometers at #2:5 kilometers per hour. How long was Teresa jogging? #3:"
		pictures = "The school had #1:47 pictures and #2:39 eggs. It lost some eggs. It now has #3:24 eggs and #4:17 pictures. How many eggs did it lose? #5:"
		flour    = "A recipe takes #1:12 cups of flour and #2:13 cups of sugar. She put in #3:2 cups of sugar. How many more cups of sugar does she need? #4:"
		joined   = "There are #1:362 boys and #2:257 girls. #3:403 more girls come. How many more girls than boys are there? #4:"
		tickets  = "A cinema sold #1:34 tickets at $#2:8 each. How many tickets did it sell? #3:"
		profit   = "A pen costs $#1:3. Jo buys #2:10 pens and sells them at $#3:5 each. How much does she earn? #4:"
		empty    = "Jill has #1:5 boxes with #2:12 pens each. #3:2 of the boxes are empty. How many pens are there? #4:"
		muffins  = "Cora has #1:45 muffins. Each box holds #2:9. How many boxes does she need? #3:"
		tip      = "A meal costs $#1:60. Xaver leaves a tip of #2:15%. How much is the tip? #3:"
		sold     = "Egon had #1:80 stamps. He sold #2:30% of them. How many stamps did he sell? #3:"
		screws   = "A machine makes #1:240 screws in an hour. How many screws does it make in #2:20 minutes? #3:"
		played   = "Sina read for #1:45 minutes and played for #2:1 hour. How many minutes longer did she play? #3:"
		drank    = "Arne had #1:24 bottles and drank #2:2 bottles a day. After how many days were there none left? #3:"
	)
	for name, c := range map[string]struct {
		problem, accepted, chunk string
		fails                    bool
		fix                      string
	}{
		"another kind":                  {used, "", "#2:11-#4:3=8\n", true, "#1:14-#4:3=11\n"},
		"the same kind":                 {used, "", "#1:14-#4:3=11\n", false, ""},
		"what nobody asks about":        {used, "", "#2:11-#3:2=9\n", true, "#1:14-#4:3=11\n"},
		"both asked for, subtracted":    {ate, "", "#4:36-#2:7=29\n", true, "#4:36-#1:12=24\n"},
		"both asked for, compared":      {ate, "", "#4:36+#2:7=43\n", true, "#4:36+#1:12=48\n"},
		"both asked for, added":         {inAll, "", "#4:36+#3:16=52\n", false, ""},
		"the fix was a line before":     {ate, "#4:36-#1:12=24\n", "#4:36-#2:7=29\n", true, ""},
		"neither asked for":             {loads, "", "#2:39+#3:11=50\n", false, ""},
		"ones are what was before":      {cards, "", "#1:2+#2:150=152\n", false, ""},
		"two amounts of one sentence":   {compared, "", "#2:841-#1:34=807\n", false, ""},
		"money is no kind":              {money, "", "#2:40-#4:11=29\n", false, ""},
		"an answer about something":     {pictures, "#2:39-#3:24=15\n", "#5:ans 15\n", false, ""},
		"an answer about another thing": {pictures, "#1:47*2=94\n", "#5:ans 94\n", true, ""},
		"bags less marbles":             {bags, "#1:5*#2:6=30\n", "30-#3:2=28\n", true, "#3:2*#2:6=12\n"},
		"marbles less marbles":          {bags, "#1:5*#2:6=30\n", "30-#4:3=27\n", false, ""},
		"marbles of the bags that left": {bags, "#1:5*#2:6=30\n#3:2*#2:6=12\n", "30-12=18\n", false, ""},
		"bags, then what is in them":    {bags, "#1:5-#3:2=3\n", "3*#2:6=18\n", false, ""},
		"not what was multiplied":       {bags, "#1:5*#2:6=30\n", "28-#3:2=26\n", false, ""},
		"beads of each and of all":      {beads, "", "#1:8*#2:16=128\n", true, "#2:16/#1:8=2\n"},
		"of all and of each":            {beads, "", "#2:16*#1:8=128\n", true, "#2:16/#1:8=2\n"},
		"beads divided":                 {beads, "", "#2:16/#1:8=2\n", false, ""},
		"what is left and of each":      {tables, "#1:18-#2:12=6\n", "6*#3:3=18\n", true, "6/#3:3=2\n"},
		"not a whole number of tables":  {tables, "#1:18-#2:12=7\n", "7*#3:3=21\n", true, ""},
		"a word in two":                 {shirts, "", "#1:66*#2:3=198\n", true, "#1:66/#2:3=22\n"},
		"half of all":                   {glasses, "#1:14+#2:16=30\n", "30/2=15\n", true, "#2:16/2=8\n"},
		"half of both, as is told":      {children, "#1:14+#2:16=30\n", "30/2=15\n", false, ""},
		"half of the girls":             {glasses, "", "#2:16/2=8\n", false, ""},
		"what is left of other things":  {cages, "#1:4+#2:3=7\n", "7*#3:2=14\n", false, ""},
		"a way and a speed":             {jogged, "", "#1:25*#2:5=125\n", true, "#1:25/#2:5=5\n"},
		"eggs times eggs":               {cartons, "", "#2:6*#3:2=12\n", true, ""},
		"cups of flour less sugar":      {flour, "", "#1:12-#3:2=10\n", true, "#2:13-#3:2=11\n"},
		"cups of sugar":                 {flour, "", "#2:13-#3:2=11\n", false, ""},
		"boys and girls, compared":      {joined, "", "#1:362+#2:257=619\n", true, "#2:257+#3:403=660\n"},
		"dollars for tickets":           {tickets, "#1:34*#2:8=272\n", "#3:ans 272\n", true, ""},
		"dollars times dollars":         {profit, "#2:10*#3:5=50\n", "#1:3*50=150\n", true, ""},
		"dollars and pens":              {profit, "", "#1:3+#2:10=13\n", true, ""},
		"2 of the boxes":                {empty, "#1:5*#2:12=60\n", "60-#3:2=58\n", true, "#3:2*#2:12=24\n"},
		"9 in each box":                 {muffins, "", "#1:45*#2:9=405\n", true, "#1:45/#2:9=5\n"},
		"a meal less percent":           {tip, "", "#1:60-#2:15=45\n", true, ""},
		"more than the tip":             {tip, "#1:60*#2:15=900\n900/100=9\n#1:60+9=69\n", "#3:ans 69\n", true, "#3:ans 9\n"},
		"the tip":                       {tip, "#1:60*#2:15=900\n900/100=9\n", "#3:ans 9\n", false, ""},
		"what is left of those sold":    {sold, "#1:80*#2:30=2400\n2400/100=24\n#1:80-24=56\n", "#3:ans 56\n", true, "#3:ans 24\n"},
		"so many an hour, in minutes":   {screws, "#1:240*#2:20=4800\n", "#3:ans 4800\n", true, "4800/60=80\n"},
		"minutes less hours":            {played, "", "#1:45-#2:1=44\n", true, ""},
		"minutes less minutes":          {played, "#2:1*60=60\n", "60-#1:45=15\n", false, ""},
		"bottles for days":              {drank, "#1:24-#2:2=22\n", "#3:ans 22\n", true, ""},
		"a product":                     {pictures, "", "#1:47*#3:24=1128\n", false, ""},
		"a tag that is not there":       {pictures, "", "#1:47-#9:24=23\n", false, ""},
	} {
		k := critic.Case{Prompt: "<q>word " + c.problem + "\n<a>", Accepted: c.accepted, Chunk: c.chunk}
		v, err := critic.Kinds{}.Check(t.Context(), k)
		if err != nil || (v.Grade == critic.Fail) != c.fails || v.Fix != c.fix || v.Grade == critic.Pass {
			t.Errorf("%s: %v, fix %q (%s), error %v", name, v.Grade, v.Fix, v.Reason, err)
		}
		if line := strings.TrimSuffix(c.chunk, "\n"); strings.Contains(line, "=") {
			k.Chunk = line[:strings.Index(line, "=")+1]
			if (critic.Kinds{}).Spots(k) != c.fails {
				t.Errorf("%s: spots %q: %v", name, k.Chunk, !c.fails)
			}
		}
	}
}

// A mistake is looked for behind the first number where that is one of what is asked for.
func TestKindsSayWhere(t *testing.T) {
	const problem = "<q>word Ann had #1:5 pens and #2:9 cups. She lost #3:2 pens and #4:3 cups. How many pens are left? #5:\n<a>"
	for chunk, want := range map[string]int{"#1:5-#4:3=2\n": len("#1:5-"), "#2:9-#3:2=7\n": 0} {
		v, err := critic.Kinds{}.Check(t.Context(), critic.Case{Prompt: problem, Chunk: chunk})
		if err != nil || v.Grade != critic.Fail || v.At != want {
			t.Errorf("%q: %v at %d, error %v; want a mistake at %d", chunk, v.Grade, v.At, err, want)
		}
	}
}

// Only word problems name their numbers; and no line of a right solution is objected to,
// but for a few: the text may count a thing by another name.
func TestKindsAreRight(t *testing.T) {
	lines, objections := 0, 0
	eachWordStep(t, 3000, func(k critic.Case, _ bool) {
		v, err := critic.Kinds{}.Check(t.Context(), k)
		if err != nil {
			t.Fatal(err)
		}
		lines++
		if v.Grade == critic.Fail {
			objections++
			t.Logf("%s%s%s: %s", k.Prompt, k.Accepted, k.Chunk, v.Reason)
		}
	})
	if objections*1000 > lines {
		t.Errorf("it objects to %d of %d right lines", objections, lines)
	}
	eachStep(t, func(k critic.Case) {
		if (critic.Kinds{}).Fits(k) != strings.HasPrefix(k.Prompt, "<q>word ") {
			t.Errorf("fits %q: wrong", k.Prompt)
		}
	})
}

func FuzzKinds(f *testing.F) {
	f.Add("Ann had #1:5 pens and #2:9 cups. She lost #3:2 pens. How many pens are left? #4:", "#1:5-#2:9=4\n")
	f.Add("#1:1 #2:2", "#1:1+#2:2=")
	f.Add("how #1:", "#1:ans 1")
	f.Add("#0:0Bs0#0:0", "#1:0*#0:0=0")
	f.Fuzz(func(t *testing.T, problem, chunk string) {
		k := critic.Case{Prompt: "<q>word " + problem + "\n<a>", Chunk: chunk}
		v, err := critic.Kinds{}.Check(t.Context(), k)
		if err != nil || v.Grade == critic.Pass || v.At < 0 || v.At > len(chunk) {
			t.Errorf("%+v, %v", v, err)
		}
		_ = critic.Kinds{}.Spots(k)
	})
}
