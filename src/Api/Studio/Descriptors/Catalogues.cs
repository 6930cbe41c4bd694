using BaseWorkflows.Api.Studio.Calls;
using BaseWorkflows.Engine;

namespace BaseWorkflows.Api.Studio.Descriptors;

/// <summary>A strategy that a definition may choose; the type name is Elsa's, so that the definition means the same there.</summary>
internal sealed record StudioStrategy(string TypeName, string DisplayName, string? Description = null);

/// <summary>A language of expressions.</summary>
internal sealed record StudioExpression(
    string Type, string DisplayName, bool IsSerializable, bool IsBrowsable, IReadOnlyDictionary<string, string> Properties);

/// <summary>A type that a variable may have.</summary>
internal sealed record StudioVariableType(string TypeName, string DisplayName, string Category, string? Description = null);

/// <summary>Where a variable is kept.</summary>
internal sealed record StudioStorage(string TypeName, string DisplayName, int Priority, bool Deprecated);

/// <summary>The small catalogues of the designer, in the visitor's language. What the engine has no use for is not offered.</summary>
internal static class Catalogues
{
    public static IReadOnlyList<StudioStrategy> Activation =>
    [
        Strategy("Elsa.Workflows.ActivationValidators.AllowAlwaysStrategy, Elsa.Workflows.Core", "总是允许", "Always", "随时可以启动新的实例。", "A new instance may start at any time."),
        Strategy("Elsa.Workflows.Runtime.ActivationValidators.SingletonStrategy, Elsa.Workflows.Runtime", "单实例", "Singleton",
            "同一流程没有运行中的实例时才能启动。", "Only while no other instance of the definition runs."),
        Strategy("Elsa.Workflows.Runtime.ActivationValidators.CorrelatedSingletonStrategy, Elsa.Workflows.Runtime", "同一关联单实例", "Correlated singleton",
            "同一流程、同一关联编号没有运行中的实例时才能启动。", "Only while no other instance of the definition runs with the same correlation id."),
        Strategy("Elsa.Workflows.Runtime.ActivationValidators.CorrelationStrategy, Elsa.Workflows.Runtime", "同一关联", "Correlation",
            "同一关联编号没有任何运行中的实例时才能启动。", "Only while no instance at all runs with the same correlation id."),
    ];

    public static IReadOnlyList<StudioStrategy> Incident =>
    [
        Strategy("Elsa.Workflows.IncidentStrategies.FaultStrategy, Elsa.Workflows.Core", "实例出错", "Fault",
            "活动失败后整个实例停在出错状态，重试成功后恢复。", "A failing activity puts the whole instance into the faulted state; a retry brings it back."),
        Strategy("Elsa.Workflows.IncidentStrategies.ContinueWithIncidentsStrategy, Elsa.Workflows.Core", "带异常继续", "Continue with incidents",
            "其他分支继续运行，实例带着异常等待处理。", "The other branches go on; the instance waits with its incident."),
    ];

    public static IReadOnlyList<StudioExpression> Expressions =>
    [
        Expression("Literal", "固定值", "Literal", false),
        Expression("Object", "对象", "Object", false, "json"),
        Expression("Json", "JSON", "JSON", false, "json"),
        Expression("Variable", "变量", "Variable", true),
        Expression("Input", "流程输入", "Input", true),
        Expression("JavaScript", "JavaScript", "JavaScript", true, "javascript"),
        Expression("Liquid", "Liquid", "Liquid", true, "liquid"),
        // Shown where a definition has one, never offered: it is arbitrary code and such a definition can't be published.
        Expression("CSharp", "C#（不能运行）", "C# (never run)", false, "csharp"),
    ];

    public static IReadOnlyList<StudioVariableType> VariableTypes =>
    [
        Variable("String", "文字", "Text"), Variable("Boolean", "是/否", "Yes or no"), Variable("Int32", "整数", "Whole number"),
        Variable("Long", "长整数", "Long number"), Variable("Double", "小数", "Number"), Variable("Decimal", "精确小数", "Exact number"),
        Variable("DateTime", "日期时间", "Date and time"), Variable("DateTimeOffset", "带时区的日期时间", "Date and time with zone"),
        Variable("TimeSpan", "时长", "Duration"), Variable("Guid", "唯一编号", "Unique id"), Variable("Object", "任意对象", "Any object"),
        Variable("ObjectDictionary", "键值表", "Dictionary"), Variable("JsonNode", "JSON", "JSON"),
    ];

    public static IReadOnlyList<StudioStorage> Storage =>
    [
        new("Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core", Say("流程实例", "Workflow instance"), 5, false),
        new("Elsa.Workflows.MemoryStorageDriver, Elsa.Workflows.Core", Say("流程实例（原为内存）", "Workflow instance (was: memory)"), 0, true),
    ];

    private static StudioStrategy Strategy(string type, string zh, string en, string whatZh, string what) => new(type, Say(zh, en), Say(whatZh, what));

    private static StudioExpression Expression(string type, string zh, string en, bool isBrowsable, string? language = null) =>
        new(type, Say(zh, en), true, isBrowsable, language is null ? [] : new Dictionary<string, string> { ["MonacoLanguage"] = language });

    private static StudioVariableType Variable(string type, string zh, string en) => new(type, Say(zh, en), Say("基本类型", "Primitives"));

    private static string Say(string zh, string en) => new Bilingual(zh, en).Say();
}
