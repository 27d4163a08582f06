"""python3 bundles_test.py FILE: what a draft of a file of `train errors` sees in its row
is its own history and itself, and its labels are its own."""
import sys

import numpy as np

import bundles
import data

WIDTH = 256


def main():
    drafts = data.drafts(sys.argv[1])
    packer = bundles.Packer(WIDTH)
    for bundle in bundles.bundles(drafts, WIDTH):
        packer.add(*bundle)
    packer.done += packer.open
    rows = packer.take(len(packer.done))
    assert packer.take(1) is None
    known = {(d.position, d.ids.tobytes()): d for d in drafts}
    for row, at, position, wrong in rows.last:
        inputs, doc, stem, fork, place, label = (x[row] for x in (rows.inputs, rows.doc, rows.stem, rows.fork, rows.place, rows.wrong))
        sees = (doc == doc[at]) | (stem[at] == doc) & (place < fork[at])
        sees[at + 1 :] = False
        d = known.pop((position, inputs[sees].astype(np.uint16).tobytes()))
        assert (place[sees] == np.arange(len(d.ids))).all(), position
        assert (label[sees][d.start :] == (np.arange(d.start, len(d.ids)) >= d.bad)).all(), position
        assert wrong == (d.bad < len(d.ids)), position
    for d in known.values():  # only what has no room may be missing
        group = [e for e in drafts if e.position == d.position]
        assert d.start + sum(len(e.ids) - e.start for e in group) > WIDTH, d.position
    print(len(rows.last), len(rows.inputs))


if __name__ == "__main__":
    main()
