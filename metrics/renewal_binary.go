package metrics

import (
	"bytes"
	"encoding/binary"
	"fmt"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
)

// The binary form of a RenewalTally, of which there is one for each tally:
//
//	byte     version, 1
//	byte     length of the currency
//	bytes    currency
//	3 bytes  basis, open, cap
//	uvarints grace days, lines, lines renewed, customers, customers renewed
//	3 sums   due, kept, renewed, as package exact writes them
const (
	renewalVersion = 1
	// maxRenewalBytes is more than the longest form has: three sums of 129 bytes
	// and less than a hundred others.
	maxRenewalBytes = 512
)

// AppendBinary appends the binary form of t to b: equal tallies have equal
// bytes. It fails with [successkit.ErrOutOfRange] only where a sum has more
// than 255 decimal places or 127 bytes, which no sum of contract lines has.
func (t *RenewalTally) AppendBinary(b []byte) ([]byte, error) {
	b = append(b, renewalVersion, byte(len(t.scope.currency)))
	b = append(b, t.scope.currency...)
	b = append(b, byte(t.scope.basis), byte(t.scope.open), byte(t.scope.limit))
	for _, n := range []int64{int64(t.scope.grace), t.lines, t.renewed, t.customers, t.stay} {
		b = binary.AppendUvarint(b, uint64(n))
	}
	for _, s := range []*exact.Sum{&t.due, &t.kept, &t.total} {
		var err error
		if b, err = s.AppendBinary(b); err != nil {
			return nil, fmt.Errorf("renewal tally: %w: %w", successkit.ErrOutOfRange, err)
		}
	}
	return b, nil
}

// MarshalBinary returns t as [RenewalTally.AppendBinary] writes it.
func (t *RenewalTally) MarshalBinary() ([]byte, error) { return t.AppendBinary(nil) }

// UnmarshalBinary reads what [RenewalTally.MarshalBinary] writes. It fails with
// [successkit.ErrMalformed] on any other bytes, also on another spelling of the
// same tally and on sums that contradict each other, and then leaves t as it
// was.
func (t *RenewalTally) UnmarshalBinary(data []byte) error {
	v, err := decodeRenewalTally(data)
	if err != nil {
		return fmt.Errorf("renewal tally: %w: %w", successkit.ErrMalformed, err)
	}
	*t = *v
	return nil
}

func decodeRenewalTally(data []byte) (*RenewalTally, error) {
	const head = 2 // version and length
	if len(data) < head || len(data) > maxRenewalBytes {
		return nil, fmt.Errorf("%d bytes", len(data))
	}
	if data[0] != renewalVersion {
		return nil, fmt.Errorf("version %d, want %d", data[0], renewalVersion)
	}
	n, rest := int(data[1]), data[head:]
	if len(rest) < n+3 {
		return nil, errTallyShort
	}
	t := &RenewalTally{scope: renewalScope{
		currency: string(rest[:n]),
		basis:    RenewalBasis(rest[n]), open: OpenMethod(rest[n+1]), limit: CapMethod(rest[n+2]),
	}}
	rest = rest[n+3:]
	var grace int64
	for _, to := range []*int64{&grace, &t.lines, &t.renewed, &t.customers, &t.stay} {
		v, size := binary.Uvarint(rest)
		if size <= 0 || v > maxRenewalCount {
			return nil, errTallyShort
		}
		*to, rest = int64(v), rest[size:]
	}
	t.scope.grace = int(min(grace, maxGraceDays+1))
	for _, to := range []*exact.Sum{&t.due, &t.kept, &t.total} {
		var err error
		if *to, rest, err = exact.DecodeSum(rest); err != nil {
			return nil, err
		}
	}
	if err := t.check(); err != nil {
		return nil, err
	}
	again, err := t.AppendBinary(nil)
	if err != nil || !bytes.Equal(again, data) {
		return nil, errTallySpelling
	}
	return t, nil
}

var (
	errTallyShort    = fmt.Errorf("%w: cut short, or a count beyond its bounds", successkit.ErrOutOfRange)
	errTallySpelling = fmt.Errorf("%w: not the one spelling of a tally", successkit.ErrConflict)
)

// check reports why no tally has these parts.
func (t *RenewalTally) check() error {
	if t.isEmpty() {
		if t.scope != (renewalScope{}) {
			return errTallySpelling
		}
		return nil
	}
	if err := checkCurrency(t.scope.currency); err != nil {
		return err
	}
	if err := t.scope.convention().Validate(); err != nil {
		return err
	}
	capped := t.scope.basis != RenewalWindfall
	if t.due.Sign() < 0 || t.kept.Sign() < 0 || t.kept.Cmp(t.total) > 0 ||
		capped && (t.kept.Cmp(t.due) > 0 || t.renewed > t.lines || t.stay > t.customers) {
		return fmt.Errorf("%w: the sums contradict each other", successkit.ErrConflict)
	}
	return nil
}
