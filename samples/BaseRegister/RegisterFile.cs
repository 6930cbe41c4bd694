using BaseWorkflows.Contracts;
using Microsoft.Data.Sqlite;

namespace BaseWorkflows.BaseRegister;

/// <summary>
/// The register of bases in a SQLite file. An event and the position up to which events are known are written in one transaction, so that an event
/// that comes again, whenever this program has died, is known by its position and dropped.
/// </summary>
internal sealed class RegisterFile : IDisposable
{
    private readonly Lock gate = new();
    private readonly SqliteConnection connection;

    public RegisterFile(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
        connection.Open();
        Execute(null, """
            CREATE TABLE IF NOT EXISTS seen (one INTEGER PRIMARY KEY CHECK (one = 1), position INTEGER NOT NULL, events INTEGER NOT NULL, repeats INTEGER NOT NULL);
            CREATE TABLE IF NOT EXISTS bases (id TEXT PRIMARY KEY, name TEXT NOT NULL, number TEXT, level TEXT, status TEXT);
            INSERT OR IGNORE INTO seen VALUES (1, 0, 0, 0);
            """);
    }

    /// <summary>The position of the last event that is known, how many events were taken, and how many repeats were dropped.</summary>
    public (long Position, long Events, long Repeats) Seen
    {
        get
        {
            lock (gate)
            {
                using var ask = Command(null, "SELECT position, events, repeats FROM seen");
                using var row = ask.ExecuteReader();
                row.Read();
                return (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2));
            }
        }
    }

    /// <summary>Takes an event.</summary>
    /// <returns>Whether it was new; false for a repeat, which changes nothing.</returns>
    public bool Take(long position, object told)
    {
        lock (gate)
        {
            using var transaction = connection.BeginTransaction();
            var isNew = Execute(transaction, "UPDATE seen SET position = $position, events = events + 1 WHERE position < $position", ("$position", position)) == 1;
            if (isNew)
                Write(transaction, told);
            else
                Execute(transaction, "UPDATE seen SET repeats = repeats + 1");
            transaction.Commit();
            return isNew;
        }
    }

    /// <summary>All bases, by id.</summary>
    public IReadOnlyList<RegisterLine> Lines()
    {
        lock (gate)
        {
            using var ask = Command(null, "SELECT id, name, number, level, status FROM bases ORDER BY id");
            using var row = ask.ExecuteReader();
            var lines = new List<RegisterLine>();
            while (row.Read())
                lines.Add(new(row.GetString(0), row.GetString(1), TextOf(row, 2), TextOf(row, 3), TextOf(row, 4)));
            return lines;
        }
    }

    public void Dispose() => connection.Dispose();

    private void Write(SqliteTransaction transaction, object told)
    {
        switch (told)
        {
            case BaseApplied applied:
                Put(transaction, applied.BaseId, applied.BaseName);
                break;
            case BaseApproved approved:
                Put(transaction, approved.BaseId, approved.BaseName);
                Execute(
                    transaction, "UPDATE bases SET number = $number, level = $level WHERE id = $id",
                    ("$number", approved.Number), ("$level", approved.Level), ("$id", approved.BaseId));
                break;
            case BaseStatusChanged changed:
                Put(transaction, changed.BaseId, changed.BaseName);
                Execute(transaction, "UPDATE bases SET status = $status WHERE id = $id", ("$status", changed.To), ("$id", changed.BaseId));
                break;
        }
    }

    private void Put(SqliteTransaction transaction, string id, string name) => Execute(
        transaction, "INSERT INTO bases (id, name) VALUES ($id, $name) ON CONFLICT (id) DO UPDATE SET name = $name", ("$id", id), ("$name", name));

    private int Execute(SqliteTransaction? transaction, string sql, params (string Name, object Value)[] values)
    {
        using var command = Command(transaction, sql, values);
        return command.ExecuteNonQuery();
    }

    private SqliteCommand Command(SqliteTransaction? transaction, string sql, params (string Name, object Value)[] values)
    {
        var command = connection.CreateCommand();
        (command.Transaction, command.CommandText) = (transaction, sql);
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value);
        return command;
    }

    private static string? TextOf(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
