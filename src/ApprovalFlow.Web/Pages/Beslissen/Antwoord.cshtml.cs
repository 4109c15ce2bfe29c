using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Stappen;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Api;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ApprovalFlow.Web.Pages.Beslissen;

/// <summary>The chosen answer: what it does, the words that it needs, and recording it.</summary>
internal sealed class AntwoordModel(BeslisLezer lezer, CommandRunner runner) : PageModel
{
    public BeslisBlad Blad { get; private set; } = null!;

    public Vooruitblik Keuze { get; private set; } = null!;

    public Formulier Formulier { get; private set; } = new("afhandeling");

    /// <summary>The refusal's sentence with the name of who was first.</summary>
    public string? Zin { get; private set; }

    public bool VraagtAantekening => Keuze.Uitkomst == StapCodes.AkkoordMetAantekening;

    public bool VraagtDatum => Keuze.Uitkomst == StapCodes.Aanhouden;

    public bool VraagtToelichting => StapCodes.VraagtToelichting(Keuze.Uitkomst);

    public async Task<IActionResult> OnGetAsync(Guid id, string uitkomst, CancellationToken stop)
    {
        if (await lezer.Lees(TaakId.Of(id), HttpContext.Aanvrager(), stop) is not { } blad)
        {
            return NotFound();
        }
        return Toon(blad, uitkomst) ? Page() : LocalRedirect(blad.Pad);
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string uitkomst, CancellationToken stop)
    {
        var aanvrager = HttpContext.Aanvrager();
        if (await lezer.Lees(TaakId.Of(id), aanvrager, stop) is not { } blad)
        {
            return NotFound();
        }
        var (tot, onleesbaar) = Pages.Formulier.Datum(Request.Form, "tot");
        var command = new TaakAfhandelen(
            blad.Taak.Id,
            uitkomst,
            Tekst("tekst"),
            Tekst("toelichting"),
            int.TryParse(Request.Form["versie"], CultureInfo.InvariantCulture, out var versie) ? versie : null,
            null,
            tot
        );
        var sleutel = new Sleutelverzoek(Request.Form["sleutel"], Hash(command));
        var ran = onleesbaar is null
            ? await runner.Run(blad.Nota.Nota.Id, command, aanvrager, stop, sleutel, GeenLichaam)
            : new(null, null, onleesbaar);
        if (ran.Weigering is { } weigering)
        {
            return Weiger(blad, uitkomst, weigering);
        }
        TempData["Bevestiging"] = Bevestiging(blad, uitkomst, ran.Dossier);
        return LocalRedirect("/");
    }

    private bool Toon(BeslisBlad blad, string uitkomst)
    {
        if (!blad.MagAntwoorden || blad.Keuze(uitkomst) is not { } keuze)
        {
            return false;
        }
        (Blad, Keuze) = (blad, keuze);
        return true;
    }

    /// <summary>The form again with what was typed; when the task is over, the nota, which tells who was first.</summary>
    private IActionResult Weiger(BeslisBlad blad, string uitkomst, Weigering weigering)
    {
        Zin = weigering switch
        {
            TaakIsAlAfgerond race => Api.Problemen.Details(race, blad.Nota.Namen.Wie(race)).Detail,
            SleutelHergebruikt => "U heeft dit formulier al verstuurd. Uw eerste antwoord staat vast; dit tweede niet.",
            _ => weigering.Zin,
        };
        if (weigering.Soort == WeigeringSoort.Onbekend)
        {
            return NotFound();
        }
        if (!Toon(blad, uitkomst))
        {
            TempData["Bezwaar"] = Zin;
            return LocalRedirect(blad.Pad);
        }
        Formulier = new("afhandeling", Request.Form, weigering);
        Response.StatusCode = Api.Problemen.Status(weigering.Soort);
        return Page();
    }

    private static string Bevestiging(BeslisBlad blad, string uitkomst, Dossier? na)
    {
        var vervolg = na is null
            ? ""
            : " " + string.Join(' ', Vooruitblik.Van(uitkomst, [], blad.Nota.Dossier, na).Zinnen());
        return $"Uw antwoord is vastgelegd: {StapCodes.Woorden(uitkomst)} ({blad.Nota.Nota.Kenmerk}).{vervolg}";
    }

    private string? Tekst(string veld) => Request.Form[veld] is [{ Length: > 0 } tekst, ..] ? tekst : null;

    /// <summary>The same answer under the same key is a repeat; another one is refused.</summary>
    private static string Hash(TaakAfhandelen command) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                JsonSerializer.SerializeToUtf8Bytes(
                    new
                    {
                        Taak = $"{command.TaakId}",
                        command.Uitkomst,
                        command.Tekst,
                        command.Toelichting,
                        command.Versie,
                        Tot = $"{command.Tot}",
                    }
                )
            )
        );

    internal static Uitvoeren.Antwoord GeenLichaam(Dossier dossier, Namen namen) =>
        new(StatusCodes.Status303SeeOther, "");
}
