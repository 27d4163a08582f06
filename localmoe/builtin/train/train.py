"""Trains the built-in model on one core, or on several.

    python3 train.py --out DIR --minutes 60          from scratch
    python3 train.py --out DIR --minutes 60 --resume after an interruption

The learning rate warms up, stays flat and falls linearly to 2 % over the last
part of the training (Hägele et al. 2024, arXiv:2405.18392). The schedule goes by
share of the training that is done: of the processor time, which fits any machine, or
of the tokens, which gives the same steps on each. Checkpoints hold everything that a
restart needs, the place in the data included; model.pt is the weights alone.
"""
import argparse
import json
import os
import random
import sys
import time
from collections import defaultdict
from dataclasses import asdict
from pathlib import Path

import torch
import torch.nn.functional as F

import data
from model import Config, Model
from muon import Muon
from team import Team

torch.set_num_threads(1)


def arguments():
    p = argparse.ArgumentParser()
    p.add_argument("--out", type=Path, required=True, help="folder of log and checkpoints")
    p.add_argument("--binary", default=str(data.HERE / "train"), help="the compiled Go generator")
    p.add_argument("--minutes", type=float, default=60, help="processor time of each process in all, restarts included")
    p.add_argument("--millions", type=float, help="train on so many million tokens instead, whatever the time")
    p.add_argument("--until", type=float, default=1, help="stop after this share of the training; a later run resumes")
    p.add_argument("--processes", type=int, default=1, help="of one core each, with examples of their own")
    p.add_argument("--resume", action="store_true")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--tokens", type=int, default=2048, help="padded tokens a batch and process")
    p.add_argument("--longest", type=int, default=1000, help="longer examples are left out")
    p.add_argument("--lr", type=float, default=2e-3)
    p.add_argument("--muon", type=float, help="learning rate of Muon for the matrices inside the layers; without, all have AdamW")
    p.add_argument("--decay", type=float, default=0.4, help="share of the time over which lr falls")
    p.add_argument("--ramp", type=int, default=40000, help="examples over which problems grow to full size")
    p.add_argument("--mix", default="expr=45,story=55", help="share of each family among the examples")
    p.add_argument("--short", type=int, default=0, help="percent of short problems")
    p.add_argument("--topk", default="1,2,2,4", help="experts a token, one drawn for each batch")
    p.add_argument("--aux", type=float, default=0.02, help="weight of the balance loss")
    p.add_argument("--public", type=int, default=0, help="percent of word problems made from those of public data sets")
    p.add_argument("--noise", action="store_true", help="put other words in the place of some in word problems")
    p.add_argument("--vocab", type=int, default=0, help="first tokens of the vocabulary to use; 0 for all")
    p.add_argument("--layers", type=int, default=6)
    p.add_argument("--experts", type=int, default=32)
    p.add_argument("--ff", type=int, default=64, help="inner width of an expert; one expert is a dense model")
    p.add_argument("--grow", type=Path, help="start from these smaller weights instead of from scratch")
    p.add_argument("--save", type=float, default=180, help="seconds between checkpoints")
    p.add_argument("--eval", type=float, default=600, help="seconds between evaluations")
    p.add_argument("--steps", type=int, default=0, help="stop after so many steps (for trials)")
    return p.parse_args()


def optimizers(model, lr, muon=None, mine=lambda name: True, **options):
    """AdamW; with a learning rate for Muon, that for the matrices inside the layers."""
    named = [(name, p) for name, p in model.named_parameters() if mine(name)]
    inner = [(name, p) for name, p in named if p.dim() >= 2 and name not in ("embed", "head")]
    turned = [(name, p) for name, p in inner if muon and not name.endswith("router")]
    decayed = [p for name, p in inner if not any(p is q for _, q in turned)]
    plain = [p for _, p in named if not any(p is q for _, q in inner)]
    groups = [dict(params=decayed, weight_decay=0.05), dict(params=plain, weight_decay=0.0)]
    out = [torch.optim.AdamW(groups, lr=lr, betas=(0.9, 0.98), eps=1e-9, **options)]
    if turned:
        out.append(Muon(model.c, turned, muon))
    return out


