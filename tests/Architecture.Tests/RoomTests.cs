using System.Reflection;

namespace BaseWorkflows.Architecture.Tests;

/// <summary>Who may use whom: the table of rooms in docs/architecture.md.</summary>
internal sealed class RoomTests
{
    private const string Prefix = "BaseWorkflows.";

    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Domain"] = [],
        ["Engine"] = [],
        ["Contracts"] = [],
        ["Workflows"] = ["Domain", "Engine", "Contracts"],
        ["Api"] = ["Domain", "Engine", "Contracts", "Workflows"],
    };

    // Assemblies outside .NET's base library that a pure room may use.
    private static readonly Dictionary<string, string[]> Packages = new()
    {
        ["Domain"] = [],
        ["Contracts"] = [],
        ["Engine"] = ["Jint", "Acornima", "Fluid", "Parlot", "Cronos", "TimeZoneConverter", "Microsoft.Extensions."],
    };

    [Test]
    public void Every_project_is_a_known_room() =>
        Assert.That(Repository.Projects, Is.EquivalentTo(MayUse.Keys));

    [TestCaseSource(nameof(Rooms))]
    public void A_room_uses_only_the_rooms_it_may(string room)
    {
        var assembly = Repository.Load(room);

        Assert.That(Metadata.TypesUsedBy(assembly), Is.Not.Empty);
        Assert.That(ForeignRooms(assembly, MayUse[room]), Is.Empty);
    }

    [TestCaseSource(nameof(PureRooms))]
    public void A_pure_room_uses_only_the_base_library_and_its_few_packages(string room)
    {
        var assembly = Repository.Load(room);

        Assert.That(Metadata.TypesUsedBy(assembly), Is.Not.Empty);
        Assert.That(ForeignPackages(assembly, Packages[room]), Is.Empty);
    }

    [Test]
    public void The_canary_is_found()
    {
        Assert.That(ForeignRooms(typeof(Canary).Assembly, []), Does.Contain("Domain"));
        Assert.That(ForeignPackages(typeof(Canary).Assembly, []), Does.Contain("Microsoft.EntityFrameworkCore"));
    }

    private static string[] Rooms() => [.. MayUse.Keys];

    private static string[] PureRooms() => [.. Packages.Keys];

    private static IEnumerable<string> ForeignRooms(Assembly assembly, string[] allowed) =>
        Metadata.AssembliesUsedBy(assembly)
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..])
            .Except(allowed);

    private static IEnumerable<string> ForeignPackages(Assembly assembly, string[] allowed) =>
        Metadata.AssembliesUsedBy(assembly).Where(name =>
            name != "netstandard" && name != "System" && !name.StartsWith("System.", StringComparison.Ordinal)
            && !allowed.Any(start => name.StartsWith(start, StringComparison.Ordinal)));
}
