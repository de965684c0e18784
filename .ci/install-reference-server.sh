#!/usr/bin/env bash
# Fetches the server that speaks MongoDB's protocol for the store tests, and compiles its small main, when missing.
set -euo pipefail
cd "$(dirname "$0")/.."
place="$PWD/node_modules/.cache/reference-server"
if [ -f "$place/ReferenceServer.class" ]; then exit 0; fi

if ! command -v mvn >/dev/null || ! command -v javac >/dev/null; then
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends maven default-jdk-headless >/dev/null
fi
mkdir -p "$place"
mvn -q -B -f .ci/reference-server/pom.xml dependency:copy-dependencies -DoutputDirectory="$place/jars"
javac -cp "$place/jars/*" -d "$place" .ci/reference-server/ReferenceServer.java
