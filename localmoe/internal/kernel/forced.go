package kernel

import (
	"fmt"
	"os"
	"slices"
	"strings"
)

// Forced reports whether the processor has the kernels that REASON_CPU names. The choice
// is made when the program starts, where nobody could be told.
func Forced() error {
	name := os.Getenv("REASON_CPU")
	there := []string{"generic"}
	if useAVX2 {
		there = append(there, "avx2")
	}
	if useVNNI {
		there = append(there, "avx512")
	}
	if name == "" || slices.Contains(there, name) {
		return nil
	}
	return fmt.Errorf("REASON_CPU: there are no kernels %q for this processor; it may be %s, or unset for the fastest", name, strings.Join(there, ", "))
}
