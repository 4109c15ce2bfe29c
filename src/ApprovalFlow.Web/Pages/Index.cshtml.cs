using System.Security.Cryptography;
using System.Text.Json;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Api.Taken;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace ApprovalFlow.Web.Pages;

/// <summary>What is asked of me, and taking it or giving it back. The list alone is renewed while the page is open.</summary>
internal sealed class IndexModel(
    Werkvoorraad werkvoorraad,
    TaakVragen taken,
    CommandRunner runner,
    Omgeving omgeving,
    Bedrijfsklok klok
) : PageModel
{
    public const string Lijst = "lijst";

    public WerkFilter Filter { get; private set; } = WerkFilter.Lees(QueryCollection.Empty);

    public Werklijst Werk { get; private set; } = new([], null, Werktelling.Geen);

    public LocalDate Vandaag { get; private set; }

    /// <summary>Changes when the list does: of what stands in it, not of how it is written.</summary>
    public string ETag { get; private set; } = "";

    public IEnumerable<IGrouping<string, Werkregel>> Groepen => Werk.Regels.GroupBy(r => Groep(r.Taak.Termijn));

    public bool IsSamenTeDoen => Werk.Regels.Count(r => r.Geopend && Stapwoorden.IsSamenTeDoen(r.Taak.Stap)) > 1;

    public async Task<IActionResult> OnGetAsync(string? deel, CancellationToken stop)
    {
        Vandaag = Namen.Dag(await klok.Nu(stop));
        Filter = WerkFilter.Lees(Request.Query);
        Werk = await werkvoorraad.Lees(HttpContext.Aanvrager().Wie!, Filter, Vandaag, stop);
        ETag = Merk();
        if (deel != Lijst)
        {
            return Page();
        }
        return Request.Headers.IfNoneMatch == ETag
            ? StatusCode(StatusCodes.Status304NotModified)
            : Partial("_Werklijst", this);
    }

    public Task<IActionResult> OnPostOppakkenAsync(Guid taak, string? terug, CancellationToken stop) =>
        Voer(new TaakOppakken(TaakId.Of(taak)), "U heeft de taak opgepakt. Collega's zien dat.", terug, stop);

    public Task<IActionResult> OnPostTeruggevenAsync(Guid taak, string? terug, CancellationToken stop) =>
        Voer(
            new TaakTeruggeven(TaakId.Of(taak), null),
            "U heeft de taak teruggegeven. Een collega kan haar oppakken.",
            terug,
            stop
        );

    private async Task<IActionResult> Voer(
        NotaCommand command,
        string bevestiging,
        string? terug,
        CancellationToken stop
    )
    {
        var taak = command is TaakOppakken oppakken ? oppakken.TaakId : ((TaakTeruggeven)command).TaakId;
        if (await taken.NotaVan(taak, HttpContext.Aanvrager(), stop) is not { } nota)
        {
            return NotFound();
        }
        var weigering = (await runner.Run(nota, command, HttpContext.Aanvrager(), stop)).Weigering;
        TempData[weigering is null ? "Bevestiging" : "Bezwaar"] = weigering is null
            ? bevestiging
            : await Zin(weigering, stop);
        return LocalRedirect(Url.IsLocalUrl(terug) ? terug : "/");
    }

    private async Task<string> Zin(Weigering weigering, CancellationToken stop)
    {
        var namen = await omgeving.Namen(stop);
        return weigering switch
        {
            TaakIsAlOpgepakt race => $"{namen.Medewerker(race.Door)} was u voor en heeft deze taak al opgepakt.",
            TaakIsAlAfgerond race => Api.Problemen.Details(race, namen.Wie(race)).Detail!,
            _ => weigering.Zin,
        };
    }

    private string Groep(LocalDate? termijn) =>
        termijn is not { } dag ? "Zonder termijn"
        : dag < Vandaag ? "Te laat"
        : dag == Vandaag ? "Vandaag"
        : dag <= Vandaag.Next(IsoDayOfWeek.Sunday) ? "Deze week"
        : "Later";

    private string Merk()
    {
        var regels = Werk.Regels.Select(r =>
            $"{r.Taak.Id} {r.Taak.Versie} {r.Volgnummer} {r.Nota.Onderwerp} {r.Geopend}"
        );
        var tekst = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                Vandaag = $"{Vandaag}",
                Werk.Telling,
                regels,
            }
        );
        return $"\"{Convert.ToHexStringLower(SHA256.HashData(tekst))[..32]}\"";
    }
}

/// <summary>A termijn and the day from which it is looked at.</summary>
internal sealed record Termijnblad(LocalDate? Termijn, LocalDate Vandaag)
{
    public bool TeLaat => Termijn < Vandaag;
}
