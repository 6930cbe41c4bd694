#!/usr/bin/env bash
# Runs the tests from a bare checkout: installs what is missing, starts what they need, checks format, builds, tests.
#
#   bash tests/run.sh                                    everything, as CI does
#   bash tests/run.sh Engine.Tests Domain.Tests          only these projects, without the format check
#   bash tests/run.sh Engine.Tests -- --filter Name~Join what follows -- goes to dotnet test
#
# Reads TEST_POSTGRES: a connection string whose role may create databases. Where it is set, no PostgreSQL is started.
# Leaves results (trx), logs and screenshots in artifacts/. Ends with one line: N passed, N failed, N skipped.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

. tests/lib/packages.sh
. tests/lib/postgres.sh
. tests/lib/results.sh

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en
readonly results=artifacts/tests
step() { printf '\n== %s\n' "$*"; }
fail() { printf '\n%s\n' "$*" >&2; exit 1; }

projects=()
while [ $# -gt 0 ] && [ "$1" != -- ]; do
  name=$(basename "$1")
  [ -f "tests/$name/$name.csproj" ] || fail "There is no test project $name; there are: $(cd tests && echo *.Tests)"
  projects+=("$name")
  shift
done
[ $# -eq 0 ] || shift
everything=false
if [ ${#projects[@]} -eq 0 ]; then
  everything=true
  for project in tests/*.Tests; do projects+=("$(basename "$project")"); done
fi

# Whether one of the chosen projects references a project or package.
uses() {
  local project
  for project in "${projects[@]}"; do
    grep -q "$1" "tests/$project/$project.csproj" && return 0
  done
  return 1
}

command -v dotnet >/dev/null || fail "The .NET SDK that global.json names is not on the PATH."
rm -rf "$results" && mkdir -p "$results"

packages=(tzdata)
if uses TestKit && [ -z "${TEST_POSTGRES:-}" ]; then packages+=(postgresql); fi
if uses samples/BaseRegister; then packages+=(rabbitmq-server); fi
if uses Microsoft.Playwright; then
  packages+=(chromium fonts-noto-cjk nginx-light)
  # The build fetches Elsa Studio with it.
  command -v npm >/dev/null || packages+=(npm)
fi
step "Debian packages: ${packages[*]}"
install_missing "${packages[@]}"

if uses TestKit && [ -z "${TEST_POSTGRES:-}" ]; then
  step "PostgreSQL of our own on loopback"
  trap stop_postgres EXIT
  start_postgres
fi

if $everything; then
  step "Restore, format and build"
  dotnet restore BaseWorkflows.sln -v quiet
  # Style and analyzers are the build's, as errors; only the whitespace is not.
  dotnet format whitespace BaseWorkflows.sln --no-restore --verify-no-changes
  dotnet build BaseWorkflows.sln --no-restore -v quiet -clp:NoSummary
  dotnet pack src/Contracts --no-build -c Debug -v quiet -o artifacts/packages
else
  step "Build"
  for project in "${projects[@]}"; do dotnet build "tests/$project" -v quiet -clp:NoSummary; done
fi

# The tests of a project run one after the other and wait much of their time, for the browser or the database: the three projects that take
# longest run beside each other, the others after the quickest of them. Each says what it has to say at its end.
test_project() {
  local project=$1
  shift
  if ! dotnet test "tests/$project" --no-build -v quiet --results-directory "$results" \
    --logger "trx;LogFileName=$project.trx" --logger "console;verbosity=minimal" \
    --blame-hang-timeout 10m --blame-hang-dump-type none "$@" >"$results/$project.log" 2>&1; then
    touch "$results/$project.broken"
  fi
  step "$project"
  cat "$results/$project.log"
}

lanes=()
rest=()
for project in "${projects[@]}"; do
  case $project in
    Api.Tests | EndToEnd.Tests | Workflows.Tests)
      test_project "$project" "$@" &
      lanes+=("$project")
      ;;
    *) rest+=("$project") ;;
  esac
done
[ ${#lanes[@]} -eq 0 ] || [ ${#rest[@]} -eq 0 ] || wait -n
for project in "${rest[@]}"; do test_project "$project" "$@"; done
wait

broken=()
for project in "${projects[@]}"; do
  if [ -e "$results/$project.broken" ]; then broken+=("$project"); fi
done
print_summary "$results" "${broken[@]}"
