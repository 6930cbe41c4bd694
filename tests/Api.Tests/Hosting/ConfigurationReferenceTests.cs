using BaseWorkflows.TestKit;

namespace BaseWorkflows.Api.Tests.Hosting;

/// <summary>What operators read about the settings is what the options classes say.</summary>
public sealed class ConfigurationReferenceTests
{
    private static readonly string Path = System.IO.Path.Combine(Checkout.Root, "docs", "configuration.md");

    [Test]
    public async Task The_reference_is_what_the_options_classes_say()
    {
        var rendered = ConfigurationReference.Render(ConfigurationReference.Settings());
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
            await File.WriteAllTextAsync(Path, rendered);

        Assert.That(
            await File.ReadAllTextAsync(Path), Is.EqualTo(rendered),
            "docs/configuration.md is stale: UPDATE_DOCS=1 dotnet test tests/Api.Tests --filter ConfigurationReference");
    }

    [Test]
    public void Every_setting_says_what_it_is_for() => Assert.That(
        ConfigurationReference.Settings().Where(setting => setting.Meaning.Length < 10).Select(setting => setting.Key), Is.Empty);
}
