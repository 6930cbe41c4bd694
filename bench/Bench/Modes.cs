namespace BaseWorkflows.Bench;

/// <summary>The two things that can be measured.</summary>
internal static class Modes
{
    /// <summary>Approvals per second for each number of workers, in turns with pgbench, so that whatever else the machine does hits both.</summary>
    public static async Task ThroughputAsync(BenchOptions options)
    {
        await using var service = await BenchService.StartAsync(options.Postgres);
        await using var pgbench = await PgBench.StartAsync(options.Postgres);
        if (pgbench is null)
            Console.WriteLine("pgbench is not on the PATH: no yardstick.");
        await service.RunAsync(options.WarmUp, options.Workers[^1]);

        Print(["workers", "approvals/s", "pgbench tps", "ratio", .. Measured.PerApprovalHeads, "p50 ms", "p95 ms", "RSS MB"]);
        foreach (var workers in options.Workers)
        {
            var measured = new Measured(service, workers);
            var transactions = 0.0;
            for (var round = 0; round < options.Rounds; round++)
            {
                await measured.RunAsync(options.Instances / options.Rounds);
                if (pgbench is not null)
                    transactions += await pgbench.RunAsync(workers, options.PgBenchSeconds) / options.Rounds;
            }

            Print(
            [
                $"{workers}", $"{measured.ApprovalsPerSecond:F0}", pgbench is null ? "-" : $"{transactions:F0}",
                pgbench is null ? "-" : $"{measured.ApprovalsPerSecond / transactions:F2}",
                .. measured.PerApproval,
                $"{measured.Percentile(0.5):F1}", $"{measured.Percentile(0.95):F1}", $"{Environment.WorkingSet / 1024 / 1024}",
            ]);
        }
    }

    /// <summary>The same approvals beside few and beside many finished instances, in turns.</summary>
    public static async Task GrowthAsync(BenchOptions options)
    {
        var workers = options.Workers[^1];
        var services = new List<BenchService>();
        try
        {
            foreach (var finished in options.Finished)
            {
                services.Add(await BenchService.StartAsync(options.Postgres));
                await services[^1].RunAsync(finished, workers);
            }

            var measured = services.ConvertAll(service => new Measured(service, workers));
            for (var round = 0; round < options.Rounds; round++)
            {
                foreach (var one in measured)
                    await one.RunAsync(options.Instances / options.Rounds);
            }

            Print(["finished", "approvals/s", "to the first", .. Measured.PerApprovalHeads]);
            foreach (var (one, finished) in measured.Zip(options.Finished))
            {
                Print(
                [
                    $"{finished}", $"{one.ApprovalsPerSecond:F0}", $"{one.ApprovalsPerSecond / measured[0].ApprovalsPerSecond:F2}",
                    .. one.PerApproval,
                ]);
            }
        }
        finally
        {
            foreach (var service in services)
                await service.DisposeAsync();
        }
    }

    private static void Print(string[] cells) =>
        Console.WriteLine(string.Join(" ", cells.Select(cell => cell.PadLeft(13))));
}
