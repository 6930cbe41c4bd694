using System.Globalization;

namespace BaseWorkflows.Bench;

/// <summary>What is measured; see <see cref="Usage"/>.</summary>
internal sealed record BenchOptions
{
    public const string Usage = """
        usage: dotnet run -c Release --project bench/Bench -- [throughput|growth] [options]

          throughput               approvals per second beside pgbench (the default)
          growth                   what an approval costs when few and when many instances have finished

          --postgres <connection>  a role that may create databases; otherwise BENCH_POSTGRES
          --workers 1,4,16         how many approve at once; growth takes the last
          --instances 1000         instances per number of workers, two approvals each
          --rounds 5               slices into which they are cut; after each slice pgbench has its turn
          --warm-up 300            instances before anything is measured
          --pgbench-seconds 3      the length of pgbench's turn
          --finished 200,20000     growth: instances that have finished beforehand
        """;

    public required string Postgres { get; init; }

    public bool Growth { get; init; }

    public IReadOnlyList<int> Workers { get; init; } = [1, 4, 16];

    public int Instances { get; init; } = 1000;

    public int Rounds { get; init; } = 5;

    public int WarmUp { get; init; } = 300;

    public int PgBenchSeconds { get; init; } = 3;

    public IReadOnlyList<int> Finished { get; init; } = [200, 20_000];

    /// <summary>Reads the command line.</summary>
    /// <exception cref="FormatException">It says something that can't be understood; the message says what.</exception>
    public static BenchOptions Parse(IEnumerable<string> arguments)
    {
        var options = new BenchOptions { Postgres = Environment.GetEnvironmentVariable("BENCH_POSTGRES") ?? "" };
        var rest = new Queue<string>(arguments);
        while (rest.TryDequeue(out var name))
        {
            options = name switch
            {
                "throughput" => options with { Growth = false },
                "growth" => options with { Growth = true },
                "--postgres" => options with { Postgres = Value() },
                "--workers" => options with { Workers = Numbers() },
                "--instances" => options with { Instances = Numbers()[0] },
                "--rounds" => options with { Rounds = Numbers()[0] },
                "--warm-up" => options with { WarmUp = Numbers()[0] },
                "--pgbench-seconds" => options with { PgBenchSeconds = Numbers()[0] },
                "--finished" => options with { Finished = Numbers() },
                "--help" => throw new FormatException("Benchmark of the two-approval route."),
                _ => throw new FormatException($"What is '{name}'?"),
            };

            string Value() => rest.TryDequeue(out var value) ? value : throw new FormatException($"{name} needs a value.");

            int[] Numbers() => [.. Value().Split(',').Select(text =>
                int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
                    ? number
                    : throw new FormatException($"{name} takes whole numbers above 0, not '{text}'."))];
        }

        return options.Postgres.Length > 0
            ? options
            : throw new FormatException("Which PostgreSQL? Give --postgres or set BENCH_POSTGRES.");
    }
}
