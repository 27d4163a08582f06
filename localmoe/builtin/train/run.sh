#!/bin/sh
# Trains the built-in model without a GPU, from scratch: run.sh OUT_DIR
# Takes just under three hours of two cores. Started again after an interruption, it goes on
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
	"$python" train.py --binary "$out/generator" --out "$out" $resume --seed 1 --millions 60 --processes 2 --tokens 9216 --experts 64 \
		--muon 6e-3 --lr 3e-3 --decay 0.6 --ramp 30000 --public 45 --noise --eval 1e9 "$@"
}

# Arithmetic and stories first: they teach copying and sums, which all others build on.
train --until 0.12 --mix expr=30,story=50,signed=5,bool=5,dyck=10
train --mix word=34,rate=14,time=9,count=8,order=8,logic=6,sort=4,story=7,expr=8,signed=4,bool=1,dyck=1.5,navigate=1.5,swap=1.5

"$python" export.py --binary "$out/generator" --model "$out/model.pt" --out "$out/model.gguf"
"$python" record.py --binary "$out/generator" --log "$out/log.jsonl" --out "$out/training.json"
echo "done: reason ask -m $out/model.gguf QUESTION"
