package main

import (
	"bytes"
	"fmt"
	"os"
	"strings"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/health/proof"
)

// A telecom is what a table of customers of one day tells of who had left.
type telecom struct {
	File      string   `json:"file"`
	Customers int64    `json:"customers"`
	Left      int64    `json:"left"`
	Measures  []single `json:"measures"`

	lines []proof.Line
}

// A single is what one column tells.
type single struct {
	Measure string `json:"measure"`
	// Fair says that the column can be asked: it does not hold the answer.
	Fair    bool  `json:"fair"`
	Unknown int64 `json:"unknown"`
	proof.Discrimination
}

// A column is a measure made of a column of the table.
type column struct {
	id, name  string
	direction health.Direction
	unfair    bool
	value     func(*sheet, string) (float64, bool)
}

// is makes a measure of a word: 1 where it is that, else 0.
func is(word string) func(*sheet, string) (float64, bool) {
	return func(s *sheet, name string) (float64, bool) {
		if s.cell(name) == word {
			return 1, true
		}
		return 0, s.cell(name) != ""
	}
}

func number(s *sheet, name string) (float64, bool) { return s.number(name) }

// columns are what is asked. That the direction of a measure is known beforehand
// is part of the question: it is not chosen by the answer.
func columns() []column {
	return []column{
		{id: "month-to-month", name: "Contract", direction: health.LowerIsBetter, value: is("Month-to-month")},
		{id: "electronic-check", name: "PaymentMethod", direction: health.LowerIsBetter, value: is("Electronic check")},
		{id: "no-tech-support", name: "TechSupport", direction: health.LowerIsBetter, value: is("No")},
		{id: "no-online-security", name: "OnlineSecurity", direction: health.LowerIsBetter, value: is("No")},
		{id: "fiber-optic", name: "InternetService", direction: health.LowerIsBetter, value: is("Fiber optic")},
		{id: "monthly-charges", name: "MonthlyCharges", direction: health.LowerIsBetter, value: number},
		{id: "tenure", name: "tenure", direction: health.HigherIsBetter, value: number, unfair: true},
		{id: "total-charges", name: "TotalCharges", direction: health.HigherIsBetter, value: number, unfair: true},
	}
}

// readTelecom reads and measures the table.
func readTelecom(path string) (*telecom, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	t := &telecom{File: path}
	if err := t.measure(data); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return t, nil
}

func (t *telecom) measure(data []byte) error {
	all := columns()
	must := []string{"Churn"}
	for _, c := range all {
		must = append(must, c.name)
		tally, err := proof.NewTally(proof.Sums{Predictor: proof.Predictor{ID: c.id, Direction: c.direction}})
		if err != nil {
			return err
		}
		t.lines = append(t.lines, proof.Line{Name: c.id, Tally: tally})
		t.Measures = append(t.Measures, single{Measure: c.id, Fair: !c.unfair})
	}
	s, err := open(data, must...)
	if err != nil {
		return err
	}
	for s.next() {
		left := s.cell("Churn") == "Yes"
		if !left && s.cell("Churn") != "No" {
			s.refuse("Churn", s.cell("Churn"), fmt.Errorf("%w: want Yes or No", successkit.ErrUnknown))
		}
		t.Customers++
		if left {
			t.Left++
		}
		for i, c := range all {
			value, known := c.value(s, c.name)
			if !known {
				t.Measures[i].Unknown++
				err = t.lines[i].Tally.AddUnknown(left)
			} else {
				err = t.lines[i].Tally.AddValue(value, left)
			}
			for fe := range successkit.FieldErrors(err) {
				s.refuse(c.name, fe.Value, fe.Err)
			}
		}
	}
	for i := range t.Measures {
		t.Measures[i].Discrimination = t.lines[i].Tally.Discrimination(proof.DefaultLevel)
	}
	return s.faults.Err()
}

func (t *telecom) pictures() map[string][]byte {
	title := "Customers of a provider, one day"
	return map[string][]byte{"roc.svg": proof.DrawROC(title, t.lines...), "capture.svg": proof.DrawCapture(title, t.lines...)}
}

// caution says what a table of one day is not.
const caution = "This is no backtest. The table was taken on one day and holds no date: nobody can say what it would have " +
	"shown before a customer left, so that nothing here was foretold. It tells how the customers who had left " +
	"differ, on that day, from those who had not. Tenure is how long a customer had stayed when it left or the table was " +
	"taken: it is the survival time itself, and total charges grow with it. Neither is a fair predictor, however " +
	"high its area; for them there is survival analysis."

func (t *telecom) print(out *bytes.Buffer) {
	say := func(format string, args ...any) { fmt.Fprintf(out, format, args...) }
	say("What single measures tell of who had left: %s\n\n", t.File)
	say("%d customers, %d of whom had left (%s).\n\n", t.Customers, t.Left, successkit.CountRate(t.Left, t.Customers).Percent(1))
	say("%s\n\n", wrapped(caution, 0))
	say("The area under the ROC curve is exact: half pairs won of twice the pairs, ties counting half. 0.5 is a coin.\n\n")
	say("%-19s %7s %18s  %-14s  %-15s  %s\n", "measure", "unknown", "exact", "area", "95% (DeLong)", "fair?")
	for _, m := range t.Measures {
		fair := ""
		if !m.Fair {
			fair = "no: it grows until they leave"
		}
		area, _ := m.AUC.Decimal(12)
		line := fmt.Sprintf("%-19s %7d %18s  %-14s  %-15s  %s", m.Measure, m.Unknown, m.AUC, area.StringFixed(12), intervalText(m.Interval), fair)
		say("%s\n", strings.TrimRight(line, " "))
	}
}
