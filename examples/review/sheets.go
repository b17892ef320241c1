package main

import (
	"encoding/csv"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/success"
	"github.com/successkit/successkit/success/report"
)

// A sheets is the tables that -csv writes. A nil one writes nothing.
type sheets struct {
	dir     string
	reviews *os.File
	actions *os.File
}

// A cell of a table, with the name of its column.
type cell struct{ column, value string }

func newSheets(dir string) (*sheets, error) {
	s := &sheets{dir: dir}
	err := os.MkdirAll(dir, 0o755)
	if err == nil {
		s.reviews, err = s.open("reviews.csv", reviewCells(success.Review{}))
	}
	if err == nil {
		s.actions, err = s.open("actions.csv", actionCells(success.Review{}, success.Action{}))
	}
	return s, err
}

// open begins a table with the columns of a row.
func (s *sheets) open(name string, row []cell) (*os.File, error) {
	f, err := os.Create(filepath.Join(s.dir, name))
	if err != nil {
		return nil, err
	}
	var header []string
	for _, c := range row {
		header = append(header, c.column)
	}
	w := csv.NewWriter(f)
	return f, w.WriteAll([][]string{header})
}

// add writes the rows of a shard.
func (s *sheets) add(rows *shard) error {
	if s == nil {
		return nil
	}
	if _, err := s.reviews.Write(rows.reviews.Bytes()); err != nil {
		return err
	}
	_, err := s.actions.Write(rows.todo.Bytes())
	return err
}

func values(row []cell) []string {
	list := make([]string, len(row))
	for i, c := range row {
		list[i] = c.value
	}
	return list
}

// finish writes the report and the book, and closes what is open.
func (s *sheets) finish(b *book, r report.Report) error {
	if s == nil {
		return nil
	}
	f, err := s.open("report.csv", stockCells("", "", "", report.Stock{}, report.Stock{}))
	if err != nil {
		return err
	}
	var rows [][]string
	for _, row := range reportRows(r) {
		rows = append(rows, values(row))
	}
	if err := csv.NewWriter(f).WriteAll(rows); err != nil {
		return err
	}
	for _, f := range []*os.File{s.reviews, s.actions, f} {
		if err := f.Close(); err != nil {
			return err
		}
	}
	return s.copyBook(b)
}

// copyBook writes the files of the book, as they were read.
func (s *sheets) copyBook(b *book) error {
	return fs.WalkDir(b.folder, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		to := filepath.Join(s.dir, "book", filepath.FromSlash(path))
		if d.IsDir() {
			return os.MkdirAll(to, 0o755)
		}
		data, err := fs.ReadFile(b.folder, path)
		if err != nil {
			return err
		}
		return os.WriteFile(to, data, 0o644)
	})
}

// reviewCells returns the row of an account.
func reviewCells(r success.Review) []cell {
	return []cell{
		{"account", r.Account},
		{"name", r.Name},
		{"parent", r.Parent},
		{"segment", r.Segment},
		{"delivery", r.Delivery.String()},
		{"level", r.Level},
		{"owner", r.Owner},
		{"relation", r.Terms.Relation.String()},
		{"start", written(r.Terms.Start)},
		{"renewal", written(r.Terms.Renewal)},
		{"value", r.Terms.Value.StringFixed(2)},
		{"currency", r.Terms.Currency},
		{"verdict", r.Verdict.String()},
		{"outcome", r.Achieved.Verdict.String()},
		{"experience", r.Experienced.Verdict.String()},
		{"standing", standing(r)},
		{"why", why(r.Reasons)},
		{"potential", r.Fit.Verdict.String()},
		{"bad_fit", matched(r)},
		{"health", points(r)},
		{"band", r.Health.Band},
		{"measured", r.Health.Coverage.Display(0)},
		{"milestones", completion(r)},
		{"people_met", strconv.Itoa(r.Relationships.Threads)},
		{"proactive", percentOf(r.Through.Proactive)},
		{"obstacles", strconv.Itoa(len(r.Obstacles))},
		{"actions", strconv.Itoa(len(r.Actions))},
	}
}

func why(reasons []successkit.Reason) string {
	if len(reasons) == 0 {
		return ""
	}
	return words(reasons[0])
}

func standing(r success.Review) string {
	if len(r.Standings) == 0 {
		return ""
	}
	return r.Standings[0].Kind.String()
}

func matched(r success.Review) string {
	if r.BadFit == nil {
		return ""
	}
	return r.BadFit.Matched.String()
}

func points(r success.Review) string {
	if !r.Health.Value.Known() {
		return ""
	}
	return r.Health.Value.Display(1)
}

func completion(r success.Review) string {
	if r.Journey == nil {
		return ""
	}
	return percentOf(r.Journey.Completion)
}

// actionCells returns the row of an action.
func actionCells(r success.Review, a success.Action) []cell {
	overdue := !a.Due.IsZero() && a.Due.Before(r.AsOf)
	return []cell{
		{"account", r.Account},
		{"name", r.Name},
		{"rule", a.Rule},
		{"subject", a.Subject},
		{"do", a.Do},
		{"role", string(a.Owner)},
		{"owner", r.Owner},
		{"due", written(a.Due)},
		{"overdue", strconv.FormatBool(overdue)},
		{"in_hand", strconv.FormatBool(a.Taken != nil)},
		{"value", a.Value.StringFixed(2)},
		{"currency", r.Terms.Currency},
		{"why", words(a.Reason)},
	}
}

// percentOf returns a rate in percent, and an empty cell where it is undefined.
func percentOf(r successkit.Rate) string {
	if !r.Defined() {
		return ""
	}
	return r.Percent(1)
}

// written returns a day, and an empty cell where there is none.
func written(d successkit.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}
