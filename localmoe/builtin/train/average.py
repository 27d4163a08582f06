"""Weights between those of two stages, of which the later started from the earlier:
what the later learned, with less of what it forgot (Wortsman et al. 2022,
arXiv:2203.05482).

    python3 average.py EARLIER.pt LATER.pt SHARE_OF_THE_LATER OUT.pt
"""
import sys

import torch

earlier, later, share, out = sys.argv[1:]
a, b, share = torch.load(earlier), torch.load(later), float(share)
b["model"] = {k: (1 - share) * a["model"][k] + share * x for k, x in b["model"].items()}
torch.save(dict(model=b["model"], config=b["config"], families=b["families"]), out)
