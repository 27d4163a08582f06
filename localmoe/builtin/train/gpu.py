"""Trains the built-in model on one GPU, in minutes.

    python3 gpu.py --out DIR --seconds 300 --stage 1 expr=45,story=55

The model, the data and the loss are those of train.py, in larger batches. All
experts compute on all tokens and the router's weights, mostly zero, choose among
what they say: that is many times the arithmetic and still quicker on a GPU than
sorting tokens. Besides the next token the model learns verdicts: the logits of
<bad> and <ok> after each token of an answer say whether its line is wrong so far.
"""
import argparse
import json
import os
import sys
import time
from dataclasses import asdict, fields
from pathlib import Path

import torch
import torch.nn.functional as F

import data
import packed
from model import BF16, Config, Model
from train import grown, optimizers, pace, set_pace

MOST_EXPERTS = 4


def rms_norm(x, weight, eps):
    return x * torch.rsqrt(x.square().mean(-1, keepdim=True) + eps) * weight


def rotated(x, cos, sin):
    """[batch, time, heads, head_dim], halves paired (neox)."""
    a, b = x.chunk(2, -1)
    return torch.cat([a * cos - b * sin, a * sin + b * cos], -1)


class Packed(Model):
    """The model on packed rows; parameters and results are those of Model."""

    def forward(self, tokens, texts, k):
        """tokens: [batch, time]; texts: doc, stem, fork and place of packed.Rows, of
        the same shape; k: experts a token, a tensor. Returns logits
        [batch × time, vocabulary] and the mean balance loss."""
        c, (B, T) = self.c, tokens.shape
        doc, stem, fork, place = texts
        of = doc.unsqueeze(1)
        stems = (stem.unsqueeze(2) == of) & (place.unsqueeze(1) < fork.unsqueeze(2))
        mask = ((doc.unsqueeze(2) == of) | stems).tril().unsqueeze(1)
        turn = self.cos[place].unsqueeze(2), self.sin[place].unsqueeze(2)
        x, balance = F.embedding(tokens, self.embed), 0.0
        for m in self.layers:
            x = x + self.mixed(m, rms_norm(x, m.attn_norm, c.eps), mask, turn)
            y, b = self.experts(m, rms_norm(x, m.ffn_norm, c.eps).view(B * T, -1), k)
            x, balance = x + y.view(B, T, -1), balance + b
        x = rms_norm(x, self.norm, c.eps).view(B * T, -1)
        return x.to(BF16) @ self.head.to(BF16).t(), balance / c.layers

    def mixed(self, m, x, mask, turn):
        c, (B, T) = self.c, x.shape[:2]
        z = (x.to(BF16) @ m.qkv.to(BF16)).view(B, T, c.heads + 2 * c.kv_heads, c.head_dim)
        q, k, v = z.split([c.heads, c.kv_heads, c.kv_heads], 2)
        q = rotated(rms_norm(q.float(), m.q_norm, c.eps), *turn).to(BF16).transpose(1, 2)
        k = rotated(rms_norm(k.float(), m.k_norm, c.eps), *turn).to(BF16).transpose(1, 2)
        group = c.heads // c.kv_heads
        k, v = k.repeat_interleave(group, 1), v.transpose(1, 2).repeat_interleave(group, 1)
        o = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        return (o.transpose(1, 2).reshape(B, T, -1) @ m.out.to(BF16)).float()

    def experts(self, m, x, k):
        c, rows = self.c, x.shape[0]
        probs = (x @ m.router).softmax(-1)
        top, chosen = probs.topk(min(MOST_EXPERTS, c.experts), -1)
        top = top * (torch.arange(top.shape[1], device=x.device) < k)
        weight = torch.zeros_like(probs).scatter(1, chosen, top / top.sum(-1, keepdim=True))
        up = m.up.to(BF16).transpose(0, 1).reshape(c.dim, -1)
        h = (x.to(BF16) @ up).view(rows, c.experts, 2 * c.ff)
        act = F.silu(h[..., : c.ff]) * h[..., c.ff :] * weight.unsqueeze(-1).to(BF16)
        y = act.view(rows, -1) @ m.down.to(BF16).view(-1, c.dim)
        balance = c.experts * ((weight > 0).float().mean(0) / k * probs.mean(0)).sum()
        return y.float(), balance


def arguments():
    p = argparse.ArgumentParser()
    p.add_argument("--out", type=Path, required=True, help="folder of log and weights")
    p.add_argument("--binary", default=str(data.HERE / "train"), help="the compiled Go generator")
    p.add_argument("--seconds", type=float, default=300, help="of training, compiling not counted")
    p.add_argument("--millions", type=float, help="train on so many million tokens instead, whatever the time")
    p.add_argument("--stage", nargs=2, action="append", required=True, metavar=("UNTIL", "MIX"),
                   help="share of the training at which the stage ends, and the share of each family in it")
    p.add_argument("--public", type=int, default=45, help="percent of word problems made from those of public data sets")
    p.add_argument("--ramp", type=int, default=0, help="examples of a worker over which problems grow to full size")
    p.add_argument("--drafts", nargs="*", default=[], help="files of labelled drafts (train errors)")
    p.add_argument("--share", type=float, default=0.25, help="share of the rows that are labelled drafts, where there are any")
    p.add_argument("--verdicts", type=float, default=0.3, help="weight of the verdicts in the loss")
    p.add_argument("--judge", nargs="*", metavar="DRAFTS", help="train a judge: critiques of made-up mistakes and of those in files of `train drafts`")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--rows", type=int, default=32, help=f"rows of {packed.WIDTH} tokens a batch")
    p.add_argument("--lr", type=float, default=3e-3)
    p.add_argument("--muon", type=float, help="learning rate of Muon for the matrices inside the layers; without, all have AdamW")
    p.add_argument("--decay", type=float, default=0.5, help="share of the training over which lr falls")
    p.add_argument("--aux", type=float, default=0.02, help="weight of the balance loss")
    p.add_argument("--layers", type=int, default=6)
    p.add_argument("--experts", type=int, default=64)
    p.add_argument("--ff", type=int, default=64, help="inner width of an expert; one expert is a dense model")
    p.add_argument("--topk", default="1,2,2,4", help="experts a token, one drawn for each batch")
    p.add_argument("--grow", type=Path, help="start from these weights instead of from scratch")
    p.add_argument("--workers", type=int, default=8, help="generators that run side by side")
    p.add_argument("--save", type=float, default=60, help="seconds between checkpoints")
    p.add_argument("--device", default="cuda")
    return p.parse_args()


