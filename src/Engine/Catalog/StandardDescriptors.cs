namespace BaseWorkflows.Engine;

/// <summary>The declarations of Elsa's activities that this engine runs; names, inputs and ports are Elsa's own.</summary>
internal static class StandardDescriptors
{
    private static readonly Bilingual Flow = new("流程", "Flow");
    private static readonly Bilingual Branching = new("分支", "Branching");
    private static readonly Bilingual Looping = new("循环", "Looping");
    private static readonly Bilingual Primitives = new("基本", "Primitives");
    private static readonly Bilingual Composition = new("组合", "Composition");
    private static readonly Bilingual Scheduling = new("定时", "Scheduling");
    private static readonly Bilingual System = new("系统", "System");

    private static readonly PortDescriptor Default = new("Default", new("默认", "Default"));
    private static readonly PortDescriptor Body = new("Body", new("循环体", "Body"));

    public static IReadOnlyList<ActivityDescriptor> All { get; } =
    [
        Of("Flowchart", Flow, "流程图", "Flowchart", "按连线运行其中的活动。", "Runs activities along their connections.") with { IsContainer = true, IsBrowsable = false, Slots = [new("Start", new("起点", "Start"))] },
        Of("Start", Flow, "开始", "Start", "流程图的起点。", "Where a flowchart begins.") with { IsStart = true },
        Ends(Of("End", Flow, "结束", "End", "结束所在的流程图。", "Ends its flowchart.")),
        Of("FlowDecision", Branching, "判断", "Decision", "按条件走“是”或“否”。", "Leaves by True or False.", Condition()) with
        {
            Ports = [new("True", new("是", "True")), new("False", new("否", "False"))],
        },
        Of("FlowSwitch", Branching, "多路判断", "Switch (flow)", "按满足条件的情形分流。", "Leaves by the cases whose condition holds.",
            Raw("cases", "flow-switch-editor", "情形", "Cases"), Mode()) with { Ports = [Default] },
        Of("FlowFork", Branching, "并行分支", "Fork (flow)", "同时走所有分支。", "Leaves by all branches at once.",
            In("branches", "String[]", "dynamic-outcomes", "分支", "Branches") with { DefaultSyntax = "Object" }) with { OutcomesInput = "branches", Ports = [] },
        Of("FlowJoin", Branching, "汇合", "Join", "等待并行分支汇合。", "Joins parallel branches.",
            In("mode", "Elsa.Workflows.Activities.Flowchart.Models.FlowJoinMode, Elsa.Workflows.Core", "dropdown", "方式", "Mode") with
            {
                Default = "WaitAny",
                Choices =
                [
                    new("WaitAny", new("任一分支到达", "Wait for any branch")),
                    new("WaitAll", new("所有分支到达", "Wait for all branches")),
                    new("WaitAllActive", new("所有已走的分支到达", "Wait for all active branches")),
                ],
            }),
        Of("Sequence", Flow, "顺序", "Sequence", "依次运行。", "Runs activities one after the other.") with { IsContainer = true, IsBrowsable = false },
        Of("Parallel", Flow, "并行", "Parallel", "同时运行，全部完成后继续。", "Runs activities at once and waits for all.") with { IsContainer = true, IsBrowsable = false },
        Of("Fork", Branching, "分叉", "Fork", "同时运行各分支。", "Runs branches at once.", Raw("joinMode", "dropdown", "汇合方式", "Join mode") with
            {
                Choices = [new("WaitAll", new("所有分支", "Wait for all")), new("WaitAny", new("任一分支", "Wait for any"))],
            }) with
        { IsBrowsable = false },
        Of("If", Branching, "如果", "If", "按条件运行其一。", "Runs one of two activities.", Condition()) with
        {
            Outputs = [new("result", "Boolean", new("结果", "Result"))],
            Slots = [new("Then", new("成立时", "Then")), new("Else", new("否则", "Else"))],
        },
        Of("Switch", Branching, "选择", "Switch", "运行满足条件的情形。", "Runs the cases whose condition holds.", Raw("cases", "switch-editor", "情形", "Cases"), Mode()) with
        {
            Outputs = [new("output", "Object", new("输出", "Output"))],
            Slots = [Default],
        },
        Of("While", Looping, "当条件成立", "While", "条件成立时重复。", "Repeats while the condition holds.", Condition()) with { Slots = [Body] },
        Of("For", Looping, "计数循环", "For", "从起始数到结束数。", "Counts from start to end.",
            In("start", "Int32", "singleline", "起始", "Start"), In("end", "Int32", "singleline", "结束", "End"), In("step", "Int32", "singleline", "步长", "Step"),
            In("outerBoundInclusive", "Boolean", "checkbox", "包含结束", "Including the end") with { Default = true }) with { Outputs = [CurrentValue()], Slots = [Body] },
        Of("ForEach", Looping, "逐项循环", "For each", "对每一项运行一次。", "Runs once for each item.", Items()) with { Outputs = [CurrentValue()], Slots = [Body] },
        Of("ParallelForEach", Looping, "并行逐项", "Parallel for each", "对所有项同时运行。", "Runs for all items at once.", Items()) with { Slots = [Body] },
        Ends(Of("Break", Looping, "跳出循环", "Break", "离开所在的循环。", "Leaves the loop.")),
        Of("SetVariable", Primitives, "设置变量", "Set variable", "给变量赋值。", "Assigns a variable.",
            Raw("variable", "variable-picker", "变量", "Variable") with { IsRequired = true }, In("value", "Object", "singleline", "值", "Value")),
        Of("SetName", Primitives, "设置名称", "Set name", "给流程实例命名。", "Names the instance.", In("value", "String", "singleline", "名称", "Name")),
        Of("Correlate", Primitives, "关联", "Correlate", "设置关联编号。", "Sets the correlation id.", In("correlationId", "String", "singleline", "关联编号", "Correlation id")),
        Of("WriteLine", Primitives, "写入日志", "Write line", "在流程日志里写一行。", "Writes a line into the journal.", In("text", "String", "singleline", "文字", "Text")),
        Of("Fault", Primitives, "报错", "Fault", "使流程出错。", "Makes the workflow fail.",
            In("code", "String", "singleline", "代码", "Code"), In("category", "String", "singleline", "类别", "Category"),
            In("faultType", "String", "singleline", "类型", "Type"), In("message", "String", "singleline", "信息", "Message")),
        Ends(Of("Finish", Primitives, "终止流程", "Finish", "立即结束整个流程。", "Ends the whole workflow.")),
        Waits(Of("RunTask", Primitives, "任务", "Run task", "请求完成一项任务并等待。", "Asks for a task and waits for it.",
            Required("taskName", "String", "singleline", "任务名", "Task name"), Dictionary("payload", "附加数据", "Payload"))) with
        {
            Outputs = [new("taskId", "String", new("任务编号", "Task id")), Result()],
        },
        Waits(Of("Event", Primitives, "等待事件", "Event", "等待一个事件。", "Waits for an event.", Required("eventName", "String", "singleline", "事件名", "Event name"))) with { Outputs = [Result()], Kind = ActivityKind.Trigger },
        Of("PublishEvent", Primitives, "发布事件", "Publish event", "唤醒等待该事件的流程。", "Wakes workflows that wait for it.",
            Required("eventName", "String", "singleline", "事件名", "Event name"), In("correlationId", "String", "singleline", "关联编号", "Correlation id"),
            In("isLocalEvent", "Boolean", "checkbox", "仅本流程", "Local event"), In("payload", "Object", "singleline", "数据", "Payload")),
        Of("SetOutput", Composition, "设置输出", "Set output", "给流程的输出赋值。", "Sets an output of the workflow.",
            Required("outputName", "String", "output-picker", "输出", "Output"), In("outputValue", "Object", "singleline", "值", "Value")),
        Ends(Of("Complete", Composition, "完成", "Complete", "完成所在的流程。", "Completes the workflow that it stands in.",
            In("outcomes", "Object", "outcome-picker", "结果", "Outcomes") with { DefaultSyntax = "Object" })),
        Waits(Other("DispatchWorkflow", "派发流程", "Dispatch workflow", "另行启动一个流程。", "Starts another workflow.")),
        Waits(Other("ExecuteWorkflow", "执行流程", "Execute workflow", "启动一个流程，可等待其完成。", "Starts another workflow and may wait for its end.")) with { Kind = ActivityKind.Task },
        Waits(Of("Delay", Scheduling, "延时", "Delay", "等待一段时间。", "Waits for some time.", Span("timeSpan", "时长", "Time span"))),
        Waits(Of("Timer", Scheduling, "定时器", "Timer", "按间隔触发。", "Fires after an interval.", Span("interval", "间隔", "Interval"))) with { Kind = ActivityKind.Trigger },
        Waits(Of("StartAt", Scheduling, "定点", "Start at", "等待到某一时刻。", "Waits for a moment.", Required("dateTime", "DateTimeOffset", "datetime-picker", "时刻", "Moment"))) with { Kind = ActivityKind.Trigger },
        Waits(Of("Cron", Scheduling, "周期", "Cron", "按 Cron 表达式触发（六段，含秒）。", "Fires by a cron expression of six fields.", Required("cronExpression", "String", "singleline", "Cron 表达式", "Cron expression"))) with { Kind = ActivityKind.Trigger },
        Of("NotFoundActivity", System, "未知活动", "Not found", "代替本系统不认识的活动。", "Stands for an activity that nobody knows.") with { IsBrowsable = false },
    ];

