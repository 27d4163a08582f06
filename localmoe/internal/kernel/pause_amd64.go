package kernel

// Pause waits for a fraction of a microsecond in a loop that looks for work.
func Pause()
