#!/usr/bin/env bash
# Makes what compose.yaml needs beside itself, once: passwords, a certificate that signs itself, .env. What is there is kept, so that a
# certificate of your own (secrets/certificate.pem, .key) stays, and the database keeps its password.
#
#   bash secrets.sh NAME       NAME: the host by which people reach the service
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
if ! [[ ${1:-} =~ ^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$ ]]; then
  echo "用法 usage: secrets.sh NAME, such as bases.example.edu.cn" >&2
  exit 2
fi
readonly name=${1,,} folder=$here/secrets

# The folder keeps others out; the files are readable inside their containers, whose users have other numbers than ours.
install -d -m 0700 "$folder"
umask 022
keep() { [ -e "$folder/$1" ] || { cat >"$folder/$1.new" && mv "$folder/$1.new" "$folder/$1"; }; }
password() { od -An -N24 -tx1 /dev/urandom | tr -d ' \n'; }

password | keep postgres_password
password | keep RabbitMq__Password
printf 'Host=postgres;Username=baseworkflows;Password=%s;Database=baseworkflows;Maximum Pool Size=40' "$(cat "$folder/postgres_password")" |
  keep Database__ConnectionString
printf 'default_user = baseworkflows\ndefault_pass = %s\n' "$(cat "$folder/RabbitMq__Password")" | keep rabbitmq_user.conf
if [ ! -e "$folder/certificate.pem" ]; then
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 825 -subj "/CN=$name" \
    -addext "subjectAltName=DNS:$name" -keyout "$folder/certificate.key" -out "$folder/certificate.pem" 2>/dev/null
  chmod 0644 "$folder/certificate.key"
fi
printf 'SERVER_NAME=%s\nVERSION=%s\n' "$name" "$(cat "$here/../../VERSION")" >"$here/.env"