    private static ActivityDescriptor Of(string type, Bilingual category, string zh, string en, string whatZh, string what, params IReadOnlyList<InputDescriptor> inputs) =>
        new("Elsa." + type, 1, category, new(zh, en), new(whatZh, what)) { Inputs = inputs };

    private static ActivityDescriptor Ends(ActivityDescriptor activity) => activity with { IsTerminal = true };

    private static ActivityDescriptor Waits(ActivityDescriptor activity) => activity with { CanWait = true };

    private static ActivityDescriptor Other(string type, string zh, string en, string whatZh, string what) =>
        Of(type, Composition, zh, en, whatZh, what,
            Required("workflowDefinitionId", "String", "workflow-definition-picker", "流程定义", "Workflow definition"),
            In("correlationId", "String", "singleline", "关联编号", "Correlation id"),
            Dictionary("input", "输入", "Input"),
            In("waitForCompletion", "Boolean", "checkbox", "等待完成", "Wait for completion")) with
        { Outputs = [Result()] };

    private static InputDescriptor In(string name, string type, string hint, string zh, string en) => new(name, type, new(zh, en), new(zh, en), hint);

    private static InputDescriptor Required(string name, string type, string hint, string zh, string en) => In(name, type, hint, zh, en) with { IsRequired = true };

