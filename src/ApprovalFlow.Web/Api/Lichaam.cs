using System.Text;
using System.Text.Json;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Web.Api.Notas;
using ApprovalFlow.Web.Setup;

namespace ApprovalFlow.Web.Api;

/// <summary>Reads a body, and says in one sentence what is wrong with one that can not be read.</summary>
internal static class Lichaam
{
    public const int MaxJson = 4 * 1024 * 1024;

    /// <summary>A request in which nothing was filled in.</summary>
    public static T Leeg<T>()
        where T : class => JsonSerializer.Deserialize<T>("{}", ApiJson.Options)!;

    public static async Task<(T? Verzoek, Weigering? Weigering)> Lees<T>(HttpContext http, CancellationToken stop)
        where T : class
    {
        if (!http.Request.HasJsonContentType())
        {
            return (null, new FormaatOnbekend("Stuur het verzoek als application/json."));
        }
        var tekst = await LeesTekst(http, MaxJson, stop);
        if (tekst is null)
        {
            return (null, new TeGroot($"Het verzoek is te groot: hoogstens {MaxJson / 1024 / 1024} MB."));
        }
        try
        {
            using var document = JsonDocument.Parse(tekst);
            if (LegePlaats(document.RootElement, "") is { } plaats)
            {
                return (null, new OngeldigeInvoer(plaats, $"In de lijst {plaats} staat een lege plaats."));
            }
            return JsonSerializer.Deserialize<T>(tekst, ApiJson.Options) is { } verzoek
                ? (verzoek, null)
                : (null, GeenJson);
        }
        catch (JsonException fout) when (fout.Path is { Length: > 2 } path)
        {
            var veld = path.TrimStart('$').TrimStart('.');
            return (null, new OngeldigeInvoer(veld, $"Het veld {veld} heeft een waarde die wij niet kunnen lezen."));
        }
        catch (Exception fout) when (fout is JsonException or InvalidOperationException) // half a character in a name
        {
            return (null, GeenJson);
        }
    }

    /// <summary>The first list with a null in it: no list of ours has one, and each reader would have to look.</summary>
    private static string? LegePlaats(JsonElement element, string veld) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => element
                .EnumerateObject()
                .Select(p => LegePlaats(p.Value, p.Name))
                .FirstOrDefault(plaats => plaats is not null),
            JsonValueKind.Array => element.EnumerateArray().Any(e => e.ValueKind == JsonValueKind.Null)
                ? veld
                : element
                    .EnumerateArray()
                    .Select(e => LegePlaats(e, veld))
                    .FirstOrDefault(plaats => plaats is not null),
            _ => null,
        };

    /// <summary>Null when the body is larger than may be.</summary>
    public static async Task<string?> LeesTekst(HttpContext http, int max, CancellationToken stop)
    {
        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        var buffer = new char[16 * 1024];
        var text = new StringBuilder();
        int read;
        while ((read = await reader.ReadAsync(buffer, stop)) > 0)
        {
            if (text.Append(buffer, 0, read).Length > max)
            {
                return null;
            }
        }
        return text.ToString();
    }

    private static OngeldigeInvoer GeenJson => new("body", "De inhoud van het verzoek is geen geldige JSON.");
}
