#!/usr/bin/env bash
# Whether the node lives, for a container's health check: asked by bash itself, so that no image needs curl.
# Alive, not ready: a node that drains, or waits for its database, is not to be killed for it.
set -euo pipefail
exec 3<>"/dev/tcp/127.0.0.1/${1:-8080}"
printf 'GET /internal/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%b\r\n' \
  "${INTERNAL_TOKEN:+Authorization: Bearer $INTERNAL_TOKEN\r\n}" >&3
head -n 1 <&3 | grep -q ' 200 '
