#!/usr/bin/env bash
# Restores a backup into an empty database and an empty folder, and proves that they belong together: hash chain and every file.
#
#   restore.sh BACKUP COMMAND...     BACKUP: a folder that backup.sh has made; COMMAND: how the service is run, such as
#                                    /opt/baseworkflows/current/app/BaseWorkflows.Api
#
# From the environment, as the service will have it: Database__ConnectionString (a database without tables), Documents__Folder.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib/postgres.sh"

[ $# -ge 2 ] || fail "用法 usage: restore.sh BACKUP COMMAND..."
: "${Database__ConnectionString:?}" "${Documents__Folder:?}"
backup=$(realpath "$1")
shift
[ -f "$backup/manifest.txt" ] || fail "不是备份目录。Not a backup: $backup"
(cd "$backup" && sha256sum --check --strict --quiet manifest.txt) || fail "备份已损坏，未恢复任何内容。The backup is damaged; nothing was restored."

use_connection "$Database__ConnectionString"
tables=$(psql -XAtq -v ON_ERROR_STOP=1 -c "select count(*) from pg_tables where schemaname = 'public'")
[ "$tables" = 0 ] || fail "数据库 $PGDATABASE 不是空的，未恢复任何内容。The database $PGDATABASE is not empty; nothing was restored."
if [ -d "$Documents__Folder" ] && [ -n "$(ls -A "$Documents__Folder")" ]; then
  fail "文件目录不是空的，未恢复任何内容。The folder of documents is not empty; nothing was restored: $Documents__Folder"
fi

mkdir -p "$Documents__Folder"
tar --extract --file="$backup/files.tar" -C "$Documents__Folder" --no-same-owner
pg_restore --single-transaction --exit-on-error --no-owner --no-privileges --dbname="$PGDATABASE" "$backup/database.dump"

# What was committed but had no place in the log yet is given one by the restored service, maybe another one than subscribers know.
position=$(psql -XAtq -v ON_ERROR_STOP=1 -c "select coalesce(max(position), 0) from event_log")

# A later release than the one that was backed up brings the tables along.
Database__Provider=PostgreSql "$@" migrate
Database__Provider=PostgreSql "$@" verify || fail "恢复的内容不一致，请勿使用。What was restored does not fit together; don't use it."
say "已恢复；请各订阅方从位置 $position 之后重放事件。Restored; let subscribers replay after position $position: $backup"
