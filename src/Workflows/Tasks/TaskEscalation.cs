using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Organisation;

namespace BaseWorkflows.Workflows.Tasks;

/// <summary>What becomes of a task that nobody has done long after it was due.</summary>
public enum EscalationKind
{
    /// <summary>The role may do it too; whoever has claimed it and not done it gives it back.</summary>
    Candidate,

    /// <summary>The role is told, by a copy.</summary>
    Copy,
}

/// <summary>To whom a task is escalated (超期上报), and how.</summary>
/// <param name="Role">The role.</param>
/// <param name="Keys">Its candidate keys for this very task.</param>
/// <param name="Kind">What they get.</param>
public sealed record TaskEscalation(Role Role, IReadOnlyList<string> Keys, EscalationKind Kind);

/// <summary>What kinds of escalation are called.</summary>
public static class EscalationTitles
{
    /// <summary>The name of a kind.</summary>
    public static Text Title(this EscalationKind kind) => kind switch
    {
        EscalationKind.Candidate => new("也可办理", "May do it too"),
        EscalationKind.Copy => new("抄送知悉", "Gets a copy"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
