using System.Net;
using BaseWorkflows.Api.Tests.Support;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Api.Tests.Studio;

/// <summary>How the files of Elsa Studio are served, on a package of a few made-up files, and where there is none.</summary>
public sealed class HostingTests
{
    private readonly DirectoryInfo package = Directory.CreateTempSubdirectory("baseworkflows-studio-");
    private ApiHost host = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        Write("package.json", """{"name":"studio","version":"9.8.7"}""");
        Write("index.html", "<link href='https://fonts.example/'>");
        Write("appsettings.json", "{}");
        Write("_framework/dotnet.js", "plain");
        Write("_framework/dotnet.js.br", "brotli");
        Write("_framework/dotnet.js.gz", "gzip");
        Write("_framework/Some.0a1b2c3d4e.wasm", "wasm");
        Write("_framework/icudt.dat", "data");
        Write("_content/Some.extensions.css", "css");
        host = await ApiHost.StartAsync(DatabaseProvider.Sqlite, new() { ["Studio:Folder"] = package.FullName });
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (host is not null)
            await host.DisposeAsync();
        package.Delete(recursive: true);
    }

    [TestCase("br, gzip", "br", "brotli")]
    [TestCase("gzip", "gzip", "gzip")]
    [TestCase("*", "br", "brotli")]
    [TestCase("br;q=0, gzip;q=0.5", "gzip", "gzip")]
    [TestCase("deflate", null, "plain")]
    [TestCase("", null, "plain")]
    public async Task The_best_form_that_the_browser_takes_is_sent_as_it_lies_there(string accepted, string? encoding, string content)
    {
        using var response = await GetAsync("/studio/_framework/dotnet.js", ("Accept-Encoding", accepted));
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo(content));
        Assert.That(response.Content.Headers.ContentEncoding, Is.EqualTo(encoding is null ? [] : new[] { encoding }));
        Assert.That(response.Headers.Vary, Does.Contain("Accept-Encoding"));
        Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("text/javascript"));
    }

    [Test]
    public async Task A_file_that_the_browser_has_is_not_sent_again_and_each_form_has_a_tag_of_its_own()
    {
        using var brotli = await GetAsync("/studio/_framework/dotnet.js", ("Accept-Encoding", "br"));
        using var plain = await GetAsync("/studio/_framework/dotnet.js");
        Assert.That(brotli.Headers.ETag, Is.Not.EqualTo(plain.Headers.ETag));
        Assert.That(brotli.Headers.CacheControl?.NoCache, Is.True);

        using var again = await GetAsync("/studio/_framework/dotnet.js", ("Accept-Encoding", "br"), ("If-None-Match", brotli.Headers.ETag!.Tag));
        Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
        using var other = await GetAsync("/studio/_framework/dotnet.js", ("If-None-Match", brotli.Headers.ETag!.Tag));
        Assert.That(other.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("/studio/_framework/Some.0a1b2c3d4e.wasm", "application/wasm", true)]
    [TestCase("/studio/_framework/icudt.dat", "application/octet-stream", false)]
    [TestCase("/studio/_content/Some.extensions.css", "text/css", false)]
    public async Task Types_are_right_and_only_fingerprinted_files_are_kept_for_ever(string address, string type, bool forEver)
    {
        using var response = await GetAsync(address);
        Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo(type));
        Assert.That(response.Headers.CacheControl?.ToString().Contains("immutable", StringComparison.Ordinal), Is.EqualTo(forEver));
        Assert.That(response.Headers.Vary, Is.Empty);
    }

    [TestCase("/studio/index.html")]
    [TestCase("/studio/package.json")]
    [TestCase("/studio/_framework/dotnet.js.br")]
    [TestCase("/studio/_framework/DOTNET.js")]
    [TestCase("/studio/..%2f..%2fsecret")]
    public async Task Nothing_else_is_served(string address)
    {
        using var response = await GetAsync(address);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task The_frame_is_for_route_administrators_and_stands_in_our_page_only()
    {
        using var admin = await host.ProgramAsync("admin");
        using var frame = await admin.GetAsync("/studio/frame?definition=approval-clinical");
        var policy = frame.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Multiple(() =>
        {
            Assert.That(frame.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(policy, Does.Contain("'wasm-unsafe-eval'").And.Contain("frame-ancestors 'self'"));
            Assert.That(policy, Does.Not.Contain("http").And.Not.Contain("'unsafe-eval'"));
            Assert.That(frame.Headers.GetValues("X-Frame-Options"), Is.EqualTo(["SAMEORIGIN"]));
        });
        var document = await frame.Content.ReadAsStringAsync();
        Assert.That(document, Does.StartWith("<!DOCTYPE html>").And.Contain("""<base href="/studio/">"""));
        Assert.That(document, Does.Not.Contain("://").And.Not.Contain("fonts.googleapis"));

        using var page = await admin.GetAsync("/sign-in");
        Assert.That(page.Headers.GetValues("Content-Security-Policy"), Has.None.Contains("wasm-unsafe-eval"));

        using var vice = await host.BrowserAsync("vp");
        using var refused = await vice.GetAsync("/studio/frame");
        Assert.That(refused.Headers.Location?.PathAndQuery, Does.StartWith("/forbidden"));
        using var nobody = await GetAsync("/studio/frame");
        Assert.That(nobody.Headers.Location?.PathAndQuery, Does.StartWith("/sign-in"));
    }

    private async Task<HttpResponseMessage> GetAsync(string address, params (string Name, string Value)[] headers)
    {
        using var client = await host.ProgramAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await client.SendAsync(request);
    }

    private void Write(string path, string content)
    {
        var full = Path.Combine(package.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, content);
    }
}
