package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"text/tabwriter"
)

// A tally counts the cases of each family.
type tally struct {
	families map[string]*counts
	failed   int
	wrong    []string
}

// counts are those of one family: that agree, that do not, that were computed
// but of which nothing is expected, and that the program does not know.
type counts struct{ passed, failed, unchecked, unknown int }

func newTally() *tally { return &tally{families: map[string]*counts{}} }

// count compares what was got for a case, or the error in its place, with what
// is expected.
func (t *tally) count(family string, c vector, value any, err error) {
	n := t.families[family]
	if n == nil {
		n = &counts{}
		t.families[family] = n
	}
	switch {
	case err == nil && value == nil:
		n.unknown++
		return
	case err == nil && c.Expected == nil:
		n.unchecked++
		return
	}
	at := ""
	if err == nil {
		at, err = disagree(c, value)
	}
	if err != nil {
		at = err.Error()
	}
	if at == "" {
		n.passed++
		return
	}
	n.failed++
	t.failed++
	t.wrong = append(t.wrong, fmt.Sprintf("%s %s: %s", family, c.Name, at))
}

// disagree returns where what was got differs from what is expected, or the
// empty text.
func disagree(c vector, value any) (string, error) {
	encoded, err := json.Marshal(value)
	if err != nil {
		return "", err
	}
	var want, have any
	if err := decodeNumbers(c.Expected, &want); err != nil {
		return "", err
	}
	if err := decodeNumbers(encoded, &have); err != nil {
		return "", err
	}
	return differ(want, have, c.Tolerance, ""), nil
}

func decodeNumbers(data []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	return d.Decode(into)
}

func (t *tally) print(w io.Writer) {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "passed\tfailed\tunchecked\tnot known\tfamily\t")
	for _, name := range slices.Sorted(maps.Keys(t.families)) {
		n := t.families[name]
		fmt.Fprintf(table, "%d\t%d\t%d\t%d\t%s\t\n", n.passed, n.failed, n.unchecked, n.unknown, name)
	}
	_ = table.Flush()
	t.printWrong(w)
}

// printWrong says where the cases that failed disagree.
func (t *tally) printWrong(w io.Writer) {
	for _, line := range t.wrong {
		fmt.Fprintln(w, line)
	}
}
