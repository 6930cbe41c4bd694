using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace BaseWorkflows.Architecture.Tests;

/// <summary>
/// What a compiled assembly refers to. Its tables list every outside type, member and assembly that any of its code
/// uses, lambdas, attributes and generated code included, so nothing hides from a rule that reads them.
/// </summary>
internal static class Metadata
{
    /// <summary>The members of other assemblies that the code uses, as <c>System.DateTime.get_UtcNow</c>.</summary>
    public static IReadOnlySet<string> MembersUsedBy(Assembly assembly) => Read(assembly, reader =>
        reader.MemberReferences
            .Select(handle => reader.GetMemberReference(handle))
            .Where(member => member.Parent.Kind == HandleKind.TypeReference)
            .Select(member => $"{Name(reader, (TypeReferenceHandle)member.Parent)}.{reader.GetString(member.Name)}"));

    /// <summary>The types of other assemblies that the code uses, by full name.</summary>
    public static IReadOnlySet<string> TypesUsedBy(Assembly assembly) => Read(assembly, reader =>
        reader.TypeReferences.Select(handle => Name(reader, handle)));

    /// <summary>The assemblies that the code uses; a project reference that no code uses isn't among them.</summary>
    public static IReadOnlySet<string> AssembliesUsedBy(Assembly assembly) => Read(assembly, reader =>
        reader.AssemblyReferences.Select(handle => reader.GetString(reader.GetAssemblyReference(handle).Name)));

    private static HashSet<string> Read(Assembly assembly, Func<MetadataReader, IEnumerable<string>> names)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        return [.. names(file.GetMetadataReader())];
    }

    private static string Name(MetadataReader reader, TypeReferenceHandle handle)
    {
        var type = reader.GetTypeReference(handle);
        var name = reader.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? $"{Name(reader, (TypeReferenceHandle)type.ResolutionScope)}.{name}"
            : $"{reader.GetString(type.Namespace)}.{name}";
    }
}
