"""Writes GGUF version 3: F32 and Q8_0 tensors, scalar, string and array metadata."""
import struct

import numpy as np

F32, Q8_0 = 0, 8
ALIGN = 32


def q8_0(x):
    """Blocks of 32 values along the last axis: float16 scale, 32 int8. Returns bytes."""
    blocks = np.ascontiguousarray(x, dtype=np.float32).reshape(-1, 32)
    scale = np.abs(blocks).max(1, keepdims=True) / 127
    inverse = np.divide(1, scale, out=np.zeros_like(scale), where=scale > 0)
    out = np.empty((len(blocks), 34), dtype=np.uint8)
    out[:, :2] = scale.astype("<f2").view(np.uint8)
    out[:, 2:] = np.rint(blocks * inverse).astype(np.int8).view(np.uint8)
    return out.tobytes()


def from_q8_0(data, shape):
    """The values that a reader sees."""
    blocks = np.frombuffer(data, dtype=np.uint8).reshape(-1, 34)
    scale = np.ascontiguousarray(blocks[:, :2]).view("<f2").astype(np.float32)
    return (np.ascontiguousarray(blocks[:, 2:]).view(np.int8).astype(np.float32) * scale).reshape(shape)


def text(s):
    b = s.encode()
    return struct.pack("<Q", len(b)) + b


def value(v):
    """Type number and bytes of a metadata value: bool, int (uint32), float (float32), str, or a list of one of them."""
    if isinstance(v, bool):
        return 7, struct.pack("<?", v)
    if isinstance(v, int):
        return 4, struct.pack("<I", v)
    if isinstance(v, float):
        return 6, struct.pack("<f", v)
    if isinstance(v, str):
        return 8, text(v)
    kind, items = (5, [struct.pack("<i", x) for x in v]) if isinstance(v[0], int) else (8, [text(x) for x in v])
    return 9, struct.pack("<IQ", kind, len(v)) + b"".join(items)


def write(path, metadata, tensors):
    """tensors: name → (array, type); the array's last axis is GGUF's first."""
    head = struct.pack("<4sIQQ", b"GGUF", 3, len(tensors), len(metadata))
    for key, v in metadata.items():
        kind, raw = value(v)
        head += text(key) + struct.pack("<I", kind) + raw
    body, offset = [], 0
    for name, (x, kind) in tensors.items():
        raw = q8_0(x) if kind == Q8_0 else np.ascontiguousarray(x, dtype="<f4").tobytes()
        head += text(name) + struct.pack("<I", x.ndim) + struct.pack(f"<{x.ndim}Q", *reversed(x.shape))
        head += struct.pack("<IQ", kind, offset)
        body.append(raw + b"\0" * (-len(raw) % ALIGN))
        offset += len(body[-1])
    with open(path, "wb") as f:
        f.write(head + b"\0" * (-len(head) % ALIGN) + b"".join(body))
