package outcome

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/successkit/successkit"
)

// A Response requires that the customer has a first answer within a number of
// minutes. It judges each interaction of the window by itself:
//
//   - one whose response time is known is honoured where the time is at most
//     WithinMinutes, and breaches otherwise;
//   - one that is unanswered breaches once the time has passed, whatever the
//     hour of the request: after as many days as WithinMinutes span, a begun
//     one counted whole. With 60 minutes, one of March 1 breaches from March 2
//     on. Until then it does not count;
//   - one that the customer began and of which neither is known is unclear once
//     the time has passed, for nobody can tell, and does not count until then;
//   - any other one without a response time does not count, since nothing was
//     asked;
//   - where Channels are listed, one by another channel does not count, and one
//     whose channel is not known is unclear.
//
// What is unclear is not good: beside it the requirement is breached or
// unobserved, and never honoured.
type Response struct {
	// WithinMinutes is the longest that the customer may wait, at least 1.
	WithinMinutes int `json:"within_minutes"`
	// Channels are those on which the promise holds. None means all.
	Channels []successkit.Channel `json:"channels,omitempty"`
}

func (r *Response) check(f *successkit.Faults, at string) {
	switch {
	case r.WithinMinutes == 0:
		f.Add(at+".within_minutes", "", successkit.ErrRequired)
	case r.WithinMinutes < 0:
		f.Add(at+".within_minutes", strconv.Itoa(r.WithinMinutes), fmt.Errorf("%w: want at least 1", successkit.ErrOutOfRange))
	}
	if len(r.Channels) > 0 {
		checkWords(f, at+".channels", r.Channels)
	}
}

func (r *Response) attribute() Attribute { return ResponseAttribute }

func (r *Response) required() string { return strconv.Itoa(r.WithinMinutes) }

func (r *Response) judge(i *successkit.Interaction, asOf successkit.Date) judgement {
	somewhere := len(r.Channels) > 0
	late := i.Date.AddDays((r.WithinMinutes-1)/minutesADay + 1)
	open := i.ResponseMinutes == nil
	switch {
	case somewhere && i.Channel != "" && !slices.Contains(r.Channels, i.Channel):
		return judgement{state: Unchecked}
	case open && !i.Unanswered && i.Began != successkit.CustomerSide:
		return judgement{state: Unchecked}
	case open && (late.IsZero() || late.After(asOf)):
		return judgement{state: Unchecked}
	case open && !i.Unanswered, somewhere && i.Channel == "":
		return judgement{state: Unobserved}
	case open: // it has waited for at least the days since
		return byGap(min(-1, r.WithinMinutes-minutesADay*asOf.Sub(i.Date)), late)
	}
	return byGap(r.WithinMinutes-*i.ResponseMinutes, i.Date)
}

func (r *Response) delivered(i *successkit.Interaction) string {
	if i.ResponseMinutes == nil {
		return noAnswer
	}
	return strconv.Itoa(*i.ResponseMinutes)
}

const minutesADay = 24 * 60

// noAnswer is what was delivered to who asked and has no answer.
const noAnswer = "no answer"
