using System.ComponentModel.DataAnnotations;

namespace BaseWorkflows.Workflows.Persistence;

/// <summary>Where the data lives: the configuration section <c>Database</c>.</summary>
public sealed class DatabaseOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Database";

    /// <summary>Which database; SQLite needs no set-up, PostgreSQL is what several nodes share.</summary>
    [EnumDataType(typeof(DatabaseProvider))]
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>The connection string of that database.</summary>
    [Required]
    public string ConnectionString { get; set; } = "Data Source=data/baseworkflows.db";

    /// <summary>
    /// Whether a start brings the database up to date. With <c>false</c> the command <c>migrate</c> does, as a step of its own, and a
    /// service that finds its database behind refuses to start.
    /// </summary>
    public bool MigrateAtStart { get; set; } = true;
}

/// <summary>The databases that the service runs on.</summary>
public enum DatabaseProvider
{
    /// <summary>A file, one node.</summary>
    Sqlite,

    /// <summary>A server, any number of nodes.</summary>
    PostgreSql,
}
