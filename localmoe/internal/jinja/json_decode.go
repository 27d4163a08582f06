package jinja

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/big"
	"strconv"
	"strings"
)

// DecodeJSON reads one JSON value and keeps the order of object keys. Numbers
// become int64, *big.Int or float64 as Python's json.loads decides; of
// repeated keys the last value counts, at the first one's place.
func DecodeJSON(data []byte) (Value, error) {
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	v, err := decodeValue(d, 0)
	if err == nil {
		if _, end := d.Token(); !errors.Is(end, io.EOF) {
			err = errors.New("text after the value")
		}
	}
	if err != nil {
		return nil, fmt.Errorf("jinja: decoding JSON: %w", err)
	}
	return v, nil
}

// maxJSONDepth bounds the nesting of decoded values.
const maxJSONDepth = 500

func decodeValue(d *json.Decoder, depth int) (Value, error) {
	if depth > maxJSONDepth {
		return nil, limitf("JSON nested deeper than %d", maxJSONDepth)
	}
	t, err := d.Token()
	if err != nil {
		return nil, err
	}
	switch t := t.(type) {
	case json.Number:
		return decodeNumber(t.String())
	case json.Delim:
		if t == '[' {
			return decodeList(d, depth)
		}
		return decodeMap(d, depth)
	default:
		return t, nil // nil, bool, string
	}
}

func decodeList(d *json.Decoder, depth int) (Value, error) {
	l := &List{}
	for d.More() {
		v, err := decodeValue(d, depth+1)
		if err != nil {
			return nil, err
		}
		l.Items = append(l.Items, v)
	}
	_, err := d.Token()
	return l, err
}

func decodeMap(d *json.Decoder, depth int) (Value, error) {
	m := NewMap()
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return nil, err
		}
		v, err := decodeValue(d, depth+1)
		if err != nil {
			return nil, err
		}
		m.Set(key.(string), v)
	}
	_, err := d.Token()
	return m, err
}

const maxNumberDigits = 4300 // as CPython limits int() of a text

func decodeNumber(s string) (Value, error) {
	if strings.ContainsAny(s, ".eE") {
		f, err := strconv.ParseFloat(s, 64)
		if err != nil && !errors.Is(err, strconv.ErrRange) {
			return nil, err
		}
		return f, nil
	}
	if n, err := strconv.ParseInt(s, 10, 64); err == nil {
		return n, nil
	}
	if len(s) > maxNumberDigits {
		return nil, limitf("number of more than %d digits", maxNumberDigits)
	}
	n, _ := new(big.Int).SetString(s, 10)
	return n, nil
}
