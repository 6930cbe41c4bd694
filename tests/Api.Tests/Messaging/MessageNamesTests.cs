using System.Text.Json;
using BaseWorkflows.Contracts;
using MassTransit;
using MassTransit.Serialization;

namespace BaseWorkflows.Api.Tests.Messaging;

/// <summary>By what names subscribers find the events on the bus.</summary>
public sealed class MessageNamesTests
{
    private static readonly string[] Pinned =
    [
        "BaseApplied", "BaseStatusChanged", "BaseApproved", "AgreementSigned", "BaseActivated", "BaseEligibilityChanged", "AssessmentOpened",
        "AssessmentConcluded", "RectificationOrdered", "RectificationConcluded", "BaseDelisted", "AgreementExpiring", "AgreementLapsed",
        "AgreementRenewed", "BaseTerminated",
    ];

    [Test]
    public void Names_of_messages_never_change() => Assert.That(
        PublishedEvents.Types.Select(MessageUrn.ForTypeString), Is.EqualTo(Pinned.Select(name => $"urn:message:BaseWorkflows.Contracts:{name}")));

    [Test]
    public void Names_of_exchanges_never_change()
    {
        var names = Bus.Factory.CreateUsingRabbitMq(_ => { }).Topology.PublishTopology;

        Assert.That(PublishedEvents.Types.Select(type => Address(names, type)), Is.EqualTo(Pinned.Select(name => $"BaseWorkflows.Contracts:{name}")));
    }

    [Test]
    public void Names_of_headers_never_change() => Assert.That(
        typeof(EventHeaders).GetFields().Select(field => field.GetRawConstantValue()),
        Is.EqualTo(new[] { "position", "time", "subject", "baseId", "clause", "traceparent" }));

    [Test]
    public void MassTransit_as_it_comes_reads_what_we_write() => Assert.That(
        JsonSerializer.Deserialize<AssessmentConcluded>("""{"assessmentId":"1","baseId":"2","year":2027,"passed":true,"score":88.5}""", SystemTextJsonMessageSerializer.Options),
        Is.EqualTo(new AssessmentConcluded("1", "2", 2027, true, 88.5m)));

    private static string Address(IPublishTopology topology, Type type) =>
        topology.TryGetPublishAddress(type, new Uri("rabbitmq://localhost/"), out var address) ? address!.AbsolutePath.TrimStart('/') : "";
}
