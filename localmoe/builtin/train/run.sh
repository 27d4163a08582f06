#!/bin/sh
# Trains the built-in model without a GPU, from scratch: run.sh OUT_DIR
# Takes under three hours of two cores. Started again after an interruption, it goes on
# from the last checkpoint. The published weights, made by gpu.sh, stay as they are.
set -e
out=$(mkdir -p "$1" && cd "$1" && pwd)
cd "$(dirname "$0")"
. ./env.sh
python=${PYTHON:-/usr/bin/python3}
go build -o "$out/generator" .
train() {
	resume=
	if [ -e "$out/checkpoint.pt" ]; then resume=--resume; fi
	"$python" train.py --binary "$out/generator" --out "$out" $resume --seed 1 --millions 60 --processes 2 --tokens 4608 --experts 64 \
		--muon 4.2e-3 --lr 2.1e-3 --decay 0.6 --ramp 30000 --public 45 --noise --eval 1e9 "$@"
}

# Arithmetic and stories first: they teach copying and sums, which all others build on.
# What is learned slowest has the most examples, and more of them as the rate falls.
train --until 0.12 --mix expr=30,story=50,signed=5,bool=5,dyck=10
train --until 0.5 --mix word=36,rate=22,story=15,time=6,count=5,order=5,logic=4,sort=3,expr=5,signed=3,bool=1,dyck=1.5,navigate=1.5,swap=1.5
train --mix word=32,rate=29,story=22,time=4,count=3,order=3,logic=3,sort=2,expr=3,signed=2,bool=0.6,dyck=0.8,navigate=1,swap=1

"$python" export.py --binary "$out/generator" --model "$out/model.pt" --out "$out/model.gguf"
"$python" record.py --binary "$out/generator" --log "$out/log.jsonl" --out "$out/training.json"
echo "done: reason ask -m $out/model.gguf QUESTION"
