#!/usr/bin/env bash
# Waits until a node says at /health/ready that it can serve people; needs nothing but bash.
#
#   ready.sh PORT [SECONDS [ADDRESS]]     SECONDS: how long to wait, 0 for one look; ends with 1 where it isn't ready by then
set -uo pipefail
port=$1 deadline=$((SECONDS + ${2:-0})) address=${3:-127.0.0.1}

is_ready() {
  local status
  exec 3<>"/dev/tcp/$address/$port" || return 1
  printf 'GET /health/ready HTTP/1.0\r\nHost: %s\r\n\r\n' "$address" >&3
  read -r -t 10 _ status _ <&3
  exec 3>&-
  [ "$status" = 200 ]
}

until is_ready 2>/dev/null; do
  [ "$SECONDS" -lt "$deadline" ] || { echo "端口 $port 上的节点尚未就绪。The node on port $port is not ready." >&2; exit 1; }
  sleep 1
done
