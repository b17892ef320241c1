package packed

// An arrival holds changes in the order in which they came, in chunks that are
// never copied to grow: fresh memory is time.
type arrival struct {
	chunks []chunk
	rows   int
}

// A chunk holds some changes in one of two forms: tight, eight bytes each, for
// accounts and changes that are not too large, or loose, of twelve.
//
//	account 20 bits | month and day 17 bits | change 27 bits
type chunk struct {
	tight    []uint64
	accounts []uint32
	words    []Word
}

const (
	accountShift  = 64 - 20
	tightAccounts = 1 << (64 - accountShift)
	changeBits    = accountShift - whenBits
	changeMask    = 1<<changeBits - 1
	maxTight      = changeMask / 2
)

// fits reports whether a change has a place in a tight chunk.
func fits(account uint32, w Word) bool {
	c := w.change()
	return account < tightAccounts && -maxTight <= c && c <= maxTight
}

// room returns the chunk for n more changes, all of which fit into a tight one or
// not: one of the given size if there is none with room. A loose one takes both.
func (a *arrival) room(n, size int, tight bool) *chunk {
	if k := len(a.chunks); k > 0 {
		c := &a.chunks[k-1]
		if c.tight != nil && tight && cap(c.tight)-len(c.tight) >= n || c.tight == nil && cap(c.words)-len(c.words) >= n {
			return c
		}
	}
	size = max(size, n)
	var c chunk
	if tight {
		c.tight = make([]uint64, 0, size)
	} else {
		c.accounts, c.words = make([]uint32, 0, size), make([]Word, 0, size)
	}
	a.chunks = append(a.chunks, c)
	return &a.chunks[len(a.chunks)-1]
}

// add adds a change that the chunk has room for.
func (c *chunk) add(account uint32, w Word) {
	if c.tight != nil {
		c.tight = append(c.tight, uint64(account)<<accountShift|w.when()<<changeBits|uint64(w.change()+maxTight))
		return
	}
	c.accounts = append(c.accounts, account)
	c.words = append(c.words, w)
}

func (c *chunk) len() int { return len(c.tight) + len(c.words) }

// at returns a change and its account.
func (c *chunk) at(i int) (uint32, Word) {
	if c.tight == nil {
		return c.accounts[i], c.words[i]
	}
	t := c.tight[i]
	return uint32(t >> accountShift), pack(uint32(t>>changeBits&(1<<whenBits-1)), int64(t&changeMask)-maxTight)
}

// count adds how many changes of each account there are.
func (c *chunk) count(rows []uint32) {
	for _, t := range c.tight {
		rows[t>>accountShift]++
	}
	for _, account := range c.accounts {
		rows[account]++
	}
}
