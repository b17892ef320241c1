package tabular

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
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

// The guess at the rows of a table is about right, and no more than there is room for
// where its first part is of empty lines.
func TestCountRows(t *testing.T) {
	const row = "an-account,2025-01-31,10.00\n"
	for empty, most := range map[int]int{0: 60_000, 2 * partBytes: 150_000} {
		p, ok := newPlain([]byte("account,date,amount\n"+strings.Repeat("\n", empty)+strings.Repeat(row, 50_000)), Columns{})
		assert.True(t, ok)
		assert.LessOrEqual(t, p.countRows(), most)
		assert.GreaterOrEqual(t, p.countRows(), 50_000)
	}
}
