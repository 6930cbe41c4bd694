using System.Net;
using BaseWorkflows.Api.Studio.Calls;
using BaseWorkflows.Api.Tests.Support;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.AspNetCore.Http;

namespace BaseWorkflows.Api.Tests.Studio;

/// <summary>A page of somebody else's must not be able to edit routes with our administrator's cookie.</summary>
public sealed class ForgeryTests
{
    [TestCase("same-origin", null, ExpectedResult = true)]
    [TestCase("same-origin", "https://evil.example", ExpectedResult = true, Description = "what the browser says of the site comes first")]
    [TestCase("same-site", "https://base.example.edu", ExpectedResult = false)]
    [TestCase("cross-site", "https://base.example.edu", ExpectedResult = false)]
    [TestCase("none", null, ExpectedResult = false)]
    [TestCase(null, "https://base.example.edu", ExpectedResult = true)]
    [TestCase(null, "https://BASE.example.edu:443", ExpectedResult = true)]
    [TestCase(null, "http://base.example.edu", ExpectedResult = false)]
    [TestCase(null, "https://other.example.edu", ExpectedResult = false)]
    [TestCase(null, "https://base.example.edu:8443", ExpectedResult = false)]
    [TestCase(null, "null", ExpectedResult = false)]
    [TestCase(null, null, ExpectedResult = false)]
    public bool A_request_is_of_this_service_where_the_browser_says_so(string? site, string? origin)
    {
        var request = new DefaultHttpContext().Request;
        (request.Scheme, request.Host) = ("https", new HostString("base.example.edu"));
        if (site is not null)
            request.Headers["Sec-Fetch-Site"] = site;
        if (origin is not null)
            request.Headers.Origin = origin;
        return SameOrigin.Says(request);
    }

    [Test]
    public async Task With_a_cookie_a_change_counts_only_from_a_page_of_this_service()
    {
        await using var host = await ApiHost.StartAsync(DatabaseProvider.Sqlite);
        using var browser = await host.BrowserAsync("admin");
        const string Change = "/elsa/api/descriptors/activities/Elsa.FlowJoin/options/Mode";

        var refusal = await (await browser.PostAsync(Change, new { })).JsonAsync(HttpStatusCode.BadRequest);
        Assert.That((string?)refusal["code"], Is.EqualTo("auth.antiforgery"));
        await (await browser.PostAsync(Change, new { }, ("Origin", "http://evil.example"))).JsonAsync(HttpStatusCode.BadRequest);
        await (await browser.PostAsync(Change, new { }, ("Sec-Fetch-Site", "same-origin"))).JsonAsync();
        await (await browser.GetAsync("/elsa/api/features/installed")).JsonAsync();
    }
}
