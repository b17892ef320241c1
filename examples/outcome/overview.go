package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/successkit/successkit/outcome"
	"github.com/successkit/successkit/outcome/census"
)

func count(n int64) string { return strconv.FormatInt(n, 10) }

// printOverview prints the page: who has done what it signed up for, which
// promises were broken, how long it took, and one customer's story.
func (b *book) printOverview(out io.Writer) error {
	all := census.Whole(b.sums.Customers)
	fmt.Fprintf(out, "Outcomes as of %s, of %d customers\n\n", b.asOf, all.Total())
	t := table{align: "lr"}
	for _, s := range []struct {
		name string
		n    int64
	}{
		{"have what they want, in the way they need", all.Both},
		{"have it, and are not served as they need", all.OutcomeOnly},
		{"are served well, and do not have it", all.ExperienceOnly},
		{"neither", all.Neither},
		{"not known: something decisive is unmeasured or unobserved", all.Unknown},
		{"nobody asked what they want", all.Uncaptured},
	} {
		t.add(s.name, count(s.n))
	}
	fmt.Fprint(out, t.String())
	b.printSignedUp(out)
	b.printNotDone(out, 12)
	b.printExperience(out)
	b.printValue(out)
	if b.files.hasStory {
		return b.printHistory(out)
	}
	return nil
}

// printSignedUp prints what was signed up for and done, by use case, segment and
// month.
func (b *book) printSignedUp(out io.Writer) {
	fmt.Fprint(out, "\nWho signed up for what, and has done it by its date\n\n")
	t := table{align: "lrrrrrrrrrr"}
	head := []string{"captured", "at sale", "due", "in time", "late", "missed", "lapsed", "unmeasured", "in time, of measured", "still open"}
	section := func(title string, by census.By, name func(census.Outcomes) string) {
		t.add(append([]string{title}, head...)...)
		for _, o := range census.Group(b.sums.Outcomes, by) {
			t.add(name(o), count(o.Captured()), count(o.AtSale), count(o.Due.Total()), count(o.Due.Achieved), count(o.Due.AchievedLate),
				count(o.Due.Missed), count(o.Due.Lapsed), count(o.Due.Unmeasured), percent(o.InTime()), count(o.Open.Total()))
		}
	}
	section("Use case", census.By{UseCase: true}, func(o census.Outcomes) string { return plain(o.UseCase) })
	t.add("")
	section("Segment", census.By{Segment: true}, func(o census.Outcomes) string { return o.Segment })
	t.add("")
	section("Month due", census.By{Month: true}, func(o census.Outcomes) string { return o.Month.String()[:7] })
	t.add("")
	section("All", census.By{}, func(census.Outcomes) string { return "" })
	fmt.Fprint(out, t.String())
}

// open is a required outcome that was due and is not done.
type open struct {
	line   line
	result outcome.RequiredResult
}

// notDone returns those that were due, of one use case or of all, the longest due
// first.
func (b *book) notDone() []open {
	var list []open
	for _, l := range b.lines {
		if l.attainment == nil {
			continue
		}
		for _, r := range l.attainment.Required {
			if r.IsDue(b.asOf) && r.Met == outcome.No {
				list = append(list, open{l, r})
			}
		}
	}
	slices.SortStableFunc(list, func(x, y open) int {
		return cmp.Or(x.result.Due.Compare(y.result.Due), cmp.Compare(x.line.id, y.line.id))
	})
	return list
}

// printNotDone prints who has not done what was due, as far as the page has room.
func (b *book) printNotDone(out io.Writer, room int) {
	list := b.notDone()
	fmt.Fprintf(out, "\nNot done by its date: %d, the longest due first\n\n", len(list))
	for _, o := range list[:min(room, len(list))] {
		for _, m := range o.result.Measures {
			if m.State.Met() == outcome.No {
				fmt.Fprint(out, item("  "+o.line.id+" "+fmt.Sprintf("%-16s", plain(o.result.UseCase)), words(m.Reason)))
			}
		}
	}
	if more := len(list) - room; more > 0 {
		fmt.Fprintf(out, "  and %d more: -use-case lists all\n", more)
	}
}

