package models

import (
	"path"
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
)

// defaultQuants is the order in which a quantisation is chosen when the
// reference names none: the usual compromise first, then what is nearest to it
// in size and known to keep quality, then the large ones.
var defaultQuants = []string{
	"Q4_K_M", "UD-Q4_K_XL", "Q4_K_XL", "Q4_K_L", "Q4_K_S", "Q4_K", "MXFP4", "MXFP4_MOE", "Q4_0", "Q4_1",
	"IQ4_NL", "UD-IQ4_NL", "IQ4_XS", "UD-IQ4_XS",
	"Q5_K_M", "UD-Q5_K_XL", "Q5_K_S", "Q5_K", "Q5_0", "Q5_1", "Q6_K", "Q6_K_L", "UD-Q6_K_XL", "Q8_0", "UD-Q8_K_XL", "Q8",
	"Q3_K_L", "Q3_K_M", "UD-Q3_K_XL", "Q3_K_S", "BF16", "F16", "F32",
}

// unreadable are the beginnings of quantisations whose tensor types the engine
// does not have. A download of many gigabytes should not end with that news.
var unreadable = []string{"IQ1", "IQ2", "IQ3", "TQ", "NVFP4", "Q1", "Q4_0_", "IQ4_NL_"}

// readable says whether the engine has the tensor types of a quantisation, as
// far as the name tells.
func readable(quant string) bool {
	return !slices.ContainsFunc(unreadable, func(q string) bool {
		return strings.HasPrefix(strings.TrimPrefix(quant, "UD-"), q)
	})
}

var quantToken = lazyregexp.New(`^(?:.*_)?((?:I?Q[1-8](?:_[0-9KMSLX]+|_NL)*)|TQ[12]_0|MXFP4(?:_MOE)?|NVFP4|BF16|FP?16|FP?32)$`)

// quantOf reads the quantisation from the name of a GGUF file, as its makers
// write it: model-Q4_K_M.gguf, model.q8_0.gguf, model-UD-Q4_K_XL-00001-of-2.gguf,
// Q4_K_M/model.gguf. It is in upper case, and "" if the name does not say.
func quantOf(name string) string {
	base := path.Base(name)
	if prefix, _, _, ok := shard(base); ok {
		base = prefix
	} else {
		base = strings.TrimSuffix(base, path.Ext(base))
	}
	if q := lastQuant(base); q != "" {
		return q
	}
	return lastQuant(path.Base(path.Dir(name)))
}

func lastQuant(s string) string {
	tokens := strings.FieldsFunc(strings.ToUpper(s), func(r rune) bool { return r == '-' || r == '.' })
	for i, t := range slices.Backward(tokens) {
		m := quantToken.FindStringSubmatch(t)
		if m == nil {
			continue
		}
		q := strings.Replace(m[1], "FP1", "F1", 1)
		q = strings.Replace(q, "FP3", "F3", 1)
		if i > 0 && tokens[i-1] == "UD" { // Unsloth's dynamic mixtures are another file than the plain ones
			q = "UD-" + q
		}
		return q
	}
	return ""
}
