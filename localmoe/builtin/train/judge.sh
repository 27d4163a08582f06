#!/bin/sh
# Trains a judge: a model of the built-in one's shape that writes the critiques which the critic
# "written" asks for, of lines as the built-in model writes them: judge.sh OUT_DIR
# Takes eight minutes of one H100 with 16 cores. The weights are OUT_DIR/judge.gguf, for --judge.
set -e
cd "$(dirname "$0")"
out=$1
python=${PYTHON:-python3}
mkdir -p "$out"
go build -o "$out/generator" .

# The mistakes that the built-in model itself makes, with two experts and with one.
mix=word=36,rate=20,story=12,time=10,expr=12,signed=6,order=4,swap=4
draft() {
	if [ ! -e "$out/drafts$1" ]; then
		"$out/generator" drafts -model ../model.gguf -experts "$1" -seed "991$1" -seconds 65 -workers 8 -public 40 -mix $mix > "$out/drafts$1.part"
		mv "$out/drafts$1.part" "$out/drafts$1"
	fi
}
draft 1 &
one=$!
draft 2
wait $one
"$python" unpack.py ../model.gguf "$out/start.pt"

# Two in five critiques are of these, the others of mistakes that are made up.
"$python" gpu.py --binary "$out/generator" --out "$out" --judge "$out/drafts1" "$out/drafts2" --seed 3 --millions 550.6 --grow "$out/start.pt" \
	--public 40 --verdicts 0 --topk 2 --lr 2e-3 --decay 0.5 --workers 12 \
	--stage 1 word=30,rate=20,story=14,time=10,expr=14,signed=6,order=3,swap=3
"$python" export.py --judge --model "$out/model.pt" --out "$out/judge.gguf"
