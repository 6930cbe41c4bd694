#!/usr/bin/env bash
# Writes the initial migration of both databases anew from the model. Run it after a mapping has changed, as long as
# nothing is in production; after that, add migrations with: dotnet ef migrations add <Name> and the options below.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."

dotnet tool restore >/dev/null
rm -rf src/Workflows/Persistence/Migrations/{Sqlite,Postgres}
dotnet build src/Api -v quiet -clp:NoSummary
for database in Sqlite Postgres; do
  dotnet ef migrations add Initial --no-build --project src/Workflows --startup-project src/Api \
    --context "${database}WorkflowsDbContext" --output-dir "Persistence/Migrations/$database" \
    --namespace "BaseWorkflows.Workflows.Persistence.Migrations.$database"
  # A first migration's snapshot is put where its namespace points, not where the migration is.
  mv "src/Workflows/BaseWorkflows/Workflows/Persistence/Migrations/$database/"*.cs "src/Workflows/Persistence/Migrations/$database/"
  # What the model can't say, as the last thing that Up does.
  sed -i '0,/^        }$/s//            Events.EventLogGuard.Create(migrationBuilder);\n        }/' \
    "src/Workflows/Persistence/Migrations/$database/"*_Initial.cs
done
rm -rf src/Workflows/BaseWorkflows
