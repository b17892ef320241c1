package proof

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/successkit/successkit"
)

// A Warning says how long before the event a predictor warned of it: how long
// it had been in the band that speaks loudest for the event, up to the shortest
// lead, without leaving it. Where it said nothing at some lead, or the subject was
// no customer yet, it had not been.
type Warning struct {
	Predictor string `json:"predictor"`
	// Band is the band that counts as an alarm.
	Band string `json:"band"`
	// Events are the decisions, at the shortest lead, at which the event
	// happened, and Warned those of which it warned then.
	Events int `json:"events"`
	Warned int `json:"warned"`
	// Recalled are events of which it had warned at a longer lead and no longer
	// did at the shortest.
	Recalled int `json:"recalled"`
	// MedianDays is the lead, of those that were asked, that half of the warned
	// events were warned at or before, and 0 where none was warned. AtLeast says
	// that it is the longest lead: the alarm may have begun earlier.
	MedianDays int  `json:"median_days"`
	AtLeast    bool `json:"at_least,omitzero"`
	// Leads are the leads, the shortest first.
	Leads []WarningLead `json:"leads"`
}

// A WarningLead says how many alarms there were, one lead ahead.
type WarningLead struct {
	Days int `json:"days"`
	// Recall is the share of events with a prediction for which there was an
	// alarm, False that of the others.
	Recall successkit.Rate `json:"recall"`
	False  successkit.Rate `json:"false"`
	// Lasting are the events with an alarm at this lead and at every shorter one.
	Lasting int `json:"lasting"`
}

// Warning returns how long one predictor warned, from its tracks at several
// leads. It fails as [Study.JudgeTrack] does, at "tracks[i]", with
// [successkit.ErrRequired] where there is none or the predictor has no bands,
// with [successkit.ErrConflict] where they are of different predictors, and with
// [successkit.ErrDuplicate] where two have the same lead.
func (s *Study) Warning(tracks ...Track) (Warning, error) {
	var f successkit.Faults
	if len(tracks) == 0 {
		f.Add("tracks", "", successkit.ErrRequired)
	}
	for i, t := range tracks {
		path := "tracks[" + strconv.Itoa(i) + "]"
		_, err := s.checked(t)
		f.Merge(path, err)
		if len(t.Predictor.Bands) == 0 {
			f.Add(path+".predictor.bands", "", successkit.ErrRequired)
		}
		if !t.Predictor.equal(tracks[0].Predictor) {
			f.Add(path+".predictor", t.Predictor.ID, fmt.Errorf("%w: the first is of another", successkit.ErrConflict))
		}
		if slices.ContainsFunc(tracks[:i], func(o Track) bool { return o.LeadDays == t.LeadDays }) {
			f.Add(path+".lead_days", strconv.Itoa(t.LeadDays), successkit.ErrDuplicate)
		}
	}
	if err := f.Err(); err != nil {
		return Warning{}, fmt.Errorf("proof: invalid tracks: %w", err)
	}
	tracks = slices.Clone(tracks)
	slices.SortFunc(tracks, func(a, b Track) int { return a.LeadDays - b.LeadDays })
	return s.warning(tracks), nil
}

// warning is Warning of valid tracks, the shortest lead first.
func (s *Study) warning(tracks []Track) Warning {
	p := tracks[0].Predictor
	w := Warning{Predictor: p.ID, Band: p.expected(s.def.Welcome)[0]}
	lasting := map[string]bool{} // events with an alarm at every lead so far
	for i := range tracks[0].Cases {
		if c := &tracks[0].Cases[i]; c.happened() {
			w.Events++
			lasting[c.ID] = true
		}
	}
	unwarned := map[string]bool{} // events without an alarm at the shortest lead
	for k, t := range tracks {
		var events, alarms, others, falseAlarms int64
		still := map[string]bool{}
		for i := range t.Cases {
			c := &t.Cases[i]
			if !c.Known {
				continue
			}
			alarm := c.Band == w.Band
			switch {
			case !c.happened() && alarm:
				others, falseAlarms = others+1, falseAlarms+1
			case !c.happened():
				others++
			case alarm:
				events, alarms = events+1, alarms+1
				if lasting[c.ID] {
					still[c.ID] = true
				} else if unwarned[c.ID] {
					w.Recalled++
					delete(unwarned, c.ID)
				}
			default:
				events++
			}
		}
		if k == 0 {
			w.Warned = len(still)
			for id := range lasting {
				unwarned[id] = !still[id]
			}
		}
		lasting = still
		w.Leads = append(w.Leads, WarningLead{
			Days: t.LeadDays, Recall: successkit.CountRate(alarms, events), False: successkit.CountRate(falseAlarms, others),
			Lasting: len(lasting),
		})
	}
	for _, l := range w.Leads {
		if w.Warned > 0 && 2*l.Lasting >= w.Warned {
			w.MedianDays, w.AtLeast = l.Days, l.Days == w.Leads[len(w.Leads)-1].Days
		}
	}
	return w
}
