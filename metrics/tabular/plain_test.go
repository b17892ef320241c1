package tabular

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics"
)

// Which tables take the short road.
func TestShortRoad(t *testing.T) {
	for data, short := range map[string]bool{
		"account,date,amount\na,2025-01-01,10.50\nb,2025-01-02,-3\n":       false, // b would be below 0
		"account,date,amount\na,2025-01-01,10.50\na,2025-01-02,-3\n":       true,
		"account,date,amount\r\na,2025-01-01,10\r\n\r\nb,2025-01-02,3\r\n": true,
		"x,amount,y,date,account,currency\n1,10,2,2025-01-01,a,EUR\n":      true,
		"account,date,amount\na,2025-01-01,10\na,2025-01-02,0.00000000001": true,
		"account,date,amount\n\"a\",2025-01-01,10\n":                       false,
		"account,date,amount,kind\na,2025-01-01,10,new\n":                  false,
		"account,date,amount\na,2025-01-01,1e3\n":                          false,
		"account,date,amount\n a,2025-01-01,10\n":                          false,
		"account,date,amount\na,2025-02-29,10\n":                           false,
	} {
		p, ok := newPlain([]byte(data), Columns{})
		if ok {
			_, err := p.load(nil)
			ok = err == nil
		}
		assert.Equal(t, short, ok, data)
	}
}

// readDate reads what ParseDate reads, whichever byte is another.
func TestReadDate(t *testing.T) {
	for d := successkit.MustDate("2023-12-25"); d.Before(successkit.MustDate("2025-01-05")); d = d.AddDays(1) {
		text, _ := d.MarshalText()
		got, ok := dateOf(text)
		require.True(t, ok)
		require.Equal(t, d, got)
	}
	for at := range len("2024-02-28") {
		for b := range 256 {
			text := []byte("2024-02-28")
			text[at] = byte(b)
			want, err := successkit.ParseDate(string(text))
			got, ok := dateOf(text)
			require.Equal(t, err == nil, ok, "%q", text)
			require.Equal(t, want, got, "%q", text)
		}
	}
	for _, text := range []string{"", "2024-02-2", "2024-02-280", "0000-01-01", "2024-13-01"} {
		_, ok := dateOf([]byte(text))
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
		{"12345678901234567", 0, 12345678901234567, true},
		{"123456789012345678", 0, 123456789012345678, true},
		{"1234567890123456789", 0, 0, false}, // 19 digits are left to the long road
		{"12345678901234567", 3, 0, false},
		{"1.234", 2, 0, false},
		{"1.", 2, 0, false},
		{".5", 2, 0, false},
		{"-", 2, 0, false},
		{"", 2, 0, false},
		{"+1", 2, 0, false},
		{"1.2.3", 4, 0, false},
		{"1e3", 2, 0, false},
	} {
		got, ok := unitsOf([]byte(tt.text), tt.places)
		assert.Equal(t, tt.ok, ok, tt.text)
		assert.Equal(t, tt.want, got, tt.text)
	}
}

func dateOf(text []byte) (successkit.Date, bool) {
	w, c := (&plain{}).walk(text), metrics.Change[[]byte]{}
	ok := w.date(&c) && w.at == len(text)
	return c.Date, ok
}

func unitsOf(text []byte, places int) (int64, bool) {
	w := (&plain{}).walk(text)
	if !w.amount() || w.at < len(text) {
		return 0, false
	}
	return scaled(w.digits, places-w.after)
}
