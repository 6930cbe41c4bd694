namespace BaseWorkflows.Domain;

/// <summary>
/// The clauses of 《长治医学院硕士研究生培养基地建设与管理办法》 by name, as rules cite them, and its editions.
/// The wording of a clause is in a <see cref="RegulationEdition"/>.
/// </summary>
public static class Regulation
{
    /// <summary>Practice is an essential part of the training of professional-degree postgraduates.</summary>
    public static readonly Clause Art1_1 = new("1.1");

    /// <summary>Tiered management (分级管理).</summary>
    public static readonly Clause Art1_2 = new("1.2");

    /// <summary>The name of a base.</summary>
    public static readonly Clause Art2_1 = new("2.1");

    /// <summary>Conditions of selection.</summary>
    public static readonly Clause Art2_2 = new("2.2");

    /// <summary>Representative of its region or trade; clinical bases are national residency training bases.</summary>
    public static readonly Clause Art2_2_1 = new("2.2.1");

    /// <summary>Professionals who qualify as supervisors.</summary>
    public static readonly Clause Art2_2_2 = new("2.2.2");

    /// <summary>Leadership that supports the base; volunteers come first.</summary>
    public static readonly Clause Art2_2_3 = new("2.2.3");

    /// <summary>Facilities for teaching and living.</summary>
    public static readonly Clause Art2_2_4 = new("2.2.4");

    /// <summary>Labour protection and safety.</summary>
    public static readonly Clause Art2_2_5 = new("2.2.5");

    /// <summary>Who is responsible for the selection.</summary>
    public static readonly Clause Art3_1 = new("3.1");

    /// <summary>The route that a department initiates.</summary>
    public static readonly Clause Art3_2 = new("3.2");

    /// <summary>The route of a unit that volunteers.</summary>
    public static readonly Clause Art3_3 = new("3.3");

    /// <summary>The clinical route.</summary>
    public static readonly Clause Art3_4 = new("3.4");

    /// <summary>Originals and copies.</summary>
    public static readonly Clause Art3_5 = new("3.5");

    /// <summary>Who signs the agreement; three copies.</summary>
    public static readonly Clause Art4_1 = new("4.1");

    /// <summary>The agreement's term.</summary>
    public static readonly Clause Art4_2 = new("4.2");

    /// <summary>The agreement's five sections.</summary>
    public static readonly Clause Art4_3 = new("4.3");

    /// <summary>The working group.</summary>
    public static readonly Clause Art5_1 = new("5.1");

    /// <summary>The mentors.</summary>
    public static readonly Clause Art5_2 = new("5.2");

    /// <summary>Safety rules, operation rules and regular exchange.</summary>
    public static readonly Clause Art6_1 = new("6.1");

    /// <summary>Conditions of living, study and work.</summary>
    public static readonly Clause Art6_2 = new("6.2");

    /// <summary>The annual assessment.</summary>
    public static readonly Clause Art6_3 = new("6.3");

    /// <summary>Every December.</summary>
    public static readonly Clause Art6_3_1 = new("6.3.1");

    /// <summary>Methods of the assessment.</summary>
    public static readonly Clause Art6_3_2 = new("6.3.2");

    /// <summary>Contents of the assessment.</summary>
    public static readonly Clause Art6_3_3 = new("6.3.3");

    /// <summary>Failed, rectified, failed again: no base in the following year.</summary>
    public static readonly Clause Art6_3_4 = new("6.3.4");

    /// <summary>Funds and allowances.</summary>
    public static readonly Clause Art6_4 = new("6.4");

    /// <summary>In force from publication; the graduate office interprets it.</summary>
    public static readonly Clause Art7 = new("7");

    private static readonly Lazy<IReadOnlyList<RegulationEdition>> AllEditions = new(() => [RegulationEdition.Load("1")]);

    /// <summary>All editions, oldest first. An edition never changes: a new wording is a new edition.</summary>
    public static IReadOnlyList<RegulationEdition> Editions => AllEditions.Value;

    /// <summary>The edition that new cases run under. A case keeps the one it started with.</summary>
    public static RegulationEdition Current => Editions[^1];
}
