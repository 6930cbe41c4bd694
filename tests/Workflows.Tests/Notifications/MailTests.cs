using BaseWorkflows.Domain;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Notifications;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.Extensions.DependencyInjection;
using static BaseWorkflows.TestKit.TestRoutes;

namespace BaseWorkflows.Workflows.Tests.Notifications;

/// <summary>Tests with a mail server, by which the officer is told of tasks at once.</summary>
public abstract class MailTests(DatabaseProvider provider) : NotificationTests(provider)
{
    private readonly List<MailServer> servers = [];

    /// <summary>The server to which mails go now.</summary>
    protected MailServer Mail => servers[^1];

    [SetUp]
    public async Task TakeMailAsync()
    {
        Use(new MailServer());
        (Options.BaseUrl, Options.Mail.Host, Options.Mail.From) = ("https://bases.example.edu.cn/", "127.0.0.1", "研究生处 <bases@example.edu.cn>");
        await PreferAsync(Officer, new Dictionary<NotificationGroup, SendingChoice> { [NotificationGroup.Tasks] = SendingChoice.AtOnce });
    }

    [TearDown]
    public async Task StopMailAsync()
    {
        foreach (var server in servers)
            await server.DisposeAsync();
        servers.Clear();
    }

    /// <summary>Mails go to that server from now on.</summary>
    protected void Use(MailServer server)
    {
        servers.Add(server);
        (Options.Mail.Port, Options.Mail.Tls) = (server.Port, server.Tls);
    }

    /// <summary>Another node with the same configuration.</summary>
    protected Task<TestService> JoinAsync() => Service.JoinAsync(
        services => services.AddTaskType<PlainTask>(PlainTask.TypeKey).AddSingleton(Microsoft.Extensions.Options.Options.Create(Options)));

    protected async Task PreferAsync(Caller caller, Dictionary<NotificationGroup, SendingChoice> choices, bool inEnglish = false) =>
        Assert.That((await SaveAsync(caller, choices, inEnglish)).Refusal, Is.Null);

    protected Task<Result<PreferencesForm>> SaveAsync(
        Caller caller, Dictionary<NotificationGroup, SendingChoice> choices, bool inEnglish = false, string? mail = null) =>
        Service.With<SavePreferences, Result<PreferencesForm>>(save => save.HandleAsync(
            new(mail ?? $"{caller.PersonId}@example.edu.cn", inEnglish, choices, new(22, 0), new(7, 0), new(8, 0)), caller, default));
}
