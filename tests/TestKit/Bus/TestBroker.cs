using System.Diagnostics;
using System.Text;

namespace BaseWorkflows.TestKit.Bus;

/// <summary>
/// A RabbitMQ of the test's own: on loopback, with node name, ports, folder and user of its own, gone afterwards. It touches no broker of the machine,
/// and works for root and for others alike. Without the Debian package the tests fail.
/// </summary>
public sealed class TestBroker : IAsyncDisposable
{
    private static readonly TimeSpan StartUp = TimeSpan.FromMinutes(2);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("baseworkflows-rabbitmq-");
    private readonly string name = $"bw{Guid.NewGuid():N}"[..16];
    private readonly int distributionPort = Ports.Free();
    private readonly int namesPort = Ports.Free();
    private readonly StringBuilder log = new();
    private readonly Process names;
    private Process? server;

    private TestBroker()
    {
        var lines = new[] { $"listeners.tcp.default = 127.0.0.1:{Port}", $"default_user = {UserName}", $"default_pass = {Password}" };
        File.WriteAllLines(Path.Combine(folder.FullName, "rabbitmq.conf"), lines);
        File.WriteAllText(Path.Combine(folder.FullName, "plugins"), "[].");
        // Erlang would start one that stays; this one goes with the broker.
        names = Process.Start(new ProcessStartInfo("epmd", ["-address", "127.0.0.1", "-port", $"{namesPort}"]))!;
    }

    public int Port { get; } = Ports.Free();

    public string UserName { get; } = "campus";

    public string Password { get; } = $"{Guid.NewGuid():N}";

    /// <summary>As subscribers write it.</summary>
    public Uri Address => new($"amqp://{UserName}:{Password}@127.0.0.1:{Port}/");

    /// <summary>As the service is told of it.</summary>
    public Dictionary<string, string> Settings => new()
    {
        ["RabbitMq:Host"] = "127.0.0.1",
        ["RabbitMq:Port"] = $"{Port}",
        ["RabbitMq:UserName"] = UserName,
        ["RabbitMq:Password"] = Password,
    };

    public static async Task<TestBroker> StartAsync()
    {
        var broker = new TestBroker();
        try
        {
            await broker.RunAsync();
            return broker;
        }
        catch
        {
            await broker.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it, for the first time or again, and waits until it takes connections.</summary>
    public async Task RunAsync()
    {
        var up = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        server = new Process { StartInfo = Command(), EnableRaisingEvents = true };
        server.OutputDataReceived += (_, line) => Take(line.Data, up);
        server.ErrorDataReceived += (_, line) => Take(line.Data, up);
        server.Exited += (_, _) => up.TrySetException(new InvalidOperationException($"RabbitMQ ended by itself:\n{Log}"));
        server.Start();
        server.BeginOutputReadLine();
        server.BeginErrorReadLine();
        await up.Task.WaitAsync(StartUp);
    }

    /// <summary>Stops it as an operator would; what it has confirmed is on disk.</summary>
    public async Task StopAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", $"{server!.Id}"]))
            await kill.WaitForExitAsync();
        await server.WaitForExitAsync();
        server.Dispose();
        server = null;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in new[] { server, names }.OfType<Process>())
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
        }

        folder.Delete(recursive: true);
    }

    private string Log
    {
        get
        {
            lock (log)
                return log.ToString();
        }
    }

    private ProcessStartInfo Command() => new(Program())
    {
        WorkingDirectory = folder.FullName,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        Environment =
        {
            // Where Erlang keeps its cookie.
            ["HOME"] = folder.FullName,
            ["RABBITMQ_NODENAME"] = $"{name}@localhost",
            ["RABBITMQ_CONFIG_FILE"] = Path.Combine(folder.FullName, "rabbitmq.conf"),
            ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Path.Combine(folder.FullName, "plugins"),
            ["RABBITMQ_MNESIA_BASE"] = Path.Combine(folder.FullName, "data"),
            ["RABBITMQ_LOG_BASE"] = Path.Combine(folder.FullName, "log"),
            ["RABBITMQ_DIST_PORT"] = $"{distributionPort}",
            ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "-kernel inet_dist_use_interface {127,0,0,1}",
            ["ERL_EPMD_PORT"] = $"{namesPort}",
            ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
        },
    };

    // Debian's own wrapper would change the user and the folders.
    private static string Program() =>
        Directory.Exists("/usr/lib/rabbitmq/lib") && Directory.GetDirectories("/usr/lib/rabbitmq/lib", "rabbitmq_server-*") is [.., var newest]
            ? Path.Combine(newest, "sbin", "rabbitmq-server")
            : throw new InvalidOperationException("There is no RabbitMQ: apt-get install rabbitmq-server, or run the tests with 'bash tests/run.sh'.");

    private void Take(string? line, TaskCompletionSource up)
    {
        if (line is null)
            return;
        lock (log)
            log.AppendLine(line);
        if (line.Contains("Starting broker... completed", StringComparison.Ordinal))
            up.TrySetResult();
    }
}
