using System.Diagnostics;

namespace BaseWorkflows.Bench;

/// <summary>What slices of one measurement have added up to.</summary>
internal sealed class Measured(BenchService service, int workers)
{
    private readonly List<double> times = [];
    private TimeSpan elapsed;
    private Usage usage;

    private int Approvals => times.Count * TwoApprovals.ApprovalsPerInstance;

    public double ApprovalsPerSecond => Approvals / elapsed.TotalSeconds;

    /// <summary>The heads of <see cref="PerApproval"/>.</summary>
    public static string[] PerApprovalHeads => ["CPU ms", "server CPU ms", "memory KB", "log KB"];

    /// <summary>What one approval used, its share of starting the instance included.</summary>
    public string[] PerApproval =>
    [
        $"{usage.Service.TotalMilliseconds / Approvals:F2}", $"{usage.Postgres.TotalMilliseconds / Approvals:F2}",
        $"{usage.Allocated / 1024 / Approvals:F1}", $"{usage.Log / 1024 / Approvals:F1}",
    ];

    /// <summary>Measures one more slice.</summary>
    public async Task RunAsync(int instances)
    {
        var before = await Usage.ReadAsync(service.Database.Connection);
        var began = Stopwatch.GetTimestamp();
        times.AddRange(await service.RunAsync(instances, workers));
        elapsed += Stopwatch.GetElapsedTime(began);
        usage += await Usage.ReadAsync(service.Database.Connection) - before;
    }

    /// <summary>Milliseconds within which that share of the instances went from start to end.</summary>
    public double Percentile(double share)
    {
        var sorted = times.Order().ToList();
        return sorted[Math.Min((int)(share * sorted.Count), sorted.Count - 1)];
    }
}
