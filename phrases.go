package successkit

import "strings"

// Phrases holds the text of reasons by code. In a text, {days} stands for the
// value of the argument "days". Each package that gives reasons offers its
// English phrases; a host may change them or bring another language.
type Phrases map[string]string

// Text returns r in words. An argument that r lacks stays in braces. For a
// code without a phrase it returns [Reason.String].
func (p Phrases) Text(r Reason) string {
	phrase, ok := p[r.Code]
	if !ok {
		return r.String()
	}
	if !strings.Contains(phrase, "{") {
		return phrase
	}
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(phrase, "{")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		name, after, closed := strings.Cut(rest, "}")
		if !closed {
			b.WriteString("{" + rest)
			return b.String()
		}
		if value, ok := r.Arg(name); ok {
			b.WriteString(value)
		} else {
			b.WriteString("{" + name + "}")
		}
		phrase = after
	}
}
