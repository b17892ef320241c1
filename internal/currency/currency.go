// Package currency says what is a legal code of a currency.
package currency

// Valid reports whether s is empty or the code of a currency: three to eight
// capital letters or digits.
func Valid(s string) bool {
	if s == "" {
		return true
	}
	if len(s) < 3 || len(s) > 8 {
		return false
	}
	for i := range len(s) {
		if c := s[i]; (c < 'A' || c > 'Z') && (c < '0' || c > '9') {
			return false
		}
	}
	return true
}
