#!/usr/bin/env bash
# Makes a release from the checkout: artifacts/release (what the Dockerfile and the install script take) and the same as
# artifacts/baseworkflows-VERSION.tar.gz, to carry to a server. The server needs neither the .NET SDK nor this checkout.
#
#   bash deploy/publish.sh [VERSION]      VERSION: by default the commit's date and hash, such as 20261126-844d50f
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
version=${1:-$(git log -1 --format=%cd-%h --date=format:%Y%m%d)$([ -z "$(git status --porcelain)" ] || echo -changed)}
[[ $version =~ ^[A-Za-z0-9][A-Za-z0-9._-]*$ ]] || { echo "版本号含不允许的字符。A version is letters, digits, dots, dashes: $version" >&2; exit 2; }
readonly release=artifacts/release

rm -rf "$release"
mkdir -p "$release"
dotnet publish src/Api -c Release -r linux-x64 --self-contained -v quiet -p:DebugType=none -o "$release/app"
cp -r deploy "$release/deploy"
printf '%s\n' "$version" >"$release/VERSION"

# Sorted, without names and times of whoever packs it.
tar --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$(git log -1 --format=%ct)" \
  --transform "s,^release,baseworkflows-$version," -C artifacts -czf "artifacts/baseworkflows-$version.tar.gz" release
echo "artifacts/baseworkflows-$version.tar.gz ($(du -h "artifacts/baseworkflows-$version.tar.gz" | cut -f1))"
