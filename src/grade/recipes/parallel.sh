#!/usr/bin/env bash
# Grades a class in parts with GNU parallel, and puts the parts together. Run it in the workbook's folder:
#
#     cargo build && src/grade/recipes/parallel.sh ../submissions ../grades
#
# One machine alone needs no parts: `grade` uses all its cores. With `--sshlogin` (and `--workdir .`) each machine takes the
# next part as soon as it is free; all need the workbook, the submissions and the grades in the same places.
set -euo pipefail
submissions=$1 grades=$2 parts=${3:-4}
shift "$(($# < 3 ? $# : 3))"

# `--jobs 1`: one part at a time on each machine.
seq "$parts" | parallel --quote --jobs 1 --retries 3 "$@" \
    target/debug/workbook grade "$submissions" --shard "{}/$parts" --to "$grades.parts/{}"
target/debug/workbook grade merge "$grades".parts/* --to "$grades"
