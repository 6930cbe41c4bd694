#!/usr/bin/env bash
# Fills the ${NAMES} of a template in from the environment, from standard input to standard output; nginx's own $names stay. Ends with 1
# where one of them is not set.
set -euo pipefail
text=$(cat)
for name in $(grep -oE '\$\{[A-Z_]+\}' <<<"$text" | tr -dc 'A-Z_\n' | sort -u); do
  [ -n "${!name:-}" ] || { echo "未设置 $name。$name is not set." >&2; exit 1; }
  text=${text//"\${$name}"/${!name}}
done
printf '%s\n' "$text"
