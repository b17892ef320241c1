package people

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/enum"
	"github.com/successkit/successkit/internal/facts"
	"github.com/successkit/successkit/internal/word"
)

// A Signal is a sign that something changed about a person.
type Signal struct {
	ID      string `json:"id"`
	Contact string `json:"contact"`
	// Kind is what it says.
	Kind ChangeKind `json:"kind"`
	// Source is where it comes from, as a word: "bounced-mail", "colleague",
	// "public-profile". Two signals of one source are not independent.
	Source string          `json:"source"`
	Date   successkit.Date `json:"date"`
	// Recorded is the day on which the host learned of it. Zero means at once.
	Recorded successkit.Date `json:"recorded,omitzero"`
	// Before and After are the title, of a change of title. Where they differ in
	// nothing but case, spaces and punctuation there is no change.
	Before string `json:"before,omitzero"`
	After  string `json:"after,omitzero"`
}

// A ChangeKind says what became of a person. The zero ChangeKind is not known.
type ChangeKind uint8

// The kinds. Their order carries no meaning.
const (
	// UnknownChange is the zero ChangeKind; no signal may have it.
	UnknownChange ChangeKind = iota
	// LeftCompany says that the person is no longer with the customer.
	LeftCompany
	// MovedUp says that the person has a higher position.
	MovedUp
	// MovedSideways says that the person has another position of the same rank.
	MovedSideways
	// ScopeReduced says that the person decides on less.
	ScopeReduced
)

var changeKinds = enum.New[ChangeKind]("change kind",
	"unknown", "left-company", "moved-up", "moved-sideways", "scope-reduced")

// ParseChangeKind returns the kind of the given word: "unknown",
// "left-company", "moved-up", "moved-sideways" or "scope-reduced". It fails
// with [successkit.ErrUnknown] on any other.
func ParseChangeKind(s string) (ChangeKind, error) { return changeKinds.Parse(s) }

// String returns the word of c, or "change kind(99)" for a number that has none.
func (c ChangeKind) String() string { return changeKinds.String(c) }

// Valid reports whether c is one of the constants.
func (c ChangeKind) Valid() bool { return changeKinds.Valid(c) }

// AppendText appends the word of c to b. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (c ChangeKind) AppendText(b []byte) ([]byte, error) { return changeKinds.Append(b, c) }

// MarshalText returns the word of c, as [ChangeKind.AppendText] does.
func (c ChangeKind) MarshalText() ([]byte, error) { return changeKinds.Append(nil, c) }

// UnmarshalText reads a word as [ParseChangeKind] does.
func (c *ChangeKind) UnmarshalText(text []byte) error { return changeKinds.ParseInto(c, text) }

// A Change is what the signals about a person come to.
type Change struct {
	Contact string     `json:"contact"`
	Kind    ChangeKind `json:"kind"`
	// Confirmed says that signals of two sources or more agree. One alone makes it
	// a suspicion.
	Confirmed bool `json:"confirmed"`
	// Since is the day of the first of them, and Sources and Evidence are theirs,
	// in order.
	Since    successkit.Date  `json:"since"`
	Sources  []string         `json:"sources"`
	Evidence []successkit.Ref `json:"evidence"`
}

// Validate reports everything that is wrong with s.
func (s Signal) Validate() error {
	var f successkit.Faults
	f.Add("id", s.ID, word.CheckID(s.ID))
	f.Add("contact", s.Contact, word.CheckID(s.Contact))
	switch {
	case s.Kind == UnknownChange:
		f.Add("kind", "", successkit.ErrRequired)
	case !s.Kind.Valid():
		f.Add("kind", s.Kind.String(), successkit.ErrUnknown)
	}
	f.Add("source", s.Source, word.Check(s.Source))
	facts.CheckDates(&f, s.Date, s.Recorded)
	return f.Err()
}

// Equal reports whether s and t are the same in every field.
func (s Signal) Equal(t Signal) bool { return s == t }

// sameTitle reports whether a title changed in nothing but its spelling.
func (s Signal) sameTitle() bool {
	return (s.Before != "" || s.After != "") && plain(s.Before) == plain(s.After)
}

// plain returns the letters and digits of a title, all of one case.
func plain(title string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.In(r, unicode.L, unicode.M, unicode.N) {
			return -1
		}
		return unicode.ToLower(r)
	}, title)
}

// Changes returns what the signals of the last withinDays days come to, for each
// person and kind, in the order of contacts and then of kinds. It fails where a
// signal is refused, two of one id differ, asOf is zero, or withinDays is below 1.
func Changes(signals []Signal, withinDays int, asOf successkit.Date) ([]Change, error) {
	var f successkit.Faults
	if withinDays < 1 {
		f.Add("within_days", strconv.Itoa(withinDays), fmt.Errorf("%w: below 1", successkit.ErrOutOfRange))
	}
	if asOf.IsZero() {
		f.Add("as_of", "", successkit.ErrRequired)
	}
	signals = facts.Admit(&f, "signals", signals, func(s Signal) string { return s.ID })
	if err := f.Err(); err != nil {
		return nil, fmt.Errorf("people: invalid input: %w", err)
	}
	slices.SortFunc(signals, func(a, b Signal) int {
		return cmp.Or(cmp.Compare(a.Contact, b.Contact), cmp.Compare(a.Kind, b.Kind), a.Date.Compare(b.Date), cmp.Compare(a.ID, b.ID))
	})
	var out []Change
	for _, s := range signals {
		if !facts.KnownOn(s.Date, s.Recorded, asOf) || asOf.Sub(s.Date) >= withinDays || s.sameTitle() {
			continue
		}
		if n := len(out); n == 0 || out[n-1].Contact != s.Contact || out[n-1].Kind != s.Kind {
			out = append(out, Change{Contact: s.Contact, Kind: s.Kind, Since: s.Date})
		}
		c := &out[len(out)-1]
		c.Evidence = append(c.Evidence, successkit.Ref{Kind: "signal", ID: s.ID})
		if at, found := slices.BinarySearch(c.Sources, s.Source); !found {
			c.Sources = slices.Insert(c.Sources, at, s.Source)
		}
		c.Confirmed = len(c.Sources) > 1
	}
	return out, nil
}
