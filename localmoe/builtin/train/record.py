"""Writes what is needed to know how the weights came about into a small JSON
file: seed, version of data and code, schedule and learning curve.

    python3 record.py --log DIR/small/log.jsonl DIR/log.jsonl --out ../training.json

Steps, seconds and tokens of a later log go on from those of the one before.
"""
import argparse
import json
import subprocess
from pathlib import Path

import torch

import data


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--log", type=Path, nargs="+", required=True)
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--binary", default=str(data.HERE / "train"))
    p.add_argument("--note", default="", help="what a reader of the record should know")
    a = p.parse_args()
    rows = []
    for log in a.log:
        before = {k: rows[-1][k] if rows else 0 for k in ("step", "seconds", "tokens")}
        for line in log.read_text().splitlines():
            row = json.loads(line)
            rows.append({**row, **{k: row[k] + n for k, n in before.items()}})
    digest = subprocess.run([a.binary, "digest", "-vocab", str(data.HERE / "vocab.json"), "-n", "1000"], capture_output=True, text=True, check=True)
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=data.HERE, capture_output=True, text=True)
    skip = {"out", "binary", "resume", "save", "eval", "steps", "until", "grow"}
    stages = [{"from_step": r["step"], **{k: v for k, v in r["arguments"].items() if k not in skip}} for r in rows if "arguments" in r]
    curve = [[r["step"], r["seconds"], r["tokens"], r["lr"], r["loss"], r["acc"]] for r in rows if "loss" in r]
    record = {
        "format": "worked-v1",
        "data": digest.stdout.strip(),
        "code": commit.stdout.strip(),
        "torch": torch.__version__,
        "note": a.note,
        "stages": stages,
        "curve_columns": ["step", "seconds", "tokens", "learning_rate", "loss", "token_accuracy"],
        "curve": curve[:: max(1, len(curve) // 60)] + curve[-1:],
        "line_errors": [{"step": r["step"], **r["errors"]} for r in rows if "errors" in r],
    }
    a.out.write_text(json.dumps(record, separators=(",", ":")).replace("],[", "],\n[").replace('"line', '\n"line') + "\n")


if __name__ == "__main__":
    main()
