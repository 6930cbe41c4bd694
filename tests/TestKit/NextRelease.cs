using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace BaseWorkflows.TestKit;

/// <summary>What a next release might bring to the tables: a new one, new columns of busy ones with and without a default, filled, and an index.</summary>
[DbContext(typeof(PostgresWorkflowsDbContext))]
[Migration("99990101000000_NextRelease")]
public sealed class NextRelease : Migration
{
    /// <summary>Runs it as that release's <c>migrate</c> would, on a database that nodes of this release are using.</summary>
    /// <returns>The ids of what the database knows, afterwards.</returns>
    public static async Task<IReadOnlyList<string>> MigrateAsync(string connectionString)
    {
        var options = new DbContextOptionsBuilder<PostgresWorkflowsDbContext>()
            .UseNpgsql(connectionString, npgsql => npgsql.MigrationsAssembly(typeof(NextRelease).Assembly))
            // This migration stands for its own model; the one at hand is the older release's.
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));
        await using var db = new PostgresWorkflowsDbContext(options.Options);
        await db.Database.MigratePatientlyAsync(default);
        return [.. await db.Database.GetAppliedMigrationsAsync()];
    }

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "task_ratings",
            table => new { id = table.Column<long>(), task_id = table.Column<string>(maxLength: 40), stars = table.Column<int>() },
            constraints: table => table.PrimaryKey("pk_task_ratings", row => row.id));
        migrationBuilder.AddColumn<string>("channel", "human_tasks", nullable: true);
        migrationBuilder.AddColumn<int>("weight", "human_tasks", defaultValue: 1);
        migrationBuilder.AddColumn<string>("region", "training_bases", nullable: true);
        migrationBuilder.AddColumn<string>("origin", "event_log", nullable: true);
        migrationBuilder.AddColumn<int>("priority", "workflow_instances", defaultValue: 0);
        migrationBuilder.Sql("UPDATE human_tasks SET channel = 'web'");
        migrationBuilder.CreateIndex("ix_human_tasks_channel", "human_tasks", "channel");
    }
}
