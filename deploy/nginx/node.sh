#!/usr/bin/env bash
# Takes a node out of nginx, or puts it back: new requests go to the others from then on, those on their way are finished.
#
#   node.sh out|in ADDRESS:PORT
#
# From the environment: NODES_FILE (/etc/nginx/baseworkflows-nodes.conf), NGINX (nginx, with arguments of its own where needed),
# NGINX_PID (/run/nginx.pid). Returns once nobody is sent there any more.
set -euo pipefail
if [ $# -ne 2 ] || ! [[ $1 =~ ^(out|in)$ ]]; then
  echo "用法 usage: node.sh out|in ADDRESS:PORT" >&2
  exit 2
fi
readonly state=$1 node=$2 file=${NODES_FILE:-/etc/nginx/baseworkflows-nodes.conf}
read -ra nginx <<<"${NGINX:-nginx}"

grep -qF "server $node " "$file" || { echo "$file 中没有节点 $node。There is no node $node in $file." >&2; exit 1; }
escaped=${node//./\\.}
change="s/^(server $escaped [^;]*) down;/\1;/"
if [ "$state" = out ]; then change+="; s/^(server $escaped [^;]*);/\1 down;/"; fi
sed -E "$change" "$file" >"$file.new"
grep -v ' down;' "$file.new" | grep -q '^server ' || { rm "$file.new"; echo "这是最后一个在用节点。That is the last node in use: $node" >&2; exit 1; }
mv "$file.new" "$file"
"${nginx[@]}" -t -q

# The workers of before take connections until they know better; a node that is stopped by then would fail its last visitors.
master=$(cat "${NGINX_PID:-/run/nginx.pid}")
read -ra workers <"/proc/$master/task/$master/children" || true
"${nginx[@]}" -s reload 2>/dev/null
for worker in "${workers[@]}"; do
  for _ in $(seq 100); do
    title=$(tr '\0' ' ' <"/proc/$worker/cmdline" 2>/dev/null) || break
    [[ $title == *"worker process"* && $title != *"shutting down"* ]] || break
    sleep 0.1
  done
done
