"""Reference values of stats_test.go, computed without its code.

    python3 reference.py        # SciPy 1.10.1, NumPy 1.24.2

Every line is a check of stats_test.go and its values, in their order there.
"""
import itertools
import math

import numpy as np
from scipy import stats


def show(name, *values):
    print(name, *(repr(float(v)) for v in values))


def wilson(successes, n):
    """The score interval, for whole numbers by SciPy itself."""
    if float(successes).is_integer() and float(n).is_integer():
        ci = stats.binomtest(int(successes), int(n)).proportion_ci(0.95, "wilson")
        return ci.low, ci.high
    z, p = stats.norm.ppf(0.975), successes / n
    # the two roots of (p - x)^2 = z^2 x (1 - x) / n
    return np.roots([1 + z * z / n, -(2 * p + z * z / n), p * p])[::-1]


def clusters(n, correct):
    """Wilson at the number of answers that is left of n a question."""
    share = np.array(correct) / n
    p, variance = share.mean(), share.var(ddof=1) / len(share)
    effective = min(max(p * (1 - p) / variance, len(share)), n * len(share))
    return (p, *wilson(p * effective, effective))


def flips(differences):
    """The exact test of a sum of differences by all their signs."""
    observed = abs(sum(differences))
    sums = [abs(sum(s * d for s, d in zip(signs, differences)))
            for signs in itertools.product([-1, 1], repeat=len(differences))]
    return np.mean(np.array(sums) >= observed)


def bootstrap(n, differences):
    """The percentile bootstrap of the mean of differences in units of 1/n, two
    made-up questions added: all resamples, by convolving the distribution of one
    draw with itself."""
    values = np.array(differences + [n, -n])
    one = np.bincount(values + n, minlength=2 * n + 1) / len(values)
    total = np.array([1.0])
    for _ in differences:
        total = np.convolve(total, one)
    cdf, size = total.cumsum(), len(differences)
    low, high = (np.argmax(cdf > q - 1e-9) for q in (0.025, 0.975))
    return np.mean(differences) / n, (low / size - n) / n, (high / size - n) / n


def resampled(n, differences, resamples=200_000):
    """The same with resamples drawn at random."""
    values = np.array(differences + [n, -n])
    draws = np.random.default_rng(1).choice(values, (resamples, len(differences))).mean(axis=1) / n
    return np.percentile(draws, [2.5, 97.5], method="inverted_cdf")


def log_binomial(k, n, p):
    return (math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)
            + k * math.log(p) + (n - k) * math.log1p(-p))


def bootstrap_large(a, b, n):
    """The same on n questions of which one side won a and the other b: so many
    that all resamples are too many to convolve. The number won is binomial, and
    so is the number lost among the others."""
    up, down = (a + 1) / (n + 2), (b + 1) / (n + 2)
    mass = {}
    near = lambda mean: range(max(0, int(mean - 8 * math.sqrt(mean) - 40)), int(mean + 8 * math.sqrt(mean) + 40))
    for won in near(n * up):
        for lost in near(n * down):
            p = math.exp(log_binomial(won, n, up) + log_binomial(lost, n - won, down / (1 - up)))
            mass[won - lost] = mass.get(won - lost, 0) + p
    cdf, limits = 0, {}
    for value in sorted(mass):
        cdf += mass[value]
        for q in (0.025, 0.975):
            if cdf > q - 1e-9:
                limits.setdefault(q, value / n)
    return (a - b) / n, limits[0.025], limits[0.975]


def power(n, a, b):
    """The chance that the exact test at 5 % rejects, with P(only A) = a and
    P(only B) = b on n questions."""
    total = 0
    for m in range(n + 1):
        k = np.arange(m + 1)
        p = np.minimum(1, 2 * stats.binom.cdf(np.minimum(k, m - k), m, 0.5))
        total += stats.binom.pmf(m, n, a + b) * stats.binom.pmf(k, m, a / (a + b))[p < 0.05].sum()
    return total


def cost(points, target):
    """The cost at which a rising curve reaches a target, over log cost."""
    costs, accuracies = np.array(points).T
    return np.exp(np.interp(target, accuracies, np.log(costs)))


