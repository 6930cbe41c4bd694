using System.Security.Cryptography;
using System.Text;
using BaseWorkflows.Domain;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Notifications;
using BaseWorkflows.Workflows.Notifications.Robots;
using BaseWorkflows.Workflows.Notifications.Sending;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Subscriptions;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using static BaseWorkflows.TestKit.TestRoutes;

namespace BaseWorkflows.Workflows.Tests.Notifications;

/// <summary>Group chats of offices, behind a real web server that answers as 企业微信 and 钉钉 do: 200, whatever happens.</summary>
public sealed class RobotTests(DatabaseProvider provider) : NotificationTests(provider)
{
    private GroupChat chat = null!;

    [SetUp]
    public async Task OpenChatAsync()
    {
        chat = await GroupChat.OpenAsync();
        (Options.Robots, Options.BaseUrl) = (true, "https://bases.example.edu.cn");
        await Service.In(scope =>
        {
            scope.GetRequiredService<IOptions<SubscriptionOptions>>().Value.Hosts = [chat.Host];
            return Task.FromResult(true);
        });
    }

    [TearDown]
    public async Task CloseChatAsync() => await chat.DisposeAsync();

    [Test]
    public async Task A_group_is_told_of_the_tasks_of_its_office_once_with_what_is_due_in_one_message()
    {
        await CreateAsync(RobotKind.WeCom);
        await GiveAsync();
        await StartAsync("told", "case-2");
        await GiveElsewhereAsync();
        await TellAsync();
        Assert.That((await SendAsync(), await SendAsync()), Is.EqualTo((1, 0)));

        var body = chat.Posted.Single().Body;
        Assert.That((string?)body["msgtype"], Is.EqualTo("markdown"));
        Assert.That((string?)body["markdown"]!["content"], Does.StartWith("**培养基地管理：2 条通知**").And.Contain("](https://bases.example.edu.cn/tasks/"));
        Assert.That((await Service.InboxAsync(Officer)).Select(task => task.State), Is.All.EqualTo(TaskState.Available), "nothing is decided by it");
    }

    [Test]
    public async Task DingTalk_gets_the_signature_that_it_asks_for()
    {
        await CreateAsync(RobotKind.DingTalk, "SECtest");
        await GiveAsync();
        await TellAsync();
        await SendAsync();

        var query = QueryHelpers.ParseQuery(chat.Posted.Single().Query);
        var timestamp = $"{query["timestamp"]}";
        Assert.That(timestamp, Is.EqualTo($"{Service.Time.GetUtcNow().ToUnixTimeMilliseconds()}"));
        Assert.That($"{query["sign"]}", Is.EqualTo(Convert.ToBase64String(
            HMACSHA256.HashData(Encoding.UTF8.GetBytes("SECtest"), Encoding.UTF8.GetBytes($"{timestamp}\nSECtest")))));
        Assert.That((string?)chat.Posted.Single().Body["markdown"]!["title"], Does.StartWith("新待办："));
    }

    [Test]
    public async Task An_error_code_in_an_answer_of_200_is_an_error()
    {
        await CreateAsync(RobotKind.WeCom);
        await GiveAsync();
        await TellAsync();
        chat.Answer = """{"errcode":45009,"errmsg":"api freq out of limit"}""";
        Assert.That(await SendAsync(), Is.Zero);
        chat.Answer = "<html>";
        Service.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.That(await SendAsync(), Is.Zero);
        chat.Answer = """{"errcode":0}""";
        Service.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.That(await SendAsync(), Is.EqualTo(1));

        chat.Answer = """{"errcode":93000,"errmsg":"invalid webhook url"}""";
        await StartAsync("told", "case-2");
        await TellAsync();
        await SendAsync();
        var dead = (await Service.With<ListDeadLetters, Result<Page<FailedDelivery>>>(list => list.HandleAsync(new(), Administrator, default))).Value.Items.Single();
        Assert.That((dead.Recipient, dead.IsGivenUp, dead.Error), Is.EqualTo(("研究生处群", true, "errcode 93000")), "no address, no words");
    }

    [Test]
    public async Task Address_and_secret_are_kept_encrypted_and_shown_to_nobody_and_a_removed_robot_posts_nothing()
    {
        var robot = await CreateAsync(RobotKind.DingTalk, "SECtest");
        var kept = await Service.With<WorkflowsDbContext, NotificationRobot>(db => db.Set<NotificationRobot>().SingleAsync());
        Assert.That((kept.Url, kept.Secret), Is.Not.EqualTo((chat.Url, "SECtest")));
        Assert.That(kept.Url, Does.Not.Contain(GroupChat.Key));

        await GiveAsync();
        await TellAsync();
        await Service.With<DeleteRobot, Result<string>>(delete => delete.HandleAsync(new(robot.Id), Administrator, default));
        Assert.That(await SendAsync(), Is.Zero);
        Assert.That(chat.Posted, Is.Empty);
    }

    [Test]
    public async Task Only_an_administrator_sets_robots_up_and_no_inside_address_is_taken()
    {
        var request = Request(RobotKind.WeCom);
        Assert.That((await Service.With<CreateRobot, Result<RobotView>>(create => create.HandleAsync(request, Officer, default))).Refusal!.Kind, Is.EqualTo(RefusalKind.Forbidden));
        var inside = await Service.With<CreateRobot, Result<RobotView>>(create => create.HandleAsync(request with { Url = "https://169.254.169.254/x" }, Administrator, default));
        Assert.That(inside.Refusal!.Errors.Keys, Is.EqualTo(new[] { "url" }));
        var empty = await Service.With<CreateRobot, Result<RobotView>>(create => create.HandleAsync(new(null, RobotKind.WeCom, null, null, "unit:x", []), Administrator, default));
        Assert.That(empty.Refusal!.Errors.Keys, Is.EquivalentTo(new[] { "name", "url", "groups", "office" }));
    }

    [Test]
    public void A_message_is_as_long_as_it_may_be_and_counts_the_rest()
    {
        var items = Enumerable.Range(0, 50).Select(number => new MessageItem($"新待办 {number} [点我](http://evil)", new string('字', 200), "https://bases.example.edu.cn/tasks/1")).ToList();
        var text = new MessageTemplates().Markdown(new("m", false, items), 4_096);

        Assert.That(Encoding.UTF8.GetByteCount(text), Is.LessThanOrEqualTo(4_096));
        Assert.That(text, Does.Match("另有 \\d+ 条").And.Not.Contain("](http://evil"));
    }

    private async Task<RobotView> CreateAsync(RobotKind kind, string? secret = null) =>
        (await Service.With<CreateRobot, Result<RobotView>>(create => create.HandleAsync(Request(kind, secret), Administrator, default))).Value;

    private CreateRobotRequest Request(RobotKind kind, string? secret = null) => new("研究生处群", kind, chat.Url, secret, "college", [NotificationGroup.Tasks]);

    private async Task GiveElsewhereAsync()
    {
        await Service.PublishAsync(Definition("elsewhere", [Step("A", ("scope", "People"), ("people", $"""["{Director.PersonId}"]"""))], []));
        await StartAsync("elsewhere", "case-3");
    }
}
