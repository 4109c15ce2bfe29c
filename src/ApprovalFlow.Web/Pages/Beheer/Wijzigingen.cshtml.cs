using System.Globalization;
using System.Text.Json;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ApprovalFlow.Web.Pages.Beheer;

/// <summary>A field of an entry before and after; null for what was or is not there.</summary>
internal sealed record Veldwijziging(string Veld, string? Oud, string? Nieuw);

/// <summary>The journal of the registers, the newest first.</summary>
internal sealed class WijzigingenModel(Registerjournaal journaal, Omgeving omgeving) : PageModel
{
    public const int PerPagina = 50;

    private Register register = null!;

    [BindProperty(SupportsGet = true)]
    public string? Register { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Voor { get; set; }

    public IReadOnlyList<RegisterwijzigingRow> Regels { get; private set; } = [];

    public long? Volgende { get; private set; }

    public Namen Namen { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken stop)
    {
        Namen = await omgeving.Namen(stop);
        register = await omgeving.Register(stop);
        var welk = string.IsNullOrEmpty(Register) ? null : Register;
        var regels = await journaal.LinesAsync(welk, Voor, PerPagina + 1, stop);
        Regels = [.. regels.Take(PerPagina)];
        Volgende = regels.Count > PerPagina ? Regels[^1].Id : null;
    }

    public static string Wat(RegisterwijzigingRow regel) =>
        regel.Oud is null ? "toegevoegd"
        : regel.Nieuw is null ? "verwijderd"
        : "gewijzigd";

    /// <summary>Only the fields that differ.</summary>
    public static IEnumerable<Veldwijziging> Velden(RegisterwijzigingRow regel)
    {
        var (oud, nieuw) = (Lees(regel.Oud), Lees(regel.Nieuw));
        return oud
            .Keys.Union(nieuw.Keys, StringComparer.Ordinal)
            .Select(veld => new Veldwijziging(Naam(veld), oud.GetValueOrDefault(veld), nieuw.GetValueOrDefault(veld)))
            .Where(wijziging => wijziging.Oud != wijziging.Nieuw);
    }

    /// <summary>A person stands in the journal by id, and on the screen by name.</summary>
    public string Tekst(string waarde) =>
        Guid.TryParse(waarde, out var id) && register.Medewerker(MedewerkerId.Of(id)) is { } wie ? wie.Naam : waarde;

    private static Dictionary<string, string> Lees(string? json)
    {
        using var document = JsonDocument.Parse(json ?? "{}");
        return document.RootElement.EnumerateObject().ToDictionary(p => p.Name, p => Tekst(p.Value));
    }

    private static string Tekst(JsonElement waarde) =>
        waarde.ValueKind switch
        {
            JsonValueKind.True => "ja",
            JsonValueKind.False => "nee",
            JsonValueKind.Array => string.Join(", ", waarde.EnumerateArray().Select(Tekst)),
            JsonValueKind.String => waarde.GetString()!,
            _ => waarde.GetRawText(),
        };

    /// <summary>"gebruikelijkeZin" gives "gebruikelijke zin".</summary>
    private static string Naam(string veld) =>
        string.Concat(
            veld.Select(c => char.IsUpper(c) ? " " + char.ToLower(c, CultureInfo.InvariantCulture) : c.ToString())
        );
}
