using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ApprovalFlow.IntegrationTests.Berichten;

/// <summary>A receiver on a real port: what it answers is up to the test.</summary>
internal sealed class Ontvanger : IAsyncDisposable
{
    private readonly WebApplication app;

    private Ontvanger(WebApplication app) => this.app = app;

    public int Status { get; set; } = 200;

    /// <summary>In the place of an empty answer with the status above.</summary>
    public Func<HttpResponse, Task>? Antwoord { get; set; }
    public ConcurrentQueue<(JsonNode Body, byte[] Bytes, IHeaderDictionary Headers)> Ontvangen { get; } = new();
    public string Adres =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/in";

    public static async Task<Ontvanger> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var ontvanger = new Ontvanger(builder.Build());
        ontvanger.app.MapPost("/in", ontvanger.Neem);
        ontvanger.app.MapPost("/elders", () => Results.Ok());
        await ontvanger.app.StartAsync();
        return ontvanger;
    }

    private async Task<IResult> Neem(HttpRequest request)
    {
        using var bytes = new MemoryStream();
        await request.Body.CopyToAsync(bytes);
        var headers = new HeaderDictionary(
            request.Headers.ToDictionary(h => h.Key, h => h.Value, StringComparer.OrdinalIgnoreCase)
        );
        Ontvangen.Enqueue((JsonNode.Parse(bytes.ToArray())!, bytes.ToArray(), headers));
        if (Antwoord is { } antwoord)
        {
            await antwoord(request.HttpContext.Response);
            return Results.Empty;
        }
        return Status == 307
            ? Results.Redirect("/elders", permanent: false, preserveMethod: true)
            : Results.StatusCode(Status);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
