using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Npgsql;

namespace BaseWorkflows.Workflows.Tests.Persistence;

/// <summary>What may happen to the tables from release to release, while nodes use them.</summary>
public sealed class MigrationsTests
{
    private static readonly WorkflowsDbContext[] Databases = [new SqliteDesignTime().CreateDbContext([]), new PostgresDesignTime().CreateDbContext([])];

    /// <summary>Tables and columns (<c>table.column</c>) that the release before does not use any more.</summary>
    private static readonly string[] Retired = [];

    [Test]
    public void What_a_college_has_migrated_to_stays_and_both_databases_go_the_same_way()
    {
        var ids = Databases.Select(db => db.Database.GetMigrations().ToList()).ToList();

        Assert.That(ids.Select(one => one[0]), Is.EqualTo(new[] { "20261126194925_Initial", "20261126194932_Initial" }), "made anew, it would not reach who has it");
        Assert.That(ids[0].Select(NameOf), Is.EqualTo(ids[1].Select(NameOf)));
    }

    [Test]
    public void Every_change_of_a_mapping_has_its_migration([ValueSource(nameof(Databases))] WorkflowsDbContext db) =>
        Assert.That(db.Database.HasPendingModelChanges(), Is.False, "run src/Workflows/Persistence/migrations.sh NAME");

    [Test]
    public void Nodes_of_the_release_before_can_live_with_every_migration([ValueSource(nameof(Databases))] WorkflowsDbContext db)
    {
        var assembly = db.GetService<IMigrationsAssembly>();
        foreach (var (id, type) in assembly.Migrations.Skip(1))
            Assert.That(BreaksIn(assembly.CreateMigration(type, db.Database.ProviderName!)), Is.Empty, id);
    }

    [Test]
    public void A_migration_that_takes_away_what_nodes_use_is_noticed()
    {
        Assert.That(BreaksIn(new NextRelease()), Is.Empty);
        Assert.That(BreaksIn(new Careless()), Is.EqualTo(new[]
        {
            "DropTable units", "DropColumn documents.file_name", "RenameColumn bases.name", "AddColumn bases.region without a default", "AlterColumn bases.name",
        }));
    }

    [Test]
    [CancelAfter(60_000)]
    public async Task A_migration_that_has_to_wait_for_a_table_stops_nobody_who_needs_another(CancellationToken cancellationToken)
    {
        await using var service = await TestService.StartAsync(DatabaseProvider.PostgreSql);
        await using var reader = new NpgsqlConnection(service.Database.ConnectionString);
        await reader.OpenAsync(cancellationToken);
        await using var transaction = await reader.BeginTransactionAsync(cancellationToken);
        await ReadAsync(reader, "training_bases");

        var migrating = NextRelease.MigrateAsync(service.Database.ConnectionString);
        await using var other = new NpgsqlConnection(service.Database.ConnectionString);
        await other.OpenAsync(cancellationToken);
        await UntilItWaitsAsync(other, cancellationToken);
        // It has changed this table already, and let it go again.
        await ReadAsync(reader, "human_tasks");
        Assert.That(migrating.IsCompleted, Is.False);
        await transaction.CommitAsync(cancellationToken);

        Assert.That(await migrating, Has.Count.EqualTo(2));
        await using var asked = new NpgsqlCommand("SELECT count(*) FROM task_ratings", other);
        Assert.That(await asked.ExecuteScalarAsync(cancellationToken), Is.Zero);
    }

    private static async Task ReadAsync(NpgsqlConnection connection, string table)
    {
        await using var command = new NpgsqlCommand($"SELECT count(*) FROM {table}", connection);
        await command.ExecuteScalarAsync();
    }

    private static async Task UntilItWaitsAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'training_bases'::regclass AND mode = 'AccessExclusiveLock'", connection);
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (await command.ExecuteScalarAsync(cancellationToken) is 0L)
            await again.WaitForNextTickAsync(cancellationToken);
    }

    private static string NameOf(string id) => id.Split('_', 2)[1];

    private static IEnumerable<string> BreaksIn(Migration migration) => migration.UpOperations.Select(BreakIn).OfType<string>();

    /// <summary>How an operation breaks nodes that know nothing of it; null where they can live with it.</summary>
    private static string? BreakIn(MigrationOperation operation) => operation switch
    {
        DropTableOperation drop when !Retired.Contains(drop.Name) => $"DropTable {drop.Name}",
        RenameTableOperation rename => $"RenameTable {rename.Name}",
        DropColumnOperation drop when !Retired.Contains($"{drop.Table}.{drop.Name}") => $"DropColumn {drop.Table}.{drop.Name}",
        RenameColumnOperation rename => $"RenameColumn {rename.Table}.{rename.Name}",
        AddColumnOperation { IsNullable: false, DefaultValue: null, DefaultValueSql: null } add => $"AddColumn {add.Table}.{add.Name} without a default",
        AlterColumnOperation alter when Narrows(alter) => $"AlterColumn {alter.Table}.{alter.Name}",
        _ => null,
    };

    private static bool Narrows(AlterColumnOperation alter) =>
        alter.ClrType != alter.OldColumn.ClrType || (alter.OldColumn.IsNullable && !alter.IsNullable) || alter.MaxLength < (alter.OldColumn.MaxLength ?? int.MaxValue);

    private sealed class Careless : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable("units");
            migrationBuilder.DropColumn("file_name", "documents");
            migrationBuilder.RenameColumn("name", "bases", "title");
            migrationBuilder.AddColumn<string>("region", "bases");
            migrationBuilder.AlterColumn<string>("name", "bases", maxLength: 50, oldClrType: typeof(string), oldMaxLength: 100);
            migrationBuilder.AlterColumn<string>("note", "bases", maxLength: 200, oldClrType: typeof(string), oldMaxLength: 100);
        }
    }
}
