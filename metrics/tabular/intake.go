package tabular

import (
	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics/intake"
)

// SnapshotColumns says where a table of snapshots holds what, as [Columns]
// does for movements. Account, date and amount must be there.
type SnapshotColumns struct {
	Format

	Account  string // the account ["account"]
	Date     string // the day at whose end it stood so ["date"]
	Amount   string // the recurring revenue ["amount"]
	Currency string // the currency ["currency"]

	// Attributes are the names of the columns that describe the account from the
	// date on. An empty cell says nothing.
	Attributes []string
}

func (c SnapshotColumns) table() *table {
	columns := []column{
		{c.Account, "account", true},
		{c.Date, "date", true},
		{c.Amount, "amount", true},
		{c.Currency, "currency", false},
	}
	columns = append(columns, attributeColumns(c.Attributes)...)
	return &table{format: c.Format, rows: "snapshots", columns: columns}
}

// Snapshots reads a table of what each account pays on a day. It fails as
// [Movements] does.
func Snapshots(data []byte, c SnapshotColumns) ([]intake.Snapshot, error) {
	return read(data, c, func(t *table) intake.Snapshot {
		return intake.Snapshot{
			Account: t.text(0), Date: t.date(1), Amount: t.number(2), Currency: t.text(3),
			Attributes: t.attributes(4, c.Attributes),
		}
	}, intake.Snapshot.Validate)
}

// SubscriptionColumns says where a table of subscriptions holds what, as
// [Columns] does for movements. ID, account, start, amount and cycle must be
// there.
type SubscriptionColumns struct {
	Format

	ID         string // the subscription ["id"]
	Account    string // the customer ["account"]
	Line       string // the product or plan ["line"]
	Start      string // the first day of the service ["start"]
	End        string // the first day without it, empty while it is open ["end"]
	Amount     string // what one interval costs ["amount"]
	Cycle      string // the interval: day, week, month, quarter or year ["cycle"]
	CycleCount string // how many of those make one interval ["cycle_count"]
	Currency   string // the currency ["currency"]
	Charge     string // what the amount is for ["charge"]
	Cause      string // why the line came ["cause"]
	EndCause   string // why it went ["end_cause"]
	Recorded   string // the day on which the host learned of it ["recorded"]
}

func (c SubscriptionColumns) table() *table {
	return &table{format: c.Format, rows: "subscriptions", columns: []column{
		{c.ID, "id", true},
		{c.Account, "account", true},
		{c.Line, "line", false},
		{c.Start, "start", true},
		{c.End, "end", false},
		{c.Amount, "amount", true},
		{c.Cycle, "cycle", true},
		{c.CycleCount, "cycle_count", false},
		{c.Currency, "currency", false},
		{c.Charge, "charge", false},
		{c.Cause, "cause", false},
		{c.EndCause, "end_cause", false},
		{c.Recorded, "recorded", false},
	}}
}

// Subscriptions reads a table of subscriptions. It fails as [Movements] does.
func Subscriptions(data []byte, c SubscriptionColumns) ([]intake.Subscription, error) {
	return read(data, c, func(t *table) intake.Subscription {
		return intake.Subscription{
			ID: t.text(0), Account: t.text(1), Line: t.text(2), Start: t.date(3), End: t.optionalDate(4),
			Amount: t.number(5), Cycle: word(t, 6, intake.ParseCycle), CycleCount: t.count(7), Currency: t.text(8),
			Charge: word(t, 9, intake.ParseCharge), Cause: t.text(10), EndCause: t.text(11), Recorded: t.optionalDate(12),
		}
	}, intake.Subscription.Validate)
}

// UsageColumns says where a table of usage holds what, as [Columns] does for
// movements. Account, start, end and amount must be there.
type UsageColumns struct {
	Format

	Account  string // the account ["account"]
	Start    string // the first day of the period ["start"]
	End      string // the first day after it ["end"]
	Amount   string // the revenue of the period ["amount"]
	Currency string // the currency ["currency"]
}

func (c UsageColumns) table() *table {
	return &table{format: c.Format, rows: "usage", columns: []column{
		{c.Account, "account", true},
		{c.Start, "start", true},
		{c.End, "end", true},
		{c.Amount, "amount", true},
		{c.Currency, "currency", false},
	}}
}

// Usage reads a table of what each account used in a period. It fails as
// [Movements] does, and with [successkit.ErrConflict] for a period that does
// not end after its start.
func Usage(data []byte, c UsageColumns) ([]intake.Usage, error) {
	return read(data, c, func(t *table) intake.Usage {
		start, end := t.date(1), t.date(2)
		u := intake.Usage{Account: t.text(0), Amount: t.number(3), Currency: t.text(4)}
		if !start.IsZero() && !end.IsZero() {
			var err error
			if u.Period, err = successkit.NewPeriod(start, end); err != nil {
				for fe := range successkit.FieldErrors(err) {
					t.refuse(2, fe.Err)
				}
			}
		}
		return u
	}, intake.Usage.Validate)
}

// attributeColumns are the columns of attributes, which must be there.
func attributeColumns(names []string) []column {
	list := make([]column, 0, len(names))
	for _, name := range names {
		list = append(list, column{name, "attributes[" + name + "]", true})
	}
	return list
}