def grown(old, model):
    """Fits weights of fewer tokens and experts to a model: the first tokens and
    experts are the old ones. A new expert is an old one with some noise, and so
    is its column of the router, so that the two part ways (Komatsuzaki et al.
    2022, arXiv:2212.05055); new tokens keep their random start."""
    new = model.state_dict()
    for name, x in new.items():
        w = old[name]
        axis = next((i for i in range(x.dim()) if x.shape[i] != w.shape[i]), None)
        if axis is None:
            new[name] = w
        elif name in ("embed", "head"):
            new[name] = torch.cat([w, x[len(w) :]])
        else:
            noise = 0.5 if name.endswith("router") else 0.1
            new[name] = torch.cat([w, w + noise * w.std() * torch.randn_like(w)], axis)
    return new


def pace(decay, step, used):
    """Part of the learning rate at a step, after a share `used` of the training."""
    fall = max(0.0, (used - 1 + decay) / decay)
    return min(1, (step + 1) / 60) * max(0.02, 1 - 0.98 * fall)


def set_pace(opts, part):
    for group in [g for o in opts for g in o.param_groups]:
        group.setdefault("full", group["lr"])
        group["lr"] = group["full"] * part


@torch.no_grad()
def evaluate(model, examples, vocab, k=2):
    """Teacher-forced greedy error per line: a line is right if each of its tokens is.

    Returns {kind: (wrong, lines)} for each family and kind of work."""
    counts = defaultdict(lambda: [0, 0])
    newline = vocab.index("\u010a")
    order = sorted(range(len(examples)), key=lambda i: len(examples[i][1]))
    for i in range(0, len(order), 4):
        chunk = [examples[j] for j in order[i : i + 4]]
        inputs, targets = data.collate(chunk)
        keep = (targets.view(-1) >= 0).nonzero()[:, 0]
        logits, _ = model(inputs, k=k, select=keep)
        right = torch.zeros(targets.numel(), dtype=torch.bool)
        right[keep] = logits.argmax(-1) == targets.view(-1)[keep]
        right = right.view(targets.shape)
        for row, (family, ids, answer) in enumerate(chunk):
            start = answer
            for at in range(answer, len(ids)):
                if ids[at] in (newline, data.EOS):
                    ok = bool(right[row, start - 1 : at].all())
                    for kind in kinds(data.FAMILIES[family], [vocab[t] for t in ids[start:at]]):
                        counts[kind][0] += not ok
                        counts[kind][1] += 1
                    start = at + 1
    return {k: tuple(v) for k, v in sorted(counts.items())}


def kinds(family, line):
    """The counters that a line belongs to."""
    yield family
    text = "".join(line)
    if not text:
        yield family + " end"
        return
    if "ans" in text:
        yield family + " answer"
        return
    if family == "story":
        text = text.partition(":")[2]
    work = text.partition(" → ")[0]
    signs = [c for c in work if c in "+-*/"]
    if "=" not in work:
        yield family + " start"
    elif signs and work.count("=") > 2:
        yield family + " long " + signs[0]
    elif signs:
        yield family + " " + "".join(signs)[:2]


def main():
    a = arguments()
    a.out.mkdir(parents=True, exist_ok=True)
    vocab = json.loads((data.HERE / "vocab.json").read_text())["tokens"][: a.vocab or None]
    torch.manual_seed(a.seed)
    model = Model(Config(vocab=len(vocab), layers=a.layers, experts=a.experts, ff=a.ff, top_k=min(2, a.experts)))
    if a.grow and not a.resume:
        model.load_state_dict(grown(torch.load(a.grow)["model"], model))
    Team(model, a.processes).run(work, a, vocab)


