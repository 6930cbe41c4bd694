using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.EndToEnd.Tests.Support;

/// <summary>The service as people start it: a process of its own on a free port.</summary>
internal sealed partial class Service : IAsyncDisposable
{
    public const string Password = "Demo-2026!";

    private static readonly TimeSpan StartUp = TimeSpan.FromMinutes(2);

    private readonly DirectoryInfo? folder;
    private readonly Process process;
    private readonly StringBuilder log = new();
    private readonly TaskCompletionSource<Uri> address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private bool isDisposed;

    private Service(DirectoryInfo? folder, Process process) => (this.folder, this.process) = (folder, process);

    /// <summary>The address that the service printed.</summary>
    public Uri Address => address.Task.Result;

    /// <summary>What it has logged so far.</summary>
    public string Log
    {
        get
        {
            lock (log)
                return log.ToString();
        }
    }

    /// <summary>Starts it with the demo college in a SQLite file that is gone afterwards, and waits until it listens.</summary>
    public static Task<Service> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("baseworkflows-e2e-");
        return StartAsync(folder, DatabaseProvider.Sqlite, $"Data Source={Path.Combine(folder.FullName, "service.db")}", folder.FullName, "Development");
    }

    /// <summary>Starts it on a database that is there already and stays, as it runs at a college, and waits until it listens.</summary>
    /// <param name="database">The database, and the folder of files.</param>
    /// <param name="address">Where to listen; by default on a port that is free.</param>
    /// <param name="hasPages">Whether browsers come: scripts and styles lie beside the service only once it is published, and until then in Development only.</param>
    /// <param name="settings">What else it is told, as <c>docs/configuration.md</c> names it.</param>
    public static Task<Service> StartAsync(
        TestDatabase database, Uri? address = null, bool hasPages = false, IReadOnlyDictionary<string, string>? settings = null) =>
        StartAsync(null, database.Provider, database.ConnectionString, database.Folder, hasPages ? "Development" : "Production", address, settings);

    private static async Task<Service> StartAsync(
        DirectoryInfo? own, DatabaseProvider provider, string connectionString, string files, string environment, Uri? listenAt = null,
        IReadOnlyDictionary<string, string>? settings = null)
    {
        var start = new ProcessStartInfo("dotnet", [Checkout.BuildOf("src/Api", "BaseWorkflows.Api.dll"), "--urls", listenAt?.ToString() ?? "http://127.0.0.1:0"])
        {
            WorkingDirectory = Path.Combine(Checkout.Root, "src/Api"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = environment,
                ["Database__Provider"] = provider.ToString(),
                ["Database__ConnectionString"] = connectionString,
                ["Documents__Folder"] = Path.Combine(files, "files"),
                ["Proxy__Enabled"] = "true",
                ["Demo__Enabled"] = own is null ? "false" : "true",
            },
        };
        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        var service = new Service(own, new Process { StartInfo = start, EnableRaisingEvents = true });
        service.Listen();
        try
        {
            await service.address.Task.WaitAsync(StartUp);
        }
        catch (TimeoutException)
        {
            await service.DisposeAsync();
            throw new InvalidOperationException($"The service did not listen within {StartUp}:\n{service.Log}");
        }

        return service;
    }

    /// <summary>Tells it to stop (SIGTERM), as systemd does, and waits until it has answered what is on its way.</summary>
    /// <returns>How it ended; 0 where all went well.</returns>
    public async Task<int> StopAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]))
            await kill.WaitForExitAsync();
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    /// <summary>Kills it (SIGKILL): nothing in it gets to finish, to flush or to say good-bye. The second time there is nothing left to kill.</summary>
    public async ValueTask DisposeAsync()
    {
        if (isDisposed)
            return;
        isDisposed = true;
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
        folder?.Delete(recursive: true);
    }

    private void Listen()
    {
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.Exited += (_, _) => address.TrySetException(new InvalidOperationException($"The service ended by itself:\n{Log}"));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private void Take(string? line)
    {
        if (line is null)
            return;
        lock (log)
            log.AppendLine(line);
        if (Listening().Match(line) is { Success: true } found)
            address.TrySetResult(new Uri(found.Groups["address"].Value));
    }

    [GeneratedRegex(@"Now listening on: ""?(?<address>http://[^\s""]+)")]
    private static partial Regex Listening();
}
