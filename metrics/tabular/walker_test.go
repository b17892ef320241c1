package tabular

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/bits"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics"
	"github.com/successkit/successkit/metrics/internal/samplebook"
)

// walkAll reads all rows of a plain table, cut into parts of about the given size.
// It is false where the walk gives up.
func walkAll(p *plain, data []byte, size int) (rows []metrics.Movement, ok bool) {
	_, lines, _ := bytes.Cut(data, []byte{'\n'})
	for _, part := range cutRows(lines, size) {
		for w := p.walk(part); ; {
			var c metrics.Change[[]byte]
			err := w.row(&c)
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				return nil, false
			}
			rows = append(rows, metrics.Movement{
				Account: string(c.Account), Date: c.Date, Amount: decimal.New(w.digits, int32(-w.after)), Currency: string(c.Currency),
			})
		}
	}
	return rows, true
}

// sameWalk holds the walkers of a table, however it is cut, against each other and
// against reading it row by row.
func sameWalk(t *testing.T, data []byte, size int, c Columns) {
	t.Helper()
	p, ok := newPlain(data, c)
	if !ok {
		return
	}
	got, ok := walkAll(p, data, len(data))
	for _, size := range []int{1, size, 64} {
		cut, okay := walkAll(p, data, size)
		require.Equal(t, ok, okay, "cut by %d", size)
		require.Equal(t, got, cut, "cut by %d", size)
	}
	want, err := Movements(data, c)
	if !ok || err != nil {
		return // such as an account that is no id, on which Ledger gives up later
	}
	require.Len(t, got, len(want))
	for i := range want {
		require.True(t, want[i].Amount.Equal(got[i].Amount), "row %d: %s, want %s", i, got[i].Amount, want[i].Amount)
		got[i].Amount = want[i].Amount
	}
	if len(want) > 0 {
		require.Equal(t, want, got)
	}
}

func FuzzWalk(f *testing.F) {
	f.Add([]byte("account,date,amount\na,2025-01-01,10.50\nb,2025-01-02,3\r\n\r\na,2025-02-01,-0.5"), 20, uint8(0))
	f.Add([]byte("amount;account;x;date;currency\n12345678.25;Acme #1, Inc;;2025-12-31;EUR\n\n1234567;b;\x00!;2025-12-31;\n"), 7, uint8(1))
	f.Add([]byte("date\taccount\tamount\n2025-12-31\tan id of many bytes\t0.12345678\n2025-12-31\tb\t\"1\"\n"), 3, uint8(2))
	f.Add([]byte("account,date,amount,currency\na,2025-01-01,1, EUR\n"), 9, uint8(0))
	f.Fuzz(func(t *testing.T, data []byte, size int, separator uint8) {
		sameWalk(t, data, max(1, size), Columns{Format: Format{Separator: rune(",;\t|"[separator%4])}})
	})
}

// Whatever stands at whatever place, a cut changes nothing and the long road says the
// same.
func TestWalkEveryByte(t *testing.T) {
	table := "account,date,amount,currency,x\nan-account,2025-01-31,-1234.56,EUR,note\n\r\nb,2025-02-01,7,,\n"
	for at := strings.IndexByte(table, '\n') + 1; at < len(table); at++ {
		for b := range 256 {
			data := []byte(table)
			data[at] = byte(b)
			sameWalk(t, data, 40, Columns{})
		}
	}
}

// Cells end where eight bytes do, one before and one after.
func TestWalkLengths(t *testing.T) {
	for n := 1; n < 40; n++ {
		id, number := strings.Repeat("x", n), strings.Repeat("7", min(n, 18))
		for _, amount := range []string{number, "-" + number, number + ".5", "5." + number, "-0." + number} {
			sameWalk(t, fmt.Appendf(nil, "account,date,amount\n%s,2025-01-31,%s\n%s,2025-01-31,%s", id, amount, id, amount), n, Columns{})
		}
	}
}

// A walk takes no memory of its own.
func TestWalkAllocations(t *testing.T) {
	data := []byte("account,date,amount\n" + strings.Repeat("an-account,2025-01-31,1234.56\n", 100))
	p, ok := newPlain(data, Columns{})
	require.True(t, ok)
	w := p.walk(p.parts[0])
	assert.Zero(t, testing.AllocsPerRun(90, func() {
		var c metrics.Change[[]byte]
		if w.row(&c) != nil {
			t.Fatal("no row")
		}
	}))
}

