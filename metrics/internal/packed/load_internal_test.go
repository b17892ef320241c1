package packed

import (
	"fmt"
	"maps"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics/internal/samplebook"
)

func fillFrom(rows []samplebook.Row) func(lo, hi int, b *Batch[string]) bool {
	return func(lo, hi int, b *Batch[string]) bool {
		for i, r := range rows[lo:hi] {
			b.Rows[i].Account, b.Rows[i].Date, b.Rows[i].Units = r.Account, r.Date, r.Cents
		}
		return true
	}
}

// loadRows is Load of n rows that are filled in by their places.
func loadRows[ID Text](n, workers int, fill func(lo, hi int, b *Batch[ID]) bool) (*Block, bool) {
	workers = WorkersFor(n, workers)
	return Load(n, Ranges(n, workers, fill))
}

// loadRowsParts is loadRows with so many workers and partitions.
func loadRowsParts[ID Text](n, workers, partitions int, fill func(lo, hi int, b *Batch[ID]) bool) (*Block, bool) {
	return loadParts(n, partitions, Ranges(n, workers, fill))
}

// A balance holds from a day on.
type balance struct {
	day   successkit.Date
	level int64
}

// content returns what a block says, by id.
func content(b *Block) map[string][]balance {
	m := map[string][]balance{}
	for a := range uint32(b.Accounts()) {
		for _, w := range b.Words(a) {
			m[b.ID(a)] = append(m[b.ID(a)], balance{b.Date(w), w.Level()})
		}
	}
	return m
}

// sameContent fails where two blocks do not say the same, without writing either
// out.
func sameContent(t *testing.T, want, got *Block, name string) {
	t.Helper()
	require.True(t, maps.EqualFunc(content(want), content(got), slices.Equal), name)
	assert.Equal(t, want.Total(), got.Total(), name)
}

// A block is the same with any number of workers and of partitions, whatever the
// order of its rows.
func TestWorkersAndPartitions(t *testing.T) {
	shape := samplebook.Shape{Rows: 8_000, Seed: 9}
	one, ok := loadRowsParts(8_000, 1, 1, fillFrom(samplebook.New(shape)))
	require.True(t, ok)
	for _, order := range []samplebook.Order{samplebook.ByDate, samplebook.ByAccount, samplebook.Shuffled} {
		shape.Order = order
		for _, workers := range []int{1, 2, 5} {
			for _, partitions := range []int{1, 4, 256} {
				b, ok := loadRowsParts(8_000, workers, partitions, fillFrom(samplebook.New(shape)))
				require.True(t, ok)
				name := fmt.Sprintf("order %d, %d workers, %d partitions", order, workers, partitions)
				sameContent(t, one, b, name)
				for a := range uint32(b.Accounts()) {
					n, ok := b.Find(b.ID(a))
					require.True(t, ok && n == a, name)
				}
				_, ok = b.Find("nobody")
				assert.False(t, ok, name)
			}
		}
	}
}

// Several may look up ids at once, the first ones too.
func TestFindTogether(t *testing.T) {
	b, ok := loadRows(3000, 1, fillFrom(samplebook.New(samplebook.Shape{Rows: 3000})))
	require.True(t, ok)
	found := make([]uint32, 4)
	Together(len(found), func(w int) { found[w], _ = b.Find(b.ID(uint32(w + 1))) })
	assert.Equal(t, []uint32{1, 2, 3, 4}, found)
}

