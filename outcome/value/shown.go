package value

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/facts"
	"github.com/successkit/successkit/internal/field"
	"github.com/successkit/successkit/internal/word"
)

// A Showing says at how many of the meetings of a period the vendor showed the
// customer what it has gained. It is plain data.
type Showing struct {
	// Period is when they took place, and AsOf the day of the view.
	Period successkit.Period `json:"period"`
	AsOf   successkit.Date   `json:"as_of"`
	// Shown, NotShown and Unknown count the meetings: value was shown, was not, and
	// nobody noted it. Together they are all.
	Shown    int `json:"shown"`
	NotShown int `json:"not_shown"`
	Unknown  int `json:"unknown"`
	// Share is Shown over Shown and NotShown. It is undefined where neither is
	// known of any meeting. What is unknown counts on neither side.
	Share successkit.Rate `json:"share"`
	// Missed are the meetings at which value was not shown, by date and then id.
	Missed []successkit.Ref `json:"missed,omitempty"`
}

// Meetings returns the kinds of interaction that [Shown] takes for meetings where
// none are named, in a list of the caller's own: "meeting", "check-in" and
// "business-review".
func Meetings() []string { return []string{"meeting", "check-in", "business-review"} }

// Shown returns the share of the meetings of a period at which value was shown,
// from what was known by the end of asOf. Meetings are interactions of the given
// kinds or, where none is given, of those of [Meetings].
//
// It fails with [successkit.ErrRequired] at "as_of" or "period" where that is zero,
// with the faults of kinds that are no words and of every invalid interaction, and
// with [successkit.ErrConflict] where one has the id of another and other content.
func Shown(interactions []successkit.Interaction, kinds []string, period successkit.Period, asOf successkit.Date) (Showing, error) {
	var f successkit.Faults
	if asOf.IsZero() {
		f.Add("as_of", "", successkit.ErrRequired)
	}
	if period.IsZero() {
		f.Add("period", "", successkit.ErrRequired)
	}
	for i, k := range kinds {
		f.Add(field.Item("kinds", i), k, word.Check(k))
	}
	all := facts.Admit(&f, "interactions", interactions, func(i successkit.Interaction) string { return i.ID })
	if err := f.Err(); err != nil {
		return Showing{}, fmt.Errorf("value: %w", err)
	}
	if len(kinds) == 0 {
		kinds = Meetings()
	}
	all = slices.DeleteFunc(all, func(i successkit.Interaction) bool {
		return !i.KnownOn(asOf) || !period.Contains(i.Date) || !slices.Contains(kinds, i.Kind)
	})
	slices.SortFunc(all, func(a, b successkit.Interaction) int { return cmp.Or(a.Date.Compare(b.Date), cmp.Compare(a.ID, b.ID)) })
	s := Showing{Period: period, AsOf: asOf}
	for _, i := range all {
		switch {
		case i.ValueShown == nil:
			s.Unknown++
		case *i.ValueShown:
			s.Shown++
		default:
			s.NotShown++
			s.Missed = append(s.Missed, successkit.Ref{Kind: "interaction", ID: i.ID})
		}
	}
	s.Share = successkit.CountRate(int64(s.Shown), int64(s.Shown+s.NotShown))
	return s, nil
}
