using System.Diagnostics;
using System.Reflection;
using System.Text.Json;

namespace ApprovalFlow.IntegrationTests.Toegang;

/// <summary>The certified provider of npm (Oidc/provider.mjs), in a process of its own that ends with this one.</summary>
internal sealed class NodeProvider : IAsyncDisposable
{
    public const string ClientId = "approvalflow";
    public const string ClientGeheim = "een-geheim-van-meer-dan-tweeendertig-tekens";

    private readonly Process process;

    private NodeProvider(Process process, string adres)
    {
        this.process = process;
        Adres = adres;
    }

    public string Adres { get; }

    public static async Task<NodeProvider> StartAsync()
    {
        var script = typeof(NodeProvider)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(a => a.Key == "Oidc")
            .Value!;
        var node = Process.Start(
            new ProcessStartInfo("node", [script])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            }
        )!;
        node.BeginErrorReadLine();
        using var geduld = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var adres = await node.StandardOutput.ReadLineAsync(geduld.Token);
        Assert.That(adres, Does.StartWith("http://127.0.0.1:"));
        return new NodeProvider(node, adres!);
    }

    /// <summary>Knows the application at this address, as it calls itself behind a proxy.</summary>
    public Task Ken(string app) =>
        Zeg(
            new
            {
                client = new
                {
                    client_id = ClientId,
                    client_secret = ClientGeheim,
                    redirect_uris = new[] { $"{app}/aanmelden/terug" },
                    post_logout_redirect_uris = new[] { $"{app}/aanmelden/afgemeld" },
                    token_endpoint_auth_method = "client_secret_post",
                },
            }
        );

    public Task Ervoor(string wie, params string[] groepen) => Zeg(new { wie, groepen });

    private async Task Zeg(object wat)
    {
        await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(wat));
        await process.StandardInput.FlushAsync();
        using var geduld = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        Assert.That(await process.StandardOutput.ReadLineAsync(geduld.Token), Is.EqualTo("ok"));
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