// Ids of every length, those in common with others up to their last byte.
func TestIDs(t *testing.T) {
	var rows []samplebook.Row
	for length := 1; length <= 256; length++ {
		for _, last := range []byte("xy") {
			id := make([]byte, length)
			for i := range id {
				id[i] = 'a'
			}
			id[length-1] = last
			rows = append(rows, samplebook.Row{Account: string(id), Date: samplebook.Start, Cents: int64(length)})
		}
	}
	rows = append(rows, samplebook.Row{Account: "Zürich", Date: samplebook.Start, Cents: 1})
	b, ok := loadRows(len(rows), 1, fillFrom(rows))
	require.True(t, ok)
	assert.Equal(t, len(rows), b.Accounts())
	for _, r := range rows {
		a, ok := b.Find(r.Account)
		require.True(t, ok, r.Account)
		assert.Equal(t, r.Account, b.ID(a))
		assert.Equal(t, r.Cents, b.Words(a)[0].Level(), r.Account)
	}
	bytes, ok := loadRows(len(rows), 1, func(lo, hi int, b *Batch[[]byte]) bool {
		for i, r := range rows[lo:hi] {
			b.Rows[i].Account, b.Rows[i].Date, b.Rows[i].Units = []byte(r.Account), r.Date, r.Cents
		}
		return true
	})
	require.True(t, ok)
	sameContent(t, b, bytes, "as bytes")
}

// Ids that all belong into one place are told apart, each from all before, however long
// they are. They are given up on where they are too many, and cost no more than that.
func TestCollidingIDs(t *testing.T) {
	for width := 4; width <= maxKey+2; width++ {
		var table table
		table.expect(2 * maxProbes)
		for i := range 2 * maxProbes {
			id := fmt.Sprintf("%0*d", width, i)
			e := entry{key: keyOf(id)}
			e.key.tag = 77
			n, ok := table.place(&buffer{ids: []byte(id)}, &e)
			require.Equal(t, i < maxProbes, ok, id)
			if ok {
				require.Equal(t, uint32(i), n, id)
			}
		}
	}
}

// A slot holds no key but its own, wherever one differs by a bit that the other has.
func TestSlotHolds(t *testing.T) {
	k := key{a: 0x55, b: 0x55, c: 0x55, n: 21}
	same := slot{k.a, k.b, k.c, k.n, 1}
	assert.True(t, same.holds(&k))
	for _, bit := range []uint64{1, 2, 1 << 63} {
		for _, s := range []slot{
			{k.a ^ bit, k.b, k.c, k.n, 1},
			{k.a, k.b ^ bit, k.c, k.n, 1},
			{k.a, k.b, k.c ^ bit, k.n, 1},
			{k.a ^ bit, k.b ^ bit, k.c ^ bit, k.n, 1},
			{k.a ^ bit, k.b, k.c ^ bit, k.n, 1},
			{k.a ^ bit, k.b ^ bit, k.c, k.n, 1},
			{k.a, k.b ^ bit, k.c ^ bit, k.n, 1},
			{k.a, k.b, k.c, k.n ^ 1, 1},
			{},
		} {
			assert.False(t, s.holds(&k), "%x", s)
		}
	}
}

// What no block can hold is refused, wherever it stands.
func TestLoadRefuses(t *testing.T) {
	sound := func() []samplebook.Row { return samplebook.New(samplebook.Shape{Rows: 600}) }
	for _, tt := range []struct {
		name   string
		change func(r *samplebook.Row)
	}{
		{"no id", func(r *samplebook.Row) { r.Account = "" }},
		{"a malformed id", func(r *samplebook.Row) { r.Account = " x" }},
		{"a long id", func(r *samplebook.Row) { r.Account = string(make([]byte, 257)) }},
		{"no day", func(r *samplebook.Row) { r.Date = successkit.Date{} }},
		{"no change", func(r *samplebook.Row) { r.Cents = 0 }},
		{"a change too large", func(r *samplebook.Row) { r.Cents = maxChange + 1 }},
		{"a change too small", func(r *samplebook.Row) { r.Cents = -maxChange - 1 }},
		{"a balance below 0", func(r *samplebook.Row) { r.Cents = -1_000_000_000 }},
		{"a day far away", func(r *samplebook.Row) { r.Date = successkit.MustDate("2400-01-01") }},
	} {
		for _, at := range []int{0, 255, 256, 599} {
			rows := sound()
			tt.change(&rows[at])
			if tt.name == "a day far away" && at == 0 {
				continue // then all others are
			}
			_, ok := loadRows(len(rows), 1, fillFrom(rows))
			assert.False(t, ok, "%s at %d", tt.name, at)
		}
	}
	_, ok := loadRows(0, 1, fillFrom(nil))
	assert.False(t, ok)
	var large []samplebook.Row
	for i := range 70 {
		large = append(large, samplebook.Row{Account: fmt.Sprint(i % 35), Date: samplebook.Start, Cents: maxChange})
	}
	_, ok = loadRows(len(large), 1, fillFrom(large))
	assert.True(t, ok, "the largest balances there are")
	for i := range 70_000 {
		large = append(large, samplebook.Row{Account: fmt.Sprint("n", i), Date: samplebook.Start, Cents: maxChange})
	}
	_, ok = loadRows(len(large), 1, fillFrom(large))
	assert.False(t, ok, "more than 2^62 in all")
	_, ok = loadRowsParts(len(large), 2, someParts, fillFrom(large))
	assert.False(t, ok, "more than 2^62 of two workers together")
}

