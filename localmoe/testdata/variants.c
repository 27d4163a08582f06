// Computes the values that TestVariants compares with:
//
//   variants CPU_BACKEND.so DIR
//
// reads all NAME.gguf in DIR and writes NAME.f32: the logits of every position
// of the test's prompt, with float32 arithmetic and a float32 KV cache. Uses the
// public C API of llama.cpp v0.5.0 only.
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ggml-backend.h"
#include "llama.h"

enum { N = 40, VOCAB = 280, CONTEXT = 256 };

static int run(const char *in, const char *out) {
    struct llama_model_params mp = llama_model_default_params();
    mp.n_gpu_layers = 0;
    mp.use_extra_bufts = false;
    struct llama_model *model = llama_model_load_from_file(in, mp);
    if (!model) return 1;

    struct llama_context_params cp = llama_context_default_params();
    cp.n_ctx = CONTEXT;
    cp.n_threads = cp.n_threads_batch = 1;
    cp.type_k = cp.type_v = GGML_TYPE_F32;
    cp.flash_attn_type = LLAMA_FLASH_ATTN_TYPE_DISABLED;
    struct llama_context *context = llama_init_from_model(model, cp);
    if (!context) return 1;

    struct llama_batch batch = llama_batch_init(N, 0, 1);
    batch.n_tokens = N;
    for (int i = 0; i < N; i++) {
        batch.token[i] = (i * 37 + 11) % VOCAB;
        batch.pos[i] = i;
        batch.n_seq_id[i] = 1;
        batch.seq_id[i][0] = 0;
        batch.logits[i] = 1;
    }
    if (llama_decode(context, batch)) return 1;
    FILE *f = fopen(out, "wb");
    for (int i = 0; i < N; i++) fwrite(llama_get_logits_ith(context, i), 4, VOCAB, f);
    fclose(f);

    llama_batch_free(batch);
    llama_free(context);
    llama_model_free(model);
    return 0;
}

int main(int argc, char **argv) {
    if (argc != 3 || !ggml_backend_load(argv[1])) return 2;
    llama_backend_init();
    DIR *dir = opendir(argv[2]);
    for (struct dirent *e; dir && (e = readdir(dir));) {
        char in[4096], out[4096];
        char *end = strstr(e->d_name, ".gguf");
        if (!end) continue;
        snprintf(in, sizeof in, "%s/%s", argv[2], e->d_name);
        snprintf(out, sizeof out, "%s/%.*s.f32", argv[2], (int)(end - e->d_name), e->d_name);
        if (run(in, out)) fprintf(stderr, "%s failed\n", in);
    }
    return 0;
}
