"""Processes that train one model together, one core each."""
import multiprocessing

import torch

fork = multiprocessing.get_context("fork")


class Team:
    """All see the same weights, in shared memory. Each has its own examples and owns some
    of the parameters, which it moves by the gradients of all, so that the work of the
    optimizer is shared, too."""

    NUMBERS = 4  # that `total` adds up at once, at most
    PATIENCE = 1800  # seconds to wait for the others, who may be evaluating or gone

    def __init__(self, model, size):
        self.size, self.rank, self.turn = size, 0, 0
        self.model = model.share_memory()
        self.parameters = dict(model.named_parameters())
        self.grads = [{name: torch.zeros_like(p).share_memory_() for name, p in self.parameters.items() if self.owner(name) != r} for r in range(size)]
        self.numbers = torch.zeros(2, size, self.NUMBERS, dtype=torch.float64).share_memory_()
        self.barrier = fork.Barrier(size)

    def owner(self, name):
        parts = name.split(".")
        return (int(parts[1]) if parts[0] == "layers" else name == "head") % self.size

    def owns(self, name):
        return self.owner(name) == self.rank

    def run(self, work, *arguments):
        """Calls work(team, *arguments) in every process; this one is the first."""
        others = []
        for rank in range(1, self.size):
            self.rank = rank
            others.append(fork.Process(target=work, args=(self, *arguments), daemon=True))
            others[-1].start()
        self.rank = 0
        work(self, *arguments)
        for process in others:
            process.join()

    def total(self, *values):
        """The sums over all processes, once all have come here."""
        self.turn = 1 - self.turn  # who is ahead by one must not write over what others still read
        numbers = self.numbers[self.turn]
        numbers[self.rank, : len(values)] = torch.tensor(values, dtype=torch.float64)
        self.barrier.wait(self.PATIENCE)
        return numbers.sum(0)[: len(values)].tolist()

    def reduce(self, count, most=1.0):
        """Makes the gradients of the own parameters the sum over all processes divided by
        that of count, and scales them so that the norm over all parameters is at most
        `most`."""
        for name, shared in self.grads[self.rank].items():
            shared.copy_(self.parameters[name].grad)
        (count,) = self.total(count)
        square, own = 0.0, [(name, p.grad) for name, p in self.parameters.items() if self.owns(name)]
        for name, grad in own:
            for rank in range(self.size):
                if rank != self.rank:
                    grad.add_(self.grads[rank][name])
            grad.div_(count)
            square += float(torch.linalg.vector_norm(grad)) ** 2
        (square,) = self.total(square)
        if square > most**2:
            for _, grad in own:
                grad.mul_(most / square**0.5)
