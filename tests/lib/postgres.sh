# A PostgreSQL cluster of the run's own: in a temporary folder, on loopback and a free port, gone afterwards. So it
# touches no server of the machine, works for root and for others alike, and two runs don't meet. Durability stays as
# PostgreSQL ships it (fsync on): the tests that kill the service rely on it. Autovacuum is off, because a database in which one
# of its workers happens to be can't be dropped by a role that is no superuser.

postgres_dir=
postgres_bin=

# PostgreSQL refuses to run as root.
as_postgres() {
  if [ "$(id -u)" -eq 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi
}

# start_postgres : exports TEST_POSTGRES, the connection string of a role that may create databases and nothing more.
start_postgres() {
  local password port attempt started=false
  postgres_bin=$(find /usr/lib/postgresql -path '*/bin/initdb' -printf '%h\n' | sort -V | tail -n 1)
  postgres_dir=$(mktemp -d /tmp/baseworkflows-postgres.XXXXXX)
  password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  printf '%s\n' "$password" >"$postgres_dir/password"
  if [ "$(id -u)" -eq 0 ]; then chown -R postgres "$postgres_dir"; fi

  as_postgres "$postgres_bin/initdb" -D "$postgres_dir/data" -U postgres -A scram-sha-256 --pwfile="$postgres_dir/password" \
    -E UTF8 --locale=C.UTF-8 >/dev/null
  for attempt in 1 2 3 4 5; do
    port=$((20000 + RANDOM % 12000))
    # A port that somebody else holds fails at once; then another is tried.
    if as_postgres "$postgres_bin/pg_ctl" -D "$postgres_dir/data" -l "$postgres_dir/log" -w -s start -o \
      "-p $port -c autovacuum=off -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=200" 2>/dev/null; then
      started=true
      break
    fi
  done
  if ! $started; then cat "$postgres_dir/log" >&2; return 1; fi

  PGPASSWORD=$password "$postgres_bin/psql" -q -v ON_ERROR_STOP=1 -h 127.0.0.1 -p "$port" -U postgres -d postgres <<SQL
create role baseworkflows login createdb password '$password';
create database baseworkflows owner baseworkflows;
SQL
  export TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=baseworkflows;Password=$password;Database=baseworkflows"
  echo "PostgreSQL $("$postgres_bin/postgres" --version | grep -o '[0-9][0-9.]*' | head -n 1) on 127.0.0.1:$port"
}

stop_postgres() {
  [ -n "$postgres_dir" ] || return 0
  as_postgres "$postgres_bin/pg_ctl" -D "$postgres_dir/data" -m immediate -s stop 2>/dev/null || true
  rm -rf "$postgres_dir"
}
