// Command versus measures `reason model bench` beside the benchmark programs of other
// engines on the same files, with the same threads, one after the other in turns.
//
//	go build -o reason ./cmd/reason
//	go run ./localmoe/internal/versus -reason ./reason \
//	  -rival 'bench {model} libggml-cpu.so {threads} 0 {prompt} {decode} 1' \
//	  -rival 'bench {model} libggml-cpu.so {threads} 1 {prompt} {decode} 1' \
//	  -first 'bench {model} libggml-cpu.so {threads} 0 1 0 0' \
//	  -read 'bw 2 {threads} 0' FILE...
//
// A rival prints "prefill(N) X tok/s", "decode(N) X tok/s" and "load X s", the last of
// each counting; what reads memory and does nothing else prints "X GB/s". Ratios are to
// the fastest rival of the same turn, memory and loading to the first rival. The share
// of reading alone is told of files that no cache holds. How long the first token takes is
// that of a whole program which loads a file and computes one; what -first says it
// decoded after that, "decode(N) X tok/s", is taken off. It needs taskset, to keep each
// program on as many processors as it has threads.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// figures are those of one run of a program.
type figures struct {
	prefill, decode float64 // tokens per second
	load            float64 // seconds
	memory          float64 // most bytes resident
	perToken        float64 // bytes of weights that decoding a token reads; 0 if unknown
}

// largestCache is above what processors of today have, in bytes.
const largestCache = 1 << 30

type settings struct {
	reason, read    string
	first           string
	rivals          commands
	threads         string
	prompt, decode  int
	turns           int
	model, nThreads string // of the row that is measured
}

// commands are the values of a flag that may be given several times.
type commands []string

func (c *commands) String() string     { return strings.Join(*c, "; ") }
func (c *commands) Set(s string) error { *c = append(*c, s); return nil }

func main() {
	var s settings
	flag.StringVar(&s.reason, "reason", "reason", "the program to measure")
	flag.Var(&s.rivals, "rival", "command of a rival, with {model}, {threads}, {prompt} and {decode}; several times for several")
	flag.StringVar(&s.first, "first", "", "command of a rival that loads a model and computes a token, with {model} and {threads}")
	flag.StringVar(&s.read, "read", "", "command that reads memory, with {threads}")
	flag.StringVar(&s.threads, "threads", "1,2", "numbers of threads")
	flag.IntVar(&s.prompt, "prompt", 512, "tokens of the prompt")
	flag.IntVar(&s.decode, "decode", 64, "tokens to decode")
	flag.IntVar(&s.turns, "turns", 5, "turns of each file and number of threads")
	flag.Parse()
	if err := s.all(flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "versus:", err)
		os.Exit(1)
	}
}

func (s *settings) all(files []string) error {
	if len(s.rivals) == 0 || len(files) == 0 || s.turns < 1 {
		return errors.New("name at least one -rival, one turn and one file")
	}
	fmt.Println("| file, threads | decoding, tokens/s | of the rival's | of reading alone | prefill, tokens/s | of the rival's | memory | loading, ms | first token, ms |")
	fmt.Println("| --- | --- | --- | --- | --- | --- | --- | --- | --- |")
	for _, s.model = range files {
		for _, s.nThreads = range strings.Split(s.threads, ",") {
			row, err := s.row()
			if err != nil {
				return fmt.Errorf("%s with %s threads: %w", s.model, s.nThreads, err)
			}
			fmt.Println(row)
		}
	}
	return nil
}

// row measures one file with one number of threads.
func (s *settings) row() (string, error) {
	var decode, decodeRatio, floor, prefill, prefillRatio, memory, load, rivalLoad, token, rivalToken []float64
	for turn := range s.turns {
		reading, err := s.reading()
		if err != nil {
			return "", err
		}
		own, err := s.own()
		if err != nil {
			return "", err
		}
		var best, first figures
		for i, command := range s.rivals {
			rival, err := s.rival(command)
			if err != nil {
				return "", err
			}
			if i == 0 {
				first = rival
			}
			best.prefill, best.decode = max(best.prefill, rival.prefill), max(best.decode, rival.decode)
			fmt.Fprintf(os.Stderr, "%s, %s threads, turn %d: %+v beside %+v, reading %.1f GB/s\n",
				filepath.Base(s.model), s.nThreads, turn+1, own, rival, reading/1e9)
		}
		decode, decodeRatio = append(decode, own.decode), append(decodeRatio, own.decode/best.decode)
		prefill, prefillRatio = append(prefill, own.prefill), append(prefillRatio, own.prefill/best.prefill)
		memory = append(memory, own.memory/first.memory)
		load, rivalLoad = append(load, own.load*1000), append(rivalLoad, first.load*1000)
		if s.first != "" {
			ms, rivalMS, err := s.firstToken()
			if err != nil {
				return "", err
			}
			token, rivalToken = append(token, ms), append(rivalToken, rivalMS)
		}
		if reading > 0 {
			floor = append(floor, 100*own.decode*own.perToken/reading)
		}
	}
	share := "–"
	if len(floor) > 0 {
		share = spread(floor, 0) + " %"
	}
	soon := "–"
	if len(token) > 0 {
		soon = spread(token, 0) + ", rival " + spread(rivalToken, 0)
	}
	return fmt.Sprintf("| %s, %s | %s | %s | %s | %s | %s | %s | %s, rival %s | %s |", filepath.Base(s.model), s.nThreads,
		spread(decode, 1), spread(decodeRatio, 2), share, spread(prefill, 0), spread(prefillRatio, 2), spread(memory, 2),
		spread(load, 0), spread(rivalLoad, 0), soon), nil
}

