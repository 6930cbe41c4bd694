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

    public static string SignInExpired => Say("页面停留过久，请重新输入密码登录。", "This page was open for too long. Please enter your password again.");

    public static string SignInByCollege => Say("统一身份认证", "College sign-in");

    public static string SignInByCollegeFailed => Say("统一身份认证没有完成，请重试；如果再次失败，请用账号和密码登录。", "The college sign-in was not completed. Try again, or sign in with user name and password.");

    public static string SignInUnknown => Say("统一身份认证已通过，但本系统没有与之对应的账号。请联系研究生处的系统管理员开通。", "The college knows you, but there is no account for you here. Ask the system administrator at the Graduate Office.");

    public static string Or => Say("或", "or");

    public static string DemoAccounts => Say("演示账号", "Demo accounts");

    public static string DemoAccountsHint(string password) => Say($"点一个账号即可填入，密码都是 {password}", $"Choose one to fill it in; the password is {password}");
}
