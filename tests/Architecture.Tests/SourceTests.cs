using System.Text.RegularExpressions;

namespace BaseWorkflows.Architecture.Tests;

/// <summary>Rules that are read off the files themselves. Each says what it finds as <c>path:line</c>.</summary>
internal sealed partial class SourceTests
{
    private const int LongestFile = 350;

    private static SourceFile[] Code { get; } =
        [.. Repository.Files.Where(file => file.IsCode && file.IsIn("src", "tests", "bench", "samples") && !file.Path.Contains("/Migrations/", StringComparison.Ordinal))];

    private static SourceFile[] Projects { get; } = [.. Repository.Files.Where(file => file.Path.EndsWith(".csproj", StringComparison.Ordinal))];

    // These tests name what they forbid.
    private static SourceFile[] Others(IEnumerable<SourceFile> files) => [.. files.Where(file => !file.IsIn("tests/Architecture.Tests"))];

    [Test]
    public void The_rules_see_the_whole_checkout()
    {
        Assert.That(Code.Select(file => file.Path), Does.Contain("src/Domain/Kernel/Result.cs").And.Contain("tests/Architecture.Tests/SourceTests.cs"));
        Assert.That(Projects.Select(file => file.Path), Does.Contain("src/Api/Api.csproj"));
    }

    [Test]
    public void No_file_is_longer_than_a_reader_can_hold() =>
        Assert.That(Code.Where(file => IsTooLong(file.Lines)).Select(file => $"{file.Path}: {file.Lines.Length} lines"), Is.Empty);

    [Test]
    public void Package_versions_stand_in_one_file_only() =>
        Assert.That(Find(Projects, OwnVersion()), Is.Empty);

    [Test]
    public void Every_suppressed_warning_says_why() =>
        Assert.That(Find(Others(Code), SilentSuppression()), Is.Empty);

    [Test]
    public void No_test_sleeps() =>
        Assert.That(Find(Others(Code.Where(file => file.IsIn("tests"))), Sleep()), Is.Empty);

    [Test]
    public void Nothing_is_left_to_do() =>
        Assert.That(Find(Others(Code), LeftOver()), Is.Empty);

    [TestCase("""<PackageReference Include="Jint" Version="4.0.0" />""")]
    [TestCase("""<PackageReference Include="Jint" VersionOverride="4.0.0" />""")]
    public void A_version_in_a_project_is_found(string line) => Assert.That(OwnVersion().IsMatch(line));

    [TestCase("#pragma warning disable CA1031")]
    [TestCase("""[SuppressMessage("Design", "CA1031")]""")]
    public void A_suppression_without_a_reason_is_found(string line) => Assert.That(SilentSuppression().IsMatch(line));

    [TestCase("#pragma warning disable CA1031 // the host must survive any plug-in")]
    [TestCase("""[SuppressMessage("Design", "CA1031", Justification = "the host must survive any plug-in")]""")]
    public void A_suppression_with_a_reason_is_not(string line) => Assert.That(SilentSuppression().IsMatch(line), Is.False);

    [TestCase("await Task.Delay(100);")]
    [TestCase("Thread.Sleep(1);")]
    public void A_sleep_is_found(string line) => Assert.That(Sleep().IsMatch(line));

    [TestCase("// TODO: later")]
    [TestCase("throw new NotImplementedException();")]
    public void A_left_over_is_found(string line) => Assert.That(LeftOver().IsMatch(line));

    [Test]
    public void A_long_file_is_found() => Assert.That(IsTooLong(new string[LongestFile + 1]));

    private static bool IsTooLong(string[] lines) => lines.Length > LongestFile;

    private static IEnumerable<string> Find(IEnumerable<SourceFile> files, Regex pattern) =>
        from file in files
        from line in file.Lines.Index()
        where pattern.IsMatch(line.Item)
        select $"{file.Path}:{line.Index + 1}: {line.Item.Trim()}";

    [GeneratedRegex("""<PackageReference\b.*\bVersion(Override)?=""")]
    private static partial Regex OwnVersion();

    [GeneratedRegex("""#pragma warning disable (?!.*//\s*\S)|SuppressMessage\((?!.*Justification)""")]
    private static partial Regex SilentSuppression();

    [GeneratedRegex("""\bThread\.Sleep\(|\bTask\.Delay\(""")]
    private static partial Regex Sleep();

    [GeneratedRegex("""\b(TODO|FIXME|HACK)\b|\bNotImplementedException\b""")]
    private static partial Regex LeftOver();
}
