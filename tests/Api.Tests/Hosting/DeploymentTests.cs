using System.Globalization;
using System.Text.RegularExpressions;
using BaseWorkflows.TestKit;

namespace BaseWorkflows.Api.Tests.Hosting;

/// <summary>What <c>deploy/</c> and the docs set is what the options classes have: a misspelt key would be ignored without a word.</summary>
public sealed partial class DeploymentTests
{
    // What isn't ours: the framework's own sections.
    private static readonly string[] Framework = ["Serilog:", "Kestrel:", "Logging:"];

    private const string Generated = "docs/configuration.md";

    private static readonly Dictionary<string, Setting> Settings = ConfigurationReference.Settings().ToDictionary(setting => setting.Key);

    private static readonly HashSet<string> Sections = [.. Settings.Keys.Select(key => key.Split(':')[0])];

    public static IEnumerable<string> Deployed => Files("deploy", "*");

    public static IEnumerable<string> Docs => [.. Files("docs", "*.md").Where(file => file != Generated), "README.md"];

    [Test]
    public void Deployment_sets_what_a_college_needs() => Assert.That(
        Deployed.SelectMany(KeysIn), Is.SupersetOf(new[] { "Database:ConnectionString", "Database:MigrateAtStart", "Documents:Folder", "Proxy:Enabled" }));

    [TestCaseSource(nameof(Deployed))]
    [TestCaseSource(nameof(Docs))]
    public void Every_key_is_a_setting(string file) => Assert.That(KeysIn(file).Where(key => !IsSetting(key)), Is.Empty);

    [TestCaseSource(nameof(Deployed))]
    public void Every_value_is_one_that_its_setting_takes(string file) => Assert.That(
        Assigned().Matches(Read(file)).Select(match => (Key: KeyOf(match.Groups["key"].Value), Value: match.Groups["value"].Value))
            .Where(pair => Settings.TryGetValue(pair.Key, out var setting) && !Takes(setting, pair.Value)),
        Is.Empty);

    [TestCase("Database__Conection", ExpectedResult = false)]
    [TestCase("Proxy__Trusted__0", ExpectedResult = true)]
    [TestCase("Proxy__Enabled__0", ExpectedResult = false)]
    [TestCase("SignIn__OpenIdConnect__Authority", ExpectedResult = true)]
    public bool A_key_is_found_out(string variable) => IsSetting(variable.Replace("__", ":", StringComparison.Ordinal));

    private static bool IsSetting(string key) =>
        Framework.Any(own => key.StartsWith(own, StringComparison.Ordinal))
        || Settings.ContainsKey(key)
        || (ListItem().Match(key) is { Success: true } item && Settings.TryGetValue(item.Groups[1].Value, out var list) && list.Value.StartsWith("list", StringComparison.Ordinal));

    private static bool IsSection(string key) => Settings.Keys.Any(setting => setting.StartsWith($"{key}:", StringComparison.Ordinal));

    private static bool Takes(Setting setting, string value) => setting.Value switch
    {
        "`true`, `false`" => bool.TryParse(value, out _),
        "whole number" => long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _),
        "time (`d.hh:mm:ss`)" => TimeSpan.TryParse(value, CultureInfo.InvariantCulture, out _),
        var names when names.StartsWith('`') => names.Contains($"`{value}`", StringComparison.Ordinal),
        _ => true,
    };

    // In the environment's spelling anywhere, in the file's where the docs quote one of our sections.
    private static IEnumerable<string> KeysIn(string file)
    {
        var text = Read(file);
        return Variable().Matches(text).Select(match => KeyOf(match.Value))
            .Concat(Quoted().Matches(text).Select(match => match.Groups[1].Value).Where(key => Sections.Contains(key.Split(':')[0]) && !IsSection(key)))
            .Distinct();
    }

    private static string KeyOf(string variable) => variable.Replace("__", ":", StringComparison.Ordinal);

    private static string Read(string file) => File.ReadAllText(Path.Combine(Checkout.Root, file));

    // What compose/secrets.sh makes belongs to the machine, not to the checkout.
    private static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Checkout.Root, folder), pattern, SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Checkout.Root, path))
            .Where(path => !path.Contains("compose/secrets/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\b[A-Z][A-Za-z]+(?:__[A-Za-z0-9]+)+\b")]
    private static partial Regex Variable();

    [GeneratedRegex(@"[`(]([A-Z][A-Za-z]+(?::[A-Z][A-Za-z]+)+)[`)=]")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\b(?<key>[A-Z][A-Za-z]+(?:__[A-Za-z0-9]+)+)(?:=|:\s+)""?(?<value>[^""\s,}$]+)")]
    private static partial Regex Assigned();

    [GeneratedRegex(@"^(.+):\d+$")]
    private static partial Regex ListItem();
}
