using BaseWorkflows.Domain;

namespace BaseWorkflows.Workflows.Routes.Lawfulness;

/// <summary>One demand of the regulation on routes.</summary>
/// <param name="Code">Stable, such as <c>lawfulness.clinical_order</c>.</param>
/// <param name="Clause">The clause that demands it.</param>
/// <param name="Demand">What it demands, as a sentence.</param>
public abstract record LawfulnessRule(string Code, Clause Clause, Text Demand)
{
    /// <summary>The definitions that it holds for, by id; empty where it holds for all.</summary>
    public IReadOnlyList<string> Routes { get; init; } = [];

    internal bool HoldsFor(string definitionId) => Routes.Count == 0 || Routes.Contains(definitionId);
}

/// <summary>A demand on the order of steps, held against every run. It is an automaton over the steps that it knows.</summary>
public abstract record PathRule(string Code, Clause Clause, Text Demand) : LawfulnessRule(Code, Clause, Demand)
{
    /// <summary>The steps that it knows, by number.</summary>
    internal abstract IReadOnlyList<StepPattern> Steps { get; }

    /// <summary>The state after a step; null where the step breaks the rule.</summary>
    internal abstract ulong? After(ulong state, int step);

    /// <summary>Whether a run may end in this state.</summary>
    internal virtual bool MayEnd(ulong state) => true;

    /// <summary>What was missing in this state, to be put into a sentence; null where the demand says it all.</summary>
    internal virtual Text? Missing(ulong state) => null;
}

/// <summary>
/// The target comes only after all steps of every stage, stage by stage; the order within one stage is free. Doing a step of an earlier stage once more makes what
/// followed it void; a return to the applicant and a correction do not (what was given stands).
/// </summary>
public sealed record OnlyAfter(string Code, Clause Clause, Text Demand, StepPattern Target, IReadOnlyList<IReadOnlyList<StepPattern>> Stages)
    : PathRule(Code, Clause, Demand)
{
    private readonly IReadOnlyList<int> stageOf = [.. Stages.SelectMany((stage, number) => stage.Select(_ => number))];

    internal override IReadOnlyList<StepPattern> Steps { get; } = [Target, .. Stages.SelectMany(stage => stage)];

    internal override ulong? After(ulong state, int step)
    {
        if (step == 0)
            return NextStage(state) == Stages.Count ? state : null;
        var stage = stageOf[step - 1];
        if (NextStage(state) < stage)
            return state;
        state |= 1UL << (step - 1);
        for (var later = 0; later < stageOf.Count; later++)
        {
            if (stageOf[later] > stage)
                state &= ~(1UL << later);
        }

        return state;
    }

    internal override Text? Missing(ulong state)
    {
        var labels = Enumerable.Range(0, stageOf.Count).Where(item => stageOf[item] == NextStage(state) && (state >> item & 1) == 0).Select(item => Steps[item + 1].Label).ToList();
        return new(string.Join('、', labels.Select(label => label.Zh)), string.Join(", ", labels.Select(label => label.En)));
    }

    private int NextStage(ulong state)
    {
        for (var item = 0; item < stageOf.Count; item++)
        {
            if ((state >> item & 1) == 0)
                return stageOf[item];
        }

        return Stages.Count;
    }
}

/// <summary>The target never comes after any of the first.</summary>
public sealed record NeverAfter(string Code, Clause Clause, Text Demand, IReadOnlyList<StepPattern> First, StepPattern Target) : PathRule(Code, Clause, Demand)
{
    internal override IReadOnlyList<StepPattern> Steps { get; } = [Target, .. First];

    internal override ulong? After(ulong state, int step) => step > 0 ? 1UL : state == 0 ? 0UL : null;
}

/// <summary>No run ends without one of these steps; where a step is given, no run that has come to it.</summary>
public sealed record BeforeTheEnd(string Code, Clause Clause, Text Demand, StepPattern? Given, IReadOnlyList<StepPattern> AnyOf) : PathRule(Code, Clause, Demand)
{
    internal override IReadOnlyList<StepPattern> Steps { get; } = Given is null ? AnyOf : [.. AnyOf, Given];

    internal override ulong? After(ulong state, int step) => step == AnyOf.Count ? 1UL : Given is null || state > 0 ? 2UL : 0UL;

    internal override bool MayEnd(ulong state) => state == 2 || (Given is not null && state == 0);
}

/// <summary>An input of a step has one of these values: by whom, signed, asked of all.</summary>
public sealed record StepDemand(string Code, Clause Clause, Text Demand, StepPattern Step, string Input, IReadOnlyList<string> Allowed) : LawfulnessRule(Code, Clause, Demand);

/// <summary>Two kinds of steps are not done by the same role.</summary>
public sealed record DifferentRoles(string Code, Clause Clause, Text Demand, IReadOnlyList<StepPattern> One, IReadOnlyList<StepPattern> Other) : LawfulnessRule(Code, Clause, Demand);

/// <summary>The rules that one edition of the regulation sets for routes.</summary>
/// <param name="Edition">The edition's id.</param>
/// <param name="Rules">The rules, in the order of their clauses.</param>
public sealed record RegulationRules(string Edition, IReadOnlyList<LawfulnessRule> Rules);
