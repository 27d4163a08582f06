package localmoe_test

import (
	"context"
	"fmt"
	"log"

	"github.com/seed-25a395fc/reason/localmoe"
)

func Example() {
	m, err := localmoe.Open("testdata/qwen2moe-q8_0.gguf", localmoe.Options{})
	if err != nil {
		log.Fatal(err)
	}
	defer m.Close()
	s := m.NewSession()
	if err := s.Prefill(context.Background(), m.Encode("def main", false)); err != nil {
		log.Fatal(err)
	}
	fork := s.Fork()
	for t, err := range s.Generate(context.Background(), localmoe.Sampling{MaxTokens: 4}) {
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(t.ID, t.Logprob < 0)
	}
	fmt.Println(s.Pos()-fork.Pos(), "tokens ahead of the fork")
	// Output:
	// 174 true
	// 91 true
	// 380 true
	// 101 true
	// 4 tokens ahead of the fork
}
