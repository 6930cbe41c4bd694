using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace BaseWorkflows.TestKit;

/// <summary>
/// A PostgreSQL of the test's own, so that it can be restarted without disturbing others: in a temporary folder, on loopback and a free port, gone
/// afterwards. As it ships, <c>fsync</c> included. It works for root and for others alike.
/// </summary>
public sealed class TestCluster : IAsyncDisposable
{
    private const string User = "baseworkflows";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("baseworkflows-postgres-");
    private readonly string password = $"{Guid.NewGuid():N}";
    private readonly int port = Ports.Free();

    private TestCluster()
    {
    }

    /// <summary>As a role that may create databases sees it.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = port,
        Username = User,
        Password = password,
        Database = "postgres",
        Pooling = false,
    }.ConnectionString;

    private string Data => Path.Combine(folder.FullName, "data");

    private string Options => $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200";

    public static async Task<TestCluster> StartAsync()
    {
        var cluster = new TestCluster();
        try
        {
            var secret = Path.Combine(cluster.folder.FullName, "password");
            await File.WriteAllTextAsync(secret, cluster.password);
            if (Environment.IsPrivilegedProcess)
                await RunAsync("chown", "-R", "postgres", cluster.folder.FullName);
            await cluster.ControlAsync("initdb", "-o", $"-U {User} -A scram-sha-256 --pwfile={secret} -E UTF8 --locale=C.UTF-8");
            await cluster.ControlAsync("start", "-o", cluster.Options);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends it as a crash would, without finishing anything, and starts it again: it recovers from its log, and then takes connections.</summary>
    public Task CrashAsync() => ControlAsync("restart", "-m", "immediate", "-o", Options);

    public async ValueTask DisposeAsync()
    {
        if (File.Exists(Path.Combine(Data, "postmaster.pid")))
            await ControlAsync("stop", "-m", "immediate");
        folder.Delete(recursive: true);
    }

    // PostgreSQL refuses to run as root.
    private Task ControlAsync(string what, params string[] arguments)
    {
        string[] command = [Program(), what, "-D", Data, "-l", Path.Combine(folder.FullName, "log"), "-w", "-s", .. arguments];
        return Environment.IsPrivilegedProcess ? RunAsync("runuser", ["-u", "postgres", "--", .. command]) : RunAsync(command[0], command[1..]);
    }

    // Its output is left alone: the server inherits it, and whoever reads it to its end would wait for the server's.
    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = "/" })!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }

    private static string Program() =>
        Directory.Exists("/usr/lib/postgresql") && Directory.GetDirectories("/usr/lib/postgresql") is [_, ..] versions
            ? Path.Combine(versions.MaxBy(version => int.Parse(Path.GetFileName(version), CultureInfo.InvariantCulture))!, "bin", "pg_ctl")
            : throw new InvalidOperationException("There is no PostgreSQL: apt-get install postgresql, or run the tests with 'bash tests/run.sh'.");
}
