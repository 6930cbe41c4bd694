namespace BaseWorkflows.Workflows.Persistence;

/// <summary>
/// SQLite has one writer at a time. Writers of this process queue here, first come first served and without blocking
/// a thread, instead of polling for the file's lock. PostgreSQL needs no gate and passes straight through.
/// </summary>
public sealed class WriteGate : IDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly bool isNeeded;

    internal WriteGate(bool isNeeded) => this.isNeeded = isNeeded;

    internal async ValueTask<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        if (!isNeeded)
            return Pass.Open;

        await gate.WaitAsync(cancellationToken);
        return new Pass(gate);
    }

    /// <inheritdoc />
    public void Dispose() => gate.Dispose();

    private sealed class Pass(SemaphoreSlim? gate) : IDisposable
    {
        public static readonly Pass Open = new(null);

        public void Dispose() => gate?.Release();
    }
}
