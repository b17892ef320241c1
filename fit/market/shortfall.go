package market

import (
	"strings"

	"github.com/successkit/successkit/fit"
)

// FromShortfall returns the needs of a segment whose typical prospect falls short
// so, as ids of capabilities, and what bars it: a word "offline" that the
// capability "features" lacks is "features.offline", a number 24 that
// "support-hours" does not reach is "support-hours.24", and where one of several
// words would do they are joined, "platforms.a-or-b". The criteria that no offer
// would meet bar the segment.
//
// An id that comes out longer than a word may be is refused where it is used.
func FromShortfall(s fit.Shortfall) (needs, barred []string) {
	for _, l := range s.Lacking {
		words, isWords := l.Needs.Words()
		switch {
		case isWords && l.AnyOf:
			needs = append(needs, l.Capability+"."+strings.Join(words, "-or-"))
		case isWords:
			for _, w := range words {
				needs = append(needs, l.Capability+"."+w)
			}
		default:
			needs = append(needs, l.Capability+"."+l.Needs.String())
		}
	}
	return needs, s.Beyond
}