def losses(model, batch, k, ok, bad):
    """Mean cross-entropy of the tokens that count, and the share of them that is
    guessed right; mean cross-entropy of the verdicts; balance loss."""
    tokens, targets, wrong, *texts = batch
    logits, balance = model(tokens, texts, k)
    targets, wrong = targets.view(-1), wrong.view(-1)
    logits = logits.float()
    ce = F.cross_entropy(logits, targets, ignore_index=-1, reduction="sum")
    counted = (targets >= 0).sum()
    right = ((logits.argmax(-1) == targets) & (targets >= 0)).sum()
    # Of a right answer, where each line is right, a token counts a tenth.
    weight = torch.where(wrong < 0, 0.0, torch.where(targets >= 0, 0.1, 1.0))
    odds = logits[:, bad] - logits[:, ok]
    verdicts = F.binary_cross_entropy_with_logits(odds, wrong.clamp(min=0).float(), weight=weight, reduction="sum")
    return ce / counted, right / counted, verdicts / weight.sum().clamp(min=1e-6), balance


def main():
    a = arguments()
    a.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(a.seed)
    torch.set_float32_matmul_precision("high")
    vocab = data.vocabulary(a.judge is not None)["tokens"]
    ok, bad = vocab.index("<ok>"), vocab.index("<bad>")
    choices = [int(k) for k in a.topk.split(",")]
    model = Packed(Config(vocab=len(vocab), layers=a.layers, experts=a.experts, ff=a.ff, top_k=min(2, a.experts)))
    if a.grow:
        model.load_state_dict(grown(torch.load(a.grow)["model"], model))
    model.to(a.device)
    model.cos, model.sin = model.cos.to(a.device), model.sin.to(a.device)
    opts = optimizers(model, a.lr, a.muon, fused=a.device == "cuda")
    run = torch.compile(losses) if a.device == "cuda" else losses
    log = (a.out / "log.jsonl").open("a")
    step, trained, spent = 0, 0, 0.0
    families = list(dict.fromkeys(f for _, mix in a.stage for f in data.families(mix)))

    def record(**fields):
        line = json.dumps({"step": step, "seconds": round(spent), "tokens": trained, **fields})
        log.write(line + "\n")
        log.flush()
        print(line, flush=True)

    def save():
        weights = {k: v.cpu() for k, v in model.state_dict().items()}
        torch.save(dict(model=weights, config=asdict(model.c), families=families), a.out / "model.tmp")
        os.replace(a.out / "model.tmp", a.out / "model.pt")

    def used():
        return trained / (a.millions * 1e6) if a.millions else spent / a.seconds

    record(parameters=sum(p.numel() for p in model.parameters()), arguments={k: str(v) for k, v in vars(a).items()})
    sums, saved, began = torch.zeros(4, device=a.device), 0.0, None
    draw = torch.Generator().manual_seed(a.seed)
    of = dict(make=packed.critiques, seen=",".join(a.judge)) if a.judge is not None else {}
    for number, (until, mix) in enumerate(a.stage):
        source = packed.Source(a.binary, vocab, a.rows, a.seed * 10 + number, a.workers, a.drafts, a.share,
                               mix=mix, public=a.public, ramp=0 if number else a.ramp, **of)
        while used() < float(until):
            rows = source.next()
            batch = [torch.from_numpy(getattr(rows, f.name).astype("int64")).to(a.device, non_blocking=True) for f in fields(rows)]
            k = choices[int(torch.randint(len(choices), (1,), generator=draw))]
            set_pace(opts, pace(a.decay, step, used()))
            ce, accuracy, verdicts, balance = run(model, batch, torch.tensor(k, device=a.device), ok, bad)
            model.zero_grad(set_to_none=True)
            (ce + a.verdicts * verdicts + a.aux * balance).backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            for o in opts:
                o.step()
            step += 1
            trained += int((rows.doc > 0).sum())
            sums += torch.stack([ce, accuracy, verdicts, balance]).detach().float()
            if step == 1 and a.device == "cuda":
                torch.cuda.synchronize()
            now = time.monotonic()
            if began is None:
                began = now  # the first step was compiling
            spent = now - began
            if step % 100 == 0:
                means = [round(v, 4) for v in (sums / 100).tolist()]
                record(lr=round(opts[0].param_groups[0]["lr"], 6), **dict(zip(("loss", "acc", "verdicts", "balance"), means)))
                sums.zero_()
                if spent - saved > a.save:
                    save()
                    saved = spent
        source.close()
    save()
    record(done=True)


if __name__ == "__main__":
    sys.exit(main())
