package people

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/internal/field"
	"github.com/successkit/successkit/internal/word"
)

// Settings say when a relationship is alive, and which ones there should be.
type Settings struct {
	// Required are the roles that somebody active should have.
	Required []successkit.Role `json:"required,omitempty"`
	// Days is how long back the last contact of both sides may lie, for roles
	// without a threshold of their own.
	Days int `json:"days"`
	// ByRole are thresholds of roles. Practice gives people 30 to 90 days by how
	// closely an account is looked after; 120 for an executive is this library's
	// own proposal.
	ByRole []RoleDays `json:"by_role,omitempty"`
	// OneWay are the channels by which nobody is met. Nil means in-app and
	// self-service.
	OneWay []successkit.Channel `json:"one_way,omitempty"`
	// TouchDays is over how many days the touches of Concentration are counted.
	// Zero means 90.
	TouchDays int `json:"touch_days,omitzero"`
	// MeetDays and OverdueDays are by when somebody new in a required role is to be
	// met, and from when that is overdue. Zero means 30 and 60.
	MeetDays    int `json:"meet_days,omitzero"`
	OverdueDays int `json:"overdue_days,omitzero"`
}

// RoleDays is the threshold of a role.
type RoleDays struct {
	Role successkit.Role `json:"role"`
	Days int             `json:"days"`
}

// Validate reports everything that is wrong with s.
func (s Settings) Validate() error {
	var f successkit.Faults
	field.Within(&f, "days", s.Days, 1, health.MaxDays)
	for i, r := range s.Required {
		f.Add("required["+strconv.Itoa(i)+"]", string(r), word.Check(string(r)))
		if slices.Contains(s.Required[:i], r) {
			f.Add("required["+strconv.Itoa(i)+"]", string(r), successkit.ErrDuplicate)
		}
	}
	for i, r := range s.ByRole {
		path := "by_role[" + strconv.Itoa(i) + "]"
		f.Add(path+".role", string(r.Role), word.Check(string(r.Role)))
		if slices.ContainsFunc(s.ByRole[:i], func(o RoleDays) bool { return o.Role == r.Role }) {
			f.Add(path+".role", string(r.Role), successkit.ErrDuplicate)
		}
		field.Within(&f, path+".days", r.Days, 1, health.MaxDays)
	}
	field.Within(&f, "touch_days", s.TouchDays, 0, health.MaxDays)
	field.Within(&f, "meet_days", s.MeetDays, 0, health.MaxDays)
	field.Within(&f, "overdue_days", s.OverdueDays, 0, health.MaxDays)
	if s.overdue() < s.meet() {
		f.Add("overdue_days", strconv.Itoa(s.OverdueDays), fmt.Errorf("%w: below meet_days, %d", successkit.ErrConflict, s.meet()))
	}
	return f.Err()
}

func (s Settings) touch() int   { return cmp.Or(s.TouchDays, 90) }
func (s Settings) meet() int    { return cmp.Or(s.MeetDays, 30) }
func (s Settings) overdue() int { return cmp.Or(s.OverdueDays, 60) }

func (s Settings) threshold(r successkit.Role) int {
	for _, by := range s.ByRole {
		if by.Role == r {
			return by.Days
		}
	}
	return s.Days
}

func (s Settings) oneWay(c successkit.Channel) bool {
	if s.OneWay == nil {
		return c.OneWay()
	}
	return slices.Contains(s.OneWay, c)
}
