package metrics

import "github.com/successkit/successkit/internal/enum"

var (
	bases             = enum.New[Basis]("basis", "by-event", "net-of-period")
	grrMethods        = enum.New[GRRMethod]("grr method", "point-to-point", "running-minimum", "event-losses")
	nrrMethods        = enum.New[NRRMethod]("nrr method", "opening-book", "with-reactivation")
	grossChurnMethods = enum.New[GrossChurnMethod]("gross churn method", "complement-of-grr", "all-losses", "leavers-only")
	netChurnMethods   = enum.New[NetChurnMethod]("net churn method", "complement-of-nrr", "all-events", "average-base")
	logoMethods       = enum.New[LogoMethod]("logo method", "point-to-point", "events", "opening-plus-new", "average-base")
)

// String returns the words of b.
func (b Basis) String() string { return bases.String(b) }

// MarshalText returns the words of b.
func (b Basis) MarshalText() ([]byte, error) { return bases.Append(nil, b) }

// UnmarshalText reads what [Basis.MarshalText] writes.
func (b *Basis) UnmarshalText(text []byte) error { return bases.ParseInto(b, text) }

// String returns the words of m.
func (m GRRMethod) String() string { return grrMethods.String(m) }

// MarshalText returns the words of m.
func (m GRRMethod) MarshalText() ([]byte, error) { return grrMethods.Append(nil, m) }

// UnmarshalText reads what [GRRMethod.MarshalText] writes.
func (m *GRRMethod) UnmarshalText(text []byte) error { return grrMethods.ParseInto(m, text) }

// String returns the words of m.
func (m NRRMethod) String() string { return nrrMethods.String(m) }

// MarshalText returns the words of m.
func (m NRRMethod) MarshalText() ([]byte, error) { return nrrMethods.Append(nil, m) }

// UnmarshalText reads what [NRRMethod.MarshalText] writes.
func (m *NRRMethod) UnmarshalText(text []byte) error { return nrrMethods.ParseInto(m, text) }

// String returns the words of m.
func (m GrossChurnMethod) String() string { return grossChurnMethods.String(m) }

// MarshalText returns the words of m.
func (m GrossChurnMethod) MarshalText() ([]byte, error) { return grossChurnMethods.Append(nil, m) }

// UnmarshalText reads what [GrossChurnMethod.MarshalText] writes.
func (m *GrossChurnMethod) UnmarshalText(text []byte) error {
	return grossChurnMethods.ParseInto(m, text)
}

// String returns the words of m.
func (m NetChurnMethod) String() string { return netChurnMethods.String(m) }

// MarshalText returns the words of m.
func (m NetChurnMethod) MarshalText() ([]byte, error) { return netChurnMethods.Append(nil, m) }

// UnmarshalText reads what [NetChurnMethod.MarshalText] writes.
func (m *NetChurnMethod) UnmarshalText(text []byte) error {
	return netChurnMethods.ParseInto(m, text)
}

// String returns the words of m.
func (m LogoMethod) String() string { return logoMethods.String(m) }

// MarshalText returns the words of m.
func (m LogoMethod) MarshalText() ([]byte, error) { return logoMethods.Append(nil, m) }

// UnmarshalText reads what [LogoMethod.MarshalText] writes.
func (m *LogoMethod) UnmarshalText(text []byte) error { return logoMethods.ParseInto(m, text) }
