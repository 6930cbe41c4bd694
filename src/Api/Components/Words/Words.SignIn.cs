namespace BaseWorkflows.Api.Components.Words;

public static partial class Words
{
    public static string SignIn => Say("登录", "Sign in");

    public static string SignOut => Say("退出登录", "Sign out");

    public static string UserName => Say("账号", "User name");

    public static string Password => Say("密码", "Password");

    public static string SignInLead => Say("从申请、考察、审批到签约，一处办结。", "From application to agreement, in one place.");

    public static string SignInFailed => Say("账号或密码不正确，请重新输入。", "User name or password is wrong. Please try again.");

    public static string SignInLockedOut => Say("连续多次输入错误，账号已暂时锁定。请稍后再试，或联系系统管理员。", "Too many failed attempts; the account is locked. Try again later or ask the administrator.");

    public static string RememberMe => Say("在这台电脑上保持登录", "Keep me signed in on this computer");
}
