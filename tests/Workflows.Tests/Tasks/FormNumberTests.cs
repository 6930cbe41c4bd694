using System.Text.Json.Nodes;
using BaseWorkflows.Workflows.Tasks;

namespace BaseWorkflows.Workflows.Tests.Tasks;

/// <summary>A number is a number, whether a client sent it or a page keeps it in memory.</summary>
public sealed class FormNumberTests
{
    private static readonly IReadOnlyList<FormField> Fields =
    [
        new("years", FieldKind.Number, new("年限", "Years")) { Min = 1, Max = 20 },
    ];

    private static readonly JsonNode?[] Threes = [JsonValue.Create(3), JsonValue.Create(3L), JsonValue.Create(3m), JsonValue.Create(3.0), JsonNode.Parse("3")];

    [TestCaseSource(nameof(Threes))]
    public void However_it_was_made_it_counts(JsonNode three) => Assert.That(Check(three.DeepClone()), Is.Empty);

    [Test]
    public void A_text_is_no_number() => Assert.That(Check("3"), Is.EqualTo(new[] { "form.years" }));

    [TestCase(0)]
    [TestCase(21)]
    public void Outside_the_limits_it_is_refused(int years) => Assert.That(Check(years), Is.EqualTo(new[] { "form.years" }));

    private static IEnumerable<string> Check(JsonNode value) => FormCheck.Check(Fields, new JsonObject { ["years"] = value }, "Done").Keys;
}