// readDate reads what ParseDate reads, whichever byte is another.
func TestReadDate(t *testing.T) {
	dateOf := func(text string) (successkit.Date, bool) {
		w := (&plain{}).walk(cutRows([]byte(text), partBytes)[0])
		end := w.date(0)
		return w.day, end == len(text)
	}
	for d := successkit.MustDate("2023-12-25"); d.Before(successkit.MustDate("2025-01-05")); d = d.AddDays(1) {
		got, ok := dateOf(d.String())
		require.True(t, ok)
		require.Equal(t, d, got)
	}
	for at := range len("2024-02-28") {
		for b := range 256 {
			text := []byte("2024-02-28")
			text[at] = byte(b)
			want, err := successkit.ParseDate(string(text))
			got, ok := dateOf(string(text))
			require.Equal(t, err == nil, ok, "%q", text)
			require.Equal(t, want, got, "%q", text)
		}
	}
	for _, text := range []string{"", "2024-02-2", "2024-02-280", "0000-01-01", "2024-13-01"} {
		_, ok := dateOf(text)
		assert.False(t, ok, text)
	}
}

func TestReadUnits(t *testing.T) {
	for _, tt := range []struct {
		text   string
		places int
		want   int64
		ok     bool
	}{
		{"12.34", 2, 1234, true},
		{"-12.3", 2, -1230, true},
		{"7", 0, 7, true},
		{"007.50", 2, 750, true},
		{"1234567.7654321", 7, 12345677654321, true},
		{"12345678.9", 1, 123456789, true},
		{"1.23456789", 8, 123456789, true},
		{"123456789012345678", 0, 123456789012345678, true},
		{"-123456789012345678", 1, -1234567890123456780, true},
		{"123456789012345678", 2, 0, false},
		{"-123456789012345678", 2, 0, false},
		{"1234567890123456789", 0, 0, false}, // 19 digits are left to the long road
		{"12345678901234567", 3, 0, false},
		{"1.234", 2, 0, false},
		{"1.", 2, 0, false},
		{"123456789.", 2, 0, false},
		{".5", 2, 0, false},
		{".123456789", 9, 0, false},
		{"-", 2, 0, false},
		{"", 2, 0, false},
		{"+1", 2, 0, false},
		{"--1", 2, 0, false},
		{"1.2.3", 4, 0, false},
		{"12345678.2.3", 4, 0, false},
		{"1e3", 2, 0, false},
	} {
		p := &plain{places: tt.places}
		w := p.walk(cutRows([]byte(tt.text), partBytes)[0])
		got, ok := int64(0), w.amount(0) == len(tt.text)
		if ok {
			got, ok = scaled(w.digits, tt.places-w.after)
		}
		assert.Equal(t, tt.ok, ok, tt.text)
		assert.Equal(t, tt.want, got, tt.text)
	}
}

// below finds the first byte below a number, whatever the others are.
func TestBelow(t *testing.T) {
	for at := range 8 {
		for b := range 256 {
			for _, others := range []uint64{0x7f, 0x80, 0xff, '#', '$'} {
				eight := ones*others&^(0xff<<(8*at)) | uint64(b)<<(8*at)
				want := 64
				if b < '#' {
					want = 8*at + 7
				}
				assert.Equal(t, want, bits.TrailingZeros64(below(eight, '#')), "%x", eight)
			}
		}
	}
}

// BenchmarkWalk reads a table and keeps nothing of it.
func BenchmarkWalk(b *testing.B) {
	const rows = 100_000
	var table bytes.Buffer
	table.WriteString("account,date,amount\n")
	for _, r := range samplebook.New(samplebook.Shape{Rows: rows}) {
		fmt.Fprintf(&table, "%s,%s,%s\n", r.Account, r.Date, decimal.New(r.Cents, -2).StringFixed(2))
	}
	p, ok := newPlain(table.Bytes(), Columns{})
	require.True(b, ok)
	p.places = 2
	b.ReportAllocs()
	for b.Loop() {
		for _, part := range p.parts {
			w := p.walk(part)
			var c metrics.Change[[]byte]
			for w.next(&c) == nil {
				continue
			}
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/rows, "ns/row")
}
