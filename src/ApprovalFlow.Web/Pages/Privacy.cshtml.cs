using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Setup;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ApprovalFlow.Web.Pages;

/// <summary>What is kept of whom and for how long, and the reader's own part of it to see and to take along (AVG art. 13, 15, 20).</summary>
internal sealed class PrivacyModel(EigenGegevens gegevens, Instellingen instellingen) : PageModel
{
    /// <summary>Rows of one table on the page; the file has them all.</summary>
    public const int MaxGetoond = 200;

    public ImmutableArray<Bewaarregel> Regels { get; } = Bewaarregels.Van(instellingen);

    public ImmutableArray<EigenDeel>? Eigen { get; private set; }

    public IActionResult OnGet(string? handler) => handler is null ? Page() : LocalRedirect("/privacy");

    public async Task OnGetInzienAsync(CancellationToken stop)
    {
        Response.Headers.CacheControl = "no-store";
        Eigen = await gegevens.Lees(HttpContext.Aanvrager().Id, stop);
    }

    public async Task<IActionResult> OnGetGegevensAsync(CancellationToken stop)
    {
        var eigen = await gegevens.Lees(HttpContext.Aanvrager().Id, stop);
        Response.Headers.CacheControl = "no-store";
        return File(
            JsonSerializer.SerializeToUtf8Bytes(eigen.ToDictionary(d => d.Regel.Tabel, d => d.Rijen), ApiJson.Options),
            "application/json",
            "mijn-gegevens.json"
        );
    }

    public static IEnumerable<string> Velden(EigenDeel deel) => deel.Rijen[0]!.AsObject().Select(p => p.Key);

    /// <summary>"uitDienstOp" gives "uit dienst op".</summary>
    public static string Woord(string veld) =>
        string.Concat(veld.Select(c => char.IsUpper(c) ? $" {char.ToLower(c, CultureInfo.InvariantCulture)}" : $"{c}"));

    public static string Tekst(JsonNode? waarde) =>
        waarde switch
        {
            null => "",
            JsonObject velden => string.Join(", ", velden.Select(p => $"{Woord(p.Key)}: {Tekst(p.Value)}")),
            JsonArray lijst => string.Join(", ", lijst.Select(Tekst)),
            _ when waarde.GetValueKind() is JsonValueKind.True or JsonValueKind.False => waarde.GetValue<bool>()
                ? "ja"
                : "nee",
            _ => waarde.ToString(),
        };
}
