namespace BaseWorkflows.Api.Components.Words;

public static partial class Words
{
    public static string SimulationOf(string route) => Say($"流程模拟：{route}", $"Simulation of {route}");

    public static string SimulationLead(int version) => Say(
        $"第 {version} 版 · 用已办结的事项或虚拟的事项走一遍，不会改动任何数据，也不会通知任何人",
        $"Version {version} · over finished or made-up cases; nothing is changed and nobody is told");

    public static string SimulateCases => Say("选择事项", "Choose cases");

    public static string SimulateMadeUp => Say("虚拟事项（各环节的结论可以自己选）", "A made-up case (you choose how its steps are decided)");

    public static string MadeUpTitle => Say("虚拟事项", "Made-up case");

    public static string NoFinishedCases => Say("这个流程还没有您可以查看的已办结事项。", "No case that you may see has finished on this route yet.");

    public static string RunSimulation => Say("开始模拟", "Simulate");

    public static string SimulatedAs(bool differs) => differs ? Say("与实际不同", "Differs from what happened") : Say("与实际一致", "As it happened");

    public static string SimulatedEnded => Say("走到结束", "Comes to its end");

    public static string SimulatedFailed => Say("出错", "Fails");

    public static string SimulatedStuck => Say("卡住", "Gets stuck");

    public static string SimulatedTooLong => Say("走不完", "Goes on and on");

    public static string SimulatedStep => Say("环节", "Step");

    public static string SimulatedAsked => Say("会请谁办理", "Who would be asked");

    public static string SimulatedOutcome => Say("结论", "Outcome");

    public static string SimulatedReally => Say("实际由谁办理", "Who really did it");

    public static string AssumedOutcome => Say("（假定）", " (assumed)");

    public static string ChooseDecisions => Say("选择某一环节的结论，可以看流程接着怎样走；没有选择的环节取第一个结论。", "Choose how a step is decided to see where the route goes on; steps that are left alone take their first outcome.");

    public static string ForgetDecisions => Say("全部取第一个结论", "Take every first outcome");

    public static string DecisionOf(string step) => Say($"“{step}”的结论", $"Outcome of '{step}'");

    public static string SimulateThisRun => Say("按这条走法模拟", "Simulate this run");

    public static string NobodyHoldsIt => Say("没有人担任", "Nobody holds the role");

    public static string NotAskedAnyMore(string steps) => Say($"实际办过、这一版不再要求：{steps}", $"Done in reality, not asked for in this version: {steps}");

    public static string SimulatedEffects(string effects) => Say($"系统会依次执行：{effects}", $"The system would: {effects}");

    public static string EffectsDiffer => Say("系统会执行的操作与实际不同。", "The system would do something else than it did.");
}
