"""The built-in model in PyTorch: the qwen3moe architecture at a size that two
CPU cores can train.

Weights are kept in float32; matrix products run in bfloat16, which this
hardware class does two to four times faster. Experts are computed in groups:
tokens are sorted by expert, so that each expert is one matrix product.
"""
import math
from dataclasses import dataclass

import torch
import torch.nn as nn
import torch.nn.functional as F

BF16 = torch.bfloat16


@dataclass
class Config:
    vocab: int = 1280
    dim: int = 128
    layers: int = 6
    heads: int = 4
    kv_heads: int = 2
    head_dim: int = 32
    experts: int = 32
    ff: int = 64  # inner width of one expert
    top_k: int = 2
    rope_theta: float = 10000.0
    eps: float = 1e-6
    context: int = 2048
    qk_gain: float = 1.6  # initial gain of the q and k norms


class RMSNorm(torch.autograd.Function):
    """x / rms(x) * weight over the last axis, in float32."""

    @staticmethod
    def forward(ctx, x, weight, eps):
        x = x.float()
        inv = torch.linalg.vector_norm(x, dim=-1, keepdim=True).square_().mul_(1.0 / x.shape[-1]).add_(eps).rsqrt_()
        ctx.save_for_backward(x, weight, inv)
        return (x * inv).mul_(weight)

    @staticmethod
    def backward(ctx, grad):
        x, weight, inv = ctx.saved_tensors
        grad, n = grad.float(), x.shape[-1]
        normed = x * inv
        gx = grad * normed
        dweight = gx.reshape(-1, n).sum(0)
        along = (gx @ weight).mul_(1.0 / n).unsqueeze(-1)
        return (grad * weight).addcmul_(normed, along, value=-1).mul_(inv), dweight, None


class ExpertFFN(torch.autograd.Function):
    """SwiGLU of many experts on rows sorted by expert.

    x: [rows, dim]; up: [experts, dim, 2*ff] (gate, then up); down: [experts,
    ff, dim]; spans: (expert, first row, last row + 1) of each expert in use.
    """

    @staticmethod
    def forward(ctx, x, up, down, spans):
        ff = down.shape[1]
        h = x.new_empty(x.shape[0], 2 * ff)
        for e, s, t in spans:
            torch.mm(x[s:t], up[e], out=h[s:t])
        act = F.silu(h[:, :ff]) * h[:, ff:]
        y = torch.empty_like(x)
        for e, s, t in spans:
            torch.mm(act[s:t], down[e], out=y[s:t])
        ctx.save_for_backward(x, up, down, h, act)
        ctx.spans = spans
        return y

    @staticmethod
    def backward(ctx, dy):
        x, up, down, h, act = ctx.saved_tensors
        ff, dy = down.shape[1], dy.contiguous()
        dact, ddown = torch.empty_like(act), torch.zeros_like(down)
        for e, s, t in ctx.spans:
            torch.mm(dy[s:t], down[e].t(), out=dact[s:t])
            torch.mm(act[s:t].t(), dy[s:t], out=ddown[e])
        gate, lin = h[:, :ff], h[:, ff:]
        dh = torch.cat([torch.ops.aten.silu_backward(dact * lin, gate), dact * F.silu(gate)], 1)
        dx, dup = torch.empty_like(x), torch.zeros_like(up)
        for e, s, t in ctx.spans:
            torch.mm(dh[s:t], up[e].t(), out=dx[s:t])
            torch.mm(x[s:t].t(), dh[s:t], out=dup[e])
        return dx, dup, ddown, None


class Scatter(torch.autograd.Function):
    """Copies each token once for every expert it goes to, into expert order."""

    @staticmethod
    def forward(ctx, x, source, slot_of, k):
        ctx.slot_of, ctx.k, ctx.shape = slot_of, k, x.shape
        return x.index_select(0, source)

    @staticmethod
    def backward(ctx, grad):
        g = grad.index_select(0, ctx.slot_of).view(ctx.shape[0], ctx.k, ctx.shape[1])
        return g.sum(1), None, None, None


