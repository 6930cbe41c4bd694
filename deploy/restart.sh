#!/usr/bin/env bash
# Restarts the nodes of this server one after the other, each taken out of nginx meanwhile, so that nobody's request fails.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/lib/postgres.sh"
readonly nodes=(1 2)

[ "$(id -u)" -eq 0 ] || fail "请以 root 运行。Run this as root."
for node in "${nodes[@]}"; do
  other=$((3 - node))
  # Where the other node doesn't serve, taking this one out first would leave none.
  if systemctl is-active -q "baseworkflows@$node" && "$here/ready.sh" "508$other" 2>/dev/null; then
    "$here/nginx/node.sh" out "127.0.0.1:508$node"
  fi
  # Returns when the node is ready (ExecStartPost of the unit).
  if ! systemctl restart "baseworkflows@$node"; then
    "$here/nginx/node.sh" in "127.0.0.1:508$node" || true
    journalctl -u "baseworkflows@$node" -n 30 --no-pager >&2
    fail "节点 $node 未能启动，其余节点保持原状。Node $node did not start; the others were left as they are."
  fi
  "$here/nginx/node.sh" in "127.0.0.1:508$node"
  say "节点 $node 已就绪。Node $node is ready."
done
