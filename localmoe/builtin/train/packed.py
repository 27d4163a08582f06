"""Training examples in rows of one length, as a GPU wants them.

Texts are laid end to end; `doc` numbers the texts of a row, so that none sees
another. Drafts of one problem stand behind one copy of its history: a draft is a text
that leaves another, its stem, at a place of that. A token at i sees the one at j,
before it, if

    doc[i] == doc[j] or stem[i] == doc[j] and place[j] < fork[i]

where place is what the rotation goes by. Each worker runs the Go generator with a
seed of its own, and rows are taken from the workers in turn: the same arguments give
the same rows.
"""
import multiprocessing
from dataclasses import dataclass, fields

import numpy as np

import data

WIDTH = 1024


@dataclass
class Rows:
    """Arrays [rows, WIDTH]. targets: the next token, -1 where it does not count.
    wrong: 1 where the line is wrong up to this token, 0 where it is right, -1
    where nothing is to be learned from that. doc is 0 where there is no text, stem
    where a text leaves none."""

    inputs: np.ndarray
    targets: np.ndarray
    wrong: np.ndarray
    doc: np.ndarray
    stem: np.ndarray
    fork: np.ndarray
    place: np.ndarray


class Row(Rows):
    def __init__(self):
        zeros = [np.zeros(WIDTH, np.int16) for _ in range(5)]
        super().__init__(zeros[0], np.full(WIDTH, -1, np.int16), np.full(WIDTH, -1, np.int8), *zeros[1:])
        self.used, self.texts = 0, 0

    def add(self, ids, stem=0, fork=0):
        """Lays a text behind the others, which may leave one of them; where it begins."""
        at, end = self.used, self.used + len(ids)
        self.used, self.texts = end, self.texts + 1
        self.inputs[at:end], self.doc[at:end], self.stem[at:end], self.fork[at:end] = ids, self.texts, stem, fork
        self.place[at:end] = np.arange(fork, fork + len(ids))
        return at


class Packer:
    """Lays texts into rows, each into the first of a few open rows that has room."""

    OPEN = 8

    def __init__(self):
        self.open, self.done = [], []

    def add(self, ids, answer, wrong):
        """ids: one example; ids[answer:] is to be predicted; wrong: as in Rows, for
        each of the ids."""
        row = self._room(len(ids))
        at = row.add(ids)
        row.targets[at + answer - 1 : at + len(ids) - 1] = ids[answer:]
        row.wrong[at : at + len(ids)] = wrong

    def add_drafts(self, history, drafts):
        """A bundle. A draft that the history goes on with is part of it."""
        within = [np.array_equal(d.ids, history[: len(d.ids)]) for d in drafts]
        row = self._room(len(history) + sum(len(d.ids) - d.start for d, w in zip(drafts, within) if not w))
        begin = row.add(history)
        stem = row.texts
        for d, w in zip(drafts, within):
            at = begin if w else row.add(d.ids[d.start :], stem, d.start) - d.start
            row.wrong[at + d.start : at + d.bad] = 0
            row.wrong[at + d.bad : at + len(d.ids)] = 1

    def add_critiques(self, c):
        """A question with its steps, and critiques that leave it, to be predicted."""
        row = self._room(len(c.history) + sum(len(ids) for _, _, ids in c.leaving))
        row.add(c.history)
        stem = row.texts
        for fork, answer, ids in c.leaving:
            at = row.add(ids, stem, fork)
            row.targets[at + answer - 1 : at + len(ids) - 1] = ids[answer:]

    def _room(self, n):
        row = next((r for r in self.open if r.used + n <= WIDTH), None)
        if row is None:
            if len(self.open) == self.OPEN:
                self.done.append(self.open.pop(max(range(self.OPEN), key=lambda i: self.open[i].used)))
            row = Row()
            self.open.append(row)
        return row

    def take(self, rows):
        """The next rows, or None where there are not enough yet."""
        if len(self.done) < rows:
            return None
        out, self.done = self.done[:rows], self.done[rows:]
        return Rows(*(np.stack([getattr(r, f.name) for r in out]) for f in fields(Rows)))


def bundles(drafts):
    """Drafts of one problem and the longest history of them, at most WIDTH tokens
    together: (history, drafts). A position that is longer by itself is left out."""
    trunk, some, size = None, [], 0
    for group in positions(drafts):
        history = group[0].ids[: group[0].start]
        more = sum(len(d.ids) - d.start for d in group)
        if len(history) + more > WIDTH:
            continue
        if some:
            n = min(len(history), len(trunk))
            grown = len(history) - n
            if size + grown + more <= WIDTH and np.array_equal(history[:n], trunk[:n]):
                trunk = history if grown else trunk
                some, size = some + group, size + grown + more
                continue
            yield trunk, some
        trunk, some, size = history, group, len(history) + more
    if some:
        yield trunk, some


def positions(drafts):
    """The drafts of each position."""
    begin = 0
    for i in range(1, len(drafts) + 1):
        if i == len(drafts) or drafts[i].position != drafts[begin].position:
            yield drafts[begin:i]
            begin = i


def examples(queue, rows, binary, vocab, seed, **flags):
    """Puts batches of rows of the generator's examples into a queue, for ever.
    Every token of a right answer is labelled right."""
    pipe = data.generator(binary, "stream", seed=seed, **flags).stdout
    packer, noise = Packer(), data.Noise(vocab, seed)
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


def critiques(queue, rows, binary, vocab, seed, **flags):
    """Puts batches of rows of the generator's critiques into a queue, for ever."""
    pipe = data.generator(binary, "critiques", judge=data.HERE / "judge.json", seed=seed, **flags).stdout
    packer = Packer()
    while True:
        packer.add_critiques(data.critiques(pipe))
        if (batch := packer.take(rows)) is not None:
            queue.put(batch)


def drafts(queue, rows, paths, seed):
    """Puts batches of rows of labelled drafts into a queue, for ever, in a new
    order each time. The drafts of one problem stay together."""
    groups = list(bundles(data.drafts(*paths)))
    rng = np.random.default_rng(seed)
    packer = Packer()
    while True:
        for g in rng.permutation(len(groups)):
            packer.add_drafts(*groups[g])
            while (batch := packer.take(rows)) is not None:
                queue.put(batch)


class Source:
    """Batches of `rows` rows of what `make` makes, a share of them labelled drafts where
    there are any."""

    def __init__(self, binary, vocab, rows, seed, workers, paths=(), share=0.0, make=examples, **flags):
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
            self.queues.append(start(make, rows - of_drafts, binary, vocab, seed * 100 + w, **flags))
        if of_drafts:
            self.drafts = start(drafts, of_drafts, list(paths), seed)

    def next(self):
        batches = [self.queues[self.turn].get()]
        self.turn = (self.turn + 1) % len(self.queues)
        if self.drafts is not None:
            batches.append(self.drafts.get())
        return Rows(*(np.concatenate([getattr(b, f.name) for b in batches]) for f in fields(Rows)))

    def close(self):
        for p in self.processes:
            p.kill()
        for p in self.processes:
            p.join()
