#!/bin/sh
# Trains the built-in model as it is published, from scratch: gpu.sh OUT_DIR
# Takes seven minutes of one H200, with 16 cores that make the examples, 25 minutes of
# two cores and 38 of one. Started again after an interruption, it goes on with the stage
# that was not finished.
set -e
cd "$(dirname "$0")"
out=$1
python=${PYTHON:-python3}
mkdir -p "$out"
go build -o "$out/generator" .
train() {
	folder=$1
	shift
	if [ ! -e "$out/$folder" ]; then
		rm -rf "$out/unfinished"
		"$python" gpu.py --binary "$out/generator" --out "$out/unfinished" "$@"
		mv "$out/unfinished" "$out/$folder"
	fi
}

# Arithmetic and stories first: they teach copying and sums, which all others build on.
train first --seed 1 --millions 426.5 --workers 10 --ramp 12000 --lr 3e-3 --decay 0.4 --public 45 --verdicts 0 \
	--stage 0.12 expr=30,story=50,signed=5,bool=5,dyck=10 \
	--stage 1 word=36,count=12,order=9,logic=8,sort=6,story=10,expr=9,signed=4,bool=1,dyck=2,navigate=2,swap=1

# What the model writes where it is not sure teaches it verdicts, beside what is hard:
# reading. Rates, units and dates come new.
if [ ! -e "$out/drafts" ]; then
	"$python" export.py --binary "$out/generator" --model "$out/first/model.pt" --out "$out/first/model.gguf"
	"$out/generator" errors -model "$out/first/model.gguf" -seed 7002 -seconds 1500 -workers 2 -public 40 \
		-mix word=36,story=20,expr=12,signed=8,count=10,order=8,swap=3,navigate=1,sort=1,dyck=1 > "$out/drafts.part"
	mv "$out/drafts.part" "$out/drafts"
fi
train second --seed 2 --millions 259 --workers 13 --grow "$out/first/model.pt" --lr 2e-3 --decay 0.35 --public 40 \
	--drafts "$out/drafts" --share 0.06 --verdicts 0.3 \
	--stage 1 word=42,rate=16,time=9,story=6,count=7,order=8,expr=4,signed=2,swap=3,logic=1.5,sort=1.2,dyck=0.8,navigate=0.8,bool=0.7

# More kinds of rates and dates on one core. What it forgot meanwhile comes back by
# going a part of the way only.
. ./env.sh
mkdir -p "$out/third"
resume=
if [ -e "$out/third/checkpoint.pt" ]; then resume=--resume; fi
"$python" train.py --binary "$out/generator" --out "$out/third" $resume --seed 4 --minutes 38 --ramp 0 --tokens 4096 --experts 64 \
	--lr 6e-4 --decay 1 --grow "$out/second/model.pt" --public 35 \
	--mix word=36,rate=22,time=22,order=4,swap=3,story=3,expr=3,count=2,signed=2,logic=1,sort=1,dyck=0.5,navigate=0.5,bool=0.5
"$python" average.py "$out/second/model.pt" "$out/third/model.pt" 0.6 "$out/model.pt"

export="$python export.py --binary $out/generator --model $out/model.pt"
$export --out "$out/model.gguf"
"$out/generator" calibrate -model "$out/model.gguf" -public 40 -n 900 -workers 2 \
	-mix word=5,rate=2,time=1,story=2,count=2,order=2,expr=2,signed=1,swap=1,logic=1,sort=1 > "$out/verdict.json"
$export --out ../model.gguf --answers ../testdata/greedy.json
"$python" record.py --binary "$out/generator" --log "$out/first/log.jsonl" "$out/second/log.jsonl" "$out/third/log.jsonl" --out ../training.json
