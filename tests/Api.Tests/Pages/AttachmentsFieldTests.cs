using BaseWorkflows.Api.Components.Forms;
using BaseWorkflows.Workflows.Tasks;
using Bunit;
using Microsoft.AspNetCore.Components.Forms;

namespace BaseWorkflows.Api.Tests.Pages;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class AttachmentsFieldTests : ServicePageTest
{
    private readonly FormModel model = new([]);

    [Test]
    public async Task A_refused_file_says_why_and_a_stored_one_is_in_the_form()
    {
        var form = await DrawAsync();

        form.FindComponent<InputFile>().UploadFiles(
            InputFileContent.CreateFromText("%PDF-1.7\n%%EOF", "考察报告.pdf"), InputFileContent.CreateFromText("MZ", "setup.pdf"));

        form.WaitForAssertion(() => Assert.That(form.Find("[role=alert]").TextContent, Does.Contain("只接受")));
        Assert.That(model.Chosen("files"), Has.Count.EqualTo(1));
        Assert.That(form.Find(".file__name").TextContent, Is.EqualTo("考察报告.pdf"));
        Assert.That(form.Find(".file__name").GetAttribute("href"), Is.EqualTo($"/api/documents/{model.Chosen("files")[0]}/content"));
    }

    [Test]
    public async Task A_file_of_a_draft_is_shown_by_its_name_and_can_be_taken_out()
    {
        var first = await DrawAsync();
        first.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("%PDF-1.7\n%%EOF", "扫描件.pdf"));
        first.WaitForAssertion(() => Assert.That(model.Chosen("files"), Has.Count.EqualTo(1)));

        var again = await DrawAsync();
        again.WaitForAssertion(() => Assert.That(again.Find(".file__name").TextContent, Is.EqualTo("扫描件.pdf")));
        again.Find("button[aria-label='删除文件 扫描件.pdf']").Click();

        Assert.That(model.Chosen("files"), Is.Empty);
    }

    private async Task<IRenderedComponent<FormFields>> DrawAsync()
    {
        await SignInAsync("pharmacy.officer");
        return Render<FormFields>(parameters => parameters
            .Add(each => each.Fields, [new FormField("files", FieldKind.Attachments, new("附件", "Files"))])
            .Add(each => each.Model, model));
    }
}
