namespace BaseWorkflows.Api.Jobs;

/// <summary>Section <c>Jobs</c>: whether this node runs the schedules.</summary>
internal sealed class JobsOptions
{
    public const string Section = "Jobs";

    /// <summary>Whether this node runs jobs and shows their dashboard. At least one node has to.</summary>
    public bool Enabled { get; init; } = true;
}
