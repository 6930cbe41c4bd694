using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BaseWorkflows.Api.Tests.Support;
using BaseWorkflows.Domain;
using BaseWorkflows.TestKit;

namespace BaseWorkflows.Api.Tests.Journeys;

/// <summary>A case on its way: the people of the demo college act on it through the HTTP interface and nothing else.</summary>
internal sealed class Journey(ApiHost host) : IDisposable
{
    private readonly Dictionary<string, HttpClient> clients = [];

    /// <summary>Today at the college.</summary>
    public static string Today => $"{TimeProvider.System.Today():yyyy-MM-dd}";

    public async Task<HttpClient> As(string userName) =>
        clients.TryGetValue(userName, out var known) ? known : clients[userName] = await host.ProgramAsync(userName);

    /// <summary>Puts the hospital of <see cref="Forms.Hospital"/> on the list of residency training bases (2.2.1).</summary>
    public async Task AddCertificateAsync()
    {
        var client = await As("grad.officer");
        await (await client.PostAsJsonAsync("/api/residency-certificates", new
        {
            number = Forms.Certificate,
            unitName = "长治医学院附属和平医院",
            issuedOn = "2014-10-01",
        })).JsonAsync(HttpStatusCode.Created);
    }

    /// <summary>Writes an application and submits it; the answer is the application.</summary>
    public async Task<JsonNode> ApplyAsync(string applicant, JsonObject form)
    {
        var draft = await (await (await As(applicant)).PostAsJsonAsync("/api/applications", form)).JsonAsync(HttpStatusCode.Created);
        return await SubmitAsync(applicant, (string)draft["id"]!);
    }

    public async Task<JsonNode> SubmitAsync(string applicant, string id) =>
        await (await (await As(applicant)).PostAsync($"/api/applications/{id}/submit", null)).JsonAsync();

    public async Task<JsonNode> GetAsync(string userName, string address) =>
        await (await (await As(userName)).GetAsync(address)).JsonAsync();

    /// <summary>What a case waits for, in somebody's inbox; null where nothing of it is there.</summary>
    public async Task<JsonNode?> TaskAsync(string userName, string caseId, string? taskType = null) =>
        (await GetAsync(userName, $"/api/tasks?view=todo&size=200"))["items"]!.AsArray()
            .FirstOrDefault(task => (string?)task!["caseId"] == caseId && (taskType is null || (string?)task["taskType"] == taskType));

    /// <summary>Decides the task that somebody has on a case; the task must be there and be open to them.</summary>
    public async Task CompleteAsync(
        string userName, string caseId, string taskType, string outcome, JsonObject? form = null, string? comment = null)
    {
        using var response = await TryCompleteAsync(userName, caseId, taskType, outcome, form, comment);
        await response.JsonAsync();
    }

    /// <summary>The same, for what may be refused.</summary>
    public async Task<HttpResponseMessage> TryCompleteAsync(
        string userName, string caseId, string taskType, string outcome, JsonObject? form = null, string? comment = null)
    {
        var task = await TaskAsync(userName, caseId, taskType);
        Assert.That(task, Is.Not.Null, $"{userName} has no {taskType} on {caseId}");
        var opened = await GetAsync(userName, $"/api/tasks/{(string)task!["id"]!}");
        var signature = (bool)opened["signatureRequired"]! ? new { password = ApiHost.Password } : null;
        return await (await As(userName)).PostAsJsonAsync($"/api/tasks/{(string)task["id"]!}/complete", new
        {
            revision = (int)task["revision"]!,
            outcome,
            comment,
            form = form ?? [],
            signature,
        });
    }

    /// <summary>Where a base stands, as subscribers learn it.</summary>
    public async Task<string> BaseStatusAsync(string baseId) =>
        (string)(await EventsAsync("BaseStatusChanged", data => (string?)data["data"]!["baseId"] == baseId))[^1]["data"]!["to"]!;

    /// <summary>The agreement that was opened for a base.</summary>
    public async Task<string> AgreementOfAsync(string baseId) =>
        (string)(await GetAsync("grad.officer", $"/api/tasks?view=todo&taskType=agreement-draft&size=200"))["items"]!.AsArray()
            .Single(task => (string?)task!["base"]!["id"] == baseId)!["caseId"]!;

    private async Task<List<JsonNode>> EventsAsync(string type, Func<JsonNode, bool> isWanted) =>
        [.. (await GetAsync("auditor", $"/api/events?type={type}&limit=500"))["items"]!.AsArray().OfType<JsonNode>().Where(isWanted)];

    /// <summary>The ids of the first so many experts whose department is not concerned.</summary>
    public async Task<JsonArray> ExpertsAsync(int count, params string[] departments)
    {
        var people = (await GetAsync("grad.officer", "/api/people?role=Expert&size=50"))["items"]!.AsArray();
        return new JsonArray([.. people.Where(person => !departments.Contains((string?)person!["departmentId"]))
            .Take(count).Select(person => (JsonNode)(string)person!["id"]!)]);
    }

    /// <summary>After the approval: originals and copies are filed.</summary>
    public async Task FileAsync(string caseId, params string[] keepers)
    {
        await CompleteAsync("grad.officer", caseId, "file-originals", "Done", new() { ["location"] = "研究生处档案柜 3-12" });
        foreach (var keeper in keepers)
            await CompleteAsync(keeper, caseId, "file-copies", "Done", new() { ["location"] = "院系档案室" });
    }

    /// <summary>The agreement from the draft to the last receipt.</summary>
    public async Task SignAsync(string agreementId, string signer, string unit, string department)
    {
        await CompleteAsync("grad.officer", agreementId, "agreement-draft", "Submit", Forms.Agreement(Today));
        await CompleteAsync(signer, agreementId, "agreement-sign-college", "Sign");
        await CompleteAsync(unit, agreementId, "agreement-sign-unit", "Sign");
        await CompleteAsync("grad.officer", agreementId, "receipt-graduate-office", "Confirm");
        await CompleteAsync(unit, agreementId, "receipt-base", "Confirm");
        await CompleteAsync(department, agreementId, "receipt-department", "Confirm");
    }

    public void Dispose()
    {
        foreach (var client in clients.Values)
            client.Dispose();
    }
}
