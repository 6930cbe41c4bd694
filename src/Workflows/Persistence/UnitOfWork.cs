using System.Text.Json;
using BaseWorkflows.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace BaseWorkflows.Workflows.Persistence;

/// <summary>
/// The one transaction of a command. All that the body does to the database is committed together, or, when the body
/// refuses (by its answer, or deep inside a burst by a <see cref="RefusedException"/>) or throws, not at all. Two writers that
/// cross (a stale row, a deadlock, the same new key) run the loser again from the start, where it sees what the winner wrote.
/// </summary>
/// <remarks>
/// An idempotency key costs no read on the way that everybody takes: the answer is inserted with the rest, and only when
/// that collides, or when the body refuses because its work is done already, is the first answer looked up.
/// </remarks>
public sealed partial class UnitOfWork(
    WorkflowsDbContext db, CommandScope scope, WriteGate gate, TimeProvider time, ILogger<UnitOfWork> logger)
{
    private const int MaxAttempts = 5;

    /// <summary>The idempotency key that the host set for this scope.</summary>
    public string? IdempotencyKey => scope.IdempotencyKey;

    /// <summary>Runs a command. The body may be run more than once, so it keeps nothing outside the database.</summary>
    /// <returns>The body's answer; with an idempotency key that was used before, the first answer again.</returns>
    /// <exception cref="InvalidOperationException">The scope is inside another unit of work already.</exception>
    public async Task<Result<T>> RunAsync<T>(
        CommandInfo command, Func<CancellationToken, Task<Result<T>>> body, CancellationToken cancellationToken)
    {
        if (db.Database.CurrentTransaction is not null)
            throw new InvalidOperationException($"{command.Name} was called inside another command; a command is one transaction.");

        scope.Caller = command.Caller;
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    return await AttemptAsync(command, body, cancellationToken);
                }
                catch (Exception exception) when (attempt < MaxAttempts && DatabaseErrors.IsCrossing(exception))
                {
                    LogCrossing(command.Name, attempt, exception.Message);
                }
            }
        }
        finally
        {
            scope.Caller = null;
        }
    }

    private async Task<Result<T>> AttemptAsync<T>(
        CommandInfo command, Func<CancellationToken, Task<Result<T>>> body, CancellationToken cancellationToken)
    {
        Result<T> result;
        db.ChangeTracker.Clear();
        using (await gate.EnterAsync(cancellationToken))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            try
            {
                result = await AnswerAsync(body, cancellationToken);
                if (result.IsOk)
                {
                    Remember(command, result.Value);
                    // What was saved is let go below; nobody needs it marked as unchanged before.
                    await db.SaveChangesAsync(acceptAllChangesOnSuccess: false, cancellationToken);
                    await transaction.CommitAsync(cancellationToken);
                    return result;
                }
            }
            catch (Exception exception) when (command.IdempotencyKey is not null && DatabaseErrors.IsUniqueViolation(exception))
            {
                await transaction.RollbackAsync(CancellationToken.None);
                if (await RecallAsync<T>(command, cancellationToken) is { } first)
                    return first;
                throw;
            }
            finally
            {
                db.ChangeTracker.Clear();
            }
        }

        return command.IdempotencyKey is null ? result : await RecallAsync<T>(command, cancellationToken) ?? result;
    }

    private static async Task<Result<T>> AnswerAsync<T>(Func<CancellationToken, Task<Result<T>>> body, CancellationToken cancellationToken)
    {
        try
        {
            return await body(cancellationToken);
        }
        catch (RefusedException refused)
        {
            return refused.Refusal;
        }
    }

    private void Remember<T>(CommandInfo command, T answer)
    {
        if (command.IdempotencyKey is null)
            return;

        db.Add(new IdempotencyRecord
        {
            PersonId = command.Caller.PersonId,
            Key = command.IdempotencyKey,
            Command = command.Name,
            RequestHash = command.RequestHash,
            Answer = JsonSerializer.Serialize(answer, Json.Options),
            At = time.GetUtcNow(),
        });
    }

    private async Task<Result<T>?> RecallAsync<T>(CommandInfo command, CancellationToken cancellationToken)
    {
        var record = await db.Set<IdempotencyRecord>().AsNoTracking().SingleOrDefaultAsync(
            record => record.PersonId == command.Caller.PersonId && record.Key == command.IdempotencyKey, cancellationToken);
        if (record is null)
            return null;

        if (record.Command != command.Name || record.RequestHash != command.RequestHash)
        {
            return (Result<T>)new Refusal(RefusalKind.Conflict, "idempotency.key_reused", new(
                "这个幂等键已用于另一个请求，请换一个新的键。",
                "This idempotency key was used for another request; choose a new one."));
        }

        return (Result<T>)JsonSerializer.Deserialize<T>(record.Answer, Json.Options)!;
    }

    [LoggerMessage(LogLevel.Information, "{Command}, attempt {Attempt}, crossed another writer and runs again: {Reason}")]
    private partial void LogCrossing(string command, int attempt, string reason);
}
