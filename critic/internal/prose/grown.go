package prose

import (
	"sync"

	"github.com/seed-25a395fc/reason/critic/internal/arith"
)

// Grown is the arithmetic of a text of which mostly the same is asked for as before, or more. The
// zero value is ready for use, also by several at once.
type Grown struct {
	mutex  sync.Mutex
	reader arith.Reader
	text   string
	said   arith.Text
}

// read is what the text says. It must not be changed.
func (g *Grown) read(text string) arith.Text {
	g.mutex.Lock()
	defer g.mutex.Unlock()
	if text != g.text {
		g.text, g.said = text, g.reader.Read(text)
	}
	return g.said
}
