namespace BaseWorkflows.Api.Components.Words;

public static partial class Words
{
    public static string SignIn => Say("登录", "Sign in");

    public static string SignOut => Say("退出登录", "Sign out");

    public static string UserName => Say("账号", "User name");

    public static string Password => Say("密码", "Password");

    public static string ShowPassword => Say("显示密码", "Show password");

    public static string SignInLead => Say("从申请、考察、审批到签约，一处办结。", "From application to agreement, in one place.");

    public static string SignInFailed => Say("账号或密码不正确，请重新输入。", "User name or password is wrong. Please try again.");

    public static string SignInLockedOut => Say("连续多次输入错误，账号已暂时锁定。请 15 分钟后再试，或联系系统管理员。", "Too many failed attempts; the account is locked. Try again in 15 minutes or ask the administrator.");

    public static string UserNameRequired => Say("请输入账号。", "Enter your user name.");

    public static string PasswordRequired => Say("请输入密码。", "Enter your password.");

    public static string DemoAccounts => Say("演示账号", "Demo accounts");

    public static string DemoHint => Say("点击任意账号即可登录（仅限演示环境）。", "Press an account to sign in (demo only).");
}
