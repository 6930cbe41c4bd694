using BaseWorkflows.Domain.Bases;

namespace BaseWorkflows.Domain.Tests.Bases;

/// <summary>What people read about the life of a base is what the code does.</summary>
public class LifecycleDocumentTests
{
    [Test]
    public void The_document_is_up_to_date()
    {
        var path = Path.Combine(Repository(), "docs", "lifecycle.md");
        var rendered = LifecycleDocument.Render(Lifecycle.Rules);
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
            File.WriteAllText(path, rendered);

        Assert.That(path, Does.Exist);
        Assert.That(File.ReadAllText(path), Is.EqualTo(rendered), "docs/lifecycle.md is stale: UPDATE_DOCS=1 dotnet test tests/Domain.Tests");
    }

    [Test]
    public void A_rule_that_is_taken_out_of_the_table_is_missed_in_the_document() => Assert.That(
        LifecycleDocument.Render([.. Lifecycle.Rules.Skip(1)]), Is.Not.EqualTo(LifecycleDocument.Render(Lifecycle.Rules)));

    private static string Repository()
    {
        var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "BaseWorkflows.sln")))
            folder = folder.Parent;

        return folder?.FullName ?? throw new InvalidOperationException("The tests don't run inside the repository.");
    }
}
