"""Rewrites a GGUF file of Q8_0 and F32 tensors with all of them in float32: the same weights for arithmetic that does not round.

    python3 unpack.py ../model.gguf /tmp/model/float.gguf

A target that ends in .pt gets them as the trainer has them, to go on from (--grow).
"""
import struct
import sys
from dataclasses import asdict
from pathlib import Path

import numpy as np

import gguf

SCALARS = {0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 10: 8, 11: 8, 12: 8}  # bytes of metadata values, by type
STRING, ARRAY = 8, 9


class Reader:
    """A place in a file's header."""

    def __init__(self, data):
        self.data, self.at = data, 0

    def take(self, layout):
        values = struct.unpack_from("<" + layout, self.data, self.at)
        self.at += struct.calcsize("<" + layout)
        return values if len(values) > 1 else values[0]

    def skip(self, kind):
        if kind == STRING:
            length = self.take("Q")
            self.at += length
        elif kind == ARRAY:
            kind, count = self.take("IQ")
            for _ in range(count):
                self.skip(kind)
        else:
            self.at += SCALARS[kind]


def save(seen, target):
    """Writes the tensors of a file as train.py and gpu.py do."""
    import torch

    from export import layout
    from model import Config

    experts, ff, dim = seen["blk.0.ffn_gate_exps.weight"].shape
    layers = sum(name.endswith("attn_norm.weight") for name in seen)
    c = Config(vocab=len(seen["token_embd.weight"]), dim=dim, layers=layers, experts=experts, ff=ff)
    torch.save(dict(model=layout(c, seen), config=asdict(c)), target)


def main(source, target):
    data = Path(source).read_bytes()
    r = Reader(data)
    _, _, tensors, keys = r.take("4sIQQ")
    for _ in range(keys):
        r.skip(STRING)
        r.skip(r.take("I"))
    head, infos = data[:r.at], []
    for _ in range(tensors):
        begin = r.at
        r.skip(STRING)
        name = data[begin:r.at]
        shape = struct.unpack(f"<{(dims := r.take('I'))}Q", r.take(f"{8 * dims}s"))
        kind, offset = r.take("IQ")
        infos.append((name, shape, kind, offset))
    body, end, seen = [], 0, {}
    begin = r.at + -r.at % gguf.ALIGN
    for name, shape, kind, offset in infos:
        count = int(np.prod(shape))
        size = {gguf.F32: 4 * count, gguf.Q8_0: count // 32 * 34}[kind]
        raw = data[begin + offset:begin + offset + size]
        if kind == gguf.Q8_0:
            raw = gguf.from_q8_0(raw, (count,)).astype("<f4").tobytes()
        seen[name[8:].decode()] = np.frombuffer(raw, "<f4").reshape(shape[::-1])
        head += name + struct.pack(f"<I{len(shape)}QIQ", len(shape), *shape, gguf.F32, end)
        body.append(raw + b"\0" * (-len(raw) % gguf.ALIGN))
        end += len(body[-1])
    if str(target).endswith(".pt"):
        save(seen, target)
        return
    Path(target).write_bytes(head + b"\0" * (-len(head) % gguf.ALIGN) + b"".join(body))


if __name__ == "__main__":
    main(*sys.argv[1:])
