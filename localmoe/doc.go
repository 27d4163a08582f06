// Package localmoe runs mixture-of-experts language models from GGUF files in
// this process, on the CPU, without cgo.
//
//	m, err := localmoe.Open("model.gguf", localmoe.Options{})
//	defer m.Close()
//	s := m.NewSession()
//	err = s.Prefill(ctx, m.Encode("The capital of France is", true))
//	for t, err := range s.Generate(ctx, localmoe.Sampling{MaxTokens: 16}) {
//		fmt.Print(t.Text)
//	}
//
// A [Session] is one growing sequence of tokens and the model's memory of it.
// It can go back ([Session.Rollback]) and branch ([Session.Fork]) at little
// cost; several sessions advance together in one pass ([Model.Step]), those of
// several goroutines by themselves where that reads less memory. Weights stay as
// they lie in the file: nothing is expanded or copied at load.
//
// Which architectures and tensor types are supported is listed in arch.go and
// in the package localmoe/internal/quant. forward.go and layer.go hold the forward pass;
// attention, experts and the recurrent operators have files of their own.
//
// Results depend on the file, the tokens and the options only: not on the
// number of threads, on which sessions are computed together, nor on the pieces
// a sequence is fed in.
package localmoe
