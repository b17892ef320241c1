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

func (c *Channels) attribute() Attribute { return ChannelsAttribute }

func (c *Channels) required() string { return listed(c.Permitted) }

func (c *Channels) check(f *successkit.Faults, at string) {
	checkWords(f, at+".permitted", c.Permitted)
}

func (c *Channels) judge(i *successkit.Interaction, _ successkit.Date) judgement {
	switch {
	case i.Began == successkit.CustomerSide:
		return judgement{state: Unchecked}
	case i.Channel == "":
		return judgement{state: Unobserved}
	}
	return within(slices.Contains(c.Permitted, i.Channel), i.Date)
}

func (c *Channels) delivered(i *successkit.Interaction) string { return string(i.Channel) }
