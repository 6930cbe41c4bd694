#!/usr/bin/env bash
# Installs the service on a Debian 12 server, or upgrades it: two nodes behind nginx, PostgreSQL, backups every night. Run it from an unpacked
# release (publish.sh makes one), as often as wanted: what is there is kept, what differs is brought along.
#
#   sudo bash deploy/install.sh --name bases.example.edu.cn [--certificate FULLCHAIN.pem --key KEY.pem]
#
# --name          the host by which people reach it (remembered for the next run)
# --certificate   and --key: for TLS; without, one that signs itself is made, of which browsers warn
set -euo pipefail
release=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$release/deploy/lib/postgres.sh"

readonly etc=/etc/baseworkflows opt=/opt/baseworkflows data=/var/lib/baseworkflows backups=/var/backups/baseworkflows
readonly user=baseworkflows keep_releases=3
step() { printf '\n== %s\n' "$*"; }

name='' certificate='' key=''
while [ $# -gt 0 ]; do
  [ $# -ge 2 ] || fail "$1 缺少值。$1 needs a value."
  case $1 in
    --name) name=$2 ;;
    --certificate) certificate=$2 ;;
    --key) key=$2 ;;
    *) fail "未知选项 $1。There is no option $1; there are: --name --certificate --key" ;;
  esac
  shift 2
done

[ "$(id -u)" -eq 0 ] || fail "请以 root 运行。Run this as root."
[ -x "$release/app/BaseWorkflows.Api" ] || fail "请在解压后的发布包中运行。Run this from an unpacked release (deploy/publish.sh makes one)."
version=$(cat "$release/VERSION")
if [ -z "$name" ] && [ -f "$etc/name" ]; then name=$(cat "$etc/name"); fi
[[ $name =~ ^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$ ]] || fail "请用 --name 给出访问域名。Say by --name how people reach the service, such as bases.example.edu.cn"
name=${name,,}
[ -z "$certificate" ] && [ -z "$key" ] || { [ -r "$certificate" ] && [ -r "$key" ]; } || fail "--certificate 与 --key 须同时给出且可读。--certificate and --key go together and must be readable."

install_packages() {
  local package missing=()
  for package in ca-certificates libgssapi-krb5-2 libicu72 libssl3 nginx-light openssl postgresql tzdata; do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  apt-get update -q
  DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}"
}

make_user_and_folders() {
  getent passwd "$user" >/dev/null || useradd --system --user-group --home-dir "$data" --shell /usr/sbin/nologin "$user"
  install -d -m 0755 "$opt" "$opt/releases"
  install -d -m 0750 -o root -g "$user" "$etc"
  install -d -m 0750 -o "$user" -g "$user" "$data" "$data/files"
  install -d -m 0700 -o "$user" -g "$user" "$backups"
  printf '%s\n' "$name" >"$etc/name"
  if [ ! -e "$etc/baseworkflows.env" ]; then
    install -m 0640 -o root -g "$user" "$release/deploy/baseworkflows.env.template" "$etc/baseworkflows.env"
  fi
}

# Only where the settings point to the database of this server; another one is its operator's.
make_database() {
  grep -q '^Database__ConnectionString="Host=/var/run/postgresql;' "$etc/baseworkflows.env" || return 0
  systemctl enable --now -q postgresql
  local attempt
  for attempt in $(seq 30); do
    (cd / && runuser -u postgres -- psql -XAtqc 'select 1' >/dev/null 2>&1) && break
    [ "$attempt" -lt 30 ] || fail "PostgreSQL 没有响应。PostgreSQL does not answer."
    sleep 1
  done
  # A server with another cluster has given this one another port, by which the socket is named.
  local port
  port=$(cd / && runuser -u postgres -- psql -XAtqc 'show port')
  sed -i "s,^Database__ConnectionString=\"Host=/var/run/postgresql;Username,Database__ConnectionString=\"Host=/var/run/postgresql;Port=$port;Username," \
    "$etc/baseworkflows.env"
  (cd / && runuser -u postgres -- psql -XAtq -v ON_ERROR_STOP=1 >/dev/null) <<SQL
select 'create role $user login' where not exists (select from pg_roles where rolname = '$user') \gexec
select 'create database $user owner $user encoding ''UTF8'' locale ''C.UTF-8'' template template0'
  where not exists (select from pg_database where datname = '$user') \gexec
SQL
}

