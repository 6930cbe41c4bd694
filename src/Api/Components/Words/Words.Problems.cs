namespace BaseWorkflows.Api.Components.Words;

public static partial class Words
{
    public static string NotFoundTitle => Say("没有找到这个页面", "Page not found");

    public static string NotFoundBody => Say("地址可能有误，或者这项内容不在您的权限范围内。", "The address may be wrong, or this is not yours to see.");

    public static string ForbiddenTitle => Say("您没有访问权限", "You may not open this page");

    public static string ForbiddenBody => Say("如果工作需要，请联系研究生处的系统管理员开通。", "If your work needs it, ask the system administrator at the Graduate Office.");

    public static string ErrorTitle => Say("页面出错了", "Something went wrong");

    public static string ErrorBody => Say("您填写的内容没有提交。请重试；如果再次出错，请把时间和所做的操作告诉系统管理员。", "Nothing was submitted. Please try again; if it fails once more, tell the administrator what you did and when.");

    public static string ToHome => Say("回到首页", "Go to the home page");

    public static string ConnectionLost => Say("连接中断", "Connection lost");

    public static string Reconnecting => Say("连接中断，正在重新连接…", "Connection lost, reconnecting…");

    public static string ReconnectFailed => Say("暂时连不上服务器。已填写的内容仍在页面上，网络恢复后请重试。", "The server can't be reached. What you typed is still on the page; try again when the network is back.");

    public static string ReconnectRejected => Say("正在重新打开本页，已填写的意见和草稿会保留…", "Opening this page again; opinions and drafts are kept…");
}
