# shellcheck shell=bash
# What the PostgreSQL tools need to reach the service's database, from the service's own setting.

# use_connection "Host=…;Port=…;Username=…;Password=…;Database=…" : exports PGHOST and so on. The password is in the environment, never on a command line.
use_connection() {
  local pair key value
  local -a pairs
  unset PGHOST PGPORT PGUSER PGPASSWORD PGDATABASE
  IFS=';' read -ra pairs <<<"$1"
  for pair in "${pairs[@]}"; do
    key=${pair%%=*} value=${pair#*=}
    key=${key//[[:space:]]/}
    case ${key,,} in
      host | server) export PGHOST=$value ;;
      port) export PGPORT=$value ;;
      username | userid | user) export PGUSER=$value ;;
      password) export PGPASSWORD=$value ;;
      database) export PGDATABASE=$value ;;
      sslmode) export PGSSLMODE=${value,,} ;;
    esac
  done
  [ -n "${PGDATABASE:-}" ] || fail "连接字符串缺少数据库名。The connection string names no database: Database__ConnectionString"
}

fail() { printf '%s\n' "$*" >&2; exit 1; }
say() { printf '%s\n' "$*"; }
