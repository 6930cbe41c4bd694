using BaseWorkflows.Contracts;

namespace BaseWorkflows.Workflows.Tests.Events;

public sealed class PublishedEventsTests
{
    [Test]
    public void Names_of_published_events_never_change() => Assert.That(PublishedEvents.Names, Is.EqualTo(new[]
    {
        "BaseApplied", "BaseStatusChanged", "BaseApproved", "AgreementSigned", "BaseActivated", "BaseEligibilityChanged", "AssessmentOpened", "AssessmentConcluded",
        "RectificationOrdered", "RectificationConcluded", "BaseDelisted", "AgreementExpiring", "AgreementLapsed", "AgreementRenewed",
        "BaseTerminated",
    }));

    [Test]
    public void Every_name_has_a_record_and_every_record_has_a_name()
    {
        var records = typeof(PublishedEvents).Assembly.GetExportedTypes().Where(type => !(type.IsAbstract && type.IsSealed)).Select(type => type.Name);

        Assert.That(records, Is.EquivalentTo(PublishedEvents.Names.Append(nameof(YearEligibility))));
    }
}
