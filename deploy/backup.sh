#!/usr/bin/env bash
# Backs up the database and the files of a running service, without stopping it.
#
#   backup.sh FOLDER       makes FOLDER/<UTC time>/ with database.dump, files.tar, manifest.txt; prints that folder
#
# From the environment, as the service has it: Database__ConnectionString, Documents__Folder. KEEP_DAYS (30): older backups are removed,
# never the newest one.
#
# The dump comes first: a document's file is on the disk before the row that mentions it is committed, and files are never changed. So every
# file that the dump mentions is there when the files are copied; what came meanwhile is a file that no row mentions, and harmless.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib/postgres.sh"

[ $# -eq 1 ] || fail "用法 usage: backup.sh FOLDER"
: "${Database__ConnectionString:?}" "${Documents__Folder:?}"
readonly keep_days=${KEEP_DAYS:-30} root=$1
[[ $keep_days =~ ^[1-9][0-9]*$ ]] || fail "KEEP_DAYS 应为正整数。KEEP_DAYS is a whole number of days: $keep_days"
use_connection "$Database__ConnectionString"

umask 077
mkdir -p "$root"
exec 9>"$root/.lock"
flock -n 9 || fail "另一备份正在进行。Another backup is running."
name=$(date -u +%Y%m%dT%H%M%SZ)
partial=$root/.$name.partial
rm -rf "$root"/.*.partial
mkdir "$partial"
trap 'rm -rf "$partial"' EXIT

# Hangfire's lists are left out: what is due is found anew in our own tables, and a job of then must not run again.
pg_dump --format=custom --no-owner --no-privileges --exclude-schema=hangfire --file="$partial/database.dump"
if [ -d "$Documents__Folder" ]; then
  # What is being written has no name of its own yet.
  tar --create --sort=name --exclude='*.tmp' --file="$partial/files.tar" -C "$Documents__Folder" .
else
  tar --create --file="$partial/files.tar" --files-from=/dev/null
fi
(cd "$partial" && sha256sum database.dump files.tar >manifest.txt)
sync "$partial"/* "$partial"
mv "$partial" "$root/$name"
trap - EXIT

# Names are times, so the newest comes last.
find "$root" -mindepth 1 -maxdepth 1 -type d -name '[0-9]*T[0-9]*Z' ! -name "$name" -mtime "+$((keep_days - 1))" -exec rm -rf {} +
say "$root/$name"