    private static InputDescriptor Raw(string name, string hint, string zh, string en) => In(name, "Object", hint, zh, en) with { IsWrapped = false };

    private static InputDescriptor Dictionary(string name, string zh, string en) => In(name, "ObjectDictionary", "json-editor", zh, en) with { DefaultSyntax = "Object" };

    private static InputDescriptor Condition() => In("condition", "Boolean", "singleline", "条件", "Condition") with { DefaultSyntax = "JavaScript" };

    private static InputDescriptor Items() => In("items", "Object[]", "singleline", "各项", "Items") with { DefaultSyntax = "JavaScript" };

    private static InputDescriptor Span(string name, string zh, string en) => In(name, "TimeSpan", "singleline", zh, en) with { Default = "00:01:00" };

    private static InputDescriptor Mode() => In("mode", "Elsa.Workflows.SwitchMode, Elsa.Workflows.Core", "dropdown", "方式", "Mode") with
    {
        Default = "MatchFirst",
        Choices = [new("MatchFirst", new("首个满足的情形", "First match")), new("MatchAny", new("所有满足的情形", "All matches"))],
    };

    private static OutputDescriptor Result() => new("result", "Object", new("结果", "Result"));

    private static OutputDescriptor CurrentValue() => new("currentValue", "Object", new("当前值", "Current value"));
}
