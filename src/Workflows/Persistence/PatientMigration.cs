using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace BaseWorkflows.Workflows.Persistence;

/// <summary>
/// Brings the tables up to date while other nodes use them. A migration needs tables for itself, and who waits for one while holding another stops
/// everybody, or ends in a deadlock with a request. So on PostgreSQL it waits for a table only for a moment, less than it takes the database to look
/// for deadlocks: then it lets all go, and begins again when the others have had their turn.
/// </summary>
internal static class PatientMigration
{
    // Together half a second at most, so 600 attempts are five minutes.
    private const string SetMoment = "SET lock_timeout = '200ms'";
    private const string Pause = "SELECT pg_sleep(0.3)";
    private const int MaxAttempts = 600;

    /// <summary>Runs the migrations that are missing, each whole or not at all. Where for five minutes no table was free, that error is thrown.</summary>
    public static async Task MigratePatientlyAsync(this DatabaseFacade database, CancellationToken cancellationToken)
    {
        // What is only just being made is nobody's yet.
        if (!database.IsNpgsql() || !await database.GetService<IRelationalDatabaseCreator>().ExistsAsync(cancellationToken))
        {
            await database.MigrateAsync(cancellationToken);
            return;
        }

        await database.OpenConnectionAsync(cancellationToken);
        try
        {
            await database.ExecuteSqlRawAsync(SetMoment, cancellationToken);
            await TryUntilFreeAsync(database, cancellationToken);
        }
        finally
        {
            await database.ExecuteSqlRawAsync("RESET lock_timeout", CancellationToken.None);
            await database.CloseConnectionAsync();
        }
    }

    private static async Task TryUntilFreeAsync(DatabaseFacade database, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await database.MigrateAsync(cancellationToken);
                return;
            }
            catch (Exception exception) when (attempt < MaxAttempts && (DatabaseErrors.IsLockTimeout(exception) || DatabaseErrors.IsCrossing(exception)))
            {
                await database.ExecuteSqlRawAsync(Pause, cancellationToken);
            }
        }
    }
}
