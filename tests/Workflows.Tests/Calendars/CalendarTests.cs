using System.Text;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Calendars;
using BaseWorkflows.Workflows.Calendars;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using static BaseWorkflows.TestKit.TestRoutes;

namespace BaseWorkflows.Workflows.Tests.Calendars;

public sealed class CalendarTests(DatabaseProvider provider) : DatabaseTests(provider)
{
    [Test]
    public async Task The_public_holidays_come_with_the_service_and_starting_again_changes_nothing()
    {
        var before = await GetAsync(2026);
        await Service.With<EmbeddedCalendars, bool>(async embedded =>
        {
            await embedded.ImportAsync(default);
            return true;
        });

        Assert.That((await Service.With<ListCalendarYears, Result<CalendarYears>>(list => list.HandleAsync(Officer, default))).Value.Years, Is.EqualTo(new[] { 2024, 2025, 2026 }));
        Assert.That(before.Entries.Single(entry => entry.Name == "国庆节"), Is.EqualTo(new CalendarEntry(new(2026, 10, 1), new(2026, 10, 7), CalendarDayKind.Holiday, "国庆节")));
        Assert.That((await GetAsync(2026)).Version, Is.EqualTo(before.Version));
    }

    [TestCase("utf-8")]
    [TestCase("GB18030")]
    public async Task A_file_is_read_as_spreadsheets_write_it(string encoding)
    {
        const string file = "开始,结束,类型,名称\r\n2027/1/1,,放假,元旦\r\n2027年2月6日，2027年2月12日，休，春节\r\n\"2027-01-16\",\"2027-03-01\",\"寒假\",\r\n";

        var imported = await ImportAsync(Encoded(encoding, file));

        Assert.That(imported.Value.Years, Is.EqualTo(new[] { 2027 }));
        Assert.That((await GetAsync(2027)).Entries, Is.EqualTo(new CalendarEntry[]
        {
            new(new(2027, 1, 1), new(2027, 1, 1), CalendarDayKind.Holiday, "元旦"),
            new(new(2027, 1, 16), new(2027, 3, 1), CalendarDayKind.Vacation, "寒假"),
            new(new(2027, 2, 6), new(2027, 2, 12), CalendarDayKind.Holiday, "春节"),
        }));
    }

    [Test]
    public async Task A_list_of_public_holidays_does_not_take_the_college_s_vacation_away()
    {
        await SaveAsync(new(2027, [new(new(2027, 1, 16), new(2027, 3, 1), CalendarDayKind.Vacation, "寒假")]));

        await ImportAsync(Encoding.UTF8.GetBytes("2027-05-01,2027-05-05,放假,劳动节"));
        await ImportAsync(Encoding.UTF8.GetBytes("2027-05-01,2027-05-03,放假,劳动节"));

        Assert.That((await GetAsync(2027)).Entries.Select(entry => (entry.Name, entry.To.Day)), Is.EqualTo(new[] { ("寒假", 1), ("劳动节", 3) }));
    }

    [Test]
    public async Task A_file_with_a_bad_line_names_it_and_changes_nothing()
    {
        var refusal = (await ImportAsync(Encoding.UTF8.GetBytes("2027-01-01,,放假,元旦\n2027-02-30,,放假,春节\n2027-03-01,,加班,\n"))).Refusal!;

        Assert.That(refusal.Errors["file"].Select(error => error.Zh), Is.EqualTo(new[] { "第 2 行无法识别：2027-02-30,,放假,春节", "第 3 行无法识别：2027-03-01,,加班," }));
        Assert.That((await GetAsync(2027)).Version, Is.Zero);
    }

    [Test]
    public async Task Who_comes_second_with_an_old_version_is_told_and_who_keeps_no_calendar_is_refused()
    {
        var seen = (await GetAsync(2026)).Version;
        Assert.That((await SaveAsync(new(2026, [], seen))).IsOk);

        Assert.That((await SaveAsync(new(2026, [], seen))).Refusal?.Code, Is.EqualTo("calendar.stale"));
        Assert.That((await SaveAsync(new(2026, []), Stranger)).Refusal?.Code, Is.EqualTo("calendar.forbidden"));
    }

    [Test]
    public async Task A_task_is_due_at_the_end_of_its_last_working_day()
    {
        await Service.PublishAsync(Definition("due", [Step("A", ("dueInDays", "3"))], []));
        Service.Time.SetUtcNow(new DateTimeOffset(2027, 4, 29, 8, 0, 0, TimeSpan.Zero));
        await SaveAsync(new(2027,
        [
            new(new(2027, 5, 1), new(2027, 5, 5), CalendarDayKind.Holiday, "劳动节"),
            new(new(2027, 5, 8), new(2027, 5, 8), CalendarDayKind.MakeUp, "劳动节调休"),
        ]));
        await Service.StartAsync("due");

        // Friday 30 April, Thursday 6 May, Friday 7 May.
        Assert.That((await Service.InboxAsync(Officer)).Single().DueAt, Is.EqualTo(new DateTimeOffset(2027, 5, 7, 15, 59, 59, TimeSpan.Zero)));
    }

    private Task<Result<CalendarYears>> ImportAsync(byte[] content) =>
        Service.With<ImportCalendar, Result<CalendarYears>>(import => import.HandleAsync(new(content), Officer, default));

    private Task<Result<CalendarItem>> SaveAsync(SaveCalendarYearRequest request, Caller? caller = null) =>
        Service.With<SaveCalendarYear, Result<CalendarItem>>(save => save.HandleAsync(request, caller ?? Officer, default));

    private async Task<CalendarItem> GetAsync(int year) =>
        (await Service.With<GetCalendarYear, Result<CalendarItem>>(get => get.HandleAsync(year, Officer, default))).Value;

    private static byte[] Encoded(string encoding, string text) =>
        (encoding == "GB18030" ? CodePagesEncodingProvider.Instance.GetEncoding(encoding)! : Encoding.UTF8).GetBytes(text);
}
