using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace BaseWorkflows.Api.Tests.Support;

/// <summary>The documentation comments of our code, as the compiler wrote them down beside the assembly.</summary>
internal static partial class XmlDocs
{
    private static readonly ConcurrentDictionary<Assembly, Dictionary<string, XElement>> Known = [];

    /// <summary>The summary of a type, property or field as Markdown; empty where it has none.</summary>
    public static string SummaryOf(MemberInfo member)
    {
        var name = member is Type type ? $"T:{NameOf(type)}" : $"{(member is FieldInfo ? 'F' : 'P')}:{NameOf(member.DeclaringType!)}.{member.Name}";
        var summaries = Known.GetOrAdd(member.Module.Assembly, Read);
        if (!summaries.TryGetValue(name, out var summary))
            return "";
        var words = string.Concat(summary.Nodes().Select(node => node switch
        {
            XText text => text.Value,
            XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
            XElement reference => $"`{((string?)reference.Attribute("cref") ?? reference.Value).Split('.')[^1]}`",
            _ => "",
        }));
        return Spaces().Replace(words, " ").Trim();
    }

    private static string NameOf(Type type) => type.FullName!.Replace('+', '.');

    private static Dictionary<string, XElement> Read(Assembly assembly) =>
        XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member")
            .Where(member => member.Element("summary") is not null)
            .ToDictionary(member => (string)member.Attribute("name")!, member => member.Element("summary")!);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
