#!/bin/sh
# Trains the built-in model from scratch and exports it: run.sh OUT_DIR
# Takes 251 minutes of one core. Started again after an interruption, it goes on
# from the last checkpoint.
set -e
cd "$(dirname "$0")"
out=$1
. ./env.sh
python=${PYTHON:-/usr/bin/python3}
mkdir -p "$out/small" "$out/large"
go build -o "$out/generator" .
stage() {
	folder=$1
	shift
	resume=
	if [ -e "$folder/checkpoint.pt" ]; then resume=--resume; fi
	"$python" train.py --binary "$out/generator" --out "$folder" $resume "$@"
}

# A model of 5 million parameters learns what has exact rules. Arithmetic and
# stories first: they teach copying and sums, which all others build on. The
# families whose lines follow from the question alone come next, then those that
# carry a state, with more weight on what needs reading.
small="$out/small --seed 1 --minutes 105 --ramp 25000 --vocab 1280"
stage $small --until 45 --mix expr=30,story=70
stage $small --until 51.25 --mix expr=18,story=27,signed=15,bool=15,dyck=25
stage $small --mix expr=15,story=35,signed=8,bool=7,dyck=9,navigate=9,swap=7,count=10

# It grows to twice the experts and four times the words, and learns to read
# word problems: first those of public data sets, then made-up ones among them.
large="$out/large --seed 2 --minutes 75 --ramp 0 --tokens 4096 --experts 64 --lr 1.5e-3 --decay 0.5 --grow $out/small/model.pt"
stage $large --until 6 --mix word=70,expr=5,story=10,signed=3,bool=1,dyck=3,navigate=3,swap=2,count=6 --public 100
stage $large --until 61.5 --mix word=70,expr=5,story=10,signed=3,bool=1,dyck=3,navigate=3,swap=2,count=6 --public 55
stage $large --mix word=63,expr=5,story=18,signed=3,bool=1,dyck=3,navigate=3,swap=2,count=2 --public 45

# Orders, sorting and proofs come last, more words to count, and word problems that
# state more than they need.
last="$out --seed 3 --minutes 71 --ramp 0 --tokens 4096 --experts 64 --lr 1.5e-3 --decay 0.6 --grow $out/large/model.pt --public 45"
stage $last --until 20 --mix word=42,count=15,order=14,sort=8,story=6,expr=5,signed=3,bool=1,dyck=2,navigate=2,swap=2
stage $last --until 44.7 --mix word=42,count=12,order=12,logic=8,sort=6,story=7,expr=6,signed=3,bool=1,dyck=2,navigate=2,swap=2
stage $last --mix word=44,count=26,order=9,logic=8,sort=3,story=6,expr=5,signed=3,bool=1,dyck=1,navigate=2,swap=2

"$python" export.py --binary "$out/generator" --model "$out/model.pt" --out ../model.gguf --answers ../testdata/greedy.json
"$python" record.py --binary "$out/generator" --log "$out/small/log.jsonl" "$out/large/log.jsonl" "$out/log.jsonl" --out ../training.json
