using System.Text;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Api;
using ApprovalFlow.Web.Dashboard;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ApprovalFlow.Web.Pages.Beheer;

/// <summary>
/// A file with people or eenheden is looked at first and taken in second. Nothing is kept in between: the page sends the
/// text along with the fingerprint of what was shown, and taking it in looks at it again.
/// </summary>
internal sealed class InlezenModel(Inlezer inlezer) : PageModel
{
    /// <summary>Lines that are shown; those that are wrong, or change something, come first.</summary>
    public const int MaxGetoond = 500;

    // Excel reads a CSV as UTF-8 only when it begins with a byte order mark.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: true);

    public Inleesproef? Proef { get; private set; }

    public string Inhoud { get; private set; } = "";

    /// <summary>False where the file as a whole is refused.</summary>
    public bool Mag { get; private set; }

    public Formulier Formulier { get; private set; } = new("inlezen");

    public IReadOnlyList<Inleesuitslag> Regels =>
        Proef is null ? []
        : Proef.Regels.Length <= MaxGetoond ? Proef.Regels
        : [.. Proef.Regels.OrderBy(Volgorde).Take(MaxGetoond)];

    public string Samenvatting =>
        Proef is not { } p ? ""
        : !p.Bruikbaar
            ? $"{(p.Aantal(Inleeswerk.Fout) is 1 ? "1 regel klopt" : $"{p.Aantal(Inleeswerk.Fout)} regels kloppen")} niet. "
                + "Verbeter het bestand en kies het opnieuw; er is niets veranderd."
        : p.Wijzigingen == 0 ? "Er verandert niets: alles staat al zo in het register."
        : $"{p.Aantal(Inleeswerk.Nieuw)} nieuw, {p.Aantal(Inleeswerk.Gewijzigd)} gewijzigd, "
            + $"{p.Aantal(Inleeswerk.Gelijk)} hetzelfde. Er is nog niets veranderd.";

    public IActionResult OnGet(string? handler) => handler is null ? Page() : LocalRedirect("/beheer/inlezen");

    public async Task<IActionResult> OnGetMensenAsync(CancellationToken stop) =>
        Csv(await inlezer.Mensen(stop), "mensen.csv");

    public async Task<IActionResult> OnGetEenhedenAsync(CancellationToken stop) =>
        Csv(await inlezer.Eenheden(stop), "eenheden.csv");

    public async Task<IActionResult> OnPostAsync(IFormFile? bestand, CancellationToken stop)
    {
        if (bestand is null or { Length: 0 })
        {
            return Weiger(new OngeldigeInvoer("bestand", "Kies een CSV-bestand."));
        }
        if (bestand.Length > Csvbestand.MaxTekens)
        {
            return Weiger(new OngeldigeInvoer("bestand", "Kies een bestand van hoogstens 1 MB."));
        }
        using var reader = new StreamReader(bestand.OpenReadStream(), Encoding.UTF8);
        Inhoud = await reader.ReadToEndAsync(stop);
        (Proef, var weigering) = await inlezer.Probeer(Inhoud, HttpContext.Aanvrager().Wie, stop);
        return Toon(weigering);
    }

    public async Task<IActionResult> OnPostDoorvoerenAsync(string? inhoud, string? vingerafdruk, CancellationToken stop)
    {
        Inhoud = inhoud ?? "";
        (Proef, var weigering) = await inlezer.Voer(Inhoud, vingerafdruk ?? "", HttpContext.Aanvrager(), stop);
        if (weigering is not null)
        {
            return Toon(weigering);
        }
        TempData["Bevestiging"] =
            $"{Proef!.Aantal(Inleeswerk.Nieuw)} toegevoegd en {Proef.Aantal(Inleeswerk.Gewijzigd)} gewijzigd.";
        return LocalRedirect(Proef.Register == Registers.Medewerker ? "/beheer/medewerkers" : "/beheer/eenheden");
    }

    public static string Woord(Inleeswerk werk) =>
        werk switch
        {
            Inleeswerk.Nieuw => "nieuw",
            Inleeswerk.Gewijzigd => "gewijzigd",
            Inleeswerk.Gelijk => "blijft gelijk",
            Inleeswerk.Fout => "fout",
        };

    private static int Volgorde(Inleesuitslag regel) =>
        regel.Werk switch
        {
            Inleeswerk.Fout => 0,
            Inleeswerk.Nieuw or Inleeswerk.Gewijzigd => 1,
            Inleeswerk.Gelijk => 2,
        };

    private PageResult Toon(Weigering? weigering)
    {
        if (weigering is not null)
        {
            return Weiger(weigering);
        }
        Mag = true;
        Response.StatusCode = Proef!.Bruikbaar ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
        return Page();
    }

    private PageResult Weiger(Weigering weigering)
    {
        Mag = weigering is RegisterIsVeranderd;
        Formulier = new("inlezen", null, weigering);
        Response.StatusCode = Problemen.Status(weigering.Soort);
        return Page();
    }

    private FileContentResult Csv(string tekst, string naam) =>
        File([.. Utf8.GetPreamble(), .. Utf8.GetBytes(tekst)], Dashboardexport.CsvType, naam);
}
