#!/usr/bin/env bash
# Installs the browser that the browser tests drive, when it is missing.
set -euo pipefail

if command -v chromium >/dev/null; then exit 0; fi

export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends chromium fonts-liberation >/dev/null
