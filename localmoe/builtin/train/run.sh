#!/bin/sh
# Trains the built-in model from scratch and exports it: run.sh OUT_DIR
# Takes a little over an hour of one core. Started again after an interruption,
# it goes on from the last checkpoint.
set -e
cd "$(dirname "$0")"
out=$1
. ./env.sh
python=${PYTHON:-/usr/bin/python3}
mkdir -p "$out"
go build -o "$out/generator" .
stage() {
	resume=
	if [ -e "$out/checkpoint.pt" ]; then resume=--resume; fi
	"$python" train.py --binary "$out/generator" --out "$out" --seed 1 --minutes 63 --ramp 25000 $resume "$@"
}
stage --until 40
# The rest of the time goes to short problems above all: they hold more
# arithmetic for each token, and copying has been learned by then.
stage --short 65
"$python" export.py --binary "$out/generator" --model "$out/model.pt" --out ../model.gguf --answers ../testdata/greedy.json
"$python" record.py --binary "$out/generator" --log "$out/log.jsonl" --out ../training.json
