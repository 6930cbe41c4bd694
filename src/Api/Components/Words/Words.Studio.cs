namespace BaseWorkflows.Api.Components.Words;

public static partial class Words
{
    public static string Studio => Say("流程设计", "Workflow design");

    public static string StudioViews => Say("流程设计的视图", "Views of the designer");

    public static string StudioDefinitions => Say("流程定义", "Definitions");

    public static string StudioInstances => Say("流程实例", "Instances");

    public static string StudioLoading => Say("正在载入 Elsa Studio，首次约需十秒…", "Loading Elsa Studio; the first time takes about ten seconds…");

    public static string StudioFailed => Say("Elsa Studio 没有载入成功，请刷新页面；如仍失败，请联系系统管理员。",
        "Elsa Studio did not load. Reload the page; if it fails again, tell the system administrator.");

    public static string StudioNeedsRoom => Say("流程设计需要较大的屏幕，请尽量在电脑上使用。", "The designer needs a large screen; a computer serves best.");

    public static string StudioChooseReturn => Say("选择前面的环节…", "Choose an earlier step…");

    public static string StudioNoReturn => Say("前面没有其他环节", "There is no other step before it");

    public static string StudioOutcomesFirst => Say("请先填写上面的结果", "Fill in the outcomes above first");

    /// <summary>With the id of the step in place of {0}.</summary>
    public static string StudioReturnGone => Say("退回“{0}”（没有这个环节）", "Return to “{0}” (no such step)");

    public static string StudioMissing => Say("Elsa Studio 尚未安装", "Elsa Studio is not installed");

    public static string StudioMissingBody => Say(
        "编译时没有取到 Elsa Studio（需要 npm），其他功能不受影响。请系统管理员装好 npm 后在源码目录执行下面的命令，或重新编译，然后重启服务。",
        "The build could not fetch Elsa Studio, for which it needs npm; everything else works. Have the system administrator install npm, run this in the source folder or build again, and restart the service.");
}
