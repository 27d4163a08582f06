// Package data reads the questions that evaluations ask.
//
// One schema, [Item], one JSON object a line. [Read] also understands the
// published files of GSM8K, SVAMP, BIG-Bench Hard, BIG-Bench-Mistake,
// ProcessBench and Mr-Ben, and plain lines: {"question", "answer"}, and {"question",
// "steps", "mistake_index"} for a solution to be judged. All of them gzipped or not. It streams: memory does not grow with the file.
//
//	for item, err := range data.Read("gsm8k.jsonl") {
//		var bad *data.LineError
//		if errors.As(err, &bad) { // one bad line; reading goes on
//			continue
//		}
//		…
//	}
package data
