"""Turns trained weights into the GGUF that is embedded, and greedy answers of
the very same (quantised) weights into a file that the Go engine is tested with.

    python3 export.py --model DIR/model.pt --out ../model.gguf --answers ../testdata/greedy.json

DIR/verdict.json, from `train calibrate`, says what the model's own verdicts are worth.
"""
import argparse
import json
from pathlib import Path

import numpy as np
import torch

import data
import gguf
from model import Config, Model

TEMPLATE = (
    "{%- for m in messages %}{%- if m['role'] == 'user' %}<q>{{ m['content'] }}\n<a>"
    "{%- elif m['role'] == 'assistant' %}{{ m['content'] }}<eos>{%- endif %}{%- endfor %}"
)


def verdicts(vocab, calibration):
    """What says how the model judges a line: the two tokens, if it has them, and
    what their logits are worth, once `train calibrate` has found out."""
    tokens = vocab["tokens"]
    if "<ok>" not in tokens or "<bad>" not in tokens:
        return {}
    about = {"reason.verdict.ok": tokens.index("<ok>"), "reason.verdict.bad": tokens.index("<bad>")}
    if calibration.exists():
        known = json.loads(calibration.read_text())
        about |= {f"reason.verdict.{key}": float(known[key]) for key in ("intercept", "slope")}
    return about


def judges():
    """What makes the file a judge's: it is asked by its template alone, in no format."""
    return {
        "general.name": "reason judge",
        "general.description": "Critiques of worked arithmetic and word problems",
        "tokenizer.chat_template": json.loads((data.HERE / "judge.json").read_text())["template"],
    }


def metadata(c, vocab, families):
    return {
        "general.architecture": "qwen3moe",
        "general.type": "model",
        "general.name": "reason built-in",
        "general.license": "Apache-2.0",
        "general.description": "Step-by-step arithmetic, logic, tracking and word problems",
        "general.file_type": 7,
        "general.quantization_version": 2,
        "general.alignment": gguf.ALIGN,
        "qwen3moe.block_count": c.layers,
        "qwen3moe.context_length": c.context,
        "qwen3moe.embedding_length": c.dim,
        "qwen3moe.feed_forward_length": c.ff,
        "qwen3moe.attention.head_count": c.heads,
        "qwen3moe.attention.head_count_kv": c.kv_heads,
        "qwen3moe.attention.key_length": c.head_dim,
        "qwen3moe.attention.value_length": c.head_dim,
        "qwen3moe.attention.layer_norm_rms_epsilon": c.eps,
        "qwen3moe.rope.freq_base": c.rope_theta,
        "qwen3moe.rope.dimension_count": c.head_dim,
        "qwen3moe.vocab_size": c.vocab,
        "qwen3moe.expert_count": c.experts,
        "qwen3moe.expert_used_count": c.top_k,
        "qwen3moe.expert_feed_forward_length": c.ff,
        "tokenizer.ggml.model": "gpt2",
        "tokenizer.ggml.pre": "qwen2",
        "tokenizer.ggml.tokens": vocab["tokens"],
        "tokenizer.ggml.token_type": vocab["types"],
        "tokenizer.ggml.merges": vocab["merges"],
        "tokenizer.ggml.eos_token_id": data.EOS,
        "tokenizer.ggml.padding_token_id": data.PAD,
        "tokenizer.ggml.add_bos_token": False,
        "tokenizer.chat_template": TEMPLATE,
        "reason.format": "worked-v1",
        "reason.families": families,
    }


def tensors(c, w):
    """GGUF's names and layouts: matrices as [out, in], experts stacked in front."""
    out = {"token_embd.weight": (w["embed"], gguf.Q8_0)}
    q, kv = c.heads * c.head_dim, c.kv_heads * c.head_dim
    for i in range(c.layers):
        def name(s):
            return f"blk.{i}.{s}.weight"

        m = {k.split(".", 2)[2]: v for k, v in w.items() if k.startswith(f"layers.{i}.")}
        qkv, up = m["qkv"].T, m["up"].transpose(0, 2, 1)
        out[name("attn_norm")] = (m["attn_norm"], gguf.F32)
        out[name("attn_q")] = (qkv[:q], gguf.Q8_0)
        out[name("attn_k")] = (qkv[q : q + kv], gguf.Q8_0)
        out[name("attn_v")] = (qkv[q + kv :], gguf.Q8_0)
        out[name("attn_output")] = (m["out"].T, gguf.Q8_0)
        out[name("attn_q_norm")] = (m["q_norm"], gguf.F32)
        out[name("attn_k_norm")] = (m["k_norm"], gguf.F32)
        out[name("ffn_norm")] = (m["ffn_norm"], gguf.F32)
        out[name("ffn_gate_inp")] = (m["router"].T, gguf.F32)
        out[name("ffn_gate_exps")] = (up[:, : c.ff], gguf.Q8_0)
        out[name("ffn_up_exps")] = (up[:, c.ff :], gguf.Q8_0)
        out[name("ffn_down_exps")] = (m["down"].transpose(0, 2, 1), gguf.Q8_0)
    out["output_norm.weight"] = (w["norm"], gguf.F32)
    out["output.weight"] = (w["head"], gguf.Q8_0)
    return out


