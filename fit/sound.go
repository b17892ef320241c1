package fit

import "github.com/successkit/successkit/internal/facts"

// sound reports whether f is valid. Where it is false, f may be valid still:
// then only [Facts.Validate] can tell.
func sound(f Facts) bool {
	return soundList(f.Evidence, func(e *Evidence) string { return e.ID }) &&
		soundList(f.Commitments, func(c *Commitment) string { return c.ID }) &&
		soundList(f.Settlements, func(s *Settlement) string { return s.ID })
}

// soundList reports whether every fact of a list is valid and has an id of its
// own.
func soundList[F facts.Fact[F]](list []F, id func(*F) string) bool {
	var table [256]uint8 // open addressing; the index of a fact, plus 1
	if len(list) > len(table)/2 {
		return soundLong(list, id)
	}
	for i := range list {
		if list[i].Validate() != nil {
			return false
		}
		at := hash(id(&list[i]))
		for ; table[at] != 0; at++ {
			if id(&list[table[at]-1]) == id(&list[i]) {
				return false
			}
		}
		table[at] = uint8(i + 1)
	}
	return true
}

// soundLong is soundList for a list of any length.
func soundLong[F facts.Fact[F]](list []F, id func(*F) string) bool {
	seen := make(map[string]bool, len(list))
	for i := range list {
		if seen[id(&list[i])] || list[i].Validate() != nil {
			return false
		}
		seen[id(&list[i])] = true
	}
	return true
}

// hash returns eight bits of a text, those of FNV-1a folded.
func hash(s string) uint8 {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return uint8(h ^ h>>8 ^ h>>16 ^ h>>24)
}
