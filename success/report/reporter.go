package report

import (
	"fmt"
	"slices"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/fit/audit"
	"github.com/successkit/successkit/internal/field"
	"github.com/successkit/successkit/journey"
	"github.com/successkit/successkit/success"
)

// A Reporter tallies accounts by one program over one period. It does not change
// and is safe for concurrent use. [New] makes one; the zero Reporter is refused
// where an account is.
type Reporter struct {
	scope   Scope
	program *success.Program
	auditor *audit.Auditor
	best    map[string]string // band by model
	// milestones tells of those of each path whether they are to be celebrated.
	milestones map[string]map[string]bool
}

// New returns a reporter of a program over a period, as of a day within it: its
// last day where it is over. It fails with [successkit.ErrRequired] at "program"
// where that is nil or zero, and with the faults of period and day.
//
// A renewal is near within the longest lead of the program's rules on
// [success.RenewalNear], or 90 days where it has none.
func New(p *success.Program, period successkit.Period, asOf successkit.Date) (*Reporter, error) {
	d := p.Definition()
	var f successkit.Faults
	if d.ID == "" {
		f.Add("program", "", successkit.ErrRequired)
	}
	r := &Reporter{program: p, best: map[string]string{}, milestones: map[string]map[string]bool{}}
	r.scope = Scope{Program: d.ID, Version: d.Version, Period: period, AsOf: asOf, NearDays: nearDays(d)}
	r.scope.checkDays(&f)
	if err := f.Err(); err != nil {
		return nil, err
	}
	for _, rule := range d.Rules {
		r.scope.Rules = append(r.scope.Rules, rule.ID)
	}
	for _, m := range d.Health {
		for _, b := range m.Bands.List {
			if !slices.Contains(r.scope.Bands, b.ID) {
				r.scope.Bands = append(r.scope.Bands, b.ID)
			}
			r.best[m.ID] = b.ID
		}
	}
	for _, path := range d.Paths {
		r.milestones[path.ID] = map[string]bool{}
		for _, m := range path.Milestones {
			r.milestones[path.ID][m.ID] = m.Kind == journey.Success
		}
	}
	versions, err := fit.NewVersions(d.Profiles...)
	f.Merge("program.profiles", err)
	offers, err := fit.NewOffers(d.Offers...)
	f.Merge("program.offers", err)
	if f.Total() == 0 {
		r.auditor, err = audit.New(versions, offers)
		f.Merge("program", err)
	}
	if err := f.Err(); err != nil {
		return nil, err
	}
	return r, nil
}

// defaultNearDays is how near a renewal is where no rule says it.
const defaultNearDays = 90

func nearDays(d success.Definition) int {
	days := 0
	for _, r := range d.Rules {
		if r.On == success.RenewalNear {
			days = max(days, r.LeadDays)
		}
	}
	if days == 0 {
		return defaultNearDays
	}
	return days
}

// Scope returns of what the reporter's tallies are.
func (r *Reporter) Scope() Scope {
	if r == nil {
		return Scope{}
	}
	return r.scope.clone()
}

// Book tallies the accounts of a book. It fails as [Reporter.Account] does, with
// paths such as "accounts[3].events[2].milestone", with
// [successkit.ErrDuplicate] where an account is twice among them, and with every
// fault of all; there is then no tally.
func (r *Reporter) Book(accounts []success.Account) (*Tally, error) {
	if err := r.ready(); err != nil {
		return nil, err
	}
	var f successkit.Faults
	book, seen := empty(r.scope), make(map[string]bool, len(accounts))
	for i, a := range accounts {
		one, err := r.Account(a)
		f.Merge(field.Item("accounts", i), err)
		if seen[a.ID] {
			f.Add(field.Item("accounts", i)+".id", a.ID, successkit.ErrDuplicate)
		}
		seen[a.ID] = true
		if err == nil {
			f.Merge(field.Item("accounts", i), book.Merge(one))
		}
	}
	if err := f.Err(); err != nil {
		return nil, err
	}
	return book, nil
}

// Account tallies one account: it reviews it as of the day before the period and
// as of the day of the report. It fails as [success.Program.Review] does.
func (r *Reporter) Account(a success.Account) (*Tally, error) {
	if err := r.ready(); err != nil {
		return nil, err
	}
	opening, err := r.program.Review(a, r.scope.Opening())
	if err != nil {
		return nil, err
	}
	closing, err := r.program.Review(a, r.scope.AsOf)
	if err != nil {
		return nil, err
	}
	return r.Reviewed(a, opening, closing)
}

// Reviewed tallies one account of which both reviews are there already: a service
// that stores each night's need not make them again. It fails with
// [successkit.ErrConflict] where a review is of another account, program or day,
// where what it holds is no verdict, rule or amount, and where the account's
// contracts or answers are wrong.
func (r *Reporter) Reviewed(a success.Account, opening, closing success.Review) (*Tally, error) {
	if err := r.ready(); err != nil {
		return nil, err
	}
	var f successkit.Faults
	r.checkReview(&f, "opening", &opening, a.ID, r.scope.Opening())
	r.checkReview(&f, "closing", &closing, a.ID, r.scope.AsOf)
	if err := f.Err(); err != nil {
		return nil, err
	}
	n := r.count(a, &opening, &closing)
	n.results(&f)
	n.tally.check(&f)
	if err := f.Err(); err != nil {
		return nil, err
	}
	return n.tally, nil
}

func (r *Reporter) checkReview(f *successkit.Faults, path string, review *success.Review, account string, asOf successkit.Date) {
	differ := func(field, got, want string) {
		if got != want {
			f.Add(path+field, got, fmt.Errorf("%w: want %s", successkit.ErrConflict, want))
		}
	}
	differ(".account", review.Account, account)
	differ(".program", review.Program, r.scope.Program)
	if review.Version != r.scope.Version {
		f.Add(path+".version", "", fmt.Errorf("%w: want %d", successkit.ErrConflict, r.scope.Version))
	}
	differ(".as_of", review.AsOf.String(), asOf.String())
	checkSum(f, path+".terms.value", review.Terms.Value)
	if v := review.Value; v != nil && v.Complete() {
		checkDigits(f, path+".value.delivered", *v.Delivered)
		checkDigits(f, path+".value.paid", *v.Paid)
	}
	for i := range review.Actions {
		checkSum(f, field.Item(path+".actions", i)+".value", review.Actions[i].Value)
	}
	for i := range review.Exceptions {
		checkSum(f, field.Item(path+".exceptions", i)+".amount", review.Exceptions[i].Amount)
	}
}

func (r *Reporter) ready() error {
	if r == nil || r.program == nil {
		return &successkit.FieldError{Path: "reporter", Err: successkit.ErrRequired}
	}
	return nil
}
