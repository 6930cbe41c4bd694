using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace BaseWorkflows.EndToEnd.Tests.Support;

/// <summary>
/// The service as people start it: a process of its own on a free port, with the demo college in a SQLite file that is gone
/// afterwards.
/// </summary>
internal sealed partial class Service : IAsyncDisposable
{
    public const string Password = "Demo-2026!";

    private static readonly TimeSpan StartUp = TimeSpan.FromMinutes(2);

    private readonly DirectoryInfo folder;
    private readonly Process process;
    private readonly StringBuilder log = new();
    private readonly TaskCompletionSource<Uri> address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Service(DirectoryInfo folder, Process process) => (this.folder, this.process) = (folder, process);

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

    /// <summary>Starts it and waits until it listens.</summary>
    public static async Task<Service> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("baseworkflows-e2e-");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(BuildOf("src/Api"), "BaseWorkflows.Api.dll"), "--urls", "http://127.0.0.1:0"])
        {
            WorkingDirectory = Path.Combine(Checkout.Root, "src/Api"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["Database__Provider"] = "Sqlite",
                ["Database__ConnectionString"] = $"Data Source={Path.Combine(folder.FullName, "service.db")}",
                ["Documents__Folder"] = Path.Combine(folder.FullName, "files"),
            },
        };
        var service = new Service(folder, new Process { StartInfo = start, EnableRaisingEvents = true });
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

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
        folder.Delete(recursive: true);
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
    private static string BuildOf(string project)
    {
        var framework = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(Checkout.Root, project, "bin", framework.Parent!.Name, framework.Name);
    }

    [GeneratedRegex(@"Now listening on: ""?(?<address>http://[^\s""]+)")]
    private static partial Regex Listening();
}
