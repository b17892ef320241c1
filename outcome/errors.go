package outcome

import (
	"fmt"

	"github.com/successkit/successkit"
)

var (
	errOneStep  = fmt.Errorf("%w: a scale has two steps or more", successkit.ErrOutOfRange)
	errOffScale = fmt.Errorf("%w: not a step of the scale", successkit.ErrUnknown)
)
