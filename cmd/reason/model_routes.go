package main

import (
	"fmt"
	"html"
	"io"
	"math"
	"strings"

	"github.com/seed-25a395fc/reason/localmoe"
)

// shades are the cells of the heat map in a terminal, from never to often.
var shades = []rune(" ·░▒▓█")

// maxColumns is the number of cells in a line of the terminal's heat map;
// models with more experts put several of them into one cell.
const maxColumns = 64

// printRoutes draws one line for each layer: how often each expert woke,
// relative to the busiest, the share of expert weights that were read at all,
// and how evenly the router spreads (1 is evenly over all experts).
func printRoutes(w io.Writer, r *localmoe.Routing) {
	experts := len(r.Layers[0].Chosen)
	perCell := (experts + maxColumns - 1) / maxColumns
	width := (experts + perCell - 1) / perCell
	fmt.Fprintf(w, "layer  %-*s  read  spread\n", width, fmt.Sprintf("experts 0…%d", experts-1))
	for i, l := range r.Layers {
		cells := make([]int, width)
		busiest := 1
		for expert, n := range l.Chosen {
			cells[expert/perCell] += n
			busiest = max(busiest, cells[expert/perCell])
		}
		var line strings.Builder
		for _, n := range cells {
			shade := 0
			if n > 0 {
				shade = 1 + n*(len(shades)-2)/busiest
			}
			line.WriteRune(shades[min(shade, len(shades)-1)])
		}
		fmt.Fprintf(w, "%5d  %s  %3.0f%%  %.2f\n", i, line.String(), 100*l.Touched(), l.MeanEntropy()/math.Log(float64(experts)))
	}
	fmt.Fprintf(w, "%s; read: share of the layer's expert weights that woke at least once; spread: 1 is evenly over all experts\n",
		count(r.Layers[0].Tokens, "token"))
}

// routesSVG is the same as a picture: a row for each layer, a column for each
// expert, darker for more tokens. Every cell tells its numbers when pointed at.
func routesSVG(r *localmoe.Routing) string {
	const cell, left, top = 14, 60, 40
	experts := len(r.Layers[0].Chosen)
	width, height := left+experts*cell+20, top+len(r.Layers)*cell+30
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" font-family="sans-serif" font-size="11">`+"\n", width, height)
	fmt.Fprintf(&b, `<rect width="100%%" height="100%%" fill="white"/><text x="%d" y="18">experts 0 to %d, %s</text>`+"\n",
		left, experts-1, html.EscapeString(count(r.Layers[0].Tokens, "token")))
	for i, l := range r.Layers {
		busiest := 1
		for _, n := range l.Chosen {
			busiest = max(busiest, n)
		}
		y := top + i*cell
		fmt.Fprintf(&b, `<text x="8" y="%d">layer %d</text>`+"\n", y+cell-3, i)
		for expert, n := range l.Chosen {
			fmt.Fprintf(&b, `<rect x="%d" y="%d" width="%d" height="%d" fill="#1f4e79" fill-opacity="%.2f" stroke="#ccc"><title>layer %d, expert %d: %d of %d tokens</title></rect>`+"\n",
				left+expert*cell, y, cell, cell, float64(n)/float64(busiest), i, expert, n, l.Tokens)
		}
	}
	b.WriteString("</svg>\n")
	return b.String()
}
