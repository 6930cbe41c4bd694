using System.Globalization;
using System.Reflection;
using System.Text;
using BaseWorkflows.Api.Tests.Support;
using BaseWorkflows.Workflows;

namespace BaseWorkflows.Api.Tests.Hosting;

/// <summary>A setting that an options class declares.</summary>
/// <param name="Key">As in a configuration file, such as <c>Database:Provider</c>.</param>
/// <param name="Value">What may stand there.</param>
/// <param name="Default">What counts where nothing stands there.</param>
/// <param name="Meaning">The property's own documentation.</param>
internal sealed record Setting(string Key, string Value, string Default, string Meaning);

/// <summary>Reads the options classes: every type with a name that ends in <c>Options</c> and a constant <c>Section</c>.</summary>
internal static class ConfigurationReference
{
    private static readonly Assembly[] Assemblies = [typeof(Program).Assembly, typeof(WorkflowsSetup).Assembly];

    public static IReadOnlyList<Setting> Settings() =>
    [
        .. from type in Assemblies.SelectMany(assembly => assembly.GetTypes())
           where type.Name.EndsWith("Options", StringComparison.Ordinal) && type.GetField("Section")?.IsLiteral == true
           let section = (string)type.GetField("Section")!.GetRawConstantValue()!
           orderby section
           from setting in SettingsOf(type, section, Activator.CreateInstance(type, nonPublic: true)!)
           select setting,
    ];

    public static string Render(IReadOnlyList<Setting> settings)
    {
        var text = new StringBuilder("""
            # Settings

            Every setting of the service, written from its options classes: `UPDATE_DOCS=1 dotnet test tests/Api.Tests --filter ConfigurationReference`.
            In a file `Section:Name` is nested JSON (`appsettings.Production.json`), in the environment it is `Section__Name`, on the command
            line `--Section:Name=value`. `docs/running.md` says which of them to think about first.

            """);
        foreach (var section in settings.GroupBy(setting => setting.Key[..setting.Key.LastIndexOf(':')]))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {section.Key}\n\n| Setting | Value | Default | What it says |\n| --- | --- | --- | --- |\n");
            foreach (var setting in section)
                text.Append(CultureInfo.InvariantCulture, $"| `{setting.Key}` | {setting.Value} | {setting.Default} | {setting.Meaning} |\n");
        }

        return text.ToString();
    }

    private static IEnumerable<Setting> SettingsOf(Type type, string path, object defaults)
    {
        foreach (var property in type.GetProperties().Where(property => property.CanWrite))
        {
            var (key, value) = ($"{path}:{property.Name}", property.GetValue(defaults));
            var kind = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            if (kind.Name.EndsWith("Options", StringComparison.Ordinal))
            {
                foreach (var inner in SettingsOf(kind, key, value ?? Activator.CreateInstance(kind, nonPublic: true)!))
                    yield return inner;
            }
            else
            {
                yield return new(key, KindOf(kind), value is null or "" ? "–" : Shown(value), MeaningOf(property));
            }
        }
    }

    private static string KindOf(Type type) =>
        type.IsEnum ? string.Join(", ", Enum.GetNames(type).Select(name => $"`{name}`"))
        : type == typeof(bool) ? "`true`, `false`"
        : type == typeof(int) || type == typeof(long) ? "whole number"
        : type == typeof(double) || type == typeof(decimal) ? "number"
        : type == typeof(TimeSpan) ? "time (`d.hh:mm:ss`)"
        : type == typeof(TimeOnly) ? "time of day (`hh:mm`)"
        : type == typeof(Uri) ? "address"
        : type == typeof(string) ? "text"
        : "list (`…__0`, `…__1`)";

    private static string Shown(object value) => value switch
    {
        bool flag => flag ? "`true`" : "`false`",
        string text => $"`{text}`",
        System.Collections.IEnumerable list => list.Cast<object>().Any() ? $"`{string.Join(", ", list.Cast<object>())}`" : "–",
        IFormattable other => $"`{other.ToString(null, CultureInfo.InvariantCulture)}`",
        _ => $"`{value}`",
    };

    private static string MeaningOf(PropertyInfo property) => XmlDocs.SummaryOf(property).Replace("|", "\\|", StringComparison.Ordinal);
}
