"""python3 team_test.py: two processes that share a batch do the same steps as one."""
import torch
import torch.nn.functional as F

from model import Config, Model
from team import Team
from train import optimizers

torch.set_num_threads(1)
draw = torch.Generator().manual_seed(1)
# Texts of 16 tokens for each of two processes, and what follows, at each of four steps.
BATCHES = [[torch.randint(50, (2, n, 16), generator=draw) for n in (3, 5)] for _ in range(4)]


def model():
    torch.manual_seed(2)
    return Model(Config(vocab=50, layers=2, experts=4), dtype=torch.float32)


def work(team):
    opts = optimizers(team.model, 1e-3, 2e-3, team.owns)
    for batch in BATCHES:
        team.model.zero_grad(set_to_none=True)
        count = 0
        for inputs, targets in batch if team.size == 1 else [batch[team.rank]]:
            logits, _ = team.model(inputs)
            F.cross_entropy(logits.view(-1, 50), targets.flatten(), reduction="sum").backward()
            count += targets.numel()
        team.reduce(count)
        for o in opts:
            o.step()
        team.total()  # all have moved


def main():
    start = model()
    alone, together = model(), model()
    Team(alone, 1).run(work)
    Team(together, 2).run(work)
    for (name, a), b, c in zip(alone.named_parameters(), together.parameters(), start.parameters()):
        assert (a - b).norm() < 0.02 * (a - c).norm(), name  # bfloat16 in Muon


if __name__ == "__main__":
    main()