class Combine(torch.autograd.Function):
    """Sums the experts' outputs of each token with the router's weights."""

    @staticmethod
    def forward(ctx, y, slot_of, weight, k):
        z = y.index_select(0, slot_of).view(-1, k, y.shape[1])
        ctx.save_for_backward(z, slot_of, weight)
        ctx.rows = y.shape[0]
        return torch.bmm(weight.to(y.dtype).unsqueeze(1), z).squeeze(1).float()

    @staticmethod
    def backward(ctx, grad):
        z, slot_of, weight = ctx.saved_tensors
        g = grad.to(z.dtype)
        dweight = torch.bmm(z, g.unsqueeze(2)).squeeze(2).float()
        dz = (g.unsqueeze(1) * weight.to(z.dtype).unsqueeze(2)).view(-1, g.shape[1])
        dy = z.new_zeros(ctx.rows, g.shape[1])
        dy[slot_of] = dz
        return dy, None, dweight, None


class Layer(nn.Module):
    def __init__(self, c):
        super().__init__()

        def matrix(*shape, std):
            return nn.Parameter(torch.randn(*shape) * std)

        d, depth = c.dim, math.sqrt(2 * c.layers)
        self.attn_norm = nn.Parameter(torch.ones(d))
        self.ffn_norm = nn.Parameter(torch.ones(d))
        self.q_norm = nn.Parameter(torch.full((c.head_dim,), c.qk_gain))
        self.k_norm = nn.Parameter(torch.full((c.head_dim,), c.qk_gain))
        self.qkv = matrix(d, (c.heads + 2 * c.kv_heads) * c.head_dim, std=d**-0.5)
        self.out = matrix(c.heads * c.head_dim, d, std=(c.heads * c.head_dim) ** -0.5 / depth)
        self.router = matrix(d, c.experts, std=d**-0.5)
        self.up = matrix(c.experts, d, 2 * c.ff, std=d**-0.5)
        self.down = matrix(c.experts, c.ff, d, std=(c.top_k * c.ff) ** -0.5 / depth)


