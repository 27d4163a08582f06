package tale

import "slices"

// PartsOf cuts a sentence at commas and at "and", where an amount or a thing follows.
func PartsOf(words []string) [][]string {
	var out [][]string
	from := 0
	for i, w := range words {
		if w != "," && w != ";" && w != "and" && w != "while" || i < from || i == 0 {
			continue
		}
		next := i + 1
		for next < len(words) && (words[next] == "and" || words[next] == "then" || words[next] == "also") {
			next++
		}
		if next == len(words) {
			continue
		}
		end := slices.IndexFunc(words[next:], func(w string) bool { return w == "," || w == ";" || w == "and" })
		if end < 0 {
			end = len(words) - next
		}
		if CountMarks(words[next:next+end], "NMFT") > 0 || words[next] == "a" || words[next] == "an" {
			out = AppendPart(out, words[from:i])
			from = next
		}
	}
	return AppendPart(out, words[from:])
}

// AppendPart adds a part without the commas around it.
func AppendPart(out [][]string, part []string) [][]string {
	for len(part) > 0 && part[len(part)-1] == "," {
		part = part[:len(part)-1]
	}
	for len(part) > 0 && (part[0] == "," || part[0] == "and") {
		part = part[1:]
	}
	if len(part) == 0 {
		return out
	}
	return append(out, part)
}

// Condition parts a question from the condition before or behind it.
func Condition(q []string) (cond, ask []string) {
	if At(q, 0) == "if" {
		for i := len(q) - 1; i > 0; i-- {
			if q[i] == "," && slices.Contains(q[i:], "how") {
				return q[1:i], q[i+1:]
			}
		}
	}
	if At(q, 0) == "with" { // with a tax of 20 %, how much does he pay
		if i := slices.Index(q, ","); i > 0 {
			return q[:i], q[i+1:]
		}
	}
	if i := slices.Index(q, "if"); i > 3 {
		return q[i+1:], q[:i]
	}
	return nil, q
}
