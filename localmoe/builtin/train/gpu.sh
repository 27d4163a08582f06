#!/bin/sh
# Trains the built-in model from scratch on one GPU and exports it: gpu.sh OUT_DIR
# Takes about ten minutes of an H200 and 16 cores that make the examples.
set -e
cd "$(dirname "$0")"
out=$1
python=${PYTHON:-python3}
mkdir -p "$out"
go build -o "$out/generator" .
train() {
	folder=$1
	shift
	if [ ! -e "$out/$folder/model.pt" ]; then
		"$python" gpu.py --binary "$out/generator" --out "$out/$folder.part" "$@"
		mv "$out/$folder.part" "$out/$folder"
	fi
}
# What a model writes at places where it is not sure, labelled.
drafts() {
	"$python" export.py --binary "$out/generator" --model "$out/$1/model.pt" --out "$out/$1/model.gguf"
	"$out/generator" errors -model "$out/$1/model.gguf" -mix "$2" -public 40 -seed "$3" -seconds "$4" -workers 8 > "$out/$1/drafts"
}

# Arithmetic and stories first: they teach copying and sums, which all others build on.
train first --seed 1 --millions 426 --ramp 12000 --decay 0.4 --verdicts 0 --workers 10 --public 45 \
	--stage 0.12 expr=30,story=50,signed=5,bool=5,dyck=10 \
	--stage 1 word=36,count=12,order=9,logic=8,sort=6,story=10,expr=9,signed=4,bool=1,dyck=2,navigate=2,swap=1

# Then the verdicts, on what the model writes itself, and rates, units and dates; and
# once more on what it writes then.
all=word=42,rate=16,time=9,story=6,count=7,order=6,expr=4,signed=2,swap=3,logic=1.5,sort=1.2,dyck=0.8,navigate=0.8,bool=0.7
