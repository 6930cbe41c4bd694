using BaseWorkflows.Api.Components;
using BaseWorkflows.Api.Hosting;
using BaseWorkflows.Api.Json;
using BaseWorkflows.Api.Languages;
using BaseWorkflows.Api.OpenApi;
using BaseWorkflows.Api.Problems;

var builder = WebApplication.CreateBuilder(args);

builder.AddHosting();
builder.Services.AddLanguages();
builder.Services.AddJson();
builder.Services.AddProblems();
builder.Services.AddInterfaceDescription();
builder.Services.AddPages();

var app = builder.Build();

app.UseHosting();
app.UseLanguages();
app.UseProblems();
app.UseAntiforgery();

app.MapHosting();
app.MapLanguages();
app.MapInterfaceDescription();
app.MapPages();

await app.RunAsync();
