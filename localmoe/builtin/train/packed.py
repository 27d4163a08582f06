"""Training examples in rows of one length, as a GPU wants them.

Examples are laid end to end; `doc` numbers the examples of a row, so that none
sees another. Each worker runs the Go generator with a seed of its own, and rows
are taken from the workers in turn: the same arguments give the same rows.
"""
import multiprocessing
from dataclasses import dataclass

import numpy as np

import data

WIDTH = 1024


@dataclass
class Rows:
    """Arrays [rows, WIDTH]. targets: the next token, -1 where it does not count.
    wrong: 1 where the line is wrong up to this token, 0 where it is right, -1
    where nothing is to be learned from that."""

    inputs: np.ndarray
    targets: np.ndarray
    doc: np.ndarray
    wrong: np.ndarray


class Packer:
    """Lays examples into rows, each into the first of a few open rows that has room."""

    OPEN = 8

    def __init__(self):
        self.open, self.done = [], []

    def add(self, ids, answer, wrong):
        """ids: one example; ids[answer:] is to be predicted (none if answer is
        len(ids)); wrong: as in Rows, for each of the ids."""
        n = len(ids)
        row = next((r for r in self.open if r[-1] + n <= WIDTH), None)
        if row is None:
            if len(self.open) == self.OPEN:
                self.done.append(self.open.pop(max(range(self.OPEN), key=lambda i: self.open[i][-1])))
            row = [np.zeros(WIDTH, np.int16), np.full(WIDTH, -1, np.int16), np.zeros(WIDTH, np.uint8), np.full(WIDTH, -1, np.int8), 0]
            self.open.append(row)
        inputs, targets, doc, label, at = row
        inputs[at : at + n] = ids
        targets[at + answer - 1 : at + n - 1] = ids[answer:]
        doc[at : at + n] = doc[at - 1] + 1 if at else 1
        label[at : at + n] = wrong
        row[-1] += n

    def take(self, rows):
        """The next rows, or None where there are not enough yet."""
        if len(self.done) < rows:
            return None
        out, self.done = self.done[:rows], self.done[rows:]
        return Rows(*(np.stack([r[i] for r in out]) for i in range(4)))


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


def examples(queue, rows, binary, vocab, seed, **flags):
    """Puts batches of rows of the generator's examples into a queue, for ever.
    Every token of a right answer is labelled right."""
    pipe = data.generator(binary, "stream", seed=seed, **flags).stdout
    packer, noise = Packer(), Noise(vocab, seed)
    while True:
        family, ids, answer = data.read(pipe)
        if len(ids) > WIDTH:
            continue
        ids = np.array(ids, np.int16)
        if data.FAMILIES[family] == "word":
            noise.add(ids, answer)
        wrong = np.full(len(ids), -1, np.int8)
        wrong[answer:-1] = 0
        packer.add(ids, answer, wrong)
        if (batch := packer.take(rows)) is not None:
            queue.put(batch)


def drafts(queue, rows, paths, seed):
    """Puts batches of rows of labelled drafts into a queue, for ever, in a new
    order each time. The drafts of one position stay together."""
    records = data.drafts(*paths)
    starts = [i for i, r in enumerate(records) if i == 0 or r.position != records[i - 1].position]
    groups = [records[i:j] for i, j in zip(starts, starts[1:] + [len(records)])]
    rng = np.random.default_rng(seed)
    packer = Packer()
    while True:
        for g in rng.permutation(len(groups)):
            for r in groups[g]:
                wrong = np.full(len(r.ids), -1, np.int8)
                wrong[r.start : r.bad] = 0
                wrong[r.bad :] = 1
                packer.add(r.ids, len(r.ids), wrong)
            while (batch := packer.take(rows)) is not None:
                queue.put(batch)


class Source:
    """Batches of `rows` rows, a share of them labelled drafts where there are any."""

    def __init__(self, binary, vocab, rows, seed, workers, paths=(), share=0.0, **flags):
        context = multiprocessing.get_context("fork")
        of_drafts = round(rows * share) if paths else 0
        self.queues, self.processes, self.turn = [], [], 0
        self.drafts = None

        def start(target, *arguments, **keywords):
            queue = context.Queue(6)
            self.processes.append(context.Process(target=target, args=(queue, *arguments), kwargs=keywords, daemon=True))
            self.processes[-1].start()
            return queue

        for w in range(workers):
            self.queues.append(start(examples, rows - of_drafts, binary, vocab, seed * 100 + w, **flags))
        if of_drafts:
            self.drafts = start(drafts, of_drafts, list(paths), seed)

    def next(self):
        batches = [self.queues[self.turn].get()]
        self.turn = (self.turn + 1) % len(self.queues)
        if self.drafts is not None:
            batches.append(self.drafts.get())
        return Rows(*(np.concatenate([getattr(b, f) for b in batches]) for f in ("inputs", "targets", "doc", "wrong")))

    def close(self):
        for p in self.processes:
            p.kill()
        for p in self.processes:
            p.join()
