package metrics

import (
	"fmt"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/internal/word"
	"github.com/successkit/successkit/metrics/internal/packed"
)

// A Builder takes plain changes one by one, as a host reads them, and makes a
// [Ledger] of them. An account is named once and then known by its handle, so
// that a change costs no look-up. A Builder is not safe for use by several
// goroutines at once.
type Builder struct {
	places     int32
	accounts   interned
	currencies interned
	currency   []uint32 // of each account
	gathered   packed.Gatherer
	rows       int
	odd        map[int]oddChange // by place, those that cannot be gathered
}

// An oddChange is a change of more than a packed ledger holds.
type oddChange struct {
	account Handle
	date    successkit.Date
	units   int64
}

// A Handle stands for an account of the [Builder] that gave it, and may stand for
// any account of another. The zero Handle stands for none.
type Handle struct {
	n uint32 // the account's number plus 1
}

// NewBuilder returns a builder of a ledger whose changes are whole counts of
// 10^-places: 2 for cents. It fails with [successkit.ErrOutOfRange] where places
// are not 0 to 20.
func NewBuilder(places int32) (*Builder, error) {
	if err := checkPlaces(places); err != nil {
		return nil, &successkit.FieldError{Path: "places", Value: strconv.Itoa(int(places)), Err: err}
	}
	return &Builder{places: places}, nil
}

// Account returns the handle of an account, whose revenue is in the given
// currency; both are as in [Movement]. It fails where one of them is malformed,
// and with [successkit.ErrConflict] where the account was named before with
// another currency.
func (b *Builder) Account(id, currency string) (Handle, error) {
	if n, ok := b.accounts.number[id]; ok {
		if have := b.currencies.texts[b.currency[n]]; have != currency {
			return Handle{}, &successkit.FieldError{
				Path: "currency", Value: currency, Err: fmt.Errorf("%w: the account is in %q", successkit.ErrConflict, have),
			}
		}
		return Handle{n + 1}, nil
	}
	var f successkit.Faults
	f.Add("account", id, word.CheckID(id))
	f.Add("currency", currency, checkCurrency(currency))
	if err := f.Err(); err != nil {
		return Handle{}, err
	}
	b.currency = append(b.currency, b.currencies.add(currency))
	return Handle{b.accounts.add(id) + 1}, nil
}

// Add adds a change of an account, in whole counts of the builder's unit, that
// takes effect on a day. What is wrong with it, [Builder.Ledger] says.
func (b *Builder) Add(account Handle, date successkit.Date, units int64) {
	if !b.has(account) || !b.gathered.Add(account.n-1, date, units) {
		if b.odd == nil {
			b.odd = map[int]oddChange{}
		}
		b.odd[b.rows] = oddChange{account, date, units}
	}
	b.rows++
}

func (b *Builder) has(h Handle) bool { return h.n > 0 && int(h.n) <= len(b.accounts.texts) }

// Len returns how many changes were added.
func (b *Builder) Len() int { return b.rows }

// Ledger returns the ledger of all changes so far; more may be added after. It
// fails as [NewLedger] does, with paths such as "movements[3].date" where 3 is
// the place of the change, and with [successkit.ErrUnknown] for the zero handle
// and for one that stands for no account of the builder.
func (b *Builder) Ledger() (*Ledger, error) {
	l := &Ledger{}
	if len(b.odd) == 0 {
		if block, ok := b.gathered.Block(b.accounts.texts, b.currencies.texts, b.currency); ok {
			l.take(block, b.places)
			return l, nil
		}
	}
	movements := make([]Movement, 0, b.rows)
	add := func(account Handle, date successkit.Date, units int64) {
		n := account.n - 1
		movements = append(movements, Movement{
			Account: b.accounts.texts[n], Date: date, Amount: exact.FromUnits(units, b.places),
			Currency: b.currencies.texts[b.currency[n]],
		})
	}
	var f successkit.Faults
	odd := func() { // those whose turn it is
		for c, ok := b.odd[len(movements)]; ok; c, ok = b.odd[len(movements)] {
			if !b.has(c.account) {
				f.Add("movements["+strconv.Itoa(len(movements))+"].account", "", fmt.Errorf("%w: a handle of another builder", successkit.ErrUnknown))
				movements = append(movements, Movement{})
				continue
			}
			add(c.account, c.date, c.units)
		}
	}
	b.gathered.All(func(account uint32, date successkit.Date, units int64) {
		odd()
		add(Handle{account + 1}, date, units)
	})
	odd()
	if err := f.Err(); err != nil {
		return nil, err
	}
	if err := l.appendRows(movements); err != nil {
		return nil, err
	}
	return l, nil
}
