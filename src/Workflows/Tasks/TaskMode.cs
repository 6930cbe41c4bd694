using BaseWorkflows.Domain;

namespace BaseWorkflows.Workflows.Tasks;

/// <summary>How several who are asked come to one outcome. Who is asked follows from the scope: each department, unit or person is one.</summary>
public enum TaskMode
{
    /// <summary>单人: one task for all of them, which one of them does.</summary>
#pragma warning disable CA1720 // The word that definitions use since the first.
    Single,
#pragma warning restore CA1720

    /// <summary>会签: a task each, at once; all answer, and the worst outcome counts.</summary>
    Countersign,

    /// <summary>或签: a task each, at once; the first answer decides and the other tasks are cancelled.</summary>
    OrSign,

    /// <summary>依次: a task each, one after another in the given order; the first answer that is no yes ends it.</summary>
    Sequential,

    /// <summary>
    /// 票签: a task each, at once; the best outcome needs the votes of the threshold, else that of the others counts which most gave (of
    /// equals the worst). Decided as soon as no vote can change it any more; the tasks that are left are cancelled.
    /// </summary>
    Vote,
}

/// <summary>What modes are called.</summary>
public static class TaskModes
{
    /// <summary>The name of a mode.</summary>
    public static Text Title(this TaskMode mode) => mode switch
    {
        TaskMode.Single => new("单人", "Single"),
        TaskMode.Countersign => new("会签", "Countersign"),
        TaskMode.OrSign => new("或签", "Or-sign"),
        TaskMode.Sequential => new("依次", "Sequential"),
        TaskMode.Vote => new("票签", "Vote"),
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, null),
    };

    /// <summary>What a mode does, in one sentence.</summary>
    public static Text Meaning(this TaskMode mode) => mode switch
    {
        TaskMode.Single => new("其中一人办理", "one of them does it"),
        TaskMode.Countersign => new("全部办理，取最坏的结果", "all answer; the worst counts"),
        TaskMode.OrSign => new("一人办理即可", "the first answer decides"),
        TaskMode.Sequential => new("按顺序逐个办理，不同意即结束", "one after another; a no ends it"),
        TaskMode.Vote => new("同意达到票数即通过", "passes with enough votes"),
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, null),
    };
}

/// <summary>The part that a task has in a question to several.</summary>
/// <param name="Mode">How they come to an outcome.</param>
/// <param name="Place">Which of them it asks, from 1.</param>
/// <param name="Of">How many are asked.</param>
/// <param name="Needed">How many votes the best outcome needs; null where there is no vote.</param>
public sealed record TaskPart(TaskMode Mode, int Place, int Of, int? Needed);
