using System.Text;
using BaseWorkflows.Api.Pages.Calendars;
using Bunit;
using Microsoft.AspNetCore.Components.Forms;
using MudBlazor;

namespace BaseWorkflows.Api.Tests.Pages;

/// <summary>The working calendar: what a year looks like, and how it is entered.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class CalendarPageTests : ServicePageTest
{
    private IRenderedComponent<MudDialogProvider> dialogs = null!;

    [Test]
    public async Task A_year_shows_its_holidays_and_make_up_days_and_whoever_only_reads_gets_no_buttons()
    {
        var page = await OpenAsync("expert1", 2026);

        var october = page.FindAll(".month")[9];
        Assert.That(october.QuerySelectorAll(".month__day--holiday").Select(day => day.QuerySelector("time")!.TextContent), Is.EqualTo(new[] { "1", "2", "3", "4", "5", "6", "7" }));
        Assert.That(october.QuerySelector("[title='国庆节调休']")!.TextContent, Does.Contain("10").And.Contain("班"));
        Assert.That(page.FindAll(".page-head button, .file-picker"), Is.Empty);
    }

    [Test]
    public async Task A_row_that_contradicts_another_stays_in_the_dialog_with_its_message_until_it_is_put_right()
    {
        var page = await OpenAsync("grad.officer", 2031);
        Assert.That(page.Find(".notice").TextContent, Does.Contain("2031 年还没有录入"));

        page.Find("button:contains('编辑')").Click();
        dialogs.WaitForElement("button:contains('添加一行')").Click();
        Change("name", "暑假");
        Change("kind", "Vacation");
        Change("from", "2031-08-31");
        Change("to", "2031-07-10");
        await dialogs.Find("button:contains('保存')").ClickAsync();
        dialogs.WaitForAssertion(() => Assert.That(dialogs.Find("#field-entries-0-to-frame [role=alert]").TextContent, Does.Contain("不能早于")));

        Change("from", "2031-07-10");
        Change("to", "2031-08-31");
        await dialogs.Find("button:contains('保存')").ClickAsync();

        page.WaitForAssertion(() => Assert.That(page.Find("tbody tr:contains('暑假')").TextContent, Does.Contain("寒暑假").And.Contain("2031-07-10")));
        Assert.That(page.FindAll(".month")[7].QuerySelectorAll(".month__day--vacation"), Has.Exactly(31).Items);

        void Change(string field, string value) => dialogs.Find($"#field-entries-0-{field}").Change(value);
    }

    [Test]
    public async Task An_imported_file_leads_to_its_year_and_a_bad_one_says_which_line()
    {
        var page = await OpenAsync("admin", 2026);

        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("2032-01-01,,元旦", "bad.csv"));
        page.WaitForAssertion(() => Assert.That(page.Find("[role=alert]").TextContent, Does.Contain("第 1 行")));
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary(Encoding.UTF8.GetBytes("2032-01-01,,放假,元旦"), "good.csv"));

        page.WaitForAssertion(() => Assert.That(Navigation.Uri, Does.EndWith("/calendar?year=2032")));
    }

    private async Task<IRenderedComponent<CalendarPage>> OpenAsync(string userName, int year)
    {
        await SignInAsync(userName);
        Render<MudPopoverProvider>();
        dialogs = Render<MudDialogProvider>();
        Navigation.NavigateTo($"/calendar?year={year}");
        var page = Render<CalendarPage>();
        await page.WaitForStateAsync(() => page.FindAll(".loading").Count == 0);
        return page;
    }
}
