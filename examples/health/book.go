package main

import (
	"cmp"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/health/alert"
	"github.com/successkit/successkit/internal/exact"
)

// A customer is what the files say of one account.
type customer struct {
	name         string
	renewal      successkit.Date
	arr          decimal.Decimal
	account      health.Account
	contacts     []successkit.Contact
	interactions []successkit.Interaction
	events       []alert.Event
}

// A book holds the customers in the order of their ids.
type book struct {
	customers []*customer
	byID      map[string]*customer
	last      successkit.Date // of any reading
}

// readBook reads every file of a folder.
func readBook(folder fs.FS) (*book, error) {
	b := &book{byID: map[string]*customer{}}
	for _, read := range []func(fs.FS) error{
		b.readAccounts, b.readReadings, b.readContacts, b.readInteractions, b.readEvents, b.readOverrides,
	} {
		if err := read(folder); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(b.customers, func(x, y *customer) int { return cmp.Compare(x.account.ID, y.account.ID) })
	return b, nil
}

func (b *book) readAccounts(folder fs.FS) error {
	t, err := readTable(folder, "accounts.csv", "id", "name", "start", "renewal", "delivery", "touch", "arr")
	if err != nil {
		return err
	}
	for i := range t.rows {
		c := &customer{name: t.text(i, "name"), renewal: t.date(i, "renewal", true), arr: t.money(i, "arr")}
		c.account = health.Account{ID: t.text(i, "id"), Start: t.date(i, "start", true), Attributes: map[string]string{
			"delivery": t.text(i, "delivery"), "touch": t.text(i, "touch"),
		}}
		if c.account.ID == "" {
			t.faults.Add(t.path(i, "id"), "", successkit.ErrRequired)
		}
		if b.byID[c.account.ID] != nil {
			t.faults.Add(t.path(i, "id"), c.account.ID, successkit.ErrDuplicate)
		}
		t.must(i, c.account.Validate())
		b.customers = append(b.customers, c)
		b.byID[c.account.ID] = c
	}
	if len(t.rows) == 0 {
		t.faults.Add("lines[1]", "", fmt.Errorf("%w: no account", successkit.ErrRequired))
	}
	return t.err()
}

// of returns the customer of a row, and a stranger where there is none.
func (b *book) of(t *table, row int) *customer {
	id := t.text(row, "account")
	if c := b.byID[id]; c != nil {
		return c
	}
	t.faults.Add(t.path(row, "account"), id, fmt.Errorf("%w: accounts.csv has no such account", successkit.ErrUnknown))
	return &customer{}
}

func (b *book) readReadings(folder fs.FS) error {
	t, err := readTable(folder, "readings.csv", "account", "measure", "date", "value")
	if err != nil {
		return err
	}
	for i := range t.rows {
		c := b.of(t, i)
		r := health.Reading{
			ID: "readings.csv:" + strconv.Itoa(t.lines[i]), Measure: t.text(i, "measure"),
			Date: t.date(i, "date", false), Value: t.number(i, "value"),
		}
		if !r.Date.IsZero() {
			t.must(i, r.Validate())
		}
		if r.Date.After(b.last) {
			b.last = r.Date
		}
		c.account.Readings = append(c.account.Readings, r)
	}
	return t.err()
}

func (b *book) readContacts(folder fs.FS) error {
	t, err := readTable(folder, "contacts.csv", "account", "id", "role", "from", "left")
	if err != nil {
		return err
	}
	for i := range t.rows {
		c := b.of(t, i)
		p := successkit.Contact{
			ID: t.text(i, "id"), Role: successkit.Role(t.text(i, "role")), From: t.date(i, "from", true), Left: t.date(i, "left", true),
		}
		t.must(i, p.Validate())
		c.contacts = append(c.contacts, p)
	}
	return t.err()
}

// readInteractions reads whom the vendor met. A meeting is a reading too: of the
// measures that look at silence and at the rhythm of meetings.
func (b *book) readInteractions(folder fs.FS) error {
	t, err := readTable(folder, "interactions.csv", "account", "id", "date", "kind", "contacts")
	if err != nil {
		return err
	}
	for i := range t.rows {
		c := b.of(t, i)
		x := successkit.Interaction{
			ID: t.text(i, "id"), Date: t.date(i, "date", false), Kind: t.text(i, "kind"),
			Contacts: strings.Fields(t.text(i, "contacts")), Began: successkit.VendorSide,
		}
		if x.Date.IsZero() {
			continue // which is reported
		}
		t.must(i, x.Validate())
		c.interactions = append(c.interactions, x)
		for _, measure := range [...]string{"last-meeting", "meetings"} {
			c.account.Readings = append(c.account.Readings, health.Reading{ID: x.ID + " " + measure, Measure: measure, Value: 1, Date: x.Date})
		}
	}
	return t.err()
}

func (b *book) readEvents(folder fs.FS) error {
	t, err := readTable(folder, "events.csv", "account", "id", "kind", "date")
	if err != nil {
		return err
	}
	for i := range t.rows {
		c := b.of(t, i)
		c.events = append(c.events, alert.Event{ID: t.text(i, "id"), Kind: t.text(i, "kind"), Date: t.date(i, "date", false)})
	}
	return t.err()
}

func (b *book) readOverrides(folder fs.FS) error {
	t, err := readTable(folder, "overrides.csv", "account", "id", "kind", "value", "reason", "by", "set_at", "expires_at")
	if err != nil {
		return err
	}
	for i := range t.rows {
		c := b.of(t, i)
		o := health.Override{
			ID: t.text(i, "id"), Reason: t.text(i, "reason"), By: t.text(i, "by"),
			SetAt: t.date(i, "set_at", false), ExpiresAt: t.date(i, "expires_at", true),
		}
		t.faults.Add(t.path(i, "kind"), t.text(i, "kind"), o.Kind.UnmarshalText([]byte(t.text(i, "kind"))))
		t.faults.Add(t.path(i, "value"), t.text(i, "value"), o.Value.UnmarshalText([]byte(t.text(i, "value"))))
		if !o.SetAt.IsZero() {
			t.must(i, o.Validate())
		}
		c.account.Overrides = append(c.account.Overrides, o)
	}
	return t.err()
}

// amount writes money with commas.
func amount(d decimal.Decimal) string {
	s := exact.Text(d.Round(0))
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
