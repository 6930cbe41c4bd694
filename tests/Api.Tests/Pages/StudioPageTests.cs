using BaseWorkflows.Api.Components.Layout;
using BaseWorkflows.Api.Pages.Studio;
using BaseWorkflows.Api.Studio;
using BaseWorkflows.Api.Studio.Hosting;
using Bunit;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BaseWorkflows.Api.Tests.Pages;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class StudioPageTests : ServicePageTest
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("baseworkflows-studio-");

    [TearDown]
    public void Remove() => folder.Delete(recursive: true);

    [Test]
    public async Task The_frame_opens_what_the_address_names()
    {
        await OpenAsync("admin", "/studio?definition=approval-clinical", installed: true);
        var page = Render<StudioPage>();

        Assert.That(page.Find("iframe").GetAttribute("src"), Is.EqualTo("/studio/frame?definition=approval-clinical"));
        Assert.That(page.Find("[aria-current=page]").TextContent.Trim(), Is.EqualTo("流程定义"));
    }

    [Test]
    public async Task Who_administers_no_routes_is_told_so()
    {
        await OpenAsync("vp", "/studio", installed: true);
        var page = Render<StudioPage>();

        Assert.That(page.Find("h1").TextContent, Does.Contain("没有访问权限"));
        Assert.That(page.FindAll("iframe"), Is.Empty);
    }

    [Test]
    public async Task Without_the_package_the_page_says_how_to_get_it()
    {
        await OpenAsync("admin", "/studio", installed: false);
        var page = Render<StudioPage>();

        Assert.That(page.Find("h1").TextContent, Is.EqualTo("Elsa Studio 尚未安装"));
        Assert.That(page.Find("code").TextContent, Does.StartWith("npm ci"));
        Assert.That(page.FindAll("iframe"), Is.Empty);
    }

    private async Task OpenAsync(string userName, string address, bool installed)
    {
        if (installed)
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "package.json"), """{"version":"9.8.7"}""");
        Services.AddSingleton(new StudioPackage(
            Options.Create(new StudioOptions { Folder = folder.FullName }), Host.Services.GetRequiredService<IWebHostEnvironment>()));
        await SignInAsync(userName);
        await Services.GetRequiredService<Visitor>().RefreshAsync();
        Navigation.NavigateTo(address);
    }
}
