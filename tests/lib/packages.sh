# Debian packages, installed only where they are missing.

# install_missing PACKAGE... : does nothing, and asks no network, where all are there.
install_missing() {
  local missing=() package attempt as_root=()
  for package in "$@"; do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0

  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "Install first: apt-get install ${missing[*]}" >&2; return 1; }
    as_root=(sudo)
  fi
  local log=artifacts/apt.log
  echo "installing ${missing[*]} (log in $log)"
  for attempt in 1 2 3; do
    # A mirror that stumbles is asked again; what a failed attempt has fetched already is kept.
    if { "${as_root[@]}" apt-get update &&
      "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
      return 0
    fi
    echo "attempt $attempt failed: $(tail -n 1 "$log")" >&2
    sleep $((attempt * 5))
  done
  tail -n 30 "$log" >&2
  return 1
}