def cost_interval(samples, target, draws):
    """Its percentile interval for given resamples of the questions."""
    found = []
    for draw in draws:
        points = [(s[draw, 0].mean(), s[draw, 1].mean()) for s in samples]
        points.sort()
        reached = [i for i, (_, accuracy) in enumerate(points) if accuracy >= target]
        if not reached:
            found.append(np.inf)
        elif reached[0] == 0:
            found.append(points[0][0])
        else:
            best = max(points[:reached[0]], key=lambda p: p[1])
            found.append(cost([best, points[reached[0]]], target))
    return np.percentile(found, [2.5, 97.5], method="higher")


def sequence(n, modulus):
    """Numbers that look drawn at random and are the same in every language."""
    x, out = 1, []
    for _ in range(n):
        x = x * 48271 % 2147483647
        out.append(x % modulus)
    return np.array(out)


show("Z", stats.norm.ppf(0.975), stats.norm.ppf(0.95), stats.norm.ppf(0.995))
for k, n in [(0, 10), (3, 10), (10, 10), (478, 500), (81, 1319)]:
    show("Wilson", *wilson(k, n))
show("Wilson 2.5 of 7.25", *wilson(2.5, 7.25))
show("Accuracy", *clusters(3, [3, 0, 2, 3, 1, 3, 3, 2, 0, 3]))
for a, b in [(1, 5), (10, 2), (30, 55), (100, 150), (0, 9)]:
    show("McNemar", stats.binomtest(a, a + b, 0.5).pvalue)
for d in [[3, -1, 2, 0, 1, -2, 3, 1], [1, 1, 2, 3, 3, -1, 2, 2, -3, 1, 1]]:
    show("McNemar of clusters", flips(d))
clustered = [2] * 7 + [1] * 11 + [-1] * 9 + [-3] * 2 + [0] * 31
for n, d in [(1, [1] * 12 + [-1] * 5 + [0] * 83), (1, [0] * 40), (3, clustered)]:
    show("PairedBootstrap", *bootstrap(n, d))
    show("  by 200,000 resamples", *resampled(n, d))
for a, b in [(6, 2), (6000, 4000)]:
    show("PairedBootstrap of 100,000", *bootstrap_large(a, b, 100_000))
show("power of McNemar", power(300, 0.12, 0.04))
# of non-inferiority with a margin of .05: the normal approximation with the two
# made-up questions; P(only A) = P(only B) = .05 on 600 questions, and at the margin
n, z = 600, stats.norm.ppf(0.975)
for a, b in [(0.05, 0.05), (0.03, 0.08)]:
    sd = np.sqrt((a + b - (a - b) ** 2) / n)
    half = z * np.sqrt(((a + b) * n + 2) / (n + 2) - ((a - b) * n / (n + 2)) ** 2) / np.sqrt(n)
    show("power of NonInferior", stats.norm.sf((-0.05 + half - (a - b)) / sd))
show("CostToTarget", cost([(100, 0.5), (200, 0.7), (800, 0.9)], 0.8), cost([(100, 0.5), (200, 0.7), (800, 0.9)], 0.55))
x = sequence(120, 1000) / 1000
samples = [np.stack([np.full(120, c), x < a], axis=1) for c, a in [(100, 0.5), (200, 0.7), (800, 0.9)]]
draws = sequence(120 + 2000 * 120, 120)[120:].reshape(2000, 120)
show("CostToTargetInterval", *cost_interval(samples, 0.75, draws))
stated = np.array([0.05, 0.15, 0.15, 0.42, 0.48, 0.55, 0.61, 0.77, 0.77, 0.93, 0.99, 1])
truth = np.array([0, 0, 1, 0, 1, 1, 0, 1, 1, 1, 1, 1])
bins = np.minimum((stated * 10).astype(int), 9)
show("ECE", sum(abs(stated[bins == b].sum() - truth[bins == b].sum()) for b in range(10)) / len(stated))
positive, negative = stated[truth == 1], stated[truth == 0]
show("AUC", stats.mannwhitneyu(positive, negative).statistic / len(positive) / len(negative))
show("MCC", np.corrcoef([1] * 8 + [0] * 4, [1] * 6 + [0] * 2 + [1] + [0] * 3)[0, 1])
show("RecallAt", np.mean(positive > np.quantile(negative, 0.75, method="lower")))
