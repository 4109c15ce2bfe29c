using System.Security.Cryptography;
using System.Text;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Stappen;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Api;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Mvc;

namespace ApprovalFlow.Web.Pages.Notas;

/// <summary>One handler per form: it parses the fields into a command.</summary>
internal sealed partial class AfstemmenModel
{
    public async Task<IActionResult> OnPostAntwoordAsync(CancellationToken stop)
    {
        if (await Toon(stop) is { } weg)
        {
            return weg;
        }
        return await Voer(
            "antwoord",
            "Uw antwoord is vastgelegd. Zolang de ronde loopt, kunt u het nog herzien.",
            new TaakAfhandelen(
                Taak,
                Uitkomst,
                Hoofdstuktekst,
                Tekst("toelichting"),
                Getal("versie"),
                EenheidCode.Parse(Tekst("namens")),
                null
            ),
            stop,
            GeenHoofdstuktekst(),
            new Sleutelverzoek(Request.Form["sleutel"], Hash())
        );
    }

    public async Task<IActionResult> OnPostHerzieningAsync(CancellationToken stop)
    {
        if (await Toon(stop) is { } weg)
        {
            return weg;
        }
        return await Voer(
            "antwoord",
            "Uw nieuwe antwoord is vastgelegd. Het eerdere blijft in de geschiedenis staan.",
            new AfstemmingHerzien(Taak, Uitkomst, Hoofdstuktekst, Tekst("toelichting"), Getal("versie")),
            stop,
            GeenHoofdstuktekst()
        );
    }

    public async Task<IActionResult> OnPostParaafAsync(CancellationToken stop)
    {
        if (await Toon(stop) is { } weg)
        {
            return weg;
        }
        return await Voer(
            "antwoord",
            "Uw voorstel ligt bij het hoofd. U ziet hier wat er daarna mee gebeurt.",
            new ParaafZetten(Taak, Uitkomst, Hoofdstuktekst, Tekst("toelichting"), Getal("versie")),
            stop,
            GeenHoofdstuktekst()
        );
    }

    public Task<IActionResult> OnPostTeruggaveAsync(CancellationToken stop) =>
        Voer(
            "teruggave",
            "U gaf het voorstel terug aan uw adviseur.",
            new ParaafTeruggeven(Taak, Tekst("toelichting")),
            stop
        );

    public Task<IActionResult> OnPostOpmerkingAsync(CancellationToken stop) =>
        Voer(
            "opmerking",
            "Uw opmerking staat bij de tekst. De steller handelt haar af.",
            new OpmerkingMaken(Taak, Getal("versie"), Getal("blok"), Getal("begin"), Tekst("citaat"), Tekst("tekst")),
            stop,
            naar: $"/afstemmen/{TaakNummer}#blok-{Getal("blok")}"
        );

    public Task<IActionResult> OnPostIntrekkingAsync(CancellationToken stop) =>
        Voer(
            "opmerking",
            "U trok uw opmerking in. In de geschiedenis blijft staan dat zij er was.",
            new OpmerkingIntrekken(Getal("nummer") ?? 0),
            stop,
            naar: $"/afstemmen/{TaakNummer}#opmerking-{Getal("nummer")}"
        );

    public Task<IActionResult> OnPostVraagAsync(CancellationToken stop) =>
        Voer(
            "vraag",
            "Uw vraag is gesteld. Uw taak blijft open; het antwoord komt op deze pagina.",
            new VraagStellen(Taak, Tekst("tekst")),
            stop,
            naar: $"/afstemmen/{TaakNummer}#vragen"
        );

    /// <summary>Keeps what is typed. A script gets the new revision or the sentence; a button without script a page.</summary>
    public async Task<IActionResult> OnPostConceptAsync(CancellationToken stop)
    {
        var (concept, weigering) = await concepten.Bewaar(
            Taak,
            new(Tekst("uitkomst"), Tekst("tekst"), Tekst("toelichting"), Getal("revisie") ?? 0),
            HttpContext.Aanvrager(),
            stop
        );
        if (Bewaring.IsVanScript(Request))
        {
            return Bewaring.Antwoord(concept?.Revisie, weigering, "/afstemmen/" + TaakNummer);
        }
        if (weigering is not null)
        {
            return await Weiger("antwoord", weigering, stop);
        }
        TempData["Bevestiging"] = "Uw concept is bewaard. Alleen u ziet het.";
        return LocalRedirect($"/afstemmen/{TaakNummer}");
    }

    /// <summary>The own chapter as it will stand in the nota: a part of the page for a script, else the whole page.</summary>
    public async Task<IActionResult> OnPostVoorbeeldAsync(CancellationToken stop)
    {
        if (await Toon(stop) is { } weg)
        {
            return weg;
        }
        Blad = Blad with { Voorbeeldtekst = Hoofdstuktekst ?? "" };
        if (Request.Headers.ContainsKey("HX-Request"))
        {
            return Partial("_Voorbeeld", Blad);
        }
        geweigerd = new Formulier("antwoord", Request.Form);
        return Page();
    }

    private string? Uitkomst => Tekst("uitkomst");

    /// <summary>The usual sentence stands in the nota when the directie chooses it, and not by itself.</summary>
    private string? Hoofdstuktekst =>
        Tekst("tekst") is { } eigen && !string.IsNullOrWhiteSpace(eigen) ? eigen
        : Tekst("gebruikelijk") is not null ? Blad.Eenheid?.GebruikelijkeZin
        : null;

    /// <summary>What the page asks beyond the command, which would take the usual sentence for an empty one.</summary>
    private OngeldigeInvoer? GeenHoofdstuktekst() =>
        Blad.MetHoofdstuk
        && Hoofdstuktekst is null
        && StapCodes.ParseOordeel(Uitkomst) is not (null or ApprovalFlow.Notas.Dossiers.Oordeel.NietAkkoord)
            ? new OngeldigeInvoer(
                "tekst",
                Blad.Eenheid?.GebruikelijkeZin is null
                    ? $"Schrijf wat er in het hoofdstuk {Blad.Hoofdstuk} komt te staan."
                    : $"Schrijf wat er in het hoofdstuk {Blad.Hoofdstuk} komt te staan, of kies de gebruikelijke zin."
            )
            : null;

    /// <summary>The same answer under the same key is a repeat; another one is refused.</summary>
    private string Hash()
    {
        string?[] fields = ["pagina", Taak.ToString(), Uitkomst, Hoofdstuktekst, Tekst("toelichting"), Tekst("versie")];
        return Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(System.Text.Json.JsonSerializer.Serialize(fields)))
        );
    }
}
