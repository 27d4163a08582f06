#!/bin/sh
# Trains the built-in model from scratch and exports it: run.sh OUT_DIR
# Takes 105 minutes of one core. Started again after an interruption, it goes on
# from the last checkpoint.
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
	"$python" train.py --binary "$out/generator" --out "$out" --seed 1 --minutes 105 --ramp 25000 $resume "$@"
}
# Arithmetic and stories first: they teach copying and sums, which all others
# build on. The families whose lines follow from the question alone come next,
# then those that carry a state, with more weight on what needs reading.
stage --until 45 --mix expr=30,story=70
stage --until 51.25 --mix expr=18,story=27,signed=15,bool=15,dyck=25
stage --mix expr=15,story=35,signed=8,bool=7,dyck=9,navigate=9,swap=7,count=10
"$python" export.py --binary "$out/generator" --model "$out/model.pt" --out ../model.gguf --answers ../testdata/greedy.json
"$python" record.py --binary "$out/generator" --log "$out/log.jsonl" --out ../training.json