# The old release stays usable until the new one has brought the database up to date.
place_release() {
  local target=$opt/releases/$version
  if [ "$release" != "$target" ]; then
    rm -rf "$target.partial"
    cp -r "$release" "$target.partial"
    chown -R root:root "$target.partial"
    chmod -R u=rwX,go=rX "$target.partial"
    if [ -e "$target" ]; then mv "$target" "$opt/releases/.replaced.$$"; fi
    mv "$target.partial" "$target"
    rm -rf "$opt/releases/.replaced.$$"
  fi
  point next
  local unit
  for unit in "$target"/deploy/systemd/*; do install -m 0644 "$unit" /etc/systemd/system/; done
  systemctl daemon-reload
}

# point next|current : that link leads to this release from one moment to the next.
point() {
  ln -sfn "releases/$version" "$opt/.$1"
  mv -T "$opt/.$1" "$opt/$1"
}

back_up() {
  [ -L "$opt/current" ] || return 0
  systemctl start baseworkflows-backup.service || fail "备份失败，未升级。The backup failed; nothing was upgraded: journalctl -u baseworkflows-backup"
}

migrate() {
  systemctl start baseworkflows-migrate.service && return 0
  journalctl -u baseworkflows-migrate -n 30 --no-pager >&2
  fail "数据库升级失败，节点仍运行旧版本。The database could not be brought up to date; the nodes still run the old release."
}

make_certificate() {
  if [ -n "$certificate" ]; then
    install -m 0644 "$certificate" "$etc/certificate.pem"
    install -m 0600 "$key" "$etc/certificate.key"
  elif [ ! -e "$etc/certificate.pem" ]; then
    (umask 077 && openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 825 -subj "/CN=$name" \
      -addext "subjectAltName=DNS:$name" -keyout "$etc/certificate.key" -out "$etc/certificate.pem" 2>/dev/null)
  fi
}

set_up_nginx() {
  local nodes=/etc/nginx/baseworkflows-nodes.conf site=/etc/nginx/conf.d/baseworkflows.conf
  if [ ! -e "$nodes" ]; then install -m 0644 "$release/deploy/nginx/nodes.conf" "$nodes"; fi
  NODES_FILE=$nodes SERVER_NAME=$name HTTP_PORT=80 HTTPS_PORT=443 CERTIFICATE=$etc/certificate.pem CERTIFICATE_KEY=$etc/certificate.key \
    LOG_FOLDER=/var/log/nginx bash "$release/deploy/nginx/fill-in.sh" "$release/deploy/nginx/baseworkflows.conf.template" >"$site.new"
  mv "$site.new" "$site"
  nginx -t -q
  systemctl enable --now -q nginx
  systemctl reload nginx
}

# The token that the service printed where it has no account yet.
setup_token() {
  journalctl -u 'baseworkflows@*' -o cat --no-pager --since "$1" 2>/dev/null | sed -n 's/.*"token": "\([^"]*\)".*/\1/p' | tail -n 1
}

step "软件包 Packages"
install_packages
step "用户、目录与数据库 User, folders and database"
make_user_and_folders
make_database
step "备份 Backup"
back_up
step "发布包 $version Release"
place_release
step "升级数据库 Database up to date"
migrate
point current
step "nginx"
make_certificate
set_up_nginx
step "逐个启动节点 Nodes, one after the other"
since=$(date '+%Y-%m-%d %H:%M:%S')
systemctl enable -q baseworkflows.target baseworkflows@1 baseworkflows@2
systemctl enable --now -q baseworkflows-backup.timer
"$opt/current/deploy/restart.sh"
# By age of their folders; what a link leads to stays.
find "$opt/releases" -mindepth 1 -maxdepth 1 -printf '%T@ %p\n' | sort -rn | tail -n "+$((keep_releases + 1))" | cut -d' ' -f2- |
  while read -r old; do [ "$old" = "$opt/releases/$version" ] || rm -rf "$old"; done

step "完成 Done"
say "地址 address: https://$name/"
token=$(setup_token "$since")
if [ -n "$token" ]; then
  say "首个管理员 first administrator, within a day:"
  say "  curl -X POST https://$name/api/setup -H 'Content-Type: application/json' -d '{\"token\": \"$token\", \"userName\": \"…\", \"name\": \"…\", \"password\": \"…\"}'"
fi
