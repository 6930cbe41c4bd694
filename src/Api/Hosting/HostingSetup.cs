using System.Globalization;
using BaseWorkflows.Api.Questionnaires;
using Serilog;
using Serilog.Events;

namespace BaseWorkflows.Api.Hosting;

/// <summary>What every web service needs before it has a subject: address, log, proxies, headers, health.</summary>
internal static class HostingSetup
{
    private const string DefaultAddress = "http://localhost:5080";

    // Where containers get their secrets: a file per setting, named as in the environment.
    private const string Secrets = "/run/secrets";

    public static void AddHosting(this WebApplicationBuilder builder)
    {
        builder.Configuration.AddKeyPerFile(Secrets, optional: true);
        builder.ListenOnLoopbackUnlessTold();
        builder.Services.AddSerilog((_, log) => log
            .MinimumLevel.Information()
            .MinimumLevel.Override("Hangfire", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
            .MinimumLevel.Override("System", LogEventLevel.Warning)
            .ReadFrom.Configuration(builder.Configuration)
            .Enrich.FromLogContext()
            .WriteTo.Console(formatProvider: CultureInfo.InvariantCulture));

        var proxies = builder.Configuration.GetSection(ProxyOptions.Section).Get<ProxyOptions>() ?? new ProxyOptions();
        if (proxies.Enabled)
            builder.Services.Configure<ForwardedHeadersOptions>(options => proxies.ApplyTo(options));
        builder.Services.AddOptions<ProxyOptions>().BindConfiguration(ProxyOptions.Section);
        builder.Services.AddHealthChecks()
            .AddCheck<DatabaseHealth>("database", timeout: TimeSpan.FromSeconds(5))
            .AddCheck<FilesHealth>("files", timeout: TimeSpan.FromSeconds(5));
    }

    public static void UseHosting(this WebApplication app)
    {
        if (app.Configuration.GetValue<bool>($"{ProxyOptions.Section}:Enabled"))
            app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        app.UseSerilogRequestLogging(options =>
        {
            options.GetLevel = RequestLevel;
            options.GetMessageTemplateProperties = RequestFacts;
        });
    }

    public static void MapHosting(this WebApplication app)
    {
        app.MapStaticAssets();
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).DisableHttpMetrics();
        app.MapHealthChecks("/health/ready", new() { ResponseWriter = HealthBody.WriteAsync }).DisableHttpMetrics();
    }

    /// <summary>A service that nobody configured must not be reachable from the network.</summary>
    private static void ListenOnLoopbackUnlessTold(this WebApplicationBuilder builder)
    {
        string[] saidElsewhere = ["urls", "http_ports", "https_ports"];
        var told = saidElsewhere.Any(key => !string.IsNullOrEmpty(builder.Configuration[key]))
            || builder.Configuration.GetSection("Kestrel:Endpoints").GetChildren().Any();
        if (!told)
            builder.WebHost.UseUrls(DefaultAddress);
    }

    // What the message's template names. A personal link stays out of every log: whoever reads logs could use it.
    private static IEnumerable<LogEventProperty> RequestFacts(HttpContext context, string path, double elapsedMs, int status) =>
    [
        new("RequestMethod", new ScalarValue(context.Request.Method)),
        new("RequestPath", new ScalarValue(PublicFormLimit.IsPublicForm(context.Request.Path) ? "(personal link)" : path)),
        new("StatusCode", new ScalarValue(status)),
        new("Elapsed", new ScalarValue(elapsedMs)),
    ];

    private static LogEventLevel RequestLevel(HttpContext context, double elapsedMs, Exception? error) =>
        error is not null || context.Response.StatusCode >= 500 ? LogEventLevel.Error
        : context.Response.StatusCode == StatusCodes.Status429TooManyRequests ? LogEventLevel.Warning
        : context.Request.Path.StartsWithSegments("/health") ? LogEventLevel.Verbose
        : LogEventLevel.Debug;
}
