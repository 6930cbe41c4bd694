using BaseWorkflows.Api.Components;
using BaseWorkflows.Api.Hosting;
using BaseWorkflows.Api.Languages;

var builder = WebApplication.CreateBuilder(args);

builder.AddHosting();
builder.Services.AddLanguages();
builder.Services.AddPages();

var app = builder.Build();

app.UseHosting();
app.UseLanguages();
app.UseAntiforgery();

app.MapHosting();
app.MapLanguages();
app.MapPages();

await app.RunAsync();
