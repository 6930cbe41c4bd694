#!/usr/bin/env bash
# Prints a template with its ${NAMES} filled in from the environment; nginx's own $names stay. Ends with 1 where one of them is not set.
#
#   fill-in.sh TEMPLATE
set -euo pipefail
text=$(cat "$1")
for name in $(grep -oE '\$\{[A-Z_]+\}' <<<"$text" | tr -dc 'A-Z_\n' | sort -u); do
  [ -n "${!name:-}" ] || { echo "未设置 $name。$name is not set." >&2; exit 1; }
  text=${text//"\${$name}"/${!name}}
done
printf '%s\n' "$text"
