namespace BaseWorkflows.Api.Components.Words;

/// <summary>
/// Every text of the pages, Chinese and English side by side; one file for each feature. A text without
/// its translation does not compile, and a text that nobody uses shows up as such.
/// </summary>
public static partial class Words
{
    public static string College => Say("长治医学院", "Changzhi Medical College");

    public static string Product => Say("研究生培养基地管理", "Graduate training bases");

    public static string Office => Say("研究生处", "Graduate Office");

    public static string Home => Say("首页", "Home");

    public static string Inbox => Say("待办", "Inbox");

    public static string Applications => Say("申请", "Applications");

    public static string Bases => Say("基地", "Bases");

    public static string Agreements => Say("协议", "Agreements");

    public static string Rectifications => Say("整改", "Rectifications");

    public static string WaitingTasks => Say("待办", "Waiting:");

    public static string More => Say("更多", "More");

    public static string SkipToContent => Say("跳到正文", "Skip to content");

    public static string OpenMenu => Say("打开菜单", "Open menu");

    public static string MainNavigation => Say("主导航", "Main navigation");

    public static string PhoneNavigation => Say("底部导航", "Bottom navigation");

    public static string UserMenu => Say("用户菜单", "User menu");

    public static string LightColours => Say("切换为浅色", "Use light colours");

    public static string DarkColours => Say("切换为深色", "Use dark colours");

    // The name of the other language in that language, so that its readers recognise it.
    public static string OtherLanguage => Say("English", "中文");

    public static string OtherLanguageTitle => Say("Switch to English", "切换为中文");

    public static string Cancel => Say("取消", "Cancel");

    public static string Save => Say("保存", "Save");

    public static string Close => Say("关闭", "Close");

    public static string Search => Say("搜索", "Search");

    public static string Back => Say("返回", "Back");

    public static string Loading => Say("正在加载…", "Loading…");

    public static string TryAgain => Say("重试", "Try again");

    public static string ReloadPage => Say("刷新页面", "Reload page");

    public static string Yes => Say("是", "Yes");

    public static string No => Say("否", "No");

    private static string Say(string zh, string en) => Language.Say(zh, en);
}
