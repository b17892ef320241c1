package outcome

import (
	"slices"

	"github.com/successkit/successkit"
)

// A Channels requires that the customer is approached by permitted channels
// alone. It judges each interaction of the window by itself: one by a permitted
// channel is honoured, one by another breaches, and one whose channel is not
// known is unclear. An interaction that the customer began does not count: the
// customer chose the channel. One of which it is not known who began it does
// count.
type Channels struct {
	// Permitted are the channels that may be used, at least one.
	Permitted []successkit.Channel `json:"permitted"`
}

func (c *Channels) check(f *successkit.Faults, at string) {
	if len(c.Permitted) == 0 {
		f.Add(at+".permitted", "", successkit.ErrRequired)
	}
	checkChannels(f, at+".permitted", c.Permitted)
}

// judge returns Unchecked for an interaction that does not count, and
// Unobserved for one that is unclear.
func (c *Channels) judge(i successkit.Interaction) RequirementState {
	switch {
	case i.Began == successkit.CustomerSide:
		return Unchecked
	case i.Channel == "":
		return Unobserved
	case slices.Contains(c.Permitted, i.Channel):
		return Honoured
	}
	return Breached
}
