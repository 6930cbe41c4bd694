using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace BaseWorkflows.TestKit.Bus;

/// <summary>What <c>samples/BaseRegister</c> prints.</summary>
/// <param name="Position">The position of the last event that it knows.</param>
/// <param name="Events">How many events it has taken.</param>
/// <param name="Repeats">How many came again and were dropped.</param>
/// <param name="Bases">Number and status by the base's id.</param>
public sealed record PrintedRegister(long Position, int Events, int Repeats, IReadOnlyDictionary<string, (string Number, string Status)> Bases);

/// <summary>The sample subscriber as a college would run it: a process of its own, with a register that outlives it.</summary>
public sealed partial class SampleSubscriber : IAsyncDisposable
{
    private readonly TestBroker broker;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("baseworkflows-sample-");
    private Process? process;

    private SampleSubscriber(TestBroker broker) => this.broker = broker;

    /// <summary>Starts it and waits until its queue is there.</summary>
    public static async Task<SampleSubscriber> StartAsync(TestBroker broker)
    {
        var sample = new SampleSubscriber(broker);
        await sample.RunAsync();
        return sample;
    }

    /// <summary>Starts it, for the first time or again, and waits until it listens.</summary>
    public async Task RunAsync()
    {
        var said = new ConcurrentQueue<string?>();
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        process = new Process { StartInfo = Command("--Broker", $"{broker.Address}"), EnableRaisingEvents = true };
        process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException($"The sample subscriber ended by itself:\n{string.Join('\n', said)}"));
        process.OutputDataReceived += (_, line) =>
        {
            said.Enqueue(line.Data);
            if (line.Data?.Contains("Bus started", StringComparison.Ordinal) == true)
                listening.TrySetResult();
        };
        process.Start();
        process.BeginOutputReadLine();
        await listening.Task.WaitAsync(TimeSpan.FromMinutes(1));
    }

    /// <summary>Kills it (SIGKILL): nothing in it gets to finish.</summary>
    public async Task KillAsync()
    {
        if (process is null)
            return;
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    /// <summary>What its own <c>print</c> says.</summary>
    public async Task<PrintedRegister> PrintAsync()
    {
        using var print = Process.Start(Command("print"))!;
        var text = await print.StandardOutput.ReadToEndAsync();
        await print.WaitForExitAsync();
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var numbers = Numbers().Matches(lines[0]).Select(found => int.Parse(found.Value, CultureInfo.InvariantCulture)).ToList();
        var bases = lines.Skip(1).Select(line => line.Split('\t')).ToDictionary(line => line[0], line => (line[1], line[3]));
        return new(numbers[0], numbers[1], numbers[2], bases);
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        folder.Delete(recursive: true);
    }

    private ProcessStartInfo Command(params string[] arguments) => new(
        "dotnet", [Checkout.BuildOf("samples/BaseRegister", "BaseWorkflows.BaseRegister.dll"), .. arguments, "--Register", Path.Combine(folder.FullName, "bases.db")])
    {
        WorkingDirectory = folder.FullName,
        RedirectStandardOutput = true,
    };

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Numbers();
}
