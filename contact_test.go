package successkit_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
)

func TestContact_Validate(t *testing.T) {
	assert.NoError(t, successkit.Contact{ID: "c-1"}.Validate())
	assert.NoError(t, successkit.Contact{ID: "c-1", From: date("2025-01-01"), Left: date("2025-01-02")}.Validate())
	assert.NoError(t, successkit.Contact{ID: "c-1", Left: date("2025-01-02")}.Validate())

	err := successkit.Contact{ID: "c\n1", Role: "The Boss", From: date("2025-01-01"), Left: date("2025-01-01")}.Validate()
	testkit.Faults(t, err,
		testkit.Fault{Path: "id", Kind: successkit.ErrMalformed},
		testkit.Fault{Path: "role", Kind: successkit.ErrMalformed},
		testkit.Fault{Path: "left", Kind: successkit.ErrConflict})
	testkit.Faults(t, successkit.Contact{}.Validate(), testkit.Fault{Path: "id", Kind: successkit.ErrRequired})
}

func TestContact_ActiveOn(t *testing.T) {
	var zero successkit.Date
	from, left := date("2025-01-01"), date("2025-07-01")
	for _, c := range []struct {
		name       string
		from, left successkit.Date
		on         successkit.Date
		want       bool
	}{
		{"the day before the first", from, left, date("2024-12-31"), false},
		{"the first day", from, left, from, true},
		{"the last day", from, left, date("2025-06-30"), true},
		{"the first day away", from, left, left, false},
		{"still there", from, zero, date("9999-12-31"), true},
		{"from the beginning", zero, left, date("0001-01-01"), true},
		{"no day", zero, zero, zero, false},
	} {
		got := successkit.Contact{ID: "c-1", From: c.from, Left: c.left}.ActiveOn(c.on)
		assert.Equal(t, c.want, got, c.name)
	}
}
