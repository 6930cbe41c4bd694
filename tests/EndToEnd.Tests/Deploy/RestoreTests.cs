using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BaseWorkflows.EndToEnd.Tests.Crashes;
using BaseWorkflows.EndToEnd.Tests.Support;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace BaseWorkflows.EndToEnd.Tests.Deploy;

/// <summary>A backup is taken while people work; what is restored from it is the service as it was at that moment, and goes on.</summary>
public sealed partial class RestoreTests
{
    private static readonly string[] Api = ["dotnet", Checkout.BuildOf("src/Api", "BaseWorkflows.Api.dll")];

    [Test]
    public async Task A_restored_backup_has_the_same_hash_chain_and_every_document_and_its_cases_go_on()
    {
        await using var college = await TestService.StartAsync(
            DatabaseProvider.PostgreSql, services => services.AddIdentityCore<Account>().AddEntityFrameworkStores<WorkflowsDbContext>());
        await SmallCollege.FoundAsync(college);
        await using var before = await Service.StartAsync(college.Database);
        var confirmations = new Confirmations();
        using var office = new Office(confirmations);
        office.Open(before.Address);
        await office.SignInAsync("officer", "head", "director", "vp");
        var waiting = await office.ApplyAsync(1);
        var paper = await UploadAsync(before, office, Pdf("一"));

        var papers = new List<string>();
        var backup = await WhileTheyWorkAsync(before, office, papers, async () =>
        {
            await confirmations.AfterAsync(10);
            return await Script.DoAsync("backup.sh", Settings(college.Database), Path.Combine(college.Database.Folder, "backups"));
        });
        await office.RunCaseAsync(100);

        await using var empty = await TestDatabase.EmptyAsync(DatabaseProvider.PostgreSql);
        var numbered = LastPosition(await Script.DoAsync("restore.sh", Settings(empty), [backup, .. Api]));
        var (was, restored) = (await ChainAsync(college.Database), await ChainAsync(empty));
        await TestContext.Out.WriteLineAsync(
            $"{was.Count} events; {restored.Count} of them in the backup, {numbered} with their place; {papers.Count + 1} documents uploaded, {FilesIn(empty)} of them in it");
        Assert.That(restored, Has.Count.InRange(5, was.Count - 1), "a backup, and something after it");
        Assert.That(numbered, Is.InRange(5, restored.Count));
        Assert.That(restored.Take(numbered), Is.EqualTo(was.Take(numbered)), "each line has its place and its hash");
        Assert.That(restored.Select(IdOf), Is.SubsetOf(was.Select(IdOf)), "what had no place yet was given one by the restored service");

        await using var after = await Service.StartAsync(empty);
        office.Close();
        office.Open(after.Address);
        // With the tokens of before: the keys came along.
        Assert.That(await DownloadAsync(after, office, paper), Is.EqualTo(Pdf("一")));
        await office.DecideCaseAsync(waiting, 1);
        Assert.That((string?)(await office.GetAsync("officer", $"/api/applications/{waiting}"))["status"], Is.EqualTo("Approved"));
    }

    [Test]
    public async Task A_damaged_backup_and_a_database_in_use_are_refused_and_left_alone()
    {
        await using var college = await TestService.StartAsync(
            DatabaseProvider.PostgreSql, services => services.AddIdentityCore<Account>().AddEntityFrameworkStores<WorkflowsDbContext>());
        var backup = await Script.DoAsync("backup.sh", Settings(college.Database), Path.Combine(college.Database.Folder, "backups"));

        var inUse = await Script.RunAsync("restore.sh", Settings(college.Database), [backup, .. Api]);
        Assert.That(inUse.ExitCode, Is.EqualTo(1));
        Assert.That(inUse.Errors, Does.Contain("not empty"));

        await File.AppendAllTextAsync(Path.Combine(backup, "files.tar"), "x");
        await using var empty = await TestDatabase.EmptyAsync(DatabaseProvider.PostgreSql);
        var damaged = await Script.RunAsync("restore.sh", Settings(empty), [backup, .. Api]);
        Assert.That(damaged.ExitCode, Is.EqualTo(1));
        Assert.That(damaged.Errors, Does.Contain("damaged"));
        Assert.That(FilesIn(empty), Is.Zero);
    }

    /// <summary>Does something while two desks decide cases and a third uploads, from before it begins until after it ends.</summary>
    private static async Task<string> WhileTheyWorkAsync(Service service, Office office, List<string> papers, Func<Task<string>> act)
    {
        using var done = new CancellationTokenSource();
        var desks = Task.WhenAll(
            Enumerable.Range(0, 2).Select(async desk =>
            {
                for (var number = 10 * (desk + 1); !done.IsCancellationRequested; number++)
                    await office.RunCaseAsync(number);
            }).Append(UploadAllTheTimeAsync()));
        var result = await act();
        await done.CancelAsync();
        await desks;
        return result;

        async Task UploadAllTheTimeAsync()
        {
            while (!done.IsCancellationRequested)
                papers.Add(await UploadAsync(service, office, Pdf($"{papers.Count}")));
        }
    }

    private static byte[] Pdf(string text) => Encoding.UTF8.GetBytes($"%PDF-1.4\n% {text}\n%%EOF\n");

    private static async Task<string> UploadAsync(Service service, Office office, byte[] content)
    {
        using var client = ClientOf(service, office);
        using var file = new ByteArrayContent(content) { Headers = { ContentType = new MediaTypeHeaderValue("application/pdf") } };
        using var form = new MultipartFormDataContent { { file, "file", "材料.pdf" } };
        using var answer = await client.PostAsync("/api/documents", form);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.IsSuccessStatusCode, text);
        return (string)JsonNode.Parse(text)!["id"]!;
    }

    private static async Task<byte[]> DownloadAsync(Service service, Office office, string id)
    {
        using var client = ClientOf(service, office);
        return await client.GetByteArrayAsync($"/api/documents/{id}/content");
    }

    private static HttpClient ClientOf(Service service, Office office) => new()
    {
        BaseAddress = service.Address,
        DefaultRequestHeaders = { Authorization = new("Bearer", office.TokenOf("officer")) },
    };

    private static Dictionary<string, string> Settings(TestDatabase database) => new()
    {
        ["Database__ConnectionString"] = database.ConnectionString,
        ["Documents__Folder"] = Path.Combine(database.Folder, "files"),
    };

    private static int FilesIn(TestDatabase database) =>
        Directory.Exists(Path.Combine(database.Folder, "files")) ? Directory.GetFiles(Path.Combine(database.Folder, "files"), "*", SearchOption.AllDirectories).Length : 0;

    private static int LastPosition(string said) => int.Parse(PositionSaid().Match(said).Groups[1].Value, CultureInfo.InvariantCulture);

    private static string IdOf(string line) => line.Split(' ')[^1];

    [GeneratedRegex("replay after position ([0-9]+)")]
    private static partial Regex PositionSaid();

    private static async Task<List<string>> ChainAsync(TestDatabase database)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select position || ' ' || hash || ' ' || event_id from event_log where position is not null order by position", connection);
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
            lines.Add(reader.GetString(0));
        return lines;
    }
}
