using System.Diagnostics;

namespace BaseWorkflows.Bench;

/// <summary>What slices of one measurement have added up to.</summary>
internal sealed class Measured(BenchService service, int workers)
{
    private readonly List<double> times = [];
    private TimeSpan elapsed;
    private Cpu cpu;

    private int Approvals => times.Count * TwoApprovals.ApprovalsPerInstance;

    public double ApprovalsPerSecond => Approvals / elapsed.TotalSeconds;

    public double ServiceCpu => cpu.Service.TotalMilliseconds / Approvals;

    public double PostgresCpu => cpu.Postgres.TotalMilliseconds / Approvals;

    /// <summary>Measures one more slice.</summary>
    public async Task RunAsync(int instances)
    {
        var before = await Cpu.ReadAsync(service.Database.Connection);
        var began = Stopwatch.GetTimestamp();
        times.AddRange(await service.RunAsync(instances, workers));
        elapsed += Stopwatch.GetElapsedTime(began);
        cpu += await Cpu.ReadAsync(service.Database.Connection) - before;
    }

    /// <summary>Milliseconds within which that share of the instances went from start to end.</summary>
    public double Percentile(double share)
    {
        var sorted = times.Order().ToList();
        return sorted[Math.Min((int)(share * sorted.Count), sorted.Count - 1)];
    }
}
