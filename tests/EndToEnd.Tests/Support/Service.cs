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
    public static Task<Service> StartAsync(TestDatabase database) =>
        StartAsync(null, database.Provider, database.ConnectionString, database.Folder, "Production");

    private static async Task<Service> StartAsync(
        DirectoryInfo? own, DatabaseProvider provider, string connectionString, string files, string environment)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(BuildOf("src/Api"), "BaseWorkflows.Api.dll"), "--urls", "http://127.0.0.1:0"])
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
            },
        };
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

    /// <summary>The folder that a project was built into, in the same configuration as these tests.</summary>
    public static string BuildOf(string project)
    {
        var framework = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(Checkout.Root, project, "bin", framework.Parent!.Name, framework.Name);
    }

    [GeneratedRegex(@"Now listening on: ""?(?<address>http://[^\s""]+)")]
    private static partial Regex Listening();
}
