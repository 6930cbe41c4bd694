namespace BaseWorkflows.EndToEnd.Tests.Support;

/// <summary>A fixture with a service and a browser of its own.</summary>
internal abstract class BrowserTest
{
    private Browser? browser;
    private Service? service;
    private Calls? calls;

    protected Service Service => service!;

    protected Browser Browser => browser!;

    protected Calls Calls => calls!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        service = await Service.StartAsync();
        calls = new Calls(service);
        browser = await Browser.StartAsync();
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        calls?.Dispose();
        if (service is not null)
            await service.DisposeAsync();
    }
}
