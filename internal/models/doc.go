// Package models says where a model comes from: it reads the references people
// type after -m, finds the files they mean on this machine, and downloads those
// that are not here yet.
//
//	ref, err := models.Parse("hf:unsloth/Qwen3-30B-A3B-GGUF:Q4_K_M")
//	path, err := models.Locate(ctx, ref)
//	if errors.Is(err, models.ErrNotPulled) {
//		pulled, err := models.Pull(ctx, ref, func(models.Progress) {})
//		path = pulled.Path
//	}
//
// Three folders are searched: our own store, where Pull writes; the Hugging
// Face cache; and Ollama's store. The last two belong to other programs and are
// only ever read. [Places] names all three and [Environment] fills it from the
// variables that those programs use, so that a model is not downloaded twice.
//
// Errors name the reference as it was typed and say what to do next: they are
// meant to be shown as they are.
package models
