// Package draw turns paths and plans into pictures: text for Mermaid, which many
// wikis and code hosts show, and SVG documents, which every browser does. Pictures
// are values: functions take a path or a plan and return bytes, the same bytes
// for the same input. Where they are kept is the caller's business.
//
// [PathMermaid] and [PathSVG] show the road: milestones, what waits for what,
// which need all and which any of what comes before, where teams hand over and,
// if wanted, how many customers stand where. [PlanMermaid] and [PlanSVG] show one
// customer on a calendar: what was planned, what came and what is forecast.
//
// # Limits and errors
//
//	milestones of an SVG       1 to 2,000; beyond that a picture is too large to
//	                           look at, and ErrOutOfRange is returned
//	milestones of a Mermaid    1 to 2,000 too: it is drawn by the reader's browser
//	prerequisites of a path    20,000 together
//	names                      cut to what fits; whole where a viewer points
//
// A nil path or zero plan is [successkit.ErrRequired], and a progress of another
// path is [successkit.ErrConflict].
//
// # Example
//
//	picture, err := draw.PathSVG(path, nil)
//	if err != nil {
//		return err
//	}
//	return os.WriteFile("path.svg", picture, 0o644)
package draw
