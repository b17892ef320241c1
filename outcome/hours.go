package outcome

import (
	"fmt"
	"slices"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/field"
)

// An Hours requires that whoever asks at certain hours has a first answer within
// a number of minutes: "on working days from eight to six, within the hour". It
// judges the requests of those hours as a [Response] judges all; one at another
// hour does not count, and one whose time of day is not known is unclear. The
// hours are on the clock by which the host gives the interactions: for hours of
// the customer's, on the customer's.
type Hours struct {
	// Days are the days of the week that are covered. None means all seven.
	Days []Weekday `json:"days,omitempty"`
	// From is the first minute that is covered.
	From successkit.TimeOfDay `json:"from"`
	// To is the first minute after it that is not. Where it is not after From, it
	// lies on the next day: 22:00 to 06:00 is the night after each of Days, and
	// 00:00 to 00:00 the whole day.
	To successkit.TimeOfDay `json:"to"`
	// WithinMinutes is the longest that the customer may wait, at least 1.
	WithinMinutes int `json:"within_minutes"`
}

func (h *Hours) attribute() Attribute { return HoursAttribute }

func (h *Hours) required() string { return h.response().required() }

func (h *Hours) check(f *successkit.Faults, at string) {
	for i, d := range h.Days {
		at := at + "." + field.Item("days", i)
		switch {
		case d == NoWeekday:
			f.Add(at, "", successkit.ErrRequired)
		case !d.Valid():
			f.Add(at, d.String(), successkit.ErrUnknown)
		case slices.Contains(h.Days[:i], d):
			f.Add(at, d.String(), successkit.ErrDuplicate)
		}
	}
	if h.From.IsZero() {
		f.Add(at+".from", "", fmt.Errorf("%w: want a time of day", successkit.ErrRequired))
	}
	if h.To.IsZero() {
		f.Add(at+".to", "", fmt.Errorf("%w: want a time of day", successkit.ErrRequired))
	}
	h.response().check(f, at)
}

// response returns the promise that holds at the hours.
func (h *Hours) response() *Response { return &Response{WithinMinutes: h.WithinMinutes} }

// Cover reports whether a time of a day lies within the hours. No time that is
// not known does.
func (h *Hours) Cover(day successkit.Date, at successkit.TimeOfDay) bool {
	if day.IsZero() || at.IsZero() {
		return false
	}
	on := func(d successkit.Date) bool { return len(h.Days) == 0 || slices.Contains(h.Days, weekdayOf(d)) }
	from, to := at.Compare(h.From) >= 0, at.Compare(h.To) < 0
	if h.From.Compare(h.To) < 0 {
		return from && to && on(day)
	}
	return from && on(day) || to && on(day.AddDays(-1))
}

// weekdayOf returns the day of the week of d. The day before the first of the
// calendar, which is no Date, was a Sunday.
func weekdayOf(d successkit.Date) Weekday {
	if w := Weekday(d.Weekday()); w != NoWeekday {
		return w
	}
	return Sunday
}

func (h *Hours) judge(i *successkit.Interaction, asOf successkit.Date) judgement {
	j := h.response().judge(i, asOf)
	switch {
	case j.state == Unchecked:
	case i.At.IsZero():
		return judgement{state: Unobserved}
	case !h.Cover(i.Date, i.At):
		return judgement{state: Unchecked}
	}
	return j
}

func (h *Hours) delivered(i *successkit.Interaction) string { return h.response().delivered(i) }
