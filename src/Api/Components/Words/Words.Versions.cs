namespace BaseWorkflows.Api.Components.Words;

public static partial class Words
{
    public static string Routes => Say("流程", "Routes");

    public static string RoutesLead => Say("审批流程的版本、发布与检查；已发布的版本不会改变，办理中的事项沿用各自的版本", "Versions of the approval routes; a published version never changes, and running cases keep theirs");

    public static string RouteName => Say("流程名称", "Route");

    public static string RouteSearchHint => Say("流程名称或编号", "Name or id");

    public static string NewRoute => Say("新建流程", "New route");

    public static string NewRouteBody => Say("先取一个名称，随后在编辑页添加环节。发布前不会影响任何事项。", "Give it a name, then add steps in the editor. No case is affected before it is published.");

    public static string ImportRoute => Say("导入", "Import");

    public static string RouteImported(string name) => Say($"已导入“{name}”，存为草稿", $"“{name}” imported as a draft");

    public static string NoRoutes => Say("还没有流程", "There are no routes");

    public static string NoRoutesBody => Say("新建一个流程，或导入 Elsa 3 的流程文件。", "Make one, or import a file of Elsa 3.");

    public static string RunningCases => Say("办理中", "Running");

    public static string FinishedCases => Say("已结束", "Ended");

    public static string FaultedCases(int count) => Say($"{count} 个异常", count == 1 ? "1 failed" : $"{count} failed");

    public static string RouteLastChange => Say("最近修改", "Last change");

    public static string Findings => Say("检查结果", "Check");

    public static string NoFindings => Say("未发现问题", "Nothing found");

    public static string ErrorsFound(int count) => Say($"{count} 个错误", count == 1 ? "1 error" : $"{count} errors");

    public static string WarningsFound(int count) => Say($"{count} 个提醒", count == 1 ? "1 warning" : $"{count} warnings");

    public static string Version => Say("版本", "Version");

    public static string VersionNumber(int number) => Say($"第 {number} 版", $"Version {number}");

    public static string Versions => Say("版本记录", "Versions");

    public static string RouteState => Say("状态", "State");

    public static string StatePublished => Say("已发布", "Published");

    public static string HasDraft(int number) => Say($"第 {number} 版草稿", $"Draft {number}");

    public static string HumanSteps => Say("人工环节", "Steps of people");

    public static string PublishedOn => Say("首次发布", "First published");

    public static string RouteId => Say("流程编号", "Id");

    public static string RouteLog => Say("变更记录", "History");

    public static string PublishRoute => Say("发布", "Publish");

    public static string PublishRouteBody(int number) => Say(
        $"发布第 {number} 版后，新的事项按这一版办理；办理中的事项沿用原来的版本。发布前会检查流程能否走完、是否符合管理办法。",
        $"New cases run version {number} from then on; running cases keep theirs. The route is checked first: whether it can end, and whether it keeps the regulation.");

    public static string RoutePublished => Say("已发布", "Published");

    public static string RetractRoute => Say("停用", "Retract");

    public static string RetractRouteBody => Say(
        "停用后不能再按此流程发起新的事项，需要它的申请将无法提交；办理中的事项不受影响。", "No new case can run it, and applications that need it can't be handed in; running cases go on.");

    public static string RouteRetracted => Say("已停用", "Retracted");

    public static string Revert => Say("恢复此版", "Go back to it");

    public static string RevertBody(int number) => Say($"把第 {number} 版的内容作为草稿，发布后生效。", $"The text of version {number} becomes the draft; it takes effect once published.");

    public static string RevertReplacesDraft => Say("现有草稿将被替换。", "The present draft is replaced.");

    public static string RouteReverted => Say("已恢复为草稿", "It is the draft now");

    public static string DiscardRouteDraft => Say("放弃草稿", "Discard");

    public static string DeleteVersion => Say("删除", "Delete");

    public static string DeleteVersionBody(int number) => Say($"删除第 {number} 版，不能恢复。", $"Version {number} is deleted for good.");

    public static string VersionDeleted => Say("已删除", "Deleted");

    public static string Compare => Say("比较", "Compare");

    public static string CompareWithBefore => Say("与上一版比较", "Compare with the one before");

    public static string CompareTitle(string name) => Say($"版本比较：{name}", $"Compare versions: {name}");

    public static string CompareLead(int from, int to) => Say($"第 {from} 版 → 第 {to} 版", $"Version {from} → version {to}");

    public static string CompareFrom => Say("原版本", "From");

    public static string CompareTo => Say("新版本", "To");

    public static string Changes => Say("改动", "Changes");

    public static string NoChanges => Say("办理上没有区别", "No case would notice a difference");

    public static string SavedBy(string who, string when) => Say($"{who} {when} 保存", $"Saved by {who}, {when}");

    public static string RouteAdded => Say("新增", "Added");

    public static string RouteRemoved => Say("删除", "Removed");

    public static string RouteChanged => Say("改动", "Changed");

    public static string EditRoute => Say("编辑", "Edit");

    public static string CheckRoute => Say("检查", "Check");

    public static string SimulateRoute => Say("模拟", "Simulate");

    public static string OpenInStudio => Say("在 Studio 中打开", "Open in Studio");

    public static string ExportRoute => Say("导出", "Export");

    public static string ImportTooLarge => Say("文件超过 2 MB。", "The file is larger than 2 MB.");

    public static string EventRouteSaved(string version) => Say($"新建第 {version} 版草稿", $"Draft of version {version} begun");

    public static string EventRoutePublished(string version) => Say($"发布第 {version} 版", $"Version {version} published");

    public static string EventRouteRetracted(string version) => Say($"停用第 {version} 版", $"Version {version} retracted");

    public static string EventRouteReverted(string from, string version) => Say($"把第 {from} 版恢复为第 {version} 版草稿", $"Version {from} made the draft of version {version}");

    public static string EventRouteVersionDeleted(string version) => Say($"删除第 {version} 版", $"Version {version} deleted");

    public static string EventRouteDeleted => Say("删除流程", "Route deleted");
}
