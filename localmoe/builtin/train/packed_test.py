"""python3 packed_test.py FILE: in rows, what a draft of a file of `train errors` sees is its
own history and itself, its labels are its own, and a model makes the same of it as
where it stands alone."""
import sys
from dataclasses import fields

import numpy as np
import torch

import data
import gpu
import packed


def seen(rows, row, at):
    """The places of a row that the token at one of them sees."""
    doc, stem, fork, place = rows.doc[row], rows.stem[row], rows.fork[row], rows.place[row]
    sees = (doc == doc[at]) | (stem[at] == doc) & (place < fork[at])
    sees[at + 1 :] = False
    return np.flatnonzero(sees)


def attention(q, k, v, attn_mask):
    """What F.scaled_dot_product_attention does, for versions of torch without it."""
    score = (q @ k.transpose(-1, -2) * q.shape[-1] ** -0.5).masked_fill(~attn_mask, float("-inf"))
    return torch.nan_to_num(score.softmax(-1)) @ v


def main():
    gpu.F.scaled_dot_product_attention = attention
    packed.WIDTH = 256
    drafts = data.drafts(sys.argv[1])
    packer = packed.Packer()
    for bundle in packed.bundles(drafts):
        packer.add_drafts(*bundle)
    packer.done += packer.open
    rows = packer.take(len(packer.done))
    assert packer.take(1) is None

    # By the tokens that the last one of each draft sees.
    known = {}
    for d in drafts:
        known.setdefault(d.ids.tobytes(), []).append(d)
    found = []
    for row, at in np.argwhere(rows.wrong >= 0):
        sees = seen(rows, row, at)
        for d in known.get(rows.inputs[row][sees].astype(np.uint16).tobytes(), []):
            if (rows.wrong[row][sees][d.start :] == (np.arange(d.start, len(d.ids)) >= d.bad)).all():
                assert (rows.place[row][sees] == np.arange(len(d.ids))).all(), d.position
                found.append((row, at, d))
    left = {id(d) for d in drafts} - {id(d) for _, _, d in found}
    for d in drafts:
        group = [e for e in drafts if e.position == d.position]
        assert id(d) not in left or d.start + sum(len(e.ids) - e.start for e in group) > packed.WIDTH, d.position

    torch.manual_seed(1)
    model = gpu.Packed(gpu.Config(vocab=int(rows.inputs.max()) + 1, layers=2, experts=4, ff=16))
    texts = [torch.from_numpy(getattr(rows, f.name)[:2].astype("int64")) for f in fields(rows)]
    with torch.no_grad():
        together = model(texts[0], texts[3:], torch.tensor(2))[0].view(len(texts[0]), packed.WIDTH, -1)
        for row, at, d in found:
            if row > 1:
                continue
            alone = packed.Packer()
            alone.add(d.ids, len(d.ids), np.zeros(len(d.ids)))
            one = [torch.from_numpy(getattr(alone.open[0], f.name)[None].astype("int64")) for f in fields(rows)]
            logits = model(one[0], one[3:], torch.tensor(2))[0][len(d.ids) - 1]
            assert torch.allclose(logits.float(), together[row, at].float(), atol=0.02), (d.position, (logits - together[row, at]).abs().max())
    print(len(found), "of", len(drafts), "drafts in", len(rows.inputs), "rows")


if __name__ == "__main__":
    main()