// Currencies of accounts, also where the second one comes late.
func TestCurrencies(t *testing.T) {
	rows := samplebook.New(samplebook.Shape{Rows: 3000})
	of := func(id string) string {
		if id[len(id)-1]%7 == 0 {
			return "EUR"
		}
		return "USD"
	}
	fill := func(lo, hi int, b *Batch[string]) bool {
		_ = fillFrom(rows)(lo, hi, b)
		for i := range hi - lo {
			b.Rows[i].Currency = of(b.Rows[i].Account)
		}
		return true
	}
	for _, partitions := range []int{1, 8} {
		b, ok := loadRowsParts(len(rows), 1, partitions, fill)
		require.True(t, ok)
		for a := range uint32(b.Accounts()) {
			assert.Equal(t, of(b.ID(a)), b.Currencies()[b.Currency(a)])
		}
	}
	_, ok := loadRows(len(rows), 1, func(lo, hi int, b *Batch[string]) bool {
		_ = fill(lo, hi, b)
		if hi == len(rows) {
			b.Rows[hi-lo-1].Currency = "GBP"
		}
		return true
	})
	assert.False(t, ok, "an account in two currencies")
}

// A currency is looked for among those there were, so that there may not be too
// many; and looking for one takes no memory.
func TestManyCurrencies(t *testing.T) {
	load := func(n, currencies int) bool {
		names := make([][]byte, currencies)
		for i := range names {
			names[i] = fmt.Appendf(nil, "C%05d", i)
		}
		_, ok := loadRows(n, 1, func(lo, hi int, b *Batch[[]byte]) bool {
			for i := range hi - lo {
				b.Rows[i] = Row[[]byte]{fmt.Appendf(nil, "a%d", (lo+i)%currencies), samplebook.Start, 1, names[(lo+i)%currencies]}
			}
			return true
		})
		return ok
	}
	assert.True(t, load(2*maxCurrencies, maxCurrencies))
	assert.False(t, load(2*maxCurrencies, maxCurrencies+1))

	f := feeder[[]byte]{loading: &loading{}}
	euro, dollar := []byte("EUR"), []byte("USD")
	require.True(t, f.meet(euro) && f.meet(dollar))
	assert.Zero(t, testing.AllocsPerRun(100, func() { _ = f.meet(euro) && f.meet(dollar) }))
}

// Ids of any size are refused before they are copied.
func TestHugeIDs(t *testing.T) {
	huge := strings.Repeat("x", 1<<20)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, ok := loadRows(300, 1, func(lo, hi int, b *Batch[string]) bool {
		for i := range hi - lo {
			b.Rows[i] = Row[string]{Account: huge, Date: samplebook.Start, Units: 1}
		}
		return true
	})
	runtime.ReadMemStats(&after)
	assert.False(t, ok)
	assert.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(1<<20), "bytes")
}

// A gatherer makes the block that a load makes.
func TestGatherer(t *testing.T) {
	rows := samplebook.New(samplebook.Shape{Rows: 8_000, Order: samplebook.Shuffled})
	want, ok := loadRows(len(rows), 1, fillFrom(rows))
	require.True(t, ok)
	var g Gatherer
	ids := []string{"nobody"}
	numbers := map[string]uint32{}
	for _, r := range rows {
		n, ok := numbers[r.Account]
		if !ok {
			n = uint32(len(ids))
			numbers[r.Account] = n
			ids = append(ids, r.Account)
		}
		require.True(t, g.Add(n, r.Date, r.Cents))
	}
	i := 0
	g.All(func(account uint32, day successkit.Date, change int64) {
		got := samplebook.Row{Account: ids[account], Date: day, Cents: change}
		require.Equal(t, rows[i], got)
		i++
	})
	for range 2 {
		got, ok := g.Block(ids, []string{""}, make([]uint32, len(ids)))
		require.True(t, ok)
		sameContent(t, want, got, "gathered")
	}
}

