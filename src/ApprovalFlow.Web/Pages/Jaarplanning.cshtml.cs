using System.Collections.Immutable;
using System.Globalization;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Jaarplanning;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Kennisgeven;
using ApprovalFlow.Web.Pages.Notas;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace ApprovalFlow.Web.Pages;

/// <summary>
/// The year at a glance: which nota comes back when, when drafting must begin, and whether it was. The secretariaat changes a
/// row where it stands; taking one away is asked twice.
/// </summary>
internal sealed class JaarplanningModel(
    Jaarplan plan,
    Jaarnotawerk werk,
    NotaBegin begin,
    NotaBladLezer lezer,
    ProcedureStore procedures,
    ApprovalFlow.Web.Uitvoeren.Procedures definities,
    Omgeving omgeving,
    Bedrijfsklok klok
) : PageModel
{
    public ImmutableArray<Jaarregel> Regels { get; private set; } = [];

    public int Jaar { get; private set; }

    public LocalDate Vandaag { get; private set; }

    /// <summary>The form of a new row, as it was typed when it was refused.</summary>
    public Formulier Nieuw { get; private set; } = new(nameof(Nieuw));

    /// <summary>The row that is being changed, and its form; null when none is.</summary>
    public Guid? Bewerkt { get; private set; }

    public Formulier Bewerking { get; private set; } = new(nameof(Bewerking));

    /// <summary>The row of which is asked whether it must really go.</summary>
    public Guid? Weg { get; private set; }

    public IReadOnlyList<(string, string)> Eenheden { get; private set; } = [];

    public IReadOnlyList<(string Key, string Naam)> Procedures { get; private set; } = [];

    public bool Beheert => HttpContext.Aanvrager().Wie!.IsSecretariaat;

    public async Task OnGetAsync(int? jaar, Guid? bewerk, Guid? weghalen, CancellationToken stop)
    {
        (Bewerkt, Weg) = (bewerk, weghalen);
        await Lees(jaar, stop);
    }

    public async Task<IActionResult> OnPostAsync(int? jaar, CancellationToken stop)
    {
        var verzoek = Verzoek();
        if (await werk.Voeg(verzoek, HttpContext.Aanvrager().Wie!, await klok.Nu(stop), stop) is not { } weigering)
        {
            return Klaar($"{verzoek.Naam.Trim()} staat in de jaarplanning.", jaar);
        }
        Nieuw = new Formulier(nameof(Nieuw), Request.Form, weigering);
        return await Weiger(weigering, jaar, stop);
    }

    public async Task<IActionResult> OnPostWijzigAsync(Guid id, int? revisie, int? jaar, CancellationToken stop)
    {
        var (verzoek, wie, nu) = (Verzoek(), HttpContext.Aanvrager().Wie!, await klok.Nu(stop));
        if (await werk.Wijzig(id, revisie ?? 0, verzoek, wie, nu, stop) is not { } weigering)
        {
            return Klaar($"{verzoek.Naam.Trim()} is gewijzigd.", jaar);
        }
        Bewerkt = id;
        Bewerking = new Formulier(nameof(Bewerking), Request.Form, weigering);
        return await Weiger(weigering, jaar, stop);
    }

    public async Task<IActionResult> OnPostVerwijderAsync(Guid id, int? jaar, CancellationToken stop)
    {
        var weigering = await werk.Verwijder(id, HttpContext.Aanvrager().Wie!, await klok.Nu(stop), stop);
        if (weigering is NietBevoegd)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }
        TempData[weigering is null ? "Bevestiging" : "Bezwaar"] = weigering is null
            ? "De regel is uit de jaarplanning. De nota's zelf blijven bestaan."
            : "Deze regel was al weggehaald.";
        return LocalRedirect(Pad(jaar));
    }

    /// <summary>With last year's nota at once; without one the form asks what is not known.</summary>
    public async Task<IActionResult> OnPostBeginnenAsync(Guid id, int? jaar, CancellationToken stop)
    {
        await Lees(jaar, stop);
        var aanvrager = HttpContext.Aanvrager();
        if (Regels.FirstOrDefault(r => r.Jaarnota.Id == id) is not { } regel)
        {
            return NotFound();
        }
        if (await Bezwaar(regel, aanvrager, stop) is { } bezwaar)
        {
            TempData["Bezwaar"] = bezwaar;
            return LocalRedirect(Pad(jaar));
        }
        if (regel.Vorige is not { } vorige || await lezer.Id(vorige.Kenmerk, aanvrager, stop) is not { } van)
        {
            return LocalRedirect(FormattableString.Invariant($"/notas/nieuw?jaarnota={id}&jaar={Jaar}"));
        }
        var (begonnen, weigering) = await begin.VanVorige(van, aanvrager, stop, regel);
        if (begonnen is not { Dossier.Nota.Kenmerk: var kenmerk })
        {
            TempData["Bezwaar"] = weigering!.Zin;
            return LocalRedirect(Pad(jaar));
        }
        TempData["Bevestiging"] =
            $"U begon nota {kenmerk} met de tekst van {vorige.Kenmerk}. De Kamerdatum is {Namen.Datum(regel.Kamerdatum)}.";
        return LocalRedirect($"/notas/{kenmerk}/bewerken");
    }

    /// <summary>Whether this reader can begin it: a member of the eenheid that drafts it, before the Kamerdatum.</summary>
    public bool KanBeginnen(Jaarregel regel) =>
        regel.Begonnen is null
        && regel.Kamerdatum >= Vandaag
        && HttpContext.Aanvrager().Wie!.IsLid(regel.Jaarnota.Eenheid);

    /// <summary>What the form of a row shows before somebody typed in it.</summary>
    public static JaarnotaVerzoek Getoond(Jaarregel? regel) =>
        regel is null
            ? new("", "", "", "", Jaarstart.StandaardOpsteltijd.ToString(CultureInfo.InvariantCulture), "")
            : new(
                regel.Jaarnota.Naam,
                regel.Jaarnota.Eenheid.Value,
                regel.Jaarnota.Procedure,
                regel.Jaarnota.Regel,
                regel.Jaarnota.Opsteltijd.ToString(CultureInfo.InvariantCulture),
                regel.Opgegeven ?? ""
            );

    public string Pad(int? jaar) => FormattableString.Invariant($"/jaarplanning?jaar={jaar ?? Jaar}");

    public string Procedure(string key) => Procedures.FirstOrDefault(p => p.Key == key).Naam ?? key;

    private async Task<string?> Bezwaar(Jaarregel regel, Aanvrager aanvrager, CancellationToken stop) =>
        !aanvrager.Wie!.IsLid(regel.Jaarnota.Eenheid) ? $"Alleen {regel.Jaarnota.Eenheid} begint deze nota."
        : regel.Kamerdatum < Namen.Dag(await klok.Nu(stop))
            ? $"De Kamerdatum van {Jaar} is voorbij. Kies een later jaar."
        : regel.Begonnen is { } al
            ? $"{regel.Jaarnota.Naam} is voor {Jaar} al begonnen{(al.Nota is { } nota ? $": {nota.Kenmerk}" : "")}."
        : null;

    private JaarnotaVerzoek Verzoek() =>
        new(Tekst("naam"), Tekst("eenheid"), Tekst("procedure"), Tekst("regel"), Tekst("opsteltijd"), Tekst("vorige"));

    private string Tekst(string veld) => Request.Form[veld].ToString();

    private LocalRedirectResult Klaar(string zin, int? jaar)
    {
        TempData["Bevestiging"] = zin;
        return LocalRedirect(Pad(jaar));
    }

    private async Task<IActionResult> Weiger(Weigering weigering, int? jaar, CancellationToken stop)
    {
        Response.StatusCode = Api.Problemen.Status(weigering.Soort);
        await Lees(jaar, stop);
        return Page();
    }

    private async Task Lees(int? jaar, CancellationToken stop)
    {
        var nu = await klok.Nu(stop);
        Vandaag = Namen.Dag(nu);
        Jaar = jaar is >= 2000 and <= 2100 ? jaar.Value : Vandaag.Year;
        Regels = await plan.Van(HttpContext.Aanvrager().Wie!, Jaar, nu, stop);
        var namen = new List<(string, string)>();
        foreach (var key in await procedures.KeysAsync(stop))
        {
            var versie = (await procedures.LatestAsync(key, stop))!.Versie;
            namen.Add((key, (await definities.Get(procedures, key, versie, stop)).Name));
        }
        Procedures = namen;
        if (Beheert)
        {
            var register = await omgeving.Register(stop);
            Eenheden = [.. register.Eenheden.Open.Select(e => (e.Code.Value, $"{e.Code} ({e.Naam})"))];
        }
    }
}

/// <summary>The fields of a row: a new one, or one that is changed.</summary>
internal sealed record Jaarnotaveldenblad(Formulier Formulier, JaarnotaVerzoek Getoond, JaarplanningModel Pagina);
