using System.Data.Common;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace BaseWorkflows.Workflows.Tests.Events;

/// <summary>The log against somebody with an SQL console: two lines, of which the first is numbered.</summary>
public sealed class EventLogGuardTests(DatabaseProvider provider) : DatabaseTests(provider)
{
    private static readonly Caller Auditor = new("auditor", "审计", [new(Role.Auditor, Scope.College)], null);

    private readonly bool isSqlite = provider == DatabaseProvider.Sqlite;

    [SetUp]
    public async Task Write_two_lines()
    {
        await Service.AppendAsync("TestHappened");
        await NumberAsync();
        await Service.AppendAsync("TestHappened");
    }

    [Test]
    public async Task No_line_is_removed()
    {
        await RefusesAsync("DELETE FROM event_log");
        await RefusesAsync("DELETE FROM event_log WHERE position IS NULL");
        if (isSqlite)
        {
            await RefusesAsync("INSERT OR REPLACE INTO event_log SELECT * FROM event_log WHERE position = 1");
            await RefusesAsync("REPLACE INTO event_log SELECT * FROM event_log WHERE position IS NULL");
            await RefusesAsync("UPDATE OR REPLACE event_log SET position = 1, hash = 'x' WHERE position IS NULL");
        }
        else
        {
            await RefusesAsync("TRUNCATE event_log");
        }
    }

    [Test]
    public async Task No_column_of_a_line_is_changed_numbered_or_not()
    {
        var columns = await ColumnsAsync();
        Assert.That(columns.Select(column => column.Name), Does.Contain("actor_name").And.Contain("position"));

        foreach (var (name, other) in columns)
        {
            await RefusesAsync($"UPDATE event_log SET {name} = {other} WHERE position = 1");
            if (name is not "position" and not "hash")
                await RefusesAsync($"UPDATE event_log SET position = 2, hash = 'x', {name} = {other} WHERE position IS NULL");
        }
    }

    [Test]
    public async Task A_line_gets_position_and_hash_together_and_once()
    {
        await RefusesAsync("UPDATE event_log SET position = 2 WHERE position IS NULL");
        await RefusesAsync("UPDATE event_log SET hash = 'x' WHERE position IS NULL");
        await RefusesAsync("UPDATE event_log SET position = NULL, hash = NULL WHERE position = 1");

        await NumberAsync();

        var check = await Service.With<VerifyEvents, Result<EventCheck>>(verify => verify.HandleAsync(Auditor, default));
        Assert.That((check.Value.Valid, check.Value.Checked, check.Value.FirstBroken), Is.EqualTo((true, 2L, (long?)null)));
    }

    private async Task RefusesAsync(string sql)
    {
        var refused = Assert.CatchAsync<DbException>(() => ExecuteAsync(sql), sql);
        Assert.That(refused!.Message, Does.Contain("event_log is append-only"), sql);
        Assert.That(await CountAsync(), Is.EqualTo((2, 1)), sql);
    }

    private Task<int> ExecuteAsync(string sql) => Service.With<WorkflowsDbContext, int>(async db =>
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // The statements are this test's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        return await command.ExecuteNonQueryAsync();
    });

    /// <summary>How many lines there are, and how many of them are numbered.</summary>
    private Task<(int All, int Numbered)> CountAsync() => Service.With<WorkflowsDbContext, (int, int)>(async db =>
        (await db.Set<EventRow>().CountAsync(), await db.Set<EventRow>().CountAsync(row => row.Position != null)));

    /// <summary>Every column, and an expression that is never what it holds.</summary>
    private Task<List<(string Name, string Other)>> ColumnsAsync() => Service.With<WorkflowsDbContext, List<(string, string)>>(db =>
        Task.FromResult(db.Model.FindEntityType(typeof(EventRow))!.GetProperties()
            .Select(property => (property.GetColumnName(), OtherThan(property))).ToList()));

    private string OtherThan(IProperty property)
    {
        var column = property.GetColumnName();
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        return type == typeof(long) ? $"coalesce({column}, 0) + 7"
            : type == typeof(DateTimeOffset) && !isSqlite ? $"{column} + interval '1 second'"
            : $"CASE WHEN {column} = 'x' THEN 'y' ELSE 'x' END";
    }

    private Task<bool> NumberAsync() => Service.With<EventSequencer, bool>(async sequencer =>
    {
        await sequencer.NumberAsync(CancellationToken.None);
        return true;
    });
}
