#!/usr/bin/env bash
# Adds a migration to both databases: what has changed in the mappings since the last one. Those that are there stay as they are, since somebody's
# database has them.
#
#   bash src/Workflows/Persistence/migrations.sh NAME     NAME: what it brings, such as AddNotificationSound
#
# Nodes of the release before go on while it runs, and that release may be started again behind it (docs/deploy.md, Upgrade): it adds; what it
# takes away no release has used since the one before. Filling large tables is a migration of its own. MigrationsTests holds it to that.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
readonly name=${1:?usage: migrations.sh NAME}

dotnet tool restore >/dev/null
dotnet build src/Api -v quiet -clp:NoSummary
for database in Sqlite Postgres; do
  dotnet ef migrations add "$name" --no-build --project src/Workflows --startup-project src/Api \
    --context "${database}WorkflowsDbContext" --output-dir "Persistence/Migrations/$database" \
    --namespace "BaseWorkflows.Workflows.Persistence.Migrations.$database"
done
