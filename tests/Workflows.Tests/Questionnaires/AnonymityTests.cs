using System.Data.Common;
using System.Text;
using System.Text.RegularExpressions;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Tests.Questionnaires;

/// <summary>
/// Whichever of the people who answered gave which answers, the database is the same: every row of every table, the places of the rows
/// and the transactions that wrote them. Hence nothing in it can tell.
/// </summary>
public sealed partial class AnonymityTests(DatabaseProvider provider) : QuestionnaireCalls(provider)
{
    private static readonly (string Scale, string Choice, string? Text)[] Sheets =
        [("5", "0", "宿舍很好"), ("1", "1", "补贴拖欠三个月"), ("3", "0", null), ("5", "1", "Z 导师从不指导")];

    private readonly DatabaseProvider provider = provider;

    [Test]
    public async Task The_database_does_not_tell_who_gave_which_answers()
    {
        var asGiven = await HistoryAsync([0, 1, 2, 3]);
        foreach (var other in new[] { new[] { 3, 2, 1, 0 }, [1, 0, 3, 2], [2, 3, 0, 1] })
            Assert.That(await HistoryAsync(other), Is.EqualTo(asGiven), string.Join(' ', other));
        Assert.That(asGiven, Does.Contain("补贴拖欠三个月").And.Contain("学生4"), "the texts and the people are in what was compared");
    }

    [Test]
    public async Task What_is_compared_would_show_a_row_for_each_answer()
    {
        var first = await HistoryAsync([0, 1], keepSheets: true);

        Assert.That(await HistoryAsync([1, 0], keepSheets: true), Is.Not.EqualTo(first));
    }

    /// <summary>Four people answer in the same order, each with the sheet that is said; the whole database afterwards.</summary>
    private async Task<string> HistoryAsync(int[] sheetOfPerson, bool keepSheets = false)
    {
        await StopService();
        await StartService();
        await SaveBase();
        var id = await OpenShortAsync();
        // One by one, so that their rows lie in a known order: those of one list lie in that of their random ids.
        List<string> links = [];
        foreach (var person in sheetOfPerson.Index())
            links.Add((await InviteAsync(id, $"学生{person.Index + 1},{person.Index}")).Value.Links[0].Token);
        if (keepSheets)
            await Service.With<WorkflowsDbContext, int>(db => db.Database.ExecuteSqlRawAsync("CREATE TABLE sheets (id text PRIMARY KEY, text text)"));
        foreach (var (person, sheet) in sheetOfPerson.Index())
        {
            var (scale, choice, text) = Sheets[sheet];
            Assert.That((await AnswerAsync(links[person], scale, choice, text)).Refusal, Is.Null);
            if (keepSheets)
                await Service.With<WorkflowsDbContext, int>(db => db.Database.ExecuteSqlAsync($"INSERT INTO sheets VALUES ({Guid.NewGuid().ToString("N")}, {text})"));
            Service.Time.Advance(TimeSpan.FromMinutes(7));
        }

        return await Service.With<WorkflowsDbContext, string>(DumpAsync);
    }

    /// <summary>
    /// Every table row by row in the order in which they lie there, with what PostgreSQL notes beside a row: its place and its transaction,
    /// counted from the first. Random ids and hashes are blotted out.
    /// </summary>
    private async Task<string> DumpAsync(WorkflowsDbContext db)
    {
        await db.Database.OpenConnectionAsync();
        var connection = db.Database.GetDbConnection();
        var isSqlite = provider == DatabaseProvider.Sqlite;
        var tables = await ReadAsync(connection, isSqlite
            ? "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
            : "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename");
        var text = new StringBuilder();
        // The service's own keys, made at its start, differ with each service.
        foreach (var table in tables.Where(table => table != "data_protection_keys"))
        {
            text.AppendLine(table);
            var rows = await ReadAsync(connection, isSqlite
                ? $"SELECT * FROM \"{table}\""
                : $"SELECT ctid, dense_rank() OVER (ORDER BY xmin::text::bigint), t.* FROM \"{table}\" t ORDER BY ctid");
            foreach (var row in rows)
                text.AppendLine(Random().Replace(row, "#"));
        }

        return text.ToString();
    }

    private static async Task<List<string>> ReadAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        List<string> rows = [];
        while (await reader.ReadAsync())
            rows.Add(string.Join(" | ", Enumerable.Range(0, reader.FieldCount).Select(column => reader.IsDBNull(column) ? "∅" : $"{reader.GetValue(column)}")));
        return rows;
    }

    [GeneratedRegex("[0-9a-f]{16,64}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Random();
}
