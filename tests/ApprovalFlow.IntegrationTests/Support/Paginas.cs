using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalFlow.IntegrationTests.Support;

/// <summary>One handler of a page: "/Notas/Nota POST Indiening". Velden are the query fields of a GET that the page declares.</summary>
internal sealed record Paginahandler(string Pagina, string Route, string Methode, string Naam, string[] Velden)
{
    public string Sleutel => $"{Pagina} {Methode}{(Naam.Length > 0 ? " " + Naam : "")}";
}

/// <summary>Every page handler of the application, found and not listed.</summary>
internal sealed class Paginas
{
    private readonly List<(string Pagina, Regex Route)> routes = [];

    private Paginas(IReadOnlyList<Paginahandler> alle) => Alle = alle;

    public IReadOnlyList<Paginahandler> Alle { get; }

    public static async Task<Paginas> Van(TestApp app)
    {
        var lader = app.Services.GetRequiredService<PageLoader>();
        var endpoints = app
            .Services.GetServices<EndpointDataSource>()
            .SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .ToList();
        var handlers = new List<Paginahandler>();
        foreach (var e in endpoints)
        {
            var pagina = await lader.LoadAsync(e.Metadata.GetMetadata<PageActionDescriptor>()!, new([]));
            var gebonden = pagina
                .BoundProperties.Where(p => p.BindingInfo is not null)
                .Select(p => Veld(p.Name))
                .ToArray();
            handlers.AddRange(
                pagina.HandlerMethods.Select(h => new Paginahandler(
                    pagina.ViewEnginePath,
                    "/" + e.RoutePattern.RawText,
                    h.HttpMethod.ToUpperInvariant(),
                    h.Name ?? "",
                    [
                        .. gebonden
                            .Concat(h.Parameters.Select(p => Veld(p.Name)))
                            .Distinct(StringComparer.OrdinalIgnoreCase),
                    ]
                ))
            );
        }
        // One page can answer at two addresses: /index and /.
        var paginas = new Paginas([.. handlers.DistinctBy(h => (h.Pagina, h.Methode, h.Naam))]);
        paginas.routes.AddRange(
            endpoints
                // The most literal route wins, as it does in the application.
                .OrderBy(e => e.RoutePattern.Parameters.Count)
                .Select(e =>
                    (e.Metadata.GetMetadata<PageActionDescriptor>()!.ViewEnginePath, Patroon(e.RoutePattern.RawText!))
                )
        );
        return paginas;
    }

    /// <summary>The key of the handler that a request to this address comes to; null for no page.</summary>
    public string? Handler(string methode, string adres)
    {
        var (pad, vraag) = adres.Split('?', 2) is [var voor, var na] ? (voor, na) : (adres, "");
        foreach (var (pagina, route) in routes)
        {
            if (route.Match(pad) is { Success: true } match)
            {
                var naam = match.Groups["handler"] is { Success: true } groep ? groep.Value : Handlervraag(vraag);
                return Alle.FirstOrDefault(h =>
                    h.Pagina == pagina
                    && h.Methode == methode
                    && string.Equals(h.Naam, naam, StringComparison.OrdinalIgnoreCase)
                )?.Sleutel;
            }
        }
        return null;
    }

    private static string Handlervraag(string vraag) =>
        vraag.Split('&').FirstOrDefault(v => v.StartsWith("handler=", StringComparison.Ordinal))?["handler=".Length..]
        ?? "";

    private static string Veld(string naam) => char.ToLowerInvariant(naam[0]) + naam[1..];

    /// <summary>"notas/{kenmerk}/{handler?}" as an expression with a group for each parameter.</summary>
    private static Regex Patroon(string raw)
    {
        var delen = raw.Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Select(deel =>
            {
                if (!deel.StartsWith('{'))
                {
                    return "/" + Regex.Escape(deel);
                }
                var naam = deel.Trim('{', '}').TrimEnd('?').Split(':')[0];
                var vorm =
                    deel.Contains(":guid", StringComparison.Ordinal) ? "[0-9a-f-]{36}"
                    : deel.Contains(":int", StringComparison.Ordinal) ? "[0-9]+"
                    : "[^/]+";
                return deel.Contains('?', StringComparison.Ordinal) ? $"(/(?<{naam}>{vorm}))?" : $"/(?<{naam}>{vorm})";
            });
        var patroon = string.Concat(delen);
        return new Regex(
            $"^{(patroon.Length == 0 ? "/" : patroon)}$",
            RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
            TimeSpan.FromSeconds(1)
        );
    }
}
