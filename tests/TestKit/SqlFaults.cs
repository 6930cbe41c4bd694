using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace BaseWorkflows.TestKit;

/// <summary>The database fails on purpose.</summary>
public sealed class InjectedFaultException(int command) : Exception($"Injected at SQL command {command}.");

/// <summary>Counts the SQL commands and commits of the application and, when asked, lets one of them fail.</summary>
public sealed class SqlFaults : DbCommandInterceptor, IDbTransactionInterceptor
{
    private int count;
    private int failAt = int.MaxValue;

    /// <summary>Commands and commits since the last call of <see cref="Arm"/>.</summary>
    public int Count => count;

    /// <summary>Counts from here, and fails at that command, from 1; never where null.</summary>
    public void Arm(int? command = null) => (count, failAt) = (0, command ?? int.MaxValue);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Pass();
        return new(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Pass();
        return new(result);
    }

    public ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        Pass();
        return new(result);
    }

    private void Pass()
    {
        var number = Interlocked.Increment(ref count);
        if (number == failAt)
            throw new InjectedFaultException(number);
    }
}
