using BaseWorkflows.Bench;

BenchOptions options;
try
{
    options = BenchOptions.Parse(args);
}
catch (FormatException problem)
{
    Console.Error.WriteLine($"{problem.Message}\n\n{BenchOptions.Usage}");
    return 2;
}

await (options.Growth ? Modes.GrowthAsync(options) : Modes.ThroughputAsync(options));
return 0;
