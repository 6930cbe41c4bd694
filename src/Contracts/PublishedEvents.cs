namespace BaseWorkflows.Contracts;

/// <summary>The events that subscribers may rely on: the records of this package that are events.</summary>
public static class PublishedEvents
{
    /// <summary>All of them, in the order of a base's life.</summary>
    public static IReadOnlyList<Type> Types { get; } =
    [
        typeof(BaseApplied), typeof(BaseStatusChanged), typeof(BaseApproved), typeof(AgreementSigned), typeof(BaseActivated), typeof(BaseEligibilityChanged),
        typeof(AssessmentOpened), typeof(AssessmentConcluded), typeof(RectificationOrdered), typeof(RectificationConcluded),
        typeof(BaseDelisted), typeof(AgreementExpiring), typeof(AgreementLapsed), typeof(AgreementRenewed), typeof(BaseTerminated),
    ];

    /// <summary>Their names, in the same order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Types.Select(type => type.Name)];

    /// <summary>The record of an event.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <exception cref="ArgumentException">There is no such published event.</exception>
    public static Type TypeOf(string name) => Types.FirstOrDefault(type => type.Name == name)
        ?? throw new ArgumentException($"There is no published event {name}.", nameof(name));
}