// firstToken returns how many milliseconds the program and a rival take in all to load a
// file and compute one token.
func (s *settings) firstToken() (own, rival float64, err error) {
	start := time.Now()
	if _, _, err = s.output(s.reason + " model complete -m {model} --tokens 5 -n 1 -t {threads}"); err != nil {
		return 0, 0, err
	}
	own = time.Since(start).Seconds()
	start = time.Now()
	text, _, err := s.output(s.first)
	if err != nil {
		return 0, 0, err
	}
	rival = time.Since(start).Seconds()
	for _, more := range decodeRE.FindAllStringSubmatch(text, -1) {
		tokens, _ := strconv.ParseFloat(more[1], 64)
		perSecond, _ := strconv.ParseFloat(more[2], 64)
		rival -= tokens / perSecond
	}
	return own * 1000, rival * 1000, nil
}

// spread is the median and the range of values.
func spread(values []float64, digits int) string {
	slices.Sort(values)
	n := len(values)
	median := (values[(n-1)/2] + values[n/2]) / 2
	return fmt.Sprintf("%.*f (%.*f–%.*f)", digits, median, digits, values[0], digits, values[n-1])
}

// own measures the program itself.
func (s *settings) own() (figures, error) {
	text, memory, err := s.output(s.reason + " model bench {model} -p {prompt} -n {decode} -r 1 -t {threads} --json")
	if err != nil {
		return figures{}, err
	}
	var rows []struct {
		Prefill  float64 `json:"pp_tps"`
		Decode   float64 `json:"tg_tps"`
		Load     float64 `json:"load_ms"`
		PerToken float64 `json:"weight_bytes_per_token"`
	}
	if err := json.Unmarshal([]byte(text), &rows); err != nil || len(rows) != 1 {
		return figures{}, fmt.Errorf("%s model bench printed no row of JSON: %q", s.reason, text)
	}
	r := rows[0]
	return figures{r.Prefill, r.Decode, r.Load / 1000, memory, r.PerToken}, nil
}

var (
	prefillRE = regexp.MustCompile(`prefill\(\d+\) ([\d.]+) tok/s`)
	decodeRE  = regexp.MustCompile(`decode\((\d+)\) ([\d.]+) tok/s`)
	loadRE    = regexp.MustCompile(`load ([\d.]+) s`)
	readRE    = regexp.MustCompile(`([\d.]+) GB/s`)
)

func (s *settings) rival(command string) (figures, error) {
	text, memory, err := s.output(command)
	if err != nil {
		return figures{}, err
	}
	f := figures{memory: memory}
	for re, value := range map[*regexp.Regexp]*float64{prefillRE: &f.prefill, decodeRE: &f.decode, loadRE: &f.load} {
		if *value, err = last(re, text); err != nil {
			return figures{}, fmt.Errorf("%s: %w", command, err)
		}
	}
	return f, nil
}

// reading returns the bytes per second of reading alone, 0 where no command is given or
// the file may lie in a cache.
func (s *settings) reading() (float64, error) {
	info, err := os.Stat(s.model)
	if s.read == "" || err != nil || info.Size() < largestCache {
		return 0, err
	}
	text, _, err := s.output(s.read)
	if err != nil {
		return 0, err
	}
	rate, err := last(readRE, text)
	return rate * 1e9, err
}

// last returns the number in the last group of the last match of re.
func last(re *regexp.Regexp, text string) (float64, error) {
	matches := re.FindAllStringSubmatch(text, -1)
	if len(matches) == 0 {
		return 0, fmt.Errorf("nothing like %q in its output: %q", re, text)
	}
	match := matches[len(matches)-1]
	return strconv.ParseFloat(match[len(match)-1], 64)
}

// output runs a command on the first processors, as many as it has threads, and returns
// what it printed and the most memory it had resident, in bytes.
func (s *settings) output(command string) (string, float64, error) {
	threads, err := strconv.Atoi(s.nThreads)
	if err != nil || threads < 1 {
		return "", 0, fmt.Errorf("%q is not a number of threads", s.nThreads)
	}
	args := []string{"-c", "0-" + strconv.Itoa(threads-1)}
	values := strings.NewReplacer("{model}", s.model, "{threads}", s.nThreads,
		"{prompt}", strconv.Itoa(s.prompt), "{decode}", strconv.Itoa(s.decode))
	for _, field := range strings.Fields(command) {
		args = append(args, values.Replace(field))
	}
	cmd := exec.Command("taskset", args...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return "", 0, fmt.Errorf("%s: %w: %s", strings.Join(args[2:], " "), err, bytes.TrimSpace(stderr.Bytes()))
	}
	usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok {
		return "", 0, errors.New("this system does not say how much memory a program had")
	}
	return string(out), float64(usage.Maxrss) * 1024, nil
}
