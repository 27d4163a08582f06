"""python3 critiques_test.py FILE: in rows, what the end of a critique of a file of `train critiques`
sees is the steps up to where it leaves them and itself, and its reply alone is to be predicted."""
import sys

import numpy as np

import data
import packed
from packed_test import seen


def main():
    file, packer, known = open(sys.argv[1], "rb"), packed.Packer(), {}
    while file.peek(1):
        c = data.critiques(file)
        packer.add_critiques(c)
        for fork, answer, ids in c.leaving:
            known[(*c.history[:fork].tolist(), *ids.tolist())] = ids[answer:].tolist()
    packer.done += packer.open
    rows, found = packer.take(len(packer.done)), set()
    for row in range(len(rows.doc)):
        for text in range(1, rows.doc[row].max() + 1):
            at = np.flatnonzero(rows.doc[row] == text)
            if not rows.stem[row][at[0]]:
                assert (rows.targets[row][at] == -1).all()
                continue
            sees = seen(rows, row, at[-1])
            ids = tuple(rows.inputs[row][sees].tolist())
            assert (rows.place[row][sees] == np.arange(len(ids))).all()
            targets = rows.targets[row][at]
            assert targets[targets >= 0].tolist() == known[ids], (row, text)
            found.add(ids)
    assert found == set(known), (len(found), len(known))
    print(len(found), "critiques in", len(rows.doc), "rows")


if __name__ == "__main__":
    main()
