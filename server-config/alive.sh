#!/usr/bin/env bash
# Liveness check for a container's health check, in plain bash, so that the image needs no curl.
# It checks liveness, not readiness: the platform must not kill a node that drains or waits for its database.
set -euo pipefail
exec 3<>"/dev/tcp/127.0.0.1/${1:-8080}"
printf 'GET /internal/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%b\r\n' \
  "${INTERNAL_TOKEN:+Authorization: Bearer $INTERNAL_TOKEN\r\n}" >&3
head -n 1 <&3 | grep -q ' 200 '
