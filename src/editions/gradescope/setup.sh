#!/usr/bin/env bash
# Gradescope runs this as root, once, when it builds the autograder's image: it installs Rust, and builds everything that
# does not depend on an answer.
set -euo pipefail
root=$(cd "$(dirname "$0")" && pwd)

if ! command -v cc > /dev/null; then
    apt-get update
    apt-get install -y --no-install-recommends gcc libc6-dev
fi

is_new_enough() {
    command -v cargo > /dev/null || return 1
    local version
    version=$(rustc --version | cut -d ' ' -f 2)
    [ "$(printf '%s\n' RUST_NEEDED "$version" | sort --version-sort | head -n 1)" = RUST_NEEDED ]
}

[ -f "${HOME:-/root}/.cargo/env" ] && . "${HOME:-/root}/.cargo/env"
if ! is_new_enough; then
    if ! command -v curl > /dev/null; then
        apt-get update
        apt-get install -y --no-install-recommends ca-certificates curl
    fi
    curl --proto '=https' --tlsv1.2 --silent --show-error --fail https://sh.rustup.rs |
        sh -s -- -y --profile minimal --default-toolchain RUST_INSTALLED
    . "${HOME:-/root}/.cargo/env"
fi

cd "$root/workbook"
cargo build --frozen --bin workbook

# An answer in which every step is started, and none is written, has everything built that answers are compiled with.
class=$(mktemp -d)
trap 'rm -rf "$class"' EXIT
mkdir -p "$class/answers/nobody"
for lesson in LESSONS; do
    sed 's/todo!(/unimplemented!(/' "tests/stubs/$lesson.rs" > "$class/answers/nobody/$lesson.rs"
done
target/debug/workbook grade "$class/answers" --to "$class/grades" OPTIONS
