#!/usr/bin/env bash
# Runs every property from fresh seeds until one fails, and prints that seed: tests/explore.sh [MINUTES]
#
# A seed that fails is tried again with: PROPTEST_RNG_SEED=SEED cargo test
set -euo pipefail
cd "$(dirname "$0")/.."
end=$((SECONDS + ${1:-10} * 60))
cargo test --quiet --no-run
while [ $SECONDS -lt $end ]; do
  seed=$(od -An -N4 -tu4 /dev/urandom | tr -d ' ')
  if ! PROPTEST_RNG_SEED=$seed cargo test --quiet > "${TMPDIR:-/tmp}/explore.log" 2>&1; then
    cat "${TMPDIR:-/tmp}/explore.log"
    echo "failed with: PROPTEST_RNG_SEED=$seed cargo test"
    exit 1
  fi
done
echo 'every seed passed'
