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
//   - one that the customer began and whose response time is not known is
//     unclear: nobody can tell;
//   - any other one without a response time does not count, since nothing was
//     asked;
//   - where Channels are listed, one by another channel does not count, and one
//     whose channel is not known is unclear.
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
	checkChannels(f, at+".channels", r.Channels)
}

// judge returns Unchecked for an interaction that does not count, and
// Unobserved for one that is unclear.
func (r *Response) judge(i *successkit.Interaction) RequirementState {
	somewhere := len(r.Channels) > 0
	switch {
	case somewhere && i.Channel != "" && !slices.Contains(r.Channels, i.Channel):
		return Unchecked
	case i.ResponseMinutes == nil && i.Began != successkit.CustomerSide:
		return Unchecked
	case i.ResponseMinutes == nil, somewhere && i.Channel == "":
		return Unobserved
	case *i.ResponseMinutes > r.WithinMinutes:
		return Breached
	}
	return Honoured
}
