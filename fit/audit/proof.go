package audit

import (
	"encoding"
	"fmt"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/internal/crosstab"
	"github.com/successkit/successkit/internal/word"
)

// A Track is what became of one customer since it signed.
type Track struct {
	Customer string          `json:"customer"`
	Signed   successkit.Date `json:"signed"`
	// Assessment is what the profile said of it on that day.
	Assessment fit.Assessment `json:"assessment"`
	// Stayed, BoughtMore and Advocated are the results, nil where they are not
	// known.
	Stayed     *bool `json:"stayed,omitempty"`
	BoughtMore *bool `json:"bought_more,omitempty"`
	Advocated  *bool `json:"advocated,omitempty"`
}

// results returns the results in the order of the measures.
func (t Track) results() []*bool { return []*bool{t.Stayed, t.BoughtMore, t.Advocated} }

// A ProofPolicy says of whom a proof is made.
type ProofPolicy struct {
	// AsOf is the day on which the results were looked at.
	AsOf successkit.Date `json:"as_of"`
	// MinDays is how long before that a customer must have signed, 0 to 36,500.
	// Those who signed later are left out, whatever became of them: among the
	// young only the quick results have had time to show, and some criteria tell
	// only after several customer lifetimes.
	MinDays int `json:"min_days"`
}

const maxDays = 36500 // a hundred years

func (p ProofPolicy) validate(f *successkit.Faults) {
	if p.AsOf.IsZero() {
		f.Add("as_of", "", successkit.ErrRequired)
	}
	if p.MinDays < 0 || p.MinDays > maxDays {
		f.Add("min_days", strconv.Itoa(p.MinDays), fmt.Errorf("%w: want 0 to %d days", successkit.ErrOutOfRange, maxDays))
	}
}

// A Proof holds what became of customers, by verdict and by criterion. Parts of
// a book merge, in any order, to the whole. The zero Proof is empty and ready to
// use, and takes the profile and the policy of the first customer. It is not
// safe for use by several goroutines while one of them changes it.
type Proof struct {
	table crosstab.Table // kind, criterion, verdict or state, measure, yes or no
}

var (
	proofScope = []string{"profile", "as_of", "min_days"}
	proofCells = struct{ customers, young, verdict, criterion, yes, no string }{"customers", "young", "verdict", "criterion", "yes", "no"}
)

const proofFields = 5

// Add adds one customer. Assessments may be by several versions of one profile;
// a criterion is known by its id. It fails, and changes nothing, with every fault
// of the policy and the track, and with [successkit.ErrConflict] where profile or
// policy are not those of the others.
func (p *Proof) Add(policy ProofPolicy, t Track) error {
	var f successkit.Faults
	policy.validate(&f)
	f.Add("customer", t.Customer, word.CheckID(t.Customer))
	checkDay(&f, "signed", t.Signed, policy.AsOf)
	f.Add("assessment.profile.id", t.Assessment.Profile.ID, word.Check(t.Assessment.Profile.ID))
	checkValid(&f, "assessment.verdict", t.Assessment.Verdict)
	for i, finding := range t.Assessment.Findings {
		path := "assessment.findings[" + strconv.Itoa(i) + "]"
		f.Add(path+".criterion", finding.Criterion, word.Check(finding.Criterion))
		checkValid(&f, path+".state", finding.State)
	}
	if err := f.Err(); err != nil {
		return fmt.Errorf("audit: %w", err)
	}
	one := &Proof{table: crosstab.New(t.Assessment.Profile.ID, policy.AsOf.String(), strconv.Itoa(policy.MinDays))}
	one.count(proofCells.customers, "", "", "", "")
	if policy.AsOf.Sub(t.Signed) < policy.MinDays {
		one.count(proofCells.young, "", "", "", "")
		return p.Merge(one)
	}
	for i, result := range t.results() {
		if result == nil {
			continue
		}
		measure, answer := Measure(i+1).String(), proofCells.no
		if *result {
			answer = proofCells.yes
		}
		one.count(proofCells.verdict, "", t.Assessment.Verdict.String(), measure, answer)
		for _, finding := range t.Assessment.Findings {
			one.count(proofCells.criterion, finding.Criterion, finding.State.String(), measure, answer)
		}
	}
	return p.Merge(one)
}

func (p *Proof) count(key ...string) { p.table.Add(1, decimal.Decimal{}, key...) }

// Merge adds the customers of o, which must not be in p, and leaves o as it was.
// It fails as [Acquisitions.Merge] does, and then changes nothing.
func (p *Proof) Merge(o *Proof) error {
	if o == nil {
		return &successkit.FieldError{Path: "other", Err: successkit.ErrRequired}
	}
	return p.table.Merge(&o.table, proofScope)
}

// ProofSums is what a [Proof] holds, as plain data.
type ProofSums struct {
	Profile string `json:"profile"`
	ProofPolicy
	// Customers counts all, and Young those of them that were left out.
	Customers int64 `json:"customers"`
	Young     int64 `json:"young"`
	// Verdicts and Criteria are what became of the others.
	Verdicts []VerdictResult   `json:"verdicts,omitempty"`
	Criteria []CriterionResult `json:"criteria,omitempty"`
}

// A VerdictResult counts the customers of one verdict by one measure.
type VerdictResult struct {
	Verdict fit.Verdict `json:"verdict"`
	Measure Measure     `json:"measure"`
	Yes     int64       `json:"yes"`
	No      int64       `json:"no"`
}

