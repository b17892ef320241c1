package facts_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/facts"
	"github.com/successkit/successkit/internal/testkit"
)

// A note is a fact whose comparison must not be asked of one that is not
// valid: it might cost anything.
type note struct {
	t        *testing.T
	id, says string
}

func (n note) Validate() error {
	var f successkit.Faults
	if n.says == "" {
		f.Add("says", "", successkit.ErrRequired)
	}
	return f.Err()
}

func (n note) Equal(o note) bool {
	if n.says == "" || o.says == "" {
		n.t.Error("compared with a fact that is not valid")
	}
	return n.says == o.says
}

func id(n note) string { return n.id }

func TestAdmit(t *testing.T) {
	t.Parallel()
	a, b := note{t, "a", "one"}, note{t, "b", "two"}
	list := []note{a, b, a, {t, "a", "three"}, {t, "b", ""}, {t, "c", ""}}
	var f successkit.Faults
	got := facts.Admit(&f, "notes", list, id)
	assert.Equal(t, []note{a, b}, got)
	testkit.Faults(t, f.Err(),
		testkit.Fault{Path: "notes[3].id", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "notes[4].says", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "notes[5].says", Kind: successkit.ErrRequired},
	)
	got[0].says = "changed"
	assert.Equal(t, "one", list[0].says, "memory of its own")
}

func TestAppend(t *testing.T) {
	t.Parallel()
	a, b, broken := note{t, "a", "one"}, note{t, "b", "two"}, note{t, "x", ""}
	have := append(make([]note, 0, 9), a, broken, note{t, "a", "again"})
	var f successkit.Faults
	got := facts.Append(&f, "notes", have, []note{a, b, {t, "x", "whole"}}, id)
	assert.Equal(t, []note{a, broken, {t, "a", "again"}, b}, got, "what is there stays, and is not checked")
	testkit.Faults(t, f.Err(), testkit.Fault{Path: "notes[2].id", Kind: successkit.ErrConflict})
	assert.NotSame(t, &have[0], &got[0])

	var none successkit.Faults
	assert.Equal(t, have, facts.Append(&none, "notes", have, nil, id))
	assert.NoError(t, none.Err())
}

func TestKnown(t *testing.T) {
	t.Parallel()
	day := successkit.MustDate
	for _, c := range []struct {
		name           string
		date, recorded string
		known          string
		asOf           string
		want           bool
	}{
		{"at once, the day before", "2025-03-10", "", "2025-03-10", "2025-03-09", false},
		{"at once, that day", "2025-03-10", "", "2025-03-10", "2025-03-10", true},
		{"recorded later, the day before", "2025-03-10", "2025-03-12", "2025-03-12", "2025-03-11", false},
		{"recorded later, that day", "2025-03-10", "2025-03-12", "2025-03-12", "2025-03-12", true},
		{"recorded before it happened", "2025-03-10", "2025-03-08", "2025-03-10", "2025-03-09", false},
		{"on no day", "2025-03-10", "", "2025-03-10", "", false},
		{"without a date", "", "2025-03-08", "", "2025-03-10", false},
		{"nothing at all", "", "", "", "", false},
	} {
		date := func(s string) successkit.Date {
			if s == "" {
				return successkit.Date{}
			}
			return day(s)
		}
		assert.Equal(t, date(c.known), facts.KnownDay(date(c.date), date(c.recorded)), c.name)
		assert.Equal(t, c.want, facts.KnownOn(date(c.date), date(c.recorded), date(c.asOf)), c.name)
	}
}
