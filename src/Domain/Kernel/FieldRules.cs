using System.Globalization;
using System.Text.RegularExpressions;

namespace BaseWorkflows.Domain;

/// <summary>
/// Limits of single fields. Each method looks at one value and returns what is wrong with it, or null. Any script is
/// welcome; what no database and no screen can hold (control characters, broken surrogate pairs) is not.
/// </summary>
public static partial class FieldRules
{
    /// <summary>Something must be there.</summary>
    public static Text? Required(string? value) =>
        string.IsNullOrWhiteSpace(value) ? new("此项必填。", "This field is required.") : null;

    /// <summary>At most <paramref name="max"/> characters (text elements) on one line.</summary>
    public static Text? Line(string? value, int max) =>
        value is not null && value.Any(c => char.IsControl(c))
            ? new("不能包含换行或控制字符。", "Must not contain line breaks or control characters.")
            : Multiline(value, max);

    /// <summary>At most <paramref name="max"/> characters; line breaks and tabs are allowed.</summary>
    public static Text? Multiline(string? value, int max)
    {
        if (value is null)
            return null;
        if (!IsStorable(value))
            return new("包含无法保存的字符，请删除后重试。", "Contains characters that can't be stored; please remove them.");

        // The code-unit bound comes first: it is cheap, and combining marks must not smuggle in megabytes.
        return value.Length > max * 4 || new StringInfo(value).LengthInTextElements > max
            ? new($"最多 {max} 个字符。", $"At most {max} characters.")
            : null;
    }

    /// <summary>A whole number within limits.</summary>
    public static Text? Between(long? value, long min, long max) => value is { } number && (number < min || number > max)
        ? new($"应在 {min} 到 {max} 之间。", $"Must be between {min} and {max}.")
        : null;

    /// <summary>A telephone number: digits with an optional country code, spaces, hyphens, brackets and extension.</summary>
    public static Text? Phone(string? value) => string.IsNullOrEmpty(value) || PhonePattern().IsMatch(value)
        ? null
        : new("电话号码格式不正确，例如 0355-3151234 或 13800138000。", "Not a telephone number, such as 0355-3151234 or 13800138000.");

    /// <summary>A mail address of the common kind, at most 254 characters.</summary>
    public static Text? Mail(string? value) => string.IsNullOrEmpty(value) || (value.Length <= 254 && IsStorable(value) && MailPattern().IsMatch(value))
        ? null
        : new("邮箱格式不正确，例如 office@example.edu.cn。", "Not a mail address, such as office@example.edu.cn.");

    /// <summary>A date within limits, both included.</summary>
    public static Text? Between(DateOnly? value, DateOnly earliest, DateOnly latest) =>
        value is { } date && (date < earliest || date > latest)
            ? new($"日期应在 {Show(earliest)} 到 {Show(latest)} 之间。", $"The date must be from {Show(earliest)} to {Show(latest)}.")
            : null;

    private static string Show(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static bool IsStorable(string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (char.IsControl(value[i]) && value[i] is not ('\n' or '\r' or '\t'))
                return false;
            if (char.IsHighSurrogate(value[i]))
            {
                if (++i >= value.Length || !char.IsLowSurrogate(value[i]))
                    return false;
            }
            else if (char.IsLowSurrogate(value[i]))
            {
                return false;
            }
        }

        return true;
    }

    [GeneratedRegex(@"^\+?[0-9(（][0-9 ()（）\-]{5,24}(转?[0-9]{1,6})?\z")]
    private static partial Regex PhonePattern();

    [GeneratedRegex(@"^[^@\s]{1,64}@[^@\s.]+(\.[^@\s.]+)+\z")]
    private static partial Regex MailPattern();
}
