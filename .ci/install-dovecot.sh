#!/usr/bin/env bash
# Installs the IMAP server that the mailbox tests run against, when it is missing.
set -euo pipefail

if command -v dovecot >/dev/null; then exit 0; fi

export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends dovecot-imapd openssl >/dev/null
