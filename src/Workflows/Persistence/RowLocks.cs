using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace BaseWorkflows.Workflows.Persistence;

/// <summary>
/// Reads rows for a change: nobody else changes them before the transaction has ended, and who had to wait for them
/// sees them as they are then.
/// </summary>
internal static class RowLocks
{
    /// <summary>What <see cref="ForUpdate"/> tags a query with; for compiled queries, in which it can't be called.</summary>
    public const string Tag = "FOR UPDATE";

    /// <summary>
    /// Locks the rows that the query reads, those of the table that it names first before those of the others. Every
    /// command that changes a case takes its instance's row first, so two of them queue up and don't deadlock.
    /// </summary>
    public static IQueryable<T> ForUpdate<T>(this IQueryable<T> query) => query.TagWith(Tag);

    /// <summary>Turns the tag, which EF Core writes as a comment above the statement, into the clause. Not for SQLite, whose writer is alone.</summary>
    internal sealed class Interceptor : DbCommandInterceptor
    {
        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (command.CommandText.StartsWith($"-- {Tag}", StringComparison.Ordinal))
                command.CommandText += $"\n{Tag}";
            return new(result);
        }
    }
}