class Model(nn.Module):
    def __init__(self, config, dtype=BF16):
        super().__init__()
        self.c, self.dtype = config, dtype
        c = config
        # Embeddings of unit size: small ones let the blocks drown which token
        # it was, and copying is never learned.
        self.embed = nn.Parameter(torch.randn(c.vocab, c.dim))
        self.layers = nn.ModuleList(Layer(c) for _ in range(c.layers))
        self.norm = nn.Parameter(torch.ones(c.dim))
        self.head = nn.Parameter(torch.randn(c.vocab, c.dim) * 0.03)
        inv = c.rope_theta ** (-torch.arange(0, c.head_dim, 2).float() / c.head_dim)
        angle = torch.outer(torch.arange(c.context).float(), inv)
        self.cos, self.sin = angle.cos(), angle.sin()

    def rope(self, x, at):
        """Rotates [batch, time, heads, head_dim] by position, halves paired (neox)."""
        cos = self.cos[at : at + x.shape[1]].unsqueeze(1).to(x.dtype)
        sin = self.sin[at : at + x.shape[1]].unsqueeze(1).to(x.dtype)
        a, b = x.chunk(2, -1)
        return torch.cat([a * cos - b * sin, a * sin + b * cos], -1)

    def attention(self, m, x, mask, cache):
        c, dt = self.c, self.dtype
        B, T = x.shape[:2]
        at = cache[0].shape[2] if cache and cache[0] is not None else 0
        z = (RMSNorm.apply(x, m.attn_norm, c.eps).to(dt) @ m.qkv.to(dt)).view(B, T, c.heads + 2 * c.kv_heads, c.head_dim)
        q, k, v = z.split([c.heads, c.kv_heads, c.kv_heads], 2)
        # The scale of the scores goes into q, which is smaller than they are.
        q = self.rope(RMSNorm.apply(q, m.q_norm * c.head_dim**-0.5, c.eps), at).to(dt)
        k = self.rope(RMSNorm.apply(k, m.k_norm, c.eps), at).to(dt).transpose(1, 2)
        v = v.transpose(1, 2)
        if cache is not None:
            if cache[0] is not None:
                k, v = torch.cat([cache[0], k], 2), torch.cat([cache[1], v], 2)
            cache[:] = [k, v]
        S, group = k.shape[2], c.heads // c.kv_heads
        q = q.view(B, T, c.kv_heads, group, c.head_dim).permute(0, 2, 3, 1, 4).reshape(B * c.kv_heads, group * T, c.head_dim)
        score = torch.bmm(q, k.reshape(B * c.kv_heads, S, c.head_dim).transpose(1, 2))
        p = score.view(B, c.heads, T, S).add_(mask).softmax(-1)
        o = torch.bmm(p.view(B * c.kv_heads, group * T, S), v.reshape(B * c.kv_heads, S, c.head_dim))
        o = o.view(B, c.heads, T, c.head_dim).transpose(1, 2).reshape(B, T, -1)
        return (o @ m.out.to(dt)).float()

    def moe(self, m, x, k):
        """Softmax over all experts, the k likeliest, their weights made to sum to 1.

        Returns the output and the load-balance loss (Fedus et al. 2021)."""
        c, dt, rows = self.c, self.dtype, x.shape[0]
        probs = (x @ m.router).softmax(-1)
        weight, chosen = probs.topk(k, -1)
        weight = weight / weight.sum(-1, keepdim=True)
        flat = chosen.reshape(-1)
        order = torch.argsort(flat)
        count = torch.bincount(flat, minlength=c.experts)
        # Few distinct shapes: oneDNN prepares a kernel for each.
        pad = 32 if rows > 1024 else 1
        spans, starts, used = [], [], 0
        for e, n in enumerate(count.tolist()):
            starts.append(used)
            if n:
                size = (n + pad - 1) // pad * pad
                spans.append((e, used, used + size))
                used += size
        shift = torch.tensor(starts) - (count.cumsum(0) - count)
        slot = torch.arange(order.numel()) + shift.repeat_interleave(count)
        source = torch.zeros(used, dtype=torch.long)
        source[slot] = order // k
        slot_of = torch.empty_like(order)
        slot_of[order] = slot
        y = ExpertFFN.apply(Scatter.apply(x.to(dt), source, slot_of, k), m.up.to(dt), m.down.to(dt), spans)
        balance = c.experts * (count.float() / flat.numel() * probs.mean(0)).sum()
        return Combine.apply(y, slot_of, weight, k), balance

    def forward(self, tokens, k=None, select=None, cache=None):
        """Logits of tokens [batch, time]; of the flat positions select only, if given.

        cache: a list per layer of [keys, values] or [None, None], extended in
        place. Returns the logits and the mean balance loss."""
        c, (B, T) = self.c, tokens.shape
        past = cache[0][0].shape[2] if cache and cache[0][0] is not None else 0
        mask = torch.full((T, past + T), -1e4, dtype=self.dtype).triu_(past + 1)
        x, balance = F.embedding(tokens, self.embed), 0.0
        for i, m in enumerate(self.layers):
            x = x + self.attention(m, x, mask, cache[i] if cache is not None else None)
            y, b = self.moe(m, RMSNorm.apply(x, m.ffn_norm, c.eps).view(B * T, -1), k or c.top_k)
            x, balance = x + y.view(B, T, -1), balance + b
        x = RMSNorm.apply(x, self.norm, c.eps)
        if select is not None:
            x = x.view(B * T, -1)[select]
        return (x.to(self.dtype) @ self.head.to(self.dtype).t()).float(), balance / c.layers

    def new_cache(self):
        return [[None, None] for _ in range(self.c.layers)]
