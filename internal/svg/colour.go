package svg

// The colours of the house. They keep apart for the common forms of colour
// blindness when used in the order of [Series], and good is never told from bad
// by hue alone: a picture that shows either says it in words as well.
const (
	Paper = "#ffffff"
	Ink   = "#1f2933"
	Faint = "#66727f" // secondary text
	Rule  = "#d3d9df" // grid lines and borders

	Good = "#2f7d5b"
	Warn = "#d9a441"
	Bad  = "#b5403a"
	None = "#b8c0c8" // unknown
)

// Series returns the colour of the i-th of several lines or areas. They repeat
// after eight.
func Series(i int) string {
	colours := [...]string{"#2b6cb0", "#d9822b", "#2f7d5b", "#8a5aa8", "#b5403a", "#1a8a98", "#8c6d31", "#66727f"}
	return colours[((i%len(colours))+len(colours))%len(colours)]
}