// A CriterionResult counts the customers of one state of a criterion by one
// measure.
type CriterionResult struct {
	Criterion string    `json:"criterion"`
	State     fit.State `json:"state"`
	Measure   Measure   `json:"measure"`
	Yes       int64     `json:"yes"`
	No        int64     `json:"no"`
}

// Sums returns what p holds. [NewProof] makes an equal one of it.
func (p *Proof) Sums() ProofSums {
	var s ProofSums
	if scope := p.table.Scope(); scope != nil {
		s.Profile = scope[0]
		s.AsOf, _ = successkit.ParseDate(scope[1])
		s.MinDays, _ = strconv.Atoi(scope[2])
	}
	s.Customers = p.table.Count(proofCells.customers, "", "", "", "")
	s.Young = p.table.Count(proofCells.young, "", "", "", "")
	for _, row := range p.table.Rows() {
		measure, _ := ParseMeasure(row.Key[3])
		yes, no := row.Count, int64(0)
		if row.Key[4] == proofCells.no {
			yes, no = 0, row.Count
		}
		switch row.Key[0] {
		case proofCells.verdict:
			v, _ := fit.ParseVerdict(row.Key[2])
			if n := len(s.Verdicts); n > 0 && s.Verdicts[n-1].Verdict == v && s.Verdicts[n-1].Measure == measure {
				s.Verdicts[n-1].Yes += yes
				s.Verdicts[n-1].No += no
				continue
			}
			s.Verdicts = append(s.Verdicts, VerdictResult{Verdict: v, Measure: measure, Yes: yes, No: no})
		case proofCells.criterion:
			state, _ := fit.ParseState(row.Key[2])
			r := CriterionResult{Criterion: row.Key[1], State: state, Measure: measure, Yes: yes, No: no}
			if n := len(s.Criteria); n > 0 {
				if l := &s.Criteria[n-1]; l.Criterion == r.Criterion && l.State == r.State && l.Measure == r.Measure {
					l.Yes += yes
					l.No += no
					continue
				}
			}
			s.Criteria = append(s.Criteria, r)
		}
	}
	return s
}

// NewProof returns the proof of sums, which may have been made elsewhere. It
// fails with what no customers can add up to: no profile or day, words without a
// meaning, counts that are negative or beyond their bounds, more young customers
// than customers, a result of more customers than were old enough.
func NewProof(s ProofSums) (*Proof, error) {
	var f successkit.Faults
	f.Add("profile", s.Profile, word.Check(s.Profile))
	s.validate(&f)
	f.Add("customers", strconv.FormatInt(s.Customers, 10), crosstab.CheckCount(s.Customers))
	f.Add("young", strconv.FormatInt(s.Young, 10), crosstab.CheckCount(s.Young))
	if f.Total() == 0 && s.Young > s.Customers {
		f.Add("young", strconv.FormatInt(s.Young, 10), fmt.Errorf("%w: more than %d customers", successkit.ErrConflict, s.Customers))
	}
	p := &Proof{table: crosstab.New(s.Profile, s.AsOf.String(), strconv.Itoa(s.MinDays))}
	p.table.Add(s.Customers, decimal.Decimal{}, proofCells.customers, "", "", "", "")
	p.table.Add(s.Young, decimal.Decimal{}, proofCells.young, "", "", "", "")
	add := func(path string, m Measure, yes, no int64, key ...string) {
		before := f.Total()
		checkValid(&f, path+".measure", m)
		if m == UnknownMeasure {
			f.Add(path+".measure", "", successkit.ErrRequired)
		}
		f.Add(path+".yes", strconv.FormatInt(yes, 10), crosstab.CheckCount(yes))
		f.Add(path+".no", strconv.FormatInt(no, 10), crosstab.CheckCount(no))
		if f.Total() == before && yes+no > s.Customers-s.Young {
			f.Add(path, "", fmt.Errorf("%w: more than %d customers", successkit.ErrConflict, s.Customers-s.Young))
		}
		if f.Total() == before {
			key = append(key, m.String())
			p.table.Add(yes, decimal.Decimal{}, append(key[:4:4], proofCells.yes)...)
			p.table.Add(no, decimal.Decimal{}, append(key[:4:4], proofCells.no)...)
		}
	}
	for i, r := range s.Verdicts {
		path := "verdicts[" + strconv.Itoa(i) + "]"
		checkValid(&f, path+".verdict", r.Verdict)
		add(path, r.Measure, r.Yes, r.No, proofCells.verdict, "", r.Verdict.String())
	}
	for i, r := range s.Criteria {
		path := "criteria[" + strconv.Itoa(i) + "]"
		f.Add(path+".criterion", r.Criterion, word.Check(r.Criterion))
		checkValid(&f, path+".state", r.State)
		add(path, r.Measure, r.Yes, r.No, proofCells.criterion, r.Criterion, r.State.String())
	}
	if err := f.Err(); err != nil {
		return nil, fmt.Errorf("audit: %w", err)
	}
	return p, nil
}

// MarshalBinary returns p in a form of its own, versioned and canonical.
func (p *Proof) MarshalBinary() ([]byte, error) { return p.table.Marshal(form) }

// UnmarshalBinary reads what [Proof.MarshalBinary] wrote, and refuses everything
// else. Where it fails it leaves p as it was.
func (p *Proof) UnmarshalBinary(data []byte) error {
	return p.table.Read(data, form, len(proofScope), proofFields, func(read crosstab.Table) (encoding.BinaryMarshaler, error) {
		return NewProof((&Proof{table: read}).Sums())
	})
}
