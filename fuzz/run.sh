#!/usr/bin/env bash
# Builds the targets and runs each for some seconds from its seeds: run.sh SECONDS [TARGET]…
# The flags are those of `cargo fuzz build --sanitizer none`, so the stable compiler will do and nothing is installed.
set -euo pipefail
cd "$(dirname "$0")"
seconds=$1
shift
triple=$(rustc -vV | sed -n 's/^host: //p')
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-../target}/fuzz-plain"
coverage='-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4'
coverage+=' -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table'
coverage+=' -Cllvm-args=-sanitizer-coverage-trace-compares'
RUSTFLAGS="--cfg fuzzing $coverage" cargo build --release --locked --target "$triple"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
targets=("$@")
[ ${#targets[@]} -gt 0 ] || targets=(seeds/*/)
for target in "${targets[@]}"; do
  name=$(basename "$target")
  mkdir -p "$folder/$name" "artifacts/$name"
  # What ends a target stands in artifacts/, and the run fails.
  if ! "$CARGO_TARGET_DIR/$triple/release/$name" "$folder/$name" "seeds/$name" "-max_total_time=$seconds" -timeout=10 \
    -rss_limit_mb=2048 -max_len=6000 -print_final_stats=1 "-artifact_prefix=artifacts/$name/" > "$folder/log" 2>&1; then
    tail -40 "$folder/log" >&2
    exit 1
  fi
  echo "$name: $(sed -n 's/^stat::number_of_executed_units: *//p' "$folder/log") inputs"
done