def work(team, a, vocab):
    """What each process of a team does; the first one also keeps log and checkpoints."""
    model, first = team.model, team.rank == 0
    opts = optimizers(model, a.lr, a.muon, team.owns)
    step, trained, spent, place = 0, 0, 0.0, [0, 0]
    full = a.out / "checkpoint.pt"
    if a.resume:
        z = torch.load(full)
        if first:
            model.load_state_dict(z["model"])
        for o, state in zip(opts, z["optimizers"][team.rank]):
            o.load_state_dict(state)
        step, trained, spent, place = z["step"], z["trained"], z["spent"], z["places"][team.rank]
        team.total()  # all have read it

    def used():
        return trained / (a.millions * 1e6) if a.millions else spent / (a.minutes * 60)

    if used() >= a.until:
        return
    log = (a.out / "log.jsonl").open("a")

    def record(**fields):
        if first:
            line = json.dumps({"step": step, "seconds": round(spent), "tokens": trained, **fields})
            log.write(line + "\n")
            log.flush()
            print(line, flush=True)

    def save():
        torch.save(dict(optimizers=[o.state_dict() for o in opts], place=stream.place), a.out / f"part{team.rank}.tmp")
        team.total()
        if not first:
            return
        state = dict(model=model.state_dict(), config=asdict(model.c), families=data.families(a.mix))
        torch.save(state, a.out / "model.tmp")
        os.replace(a.out / "model.tmp", a.out / "model.pt")
        parts = [torch.load(a.out / f"part{rank}.tmp") for rank in range(team.size)]
        state.update(optimizers=[part["optimizers"] for part in parts], places=[part["place"] for part in parts])
        state.update(step=step, trained=trained, spent=spent, arguments={k: str(v) for k, v in vars(a).items()})
        torch.save(state, a.out / "checkpoint.tmp")
        os.replace(a.out / "checkpoint.tmp", full)
        for rank in range(team.size):
            (a.out / f"part{rank}.tmp").unlink()

    def check():
        if first:
            tests = data.held_out(a.binary, 80 * len(data.families(a.mix)), seed=77, mix=a.mix, vocab=a.vocab)
            result = evaluate(model, tests, vocab, model.c.top_k)
            record(errors={k: [w, n, round(w / n, 4)] for k, (w, n) in result.items()})

    stream = data.Stream(a.binary, vocab, a.seed + 1000 * team.rank, place, a.ramp // team.size, a.mix, a.short, a.public, a.tokens, a.longest, a.noise)
    choices = [int(k) for k in a.topk.split(",")]
    record(parameters=sum(p.numel() for p in model.parameters()), arguments={k: str(v) for k, v in vars(a).items()})
    ema, saved, checked = {}, spent, spent

    while used() < a.until and not (a.steps and step >= a.steps):
        began = time.process_time()
        inputs, targets = stream.next()
        set_pace(opts, pace(a.decay, step, used()))
        keep = (targets.view(-1) >= 0).nonzero()[:, 0]
        want = targets.view(-1)[keep]
        k = choices[random.Random(a.seed * 7919 + step).randrange(len(choices))]
        logits, balance = model(inputs, k=k, select=keep)
        ce = F.cross_entropy(logits, want)
        model.zero_grad(set_to_none=True)
        ((ce + a.aux * balance) * len(want)).backward()
        team.reduce(len(want))
        for o in opts:
            o.step()
        if step % 10 == 0:
            for name, x in (("loss", ce), ("acc", (logits.argmax(-1) == want).float().mean()), ("balance", balance)):
                ema[name] = 0.8 * ema.get(name, float(x)) + 0.2 * float(x)
        tokens, seconds = team.total(int((inputs != data.PAD).sum()), time.process_time() - began)
        step, trained, spent = step + 1, trained + int(tokens), spent + seconds / team.size
        if step % 100 == 0:
            record(lr=round(opts[0].param_groups[0]["lr"], 6), taken=stream.place[0], **{n: round(v, 4) for n, v in ema.items()})
        if spent - saved > a.save:
            save()
            saved = spent
            if spent - checked > a.eval:
                check()
                checked = spent
    save()
    check()
    stream.close()


if __name__ == "__main__":
    sys.exit(main())
