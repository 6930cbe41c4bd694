namespace BaseWorkflows.Api.Demo;

/// <summary>What the sign-in page may offer: the demo's accounts where this database is the demo's, nothing elsewhere.</summary>
internal sealed class DemoAccounts
{
    public IReadOnlyList<DemoPerson> Offered { get; private set; } = [];

    public void Offer() => Offered = DemoPeople.All;
}
