using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Notifications;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.Extensions.DependencyInjection;
using static BaseWorkflows.TestKit.TestRoutes;

namespace BaseWorkflows.Workflows.Tests.Notifications;

/// <summary>The live counter, as pages on another node see it.</summary>
public sealed class UnreadWatchTests(DatabaseProvider provider) : NotificationTests(provider)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Test]
    public async Task An_open_page_is_told_what_another_node_writes_and_when_it_is_read()
    {
        await using var other = await Service.JoinAsync(services => services.AddTaskType<PlainTask>(PlainTask.TypeKey));
        var (mine, theirs) = (new ConcurrentQueue<int>(), new ConcurrentQueue<int>());
        var watch = await other.In(scope => Task.FromResult(scope.GetRequiredService<UnreadWatch>()));
        using var one = watch.Watch(Officer.PersonId, unread => mine.Enqueue(unread.Count));
        using var two = watch.Watch(Director.PersonId, unread => theirs.Enqueue(unread.Count));
        await UntilAsync(() => mine.Contains(0) && theirs.Contains(0), Second);

        await GiveAsync();
        await TellAsync();
        await UntilAsync(() => mine.Last() == 1, Second);
        await ReadAsync(Officer);
        await UntilAsync(() => mine.Last() == 0, Second);

        Assert.That(mine, Is.EqualTo(new[] { 0, 1, 0 }));
        Assert.That(theirs, Is.EqualTo(new[] { 0 }));
    }

    [Test]
    public async Task Nobody_is_told_after_they_have_gone()
    {
        var told = new ConcurrentQueue<int>();
        var watch = await Service.In(scope => Task.FromResult(scope.GetRequiredService<UnreadWatch>()));
        var one = watch.Watch(Officer.PersonId, unread => told.Enqueue(unread.Count));
        await UntilAsync(() => !told.IsEmpty, Second);
        one.Dispose();

        var stays = new ConcurrentQueue<int>();
        using var two = watch.Watch(SecondOfficer.PersonId, unread => stays.Enqueue(unread.Count));
        await GiveAsync();
        await TellAsync();
        await UntilAsync(() => stays.Contains(1), Second);

        Assert.That(told, Is.EqualTo(new[] { 0 }));
    }

    [Test]
    public async Task It_looks_for_all_pages_in_the_trace_and_the_language_of_none()
    {
        var seen = new ConcurrentQueue<(Activity? Trace, string Language)>();
        var watch = await Service.In(scope => Task.FromResult(scope.GetRequiredService<UnreadWatch>()));
        var own = CultureInfo.CurrentUICulture;
        using var page = new Activity("page").Start();
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("ga");
        try
        {
            using var one = watch.Watch(Officer.PersonId, _ => seen.Enqueue((Activity.Current, CultureInfo.CurrentUICulture.Name)));
            await UntilAsync(() => !seen.IsEmpty, Second);
        }
        finally
        {
            CultureInfo.CurrentUICulture = own;
        }

        Assert.That(seen.First().Trace, Is.Null);
        Assert.That(seen.First().Language, Is.Not.EqualTo("ga"));
    }
}
