package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"

	"github.com/successkit/successkit"
)

// A book is the text of the files.
type book struct{ files []*file }

type file struct {
	name string
	text bytes.Buffer
}

func (b *book) file(name, head string) *file {
	f := &file{name: name}
	f.text.WriteString(head + "\n")
	b.files = append(b.files, f)
	return f
}

func (f *file) row(format string, args ...any) { fmt.Fprintf(&f.text, format+"\n", args...) }

// newBook makes the book of a seed. Each account lives by a generator of its own,
// so that none changes what another does.
func newBook(seed uint64, accounts int) *book {
	b := &book{}
	l := life{
		accounts:     b.file("accounts.csv", "id,name,start,renewal,delivery,touch,arr"),
		readings:     b.file("readings.csv", "account,measure,date,value"),
		contacts:     b.file("contacts.csv", "account,id,role,from,left"),
		interactions: b.file("interactions.csv", "account,id,date,kind,contacts"),
		events:       b.file("events.csv", "account,id,kind,date"),
		overrides:    b.file("overrides.csv", "account,id,kind,value,reason,by,set_at,expires_at"),
	}
	seeds := rand.NewPCG(seed, 0)
	for n := range accounts {
		a := account{rnd: rand.New(rand.NewPCG(seeds.Uint64(), seeds.Uint64())), id: fmt.Sprintf("C%02d", n+1)}
		a.found(n)
		l.live(&a)
	}
	return b
}

// A kind of story is what becomes of an account.
type story uint8

const (
	steady story = iota
	growing
	fading     // use falls off in the last months
	silent     // meetings stop
	troubled   // complaints and poor support
	leaderless // the champion leaves
	judged     // the one who looks after it knows better than the figures
)

// stories is how often each comes, over and over.
var stories = [...]story{steady, steady, fading, growing, silent, steady, troubled, steady, leaderless, growing, steady, judged}

// An account is a customer under way.
type account struct {
	rnd      *rand.Rand
	id       string
	story    story
	delivery string
	touch    string
	start    successkit.Date
	turn     successkit.Date // from when the story shows
	level    float64         // how well it goes, 0 to 1
	contacts int
}

var names = [...]string{
	"Acorn", "Birch", "Cedar", "Dune", "Ember", "Fjord", "Grove", "Heath", "Isle", "Juniper",
	"Kelp", "Larch", "Marsh", "Nettle", "Oak", "Pine", "Quartz", "Reed", "Sage", "Thorn",
	"Umber", "Vale", "Willow", "Yarrow", "Zephyr",
}

func (a *account) name() string {
	return names[a.rnd.IntN(len(names))] + " " + [...]string{"Logistics", "Foods", "Labs", "Energy", "Media", "Tools"}[a.rnd.IntN(6)]
}

// found says what the n-th account is.
func (a *account) found(n int) {
	a.story = stories[n%len(stories)]
	a.delivery = [...]string{"saas", "saas", "on-premise", "saas", "hybrid"}[n%5]
	a.touch = [...]string{"high", "low", "low"}[a.rnd.IntN(3)]
	a.start = firstWeek.AddDays(7 * (a.rnd.IntN(130) - 40))
	if n%9 == 8 { // new
		a.start = lastWeek.AddDays(-7 * (1 + a.rnd.IntN(7)))
	}
	a.turn = lastWeek.AddDays(-7 * (6 + a.rnd.IntN(14)))
	a.level = 0.62 + 0.33*a.rnd.Float64()
	a.contacts = 1 + a.rnd.IntN(4)
}
