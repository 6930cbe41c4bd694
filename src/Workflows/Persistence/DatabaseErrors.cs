using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace BaseWorkflows.Workflows.Persistence;

/// <summary>What the errors of both databases mean to us.</summary>
public static class DatabaseErrors
{
    private const int SqliteConstraintPrimaryKey = 1555;
    private const int SqliteConstraintUnique = 2067;
    private const int SqliteBusy = 5;

    /// <summary>A row with the same key is there already.</summary>
    internal static bool IsUniqueViolation(Exception exception) => Cause(exception) switch
    {
        PostgresException postgres => postgres.SqlState == PostgresErrorCodes.UniqueViolation,
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode is SqliteConstraintPrimaryKey or SqliteConstraintUnique,
        _ => false,
    };

    /// <summary>Two writers crossed; nothing is wrong with either, and the one that lost can simply run again.</summary>
    internal static bool IsCrossing(Exception exception) => exception is DbUpdateConcurrencyException
        || IsUniqueViolation(exception) || Cause(exception) switch
        {
            PostgresException postgres => postgres.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure,
            SqliteException sqlite => sqlite.SqliteErrorCode == SqliteBusy,
            _ => false,
        };

    /// <summary>PostgreSQL gave up waiting for a lock, as it was told to.</summary>
    internal static bool IsLockTimeout(Exception exception) => Cause(exception) is PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable };

    /// <summary>PostgreSQL was not there, or went away meanwhile: then nobody knows whether the last transaction was committed.</summary>
    public static bool IsAway(Exception exception) => Cause(exception)
        is PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow }
        or NpgsqlException { InnerException: IOException or SocketException or TimeoutException };

    // EF Core puts the database's error into one of its own, and Npgsql's strategy puts that into another one.
    private static DbException? Cause(Exception? exception)
    {
        while (exception is not (null or DbException))
            exception = exception.InnerException;
        return (DbException?)exception;
    }
}