// Accounts are numbered anew in the order of their changes: one that came into a
// tight chunk may have no place in one after.
func TestGatherManyAccounts(t *testing.T) {
	const n = tightAccounts + 2*lastChunk
	var g Gatherer
	ids := make([]string, n)
	for a := n - 1; a >= 0; a-- {
		ids[a] = strconv.Itoa(a)
		if !g.Add(uint32(a), samplebook.Start, int64(a+1)) {
			t.Fatal(a)
		}
	}
	b, ok := g.Block(ids, []string{""}, make([]uint32, n))
	require.True(t, ok)
	require.Equal(t, n, b.Accounts())
	for a := range uint32(n) {
		if want := ids[b.Words(a)[0].Level()-1]; b.ID(a) != want {
			require.Equal(t, want, b.ID(a))
		}
	}
}

// Every day has a word, and every word its day.
func TestWords(t *testing.T) {
	f := FrameAround(samplebook.Start)
	b := &Block{frame: f}
	c := calendarAround(samplebook.Start, maxMemory)
	c.describe(b, span{0, maxMonths - 1})
	for d := samplebook.Start.AddMonths(-12); d.Before(samplebook.Start.AddMonths(30)); d = d.AddDays(1) {
		w, ok := f.Word(d, levelMask)
		require.True(t, ok)
		assert.Equal(t, d, b.Date(w))
		assert.Equal(t, int64(levelMask), w.Level())
		when, ok := c.when(d)
		require.True(t, ok)
		assert.Equal(t, w.when(), uint64(when))
	}
	_, ok := f.Word(samplebook.Start, levelMask+1)
	assert.False(t, ok)
	_, ok = f.Word(samplebook.Start, -1)
	assert.False(t, ok)
	_, ok = f.Word(successkit.Date{}, 1)
	assert.False(t, ok)
}

// Accounts of every span: where marks end, the walk takes over, and says the same.
func TestMarksAgainstWalk(t *testing.T) {
	for _, s := range []samplebook.Shape{{Rows: 5000, Months: 60}, {Rows: 20_000, Months: 300}, {Rows: 3000, Months: 63}, {Rows: 3000, Months: 66}} {
		b, ok := loadRows(s.Rows, 1, fillFrom(samplebook.New(s)))
		require.True(t, ok)
		from, to := b.Frame().Month(s.Period().Start()), b.Frame().Month(s.Period().End())
		marked, walked := NewMonths(from, from, to), NewMonths(from, from, to)
		for a := range uint32(b.Accounts()) {
			words := b.Words(a)
			marked.Add(words)
			ends, _ := walked.monthEnds(words)
			walked.walk(ends[1:])
			walked.account(ends, 0, words[0].Level())
		}
		assert.Equal(t, walked.grid[:to-from], marked.grid[:to-from], "%d months", s.Months)
	}
}

// A table that is as full as one gets has every id within reach of its place.
func TestFullTable(t *testing.T) {
	var table table
	table.expect(3 << 18)
	slots, farthest := len(table.slots), uint64(0)
	require.Equal(t, 1<<20, slots)
	for i := range 3<<18 - stage {
		if _, ok := table.name("customer-" + strconv.Itoa(i)); !ok {
			t.Fatal(i)
		}
	}
	require.Len(t, table.slots, slots)
	mask := uint64(slots - 1)
	for i := range table.slots {
		if s := &table.slots[i]; s.number > 0 {
			farthest = max(farthest, (uint64(i)-home(s.tag(), mask))&mask)
		}
	}
	assert.Less(t, farthest, uint64(maxProbes/2))
}
