using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace BaseWorkflows.TestKit;

/// <summary>The database fails on purpose, as it would by itself.</summary>
public sealed class InjectedFaultException(int command) : DbException($"Injected at SQL command {command}.");

/// <summary>Counts the SQL commands and commits of the application and, when asked, lets one of them fail before it is sent.</summary>
public sealed class SqlFaults : DbCommandInterceptor, IDbTransactionInterceptor
{
    private int count;
    private int failAt = int.MaxValue;
    private bool failCommit;

    /// <summary>Commands and commits since the last call of <see cref="Arm"/>.</summary>
    public int Count => count;

    /// <summary>Counts from here, and fails at that command, from 1; never where null.</summary>
    public void Arm(int? command = null) => (count, failAt, failCommit) = (0, command ?? int.MaxValue, false);

    /// <summary>Counts from here, and fails at the next commit.</summary>
    public void ArmCommit() => (count, failAt, failCommit) = (0, int.MaxValue, true);

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
        Pass(failCommit);
        return new(result);
    }

    private void Pass(bool fails = false)
    {
        var number = Interlocked.Increment(ref count);
        if (fails || number == failAt)
            throw new InjectedFaultException(number);
    }
}
