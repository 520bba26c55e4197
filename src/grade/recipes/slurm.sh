#!/usr/bin/env bash
#SBATCH --job-name=grade
#SBATCH --array=1-4
#SBATCH --cpus-per-task=4
#SBATCH --requeue
# Grades a class in parts as a Slurm array, a part for each task. Submit it in the workbook's folder, which all nodes see:
#
#     cargo build
#     job=$(sbatch --parsable src/grade/recipes/slurm.sh ../submissions ../grades)
#     sbatch --dependency="afterok:$job" --wrap 'target/debug/workbook grade merge ../grades.parts/* --to ../grades'
set -uo pipefail
submissions=$1 grades=$2
part=$SLURM_ARRAY_TASK_ID parts=$SLURM_ARRAY_TASK_COUNT

target/debug/workbook grade "$submissions" --shard "$part/$parts" --to "$grades.parts/$part" \
    --jobs "${SLURM_CPUS_PER_TASK:-1}"
code=$?
# Not done, and it may be the node: the same task once more goes on where this one was.
if [ "$code" -eq 3 ] && [ "${SLURM_RESTART_COUNT:-0}" -lt 3 ]; then
    scontrol requeue "${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID"
fi
exit "$code"