// printExperience prints which requirements are breached most, with evidence.
func (b *book) printExperience(out io.Writer) {
	fmt.Fprint(out, "\nPromises about the way, the most often broken first\n\n")
	t := table{align: "llrrrr"}
	t.add("Requirement", "about", "customers breached", "of those judged", "breaches", "given clearly more")
	wasted := map[string]int64{}
	for _, r := range b.sums.Requirements {
		wasted[r.Requirement+r.Attribute.String()] += r.Wasted
	}
	most := census.MostBreached(b.sums.Requirements)
	for _, r := range most {
		t.add(r.Requirement, r.Attribute.String(), count(r.Breached), percent(r.Share()), count(r.Breaches), count(wasted[r.Requirement+r.Attribute.String()]))
	}
	fmt.Fprint(out, t.String(), "\n")
	for _, r := range most {
		b.printBreaches(out, r, 2)
	}
}

// printBreaches prints the customers for whom a requirement is breached most, with
// the very interactions.
func (b *book) printBreaches(out io.Writer, of census.Requirements, room int) {
	type breach struct {
		id string
		r  outcome.RequirementResult
	}
	var list []breach
	for _, l := range b.lines {
		if l.attainment == nil {
			continue
		}
		for _, r := range l.attainment.Requirements {
			if r.Requirement == of.Requirement && r.Attribute == of.Attribute && r.State == outcome.Breached {
				list = append(list, breach{l.id, r})
			}
		}
	}
	worst := func(x breach) int { return x.r.Breaches + len(x.r.Overdue) }
	slices.SortStableFunc(list, func(x, y breach) int { return cmp.Compare(worst(y), worst(x)) })
	for _, x := range list[:min(room, len(list))] {
		fmt.Fprint(out, item("  "+x.id, words(x.r.Reason)+" "+evidence(x.r)))
	}
}

// evidence says what breaches a requirement, and by how much.
func evidence(r outcome.RequirementResult) string {
	var parts []string
	if d := r.Delivery; d != nil {
		parts = append(parts, fmt.Sprintf("Asked for: %s; the least was: %s; gap %+d %s.", d.Required, d.Delivered, d.Gap, d.Unit))
	}
	var see []string
	for _, ref := range r.Reason.Evidence {
		see = append(see, ref.ID)
	}
	for _, p := range r.Overdue {
		see = append(see, fmt.Sprintf("%s to %s", p.Start(), p.Last()))
	}
	if len(see) > 0 {
		parts = append(parts, "See "+strings.Join(see, ", ")+".")
	}
	return strings.Join(parts, " ")
}

// printValue prints how long it takes to first value, and how often it is shown.
func (b *book) printValue(out io.Writer) {
	reached, waiting := b.first.Counts()
	fmt.Fprint(out, "\nTime to first value, from the sale, with those still on their way\n\n")
	t := table{align: "lr"}
	t.add("there", count(reached))
	t.add("on their way", count(waiting))
	for _, share := range []struct {
		name string
		of   float64
	}{{"half of all within", 0.5}, {"nine in ten within", 0.9}} {
		text := "not reached"
		if days, ok := b.first.Within(share.of); ok {
			text = strconv.Itoa(days) + " days"
		}
		t.add(share.name, text)
	}
	fmt.Fprint(out, t.String())
	fmt.Fprintf(out, "\nValue was shown at %d of %d meetings of the last quarter, %s; of %d more nobody noted it.\n",
		b.shown.Shown, b.shown.Shown+b.shown.NotShown, percent(b.shown.Share), b.shown.Unknown)
}

// printUseCase prints everyone who signed up for a use case.
func (b *book) printUseCase(out io.Writer, id string) error {
	u, ok := b.files.catalogue.UseCase(id)
	if !ok {
		return fmt.Errorf("-use-case %q: not in catalogue.json", id)
	}
	fmt.Fprintf(out, "%s as of %s: %s\n\n", u.Name, b.asOf, u.Success)
	t := table{align: "lllllrl"}
	t.add("Customer", "captured", "due", "state", "since", "of the way", "wild success would be")
	for _, l := range b.lines {
		if l.attainment == nil {
			continue
		}
		for i, r := range l.attainment.Required {
			if r.UseCase != id {
				continue
			}
			var ways []string
			for _, m := range r.Measures {
				ways = append(ways, percent(m.Shown()))
			}
			t.add(l.id, day(r.Captured), day(r.Due), plain(r.State.String()), day(r.Since), strings.Join(ways, " "), l.definition.Required[i].WildSuccess)
		}
	}
	_, err := fmt.Fprint(out, t.String())
	return err
}