def quantised(c, w):
    """The weights as a reader of the file sees them, in the trainer's layout."""
    seen = {}
    for name, (x, kind) in tensors(c, w).items():
        seen[name] = gguf.from_q8_0(gguf.q8_0(x), x.shape) if kind == gguf.Q8_0 else x
    return layout(c, seen)


def layout(c, seen):
    """Tensors with GGUF's names as the trainer has them."""
    out = {"embed": seen["token_embd.weight"], "norm": seen["output_norm.weight"], "head": seen["output.weight"]}
    for i in range(c.layers):
        def get(s):
            return seen[f"blk.{i}.{s}.weight"]

        layer = {k: get(k) for k in ("attn_norm", "ffn_norm")}
        layer["q_norm"], layer["k_norm"] = get("attn_q_norm"), get("attn_k_norm")
        layer["qkv"] = np.concatenate([get("attn_q"), get("attn_k"), get("attn_v")]).T
        layer["out"], layer["router"] = get("attn_output").T, get("ffn_gate_inp").T
        layer["up"] = np.concatenate([get("ffn_gate_exps"), get("ffn_up_exps")], 1).transpose(0, 2, 1)
        layer["down"] = get("ffn_down_exps").transpose(0, 2, 1)
        out.update({f"layers.{i}.{k}": v for k, v in layer.items()})
    return {k: torch.tensor(np.ascontiguousarray(v)) for k, v in out.items()}


@torch.no_grad()
def greedy(model, prompt, most=400):
    """Tokens of the likeliest continuation, up to the end token, which is left out."""
    cache, out, tokens = model.new_cache(), [], list(prompt)
    while len(out) < most:
        logits, _ = model(torch.tensor([tokens]), select=torch.tensor([len(tokens) - 1]), cache=cache)
        token = int(logits[0].argmax())
        if token == data.EOS:
            break
        out.append(token)
        tokens = [token]
    return out


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--model", type=Path, required=True)
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--binary", default=str(data.HERE / "train"))
    p.add_argument("--answers", type=Path, help="file for greedy answers of float32 arithmetic")
    p.add_argument("-n", type=int, default=200, help="number of answers")
    p.add_argument("--judge", action="store_true", help="the weights are a judge's")
    p.add_argument("--float", action="store_true", help="keep float32, to see what the quantisation costs")
    a = p.parse_args()
    z = torch.load(a.model, map_location="cpu")
    c = Config(**z["config"])
    vocab = data.vocabulary(a.judge)
    weights = {k: v.float().numpy() for k, v in z["model"].items()}
    families = z.get("families", ["expr", "story"])
    about, body = metadata(c, vocab, families), tensors(c, weights)
    if a.judge:
        about = {k: v for k, v in about.items() if not k.startswith("reason.")} | judges()
    else:
        about |= verdicts(vocab, a.model.parent / "verdict.json")
    if a.float:
        about["general.file_type"] = gguf.F32
        body = {name: (x, gguf.F32) for name, (x, _) in body.items()}
    gguf.write(a.out, about, body)
    if not a.answers:
        return
    torch.set_num_threads(1)
    model = Model(c, dtype=torch.float32)
    model.load_state_dict(quantised(c, weights))
    rows = []
    for family, ids, answer in data.held_out(a.binary, 20 * a.n, seed=5, mix=",".join(f"{f}=1" for f in families)):
        if len(ids) > 160 or len(rows) == a.n:
            continue
        out = greedy(model, ids[:answer])
        rows.append({"prompt": list(ids[:answer]), "answer": out, "right": out == list(ids[answer:-1])})
    a.answers.parent.mkdir(exist_ok=True)
    a.answers.write_text(json.dumps(rows, separators=(",", ":")) + "\n")
    print(f"{sum(r['right'] for r in rows)} of {len(rows)} answers right in every token")


if __name__ == "__main__":
    main()
