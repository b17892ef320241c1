package fit

import "github.com/successkit/successkit/internal/enum"

// A Verdict answers the one question: is this prospect likely to succeed with
// us, given what we really offer and that both sides keep what they are
// accountable for? It is no forecast and no share: there is nothing between
// potential and none. And it is not success, which only what happens later can
// show. The zero Verdict says that nothing has been assessed.
type Verdict uint8

// The verdicts. Their order carries no meaning.
const (
	// Unassessed is the zero Verdict: no criterion was asked.
	Unassessed Verdict = iota
	// Undetermined says that the evidence does not suffice.
	Undetermined
	// NoPotential says that at least one criterion is unmet and nobody has
	// committed to close the gap in time.
	NoPotential
	// Conditional says that there is potential on conditions: promises that
	// are still to be kept.
	Conditional
	// Potential says that every criterion is met.
	Potential
)

var verdicts = enum.New[Verdict]("verdict", "unassessed", "undetermined", "no-potential", "conditional", "potential")

// ParseVerdict returns the verdict of the given word: "unassessed",
// "undetermined", "no-potential", "conditional" or "potential". It fails with
// [successkit.ErrUnknown] on any other.
func ParseVerdict(s string) (Verdict, error) { return verdicts.Parse(s) }

// String returns the word of v, or "verdict(9)" for a number that has none.
func (v Verdict) String() string { return verdicts.String(v) }

// Valid reports whether v is one of the verdicts, Unassessed among them.
func (v Verdict) Valid() bool { return verdicts.Valid(v) }

// AppendText appends the word of v to b. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (v Verdict) AppendText(b []byte) ([]byte, error) { return verdicts.Append(b, v) }

// MarshalText returns the word of v, as [Verdict.AppendText] does.
func (v Verdict) MarshalText() ([]byte, error) { return verdicts.Append(nil, v) }

// UnmarshalText reads a word as [ParseVerdict] does.
func (v *Verdict) UnmarshalText(text []byte) error { return verdicts.ParseInto(v, text) }

// A State is what the facts say of one criterion. The zero State is that it is
// not known.
type State uint8

// The states. Their order carries no meaning.
const (
	// Unknown is the zero State: there is no answer, or none that counts.
	Unknown State = iota
	// Met says that there is no gap.
	Met
	// Acquirable says that there is a gap, and that every side accountable for
	// closing it has committed to do so in time.
	Acquirable
	// Unmet says that there is a gap and no such remedy.
	Unmet
)

var states = enum.New[State]("state", "unknown", "met", "acquirable", "unmet")

// ParseState returns the state of the given word, the constant's name in lower
// case. It fails with [successkit.ErrUnknown] on any other.
func ParseState(s string) (State, error) { return states.Parse(s) }

// String returns the word of s, or "state(9)" for a number that has none.
func (s State) String() string { return states.String(s) }

// Valid reports whether s is one of the states, Unknown among them.
func (s State) Valid() bool { return states.Valid(s) }

// AppendText appends the word of s to b. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (s State) AppendText(b []byte) ([]byte, error) { return states.Append(b, s) }

// MarshalText returns the word of s, as [State.AppendText] does.
func (s State) MarshalText() ([]byte, error) { return states.Append(nil, s) }

// UnmarshalText reads a word as [ParseState] does.
func (s *State) UnmarshalText(text []byte) error { return states.ParseInto(s, text) }

// A Tally counts criteria by state.
type Tally struct {
	Met        int `json:"met"`
	Acquirable int `json:"acquirable"`
	Unmet      int `json:"unmet"`
	Unknown    int `json:"unknown"`
}

// Total returns the number of criteria.
func (t Tally) Total() int { return t.Met + t.Acquirable + t.Unmet + t.Unknown }

// Verdict returns the verdict of the worst state that t counts. Nothing makes
// up for it, however much is met:
//
//	any unmet            NoPotential, even beside unknowns
//	else any unknown     Undetermined
//	else any acquirable  Conditional
//	else any met         Potential
//	else                 Unassessed
func (t Tally) Verdict() Verdict {
	switch {
	case t.Unmet > 0:
		return NoPotential
	case t.Unknown > 0:
		return Undetermined
	case t.Acquirable > 0:
		return Conditional
	case t.Met > 0:
		return Potential
	}
	return Unassessed
}

// with returns t with one more criterion counted.
func (t Tally) with(s State) Tally {
	switch s {
	case Met:
		t.Met++
	case Acquirable:
		t.Acquirable++
	case Unmet:
		t.Unmet++
	case Unknown:
		t.Unknown++
	}
	return t
}
