using System.Net;
using System.Text.RegularExpressions;
using BaseWorkflows.Api.Tests.Support;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Api.Tests.SignIn;

public sealed partial class FirstAdministratorTests
{
    [Test]
    public async Task An_empty_service_has_no_demo_accounts_and_refuses_a_guessed_token()
    {
        await using var host = await ApiHost.StartAsync(DatabaseProvider.Sqlite, new() { ["Demo:Enabled"] = "false" });
        using var client = await host.ProgramAsync();
        await (await client.PostAsync("/api/auth/login", new { userName = "admin", password = ApiHost.Password })).ProblemAsync(401, "auth.wrong_credentials");
        await (await client.PostAsync("/api/setup", new { token = "guess", userName = "root", name = "管理员", password = ApiHost.Password }))
            .ProblemAsync(403, "setup.refused");
    }

    [Test]
    public async Task The_printed_token_makes_one_administrator_and_no_second()
    {
        await using var host = await ApiHost.StartAsync(DatabaseProvider.Sqlite, new() { ["Demo:Enabled"] = "false" });
        var token = Token().Match(string.Join('\n', host.Log)).Groups["token"].Value;
        Assert.That(token, Is.Not.Empty);

        using var client = await host.ProgramAsync();
        var first = new { token, userName = "root", name = "管理员", password = ApiHost.Password };
        await (await client.PostAsync("/api/setup", first)).JsonAsync(HttpStatusCode.Created);
        using var root = await host.ProgramAsync("root");
        var me = await (await root.GetAsync("/api/me")).JsonAsync();
        Assert.That(me["roles"]!.AsArray().Select(role => (string?)role!["role"]), Does.Contain("SystemAdministrator"));
        await (await client.PostAsync("/api/setup", first with { userName = "second" })).ProblemAsync(403, "setup.refused");
    }

    [GeneratedRegex("\"token\": \"+(?<token>[^\"]+)\"")]
    private static partial Regex Token();
}
