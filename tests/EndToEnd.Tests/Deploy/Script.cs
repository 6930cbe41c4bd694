using System.Diagnostics;
using BaseWorkflows.TestKit;

namespace BaseWorkflows.EndToEnd.Tests.Deploy;

/// <summary>A script of <c>deploy/</c>, run as an operator would.</summary>
/// <param name="ExitCode">How it ended.</param>
/// <param name="Output">What it printed.</param>
/// <param name="Errors">What it complained about.</param>
internal sealed record Script(int ExitCode, string Output, string Errors)
{
    public static async Task<Script> RunAsync(string name, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("bash", [Path.Combine(Checkout.Root, "deploy", name), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (key, value) in environment)
            start.Environment[key] = value;
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await errors);
    }

    /// <summary>Runs one that has to succeed.</summary>
    /// <returns>What it printed, without the line's end.</returns>
    public static async Task<string> DoAsync(string name, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var done = await RunAsync(name, environment, arguments);
        Assert.That(done.ExitCode, Is.Zero, $"{name}: {done.Errors}{done.Output}");
        return done.Output.TrimEnd();
    }
}
