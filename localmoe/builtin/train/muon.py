"""Muon (Jordan et al. 2024, https://kellerjordan.github.io/posts/muon/): a matrix moves
along its momentum with all singular values made about 1."""
import torch


def orthogonal(x, steps=5):
    """[n, rows, columns], rows <= columns: matrices with the singular vectors of x and
    singular values of .7 to 1.2, by Newton and Schulz's iteration in bfloat16."""
    x = x.to(torch.bfloat16)
    x = x / (x.norm(dim=(1, 2), keepdim=True) + 1e-7)
    for _ in range(steps):
        a = x @ x.transpose(1, 2)
        b = torch.baddbmm(a, a, a, beta=-4.7750, alpha=2.0315)
        x = torch.baddbmm(x, b, x, beta=3.4445)
    return x


class Muon(torch.optim.Optimizer):
    """Steps are as large as Adam's (Liu et al. 2025, arXiv:2502.16982). A parameter is
    one matrix or a stack of them; `widths` of its group says where its columns part
    into matrices of their own."""

    def __init__(self, config, named, lr, momentum=0.95, weight_decay=0.05):
        c = config
        q, kv = c.heads * c.head_dim, c.kv_heads * c.head_dim
        widths = dict(qkv=[q, kv, kv], out=[c.dim], up=[c.ff, c.ff], down=[c.dim])
        groups = [dict(params=[p for name, p in named if name.endswith("." + kind)], widths=w) for kind, w in widths.items()]
        super().__init__(groups, dict(lr=lr, momentum=momentum, weight_decay=weight_decay))

    @torch.no_grad()
    def step(self):
        shapes = {}  # matrices of one shape are worked on together
        for group in self.param_groups:
            for p in group["params"]:
                state = self.state[p]
                if not state:
                    state["momentum"] = torch.zeros_like(p)
                state["momentum"].lerp_(p.grad, 1 - group["momentum"])
                ahead = p.grad.lerp(state["momentum"], group["momentum"])
                p.mul_(1 - group["lr"] * group["weight_decay"])
                parts = zip(p.split(group["widths"], -1), ahead.split(group["widths"], -1))
                for to, x in parts:
                    to, x = (y.view(-1, *y.shape[-2:]) if y.dim() == 3 else y.unsqueeze(0) for y in (to, x))
                    if x.shape[1] > x.shape[2]:
                        to, x = to.transpose(1, 2), x.transpose(1, 2)
                    shapes.setdefault(x.shape[1:], []).append((to, x, group["lr"]))
        for (_, columns), parts in shapes.items():
            moves = orthogonal(torch.cat([x for _, x, _ in parts]))
            for (to, _, lr), move in zip(parts, moves.split([len(x) for _, x, _ in parts])):
                to.add_(move.to(to.dtype), alpha=-lr * 0.2 * columns**0.5)
