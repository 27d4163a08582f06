"""Labelled drafts in rows of one length, those of one problem on a common history.

Drafts are short and what they stand behind is long: laid end to end with a copy of
it each, they take many times the tokens. Here a row holds the history once and the
drafts behind it. A token at i sees the one at j, before it, if

    doc[i] == doc[j] or stem[i] == doc[j] and place[j] < fork[i]

where doc numbers the texts of a row, stem is the history that a draft leaves (0 for
none), fork where it leaves it, and place is what the rotation goes by.
"""
from dataclasses import dataclass, fields

import numpy as np


@dataclass
class Rows:
    """Arrays [rows, width]. wrong: 1 where a draft is wrong up to this token, 0 where
    it is right, -1 where nothing is to be learned. last: [drafts, 4] row, place in the
    row of a draft's last token, position, 1 if the draft is wrong."""

    inputs: np.ndarray
    doc: np.ndarray
    stem: np.ndarray
    fork: np.ndarray
    place: np.ndarray
    wrong: np.ndarray
    last: np.ndarray


def bundles(drafts, width):
    """Drafts of one problem and the longest history of them, at most width tokens
    together: (ids, drafts). What is longer by itself is left out."""
    trunk, some, size = np.zeros(0, np.uint16), [], 0
    for group in positions(drafts):
        history = group[0].ids[: group[0].start]
        more = sum(len(d.ids) - d.start for d in group)
        grown = max(len(history) - len(trunk), 0)
        n = min(len(history), len(trunk))
        if some and (size + grown + more > width or not np.array_equal(history[:n], trunk[:n])):
            yield trunk, some
            trunk, some, size, grown = history[:0], [], 0, len(history)
        if size + grown + more > width:
            continue
        if grown:
            trunk = history
        some, size = some + group, size + grown + more
    if some:
        yield trunk, some


def positions(drafts):
    """The drafts of each position."""
    begin = 0
    for i in range(1, len(drafts) + 1):
        if i == len(drafts) or drafts[i].position != drafts[begin].position:
            yield drafts[begin:i]
            begin = i


class Packer:
    """Lays bundles into rows, each into the first of a few open rows that has room."""

    OPEN = 8

    def __init__(self, width):
        self.width, self.open, self.done = width, [], []

    def add(self, trunk, drafts):
        """drafts: of a bundle. One that its history goes on with is part of it."""
        within = [d for d in drafts if np.array_equal(d.ids, trunk[: len(d.ids)])]
        apart = [d for d in drafts if not np.array_equal(d.ids, trunk[: len(d.ids)])]
        row = self._room(len(trunk) + sum(len(d.ids) - d.start for d in apart))
        stem = row.text(trunk, 0, 0)
        for d in within:
            row.label(d, stem[0])
        for d in apart:
            at, _ = row.text(d.ids[d.start :], stem[1], d.start)
            row.label(d, at - d.start)

    def take(self, rows):
        """The next rows, or None where there are not enough yet."""
        if len(self.done) < rows:
            return None
        out, self.done = self.done[:rows], self.done[rows:]
        arrays = [np.stack([getattr(r, f.name) for r in out]) for f in fields(Rows)[:-1]]
        last = [(i, *one) for i, r in enumerate(out) for one in r.last]
        return Rows(*arrays, np.array(last, dtype=np.int64).reshape(-1, 4))

    def _room(self, n):
        row = next((r for r in self.open if r.used + n <= self.width), None)
        if row is None:
            if len(self.open) == self.OPEN:
                self.done.append(self.open.pop(max(range(self.OPEN), key=lambda i: self.open[i].used)))
            row = _Row(self.width)
            self.open.append(row)
        return row


class _Row:
    def __init__(self, width):
        self.inputs, self.doc, self.stem, self.fork, self.place = (np.zeros(width, np.int16) for _ in range(5))
        self.wrong = np.full(width, -1, np.int8)
        self.used, self.texts, self.last = 0, 0, []

    def text(self, ids, stem, fork):
        """Lays a text that leaves another at a place; where it begins, and its number."""
        at, end = self.used, self.used + len(ids)
        self.texts += 1
        self.inputs[at:end], self.doc[at:end], self.stem[at:end], self.fork[at:end] = ids, self.texts, stem, fork
        self.place[at:end] = np.arange(fork, fork + len(ids))
        self.used = end
        return at, self.texts

    def label(self, d, at):
        """Labels a draft whose ids, history included, would begin at a place of the row."""
        self.wrong[at + d.start : at + d.bad] = 0
        self.wrong[at + d.bad : at + len(d.ids)] = 1
        self.last.append((at + len(d.ids) - 1, d.position, int(d.bad < len(d.ids))))
