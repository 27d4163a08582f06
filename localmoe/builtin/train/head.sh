#!/bin/sh
# Trains ../head.json, the head that judges what the built-in model drafts, on its own
# drafts behind the gold steps of made-up problems. Four minutes of one core; with the
# same program and processor the same file each time.
#
#	train/head.sh            from the folder of the built-in model
set -eu
cd "$(dirname "$0")/.."
reason=$(mktemp -d)
trap 'rm -rf "$reason"' EXIT
go build -o "$reason/reason" ../../cmd/reason

make() {
	"$reason/reason" eval make "$1" -n "$2" --seed 5101 >"$reason/${1%%:*}.jsonl"
}
make word:steps=1-3 2400
make rate:steps=1-6 1800
make time:steps=1-5 900
for family in story order swap; do make $family:steps=1-8 400; done
for family in expr signed; do make $family:steps=1-8 100; done
for family in count sort bool dyck navigate logic; do make $family:steps=1-8 20; done
"$reason/reason" eval critic -m builtin --data "$reason/*.jsonl" --seed 1 --train-head head.json
