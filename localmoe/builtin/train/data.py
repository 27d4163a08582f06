"""Examples from the Go generator: read from its pipe, put into batches; drafts from its files."""
import json
import random
import struct
import subprocess
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch

HERE = Path(__file__).resolve().parent
PAD, EOS = 0, 1
USER_DEFINED = 4  # token type of GGUF
FAMILIES = ("expr", "story", "signed", "bool", "dyck", "navigate", "swap", "count", "word", "order", "sort", "logic", "rate", "time")


def generator(binary, command, **flags):
    """Starts the Go program; its standard output is the stream."""
    args = [binary, command, "-vocab", str(HERE / "vocab.json"), "-templates", str(HERE / "templates.jsonl.gz")]
    for name, value in flags.items():
        args += [f"-{name}", str(value)]
    return subprocess.Popen(args, stdout=subprocess.PIPE, bufsize=1 << 20)


def read(pipe):
    """The next example: (family, ids, place of the answer); None at the end."""
    head = pipe.read(6)
    if len(head) < 6:
        return None
    n, answer, family = struct.unpack("<HHH", head)
    return family, struct.unpack(f"<{n}H", pipe.read(2 * n)), answer


def vocabulary(judge=False):
    """The vocabulary; a judge's has the tokens of judge.json behind the others."""
    vocab = json.loads((HERE / "vocab.json").read_text())
    if judge:
        own = json.loads((HERE / "judge.json").read_text())["tokens"]
        vocab["tokens"] += own
        vocab["types"] += [USER_DEFINED] * len(own)
    return vocab


class Critiques(NamedTuple):
    """A question with its steps, and critiques that leave it."""

    history: np.ndarray
    leaving: list  # of (fork, answer, ids): ids stand behind history[:fork], ids[answer:] is to be predicted


def critiques(pipe):
    """The next record of `train critiques`."""
    n, count = struct.unpack("<HH", pipe.read(4))
    history, leaving = np.frombuffer(pipe.read(2 * n), "<u2"), []
    for _ in range(count):
        length, fork, answer = struct.unpack("<HHH", pipe.read(6))
        leaving.append((fork, answer, np.frombuffer(pipe.read(2 * length), "<u2")))
    return Critiques(history, leaving)


class Noise:
    """Puts other words in the place of some words of half of the word problems, so
    that the few texts there are do not get known by heart (Wei and Zou 2019,
    arXiv:1901.11196)."""

    MOST = 0.15

    def __init__(self, vocab, seed):
        self.word = np.array([t[0] == "\u0120" and t[1:].isalpha() for t in vocab])
        self.words = np.flatnonzero(self.word)
        self.rng = np.random.default_rng(seed)

    def add(self, ids, answer):
        if self.rng.random() < 0.5:
            return
        prompt = ids[:answer]
        changed = self.word[prompt] & (self.rng.random(answer) < self.MOST * self.rng.random())
        prompt[changed] = self.rng.choice(self.words, changed.sum())


class Stream:
    """Batches of training examples, the same for the same arguments.

    A pool of examples is sorted by length and cut into batches of at most
    `tokens` padded tokens, which are then shuffled. `place` counts the examples
    before the pool and the batches taken of it: what a restart passes as
    `start`, so that nothing is repeated or left out.
    """

    def __init__(self, binary, vocab, seed, start, ramp, mix, short, public, tokens, longest, noise, pool=3072):
        self.process = generator(binary, "stream", tokens=len(vocab), seed=seed, ramp=ramp, mix=mix, short=short, public=public, **{"from": start[0]})
        self.vocab, self.seed, self.tokens, self.longest, self.noise, self.pool = vocab, seed, tokens, longest, noise, pool
        self.place, self.batches = [start[0], 0], []
        for _ in range(start[1]):
            self.next()

    def next(self):
        if not self.batches:
            if self.place[1]:
                self.place = [self.place[0] + self.pool, 0]
            self._fill()
        self.place[1] += 1
        return self.batches.pop()

    def _fill(self):
        rng = random.Random(self.seed * 1_000_003 + self.place[0])
        noise = Noise(self.vocab, rng.getrandbits(32))
        pool = []
        for _ in range(self.pool):
            family, ids, answer = read(self.process.stdout)
            if len(ids) <= self.longest:
                ids = np.array(ids, np.int64)
                if self.noise and FAMILIES[family] == "word":
                    noise.add(ids, answer)
                pool.append((family, ids, answer))
        pool.sort(key=lambda e: len(e[1]) + rng.random() * 8)
        batch, width = [], 0
        for e in pool:
            w = max(width, (len(e[1]) + 14) // 16 * 16)
            if batch and w * (len(batch) + 1) > self.tokens:
                self.batches.append(collate(batch))
                batch, w = [], (len(e[1]) + 14) // 16 * 16
            batch.append(e)
            width = w
        self.batches.append(collate(batch))
        rng.shuffle(self.batches)

    def close(self):
        self.process.kill()
        self.process.wait()


def collate(examples):
    """inputs, targets [batch, time]; a target of -1 counts for nothing (prompt and padding)."""
    width = (max(len(ids) for _, ids, _ in examples) + 14) // 16 * 16
    inputs = torch.zeros(len(examples), width, dtype=torch.long)
    targets = torch.full((len(examples), width), -1, dtype=torch.long)
    for row, (_, ids, answer) in enumerate(examples):
        t = torch.as_tensor(ids)
        inputs[row, : len(ids) - 1] = t[:-1]
        targets[row, answer - 1 : len(ids) - 1] = t[answer:]
    return inputs, targets


def held_out(binary, n, seed, mix, vocab=0):
    """n examples of seeds that training never sees, each family of the mix in turn."""
    process = generator(binary, "eval", tokens=vocab, n=n, seed=seed, mix=mix)
    out = []
    while (e := read(process.stdout)) is not None:
        out.append(e)
    process.wait()
    return out


def families(mix):
    """The names in a mix such as expr=45,story=55."""
    return [share.split("=")[0] for share in mix.split(",")]


class Draft(NamedTuple):
    """A line that a model drafted behind lines that are right."""

    family: int
    ids: np.ndarray  # uint16: prompt, lines before, draft
    start: int  # of the draft
    bad: int  # the first wrong token; len(ids) if there is none
    greedy: bool
    position: int  # drafts at one place of a solution share it


def drafts(*paths):
    """The drafts in files of `train errors`, whose positions are numbered on from
    file to file. Those of one position follow each other, the greedy one first. A
    record that a run left unfinished is passed over."""
    out, positions = [], 0
    for path in paths:
        words = np.fromfile(path, "<u2")
        begin, at = [], 0
        while at + 7 <= len(words) and (end := at + 7 + int(words[at])) <= len(words):
            begin.append(at + 7)
            at = end
        begin = np.array(begin, dtype=np.int64)
        n, start, family, bad, greedy, low, high = words[begin + np.arange(-7, 0)[:, None]].astype(np.int64)
        position = positions + low + (high << 16)
        heads = zip(*(x.tolist() for x in (begin, begin + n, family, start, bad, greedy == 1, position)))
        out += [Draft(f, words[i:j], s, b, g, p) for i, j, f, s, b, g, p in heads]
        positions = out[-1].position + 1 if out else 0
    return out
