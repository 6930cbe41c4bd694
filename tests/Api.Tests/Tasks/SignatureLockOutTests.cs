using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BaseWorkflows.Api.Tests.Journeys;
using BaseWorkflows.Api.Tests.Support;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Api.Tests.Tasks;

/// <summary>Nobody finds out a password by signing: wrong ones count as at sign-in.</summary>
[TestFixture(DatabaseProvider.Sqlite)]
[TestFixture(DatabaseProvider.PostgreSql)]
public sealed class SignatureLockOutTests(DatabaseProvider provider)
{
    private const string Signer = "grad.director";

    [Test]
    public async Task Wrong_passwords_in_a_row_lock_the_account_and_sign_nothing()
    {
        await using var host = await ApiHost.StartAsync(provider, new() { ["SignIn:FailuresBeforeLockOut"] = "3" });
        using var journey = new Journey(host);
        var (first, second) = (await ReachOpinionAsync(journey), await ReachOpinionAsync(journey));

        await RefusedAsync(journey, first, "wrong", "密码不正确");
        await RefusedAsync(journey, first, "wrong", "密码不正确");
        await journey.CompleteAsync(Signer, first, "office-opinion", "Approve");
        for (var failure = 1; failure <= 3; failure++)
            await RefusedAsync(journey, second, "wrong", "密码不正确");

        await RefusedAsync(journey, second, ApiHost.Password, "锁定");
        using var stranger = await host.ProgramAsync();
        await (await stranger.PostAsync("/api/auth/login", new { userName = Signer, password = ApiHost.Password })).ProblemAsync(401, "auth.locked_out");
        Assert.That((string?)(await journey.TaskAsync(Signer, second))?["taskType"], Is.EqualTo("office-opinion"));
    }

    private static async Task<string> ReachOpinionAsync(Journey journey)
    {
        var id = (string)(await journey.ApplyAsync("pharmacy.officer", Forms.Company("pharmacy")))["id"]!;
        await journey.CompleteAsync("pharmacy.head", id, "site-evaluation", "Approve", Forms.Evaluation(Journey.Today));
        return id;
    }

    private static async Task RefusedAsync(Journey journey, string caseId, string password, string says)
    {
        var task = (await journey.TaskAsync(Signer, caseId, "office-opinion"))!;
        var signature = new { password };
        using var response = await (await journey.As(Signer)).PostAsJsonAsync(
            $"/api/tasks/{(string)task["id"]!}/complete", new { revision = (int)task["revision"]!, outcome = "Approve", form = new JsonObject(), signature });
        var problem = await response.ProblemAsync(400, "task.signature");
        Assert.That(problem["errors"]!["signature.password"]![0]!.ToString(), Does.Contain(says));
    }
}
