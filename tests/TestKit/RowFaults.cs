using System.Globalization;
using System.Text;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.TestKit;

/// <summary>
/// Lets the database itself refuse the n-th row that a transaction inserts, changes or deletes, whichever table it is in:
/// several rows go to the server in one command, which no fault between commands can part.
/// </summary>
public static class RowFaults
{
    private const string Never = "1000000";

    private static readonly string[] Changes = ["INSERT", "UPDATE", "DELETE"];

    /// <summary>Puts the triggers on all tables. A transaction that is rolled back takes its count with it.</summary>
    public static async Task InstallAsync(WorkflowsDbContext db)
    {
        await ExecuteAsync(db, $"CREATE TABLE row_faults (seen int NOT NULL, fail_at int NOT NULL); INSERT INTO row_faults VALUES (0, {Never})");
        if (db.Database.IsNpgsql())
        {
            await ExecuteAsync(db, """
                CREATE FUNCTION fail_row() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    UPDATE row_faults SET seen = seen + 1;
                    IF (SELECT seen = fail_at FROM row_faults) THEN RAISE EXCEPTION 'row fault'; END IF;
                    RETURN NULL;
                END $$
                """);
        }

        foreach (var table in Tables(db))
            await ExecuteAsync(db, string.Join(";\n", Changes.Select(change => db.Database.IsNpgsql() ? OnPostgres(table, change) : OnSqlite(table, change))));
    }

    /// <summary>Fails at that row of the next transaction, from 1; never where null.</summary>
    public static Task ArmAsync(WorkflowsDbContext db, int? row = null) =>
        ExecuteAsync(db, $"UPDATE row_faults SET seen = 0, fail_at = {row?.ToString(CultureInfo.InvariantCulture) ?? Never}");

    /// <summary>Every row of every table as text.</summary>
    public static async Task<string> FootprintAsync(WorkflowsDbContext db)
    {
        var text = new StringBuilder();
        await db.Database.OpenConnectionAsync();
        foreach (var table in Tables(db))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // The names of our own tables.
            command.CommandText = $"SELECT * FROM {table}";
#pragma warning restore CA2100
            await using var reader = await command.ExecuteReaderAsync();
            var rows = new List<string>();
            while (await reader.ReadAsync())
                rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)));
            text.AppendLine(table).AppendJoin('\n', rows.Order(StringComparer.Ordinal)).AppendLine();
        }

        await db.Database.CloseConnectionAsync();
        return text.ToString();
    }

    private static string OnPostgres(string table, string change) =>
        $"CREATE TRIGGER fail_{table}_{change} AFTER {change} ON {table} FOR EACH ROW EXECUTE FUNCTION fail_row()";

    private static string OnSqlite(string table, string change) => $"""
        CREATE TRIGGER fail_{table}_{change} AFTER {change} ON {table} BEGIN
            UPDATE row_faults SET seen = seen + 1;
            SELECT RAISE(ABORT, 'row fault') FROM row_faults WHERE seen = fail_at;
        END
        """;

    private static IEnumerable<string> Tables(WorkflowsDbContext db) =>
        db.Model.GetEntityTypes().Select(entity => entity.GetTableName()).OfType<string>().Distinct().Order(StringComparer.Ordinal);

    private static Task<int> ExecuteAsync(WorkflowsDbContext db, string sql) => db.Database.ExecuteSqlRawAsync(sql);
}
