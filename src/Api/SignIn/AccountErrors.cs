using BaseWorkflows.Api.Problems;
using BaseWorkflows.Domain;
using Microsoft.AspNetCore.Identity;

namespace BaseWorkflows.Api.SignIn;

/// <summary>What Identity says about accounts and passwords, in the caller's language.</summary>
internal sealed class AccountErrors : IdentityErrorDescriber
{
    public override IdentityError PasswordTooShort(int length) =>
        Error(nameof(PasswordTooShort), new($"密码至少 {length} 个字符。", $"A password has at least {length} characters."));

    public override IdentityError PasswordRequiresDigit() =>
        Error(nameof(PasswordRequiresDigit), new("密码须含数字。", "A password has a digit."));

    public override IdentityError PasswordRequiresLower() =>
        Error(nameof(PasswordRequiresLower), new("密码须含小写字母。", "A password has a lower-case letter."));

    public override IdentityError PasswordRequiresUpper() =>
        Error(nameof(PasswordRequiresUpper), new("密码须含大写字母。", "A password has an upper-case letter."));

    public override IdentityError PasswordRequiresNonAlphanumeric() =>
        Error(nameof(PasswordRequiresNonAlphanumeric), new("密码须含符号。", "A password has a symbol."));

    public override IdentityError DuplicateUserName(string userName) =>
        Error(nameof(DuplicateUserName), new($"用户名“{userName}”已被使用。", $"The user name '{userName}' is taken."));

    public override IdentityError InvalidUserName(string? userName) =>
        Error(nameof(InvalidUserName), new("用户名只能含字母、数字和 . - _ @。", "A user name has letters, digits and . - _ @ only."));

    private static IdentityError Error(string code, Text text) => new() { Code = code, Description = Problem.InCallersLanguage(text) };
}
