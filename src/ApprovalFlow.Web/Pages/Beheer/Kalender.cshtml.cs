using System.Collections.Immutable;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Termijnen;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Api;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace ApprovalFlow.Web.Pages.Beheer;

/// <summary>One row of the page: when, what it is called, where it comes from, and under which key it stands.</summary>
internal sealed record Kalenderrij(string Wanneer, string? Naam, string Bron, string Lijst, string Sleutel)
{
    /// <summary>The last day of a period, as a form has it; null for a single day.</summary>
    public string? TotEnMet { get; init; }
}

/// <summary>A list of the year, with the form that adds to it.</summary>
internal sealed record Kalenderlijstblad(
    string Lijst,
    string Titel,
    string Uitleg,
    string Leeg,
    int Jaar,
    ImmutableArray<Kalenderrij> Rijen,
    Formulier Formulier
)
{
    public bool MetNaam { get; init; }
    public bool IsPeriode { get; init; }

    /// <summary>The key of the row that is being changed, and its form; null when none of this list is.</summary>
    public string? Bewerkt { get; init; }
    public Formulier Bewerking { get; init; } = new("wijzigen");

    /// <summary>Of the calendars as they stand on the screen.</summary>
    public long Revisie { get; init; }
}

/// <summary>The fields of a row: a new one, or Rij as it stands.</summary>
internal sealed record Kalenderveldenblad(Formulier Formulier, Kalenderlijstblad Lijst, Kalenderrij? Rij);

/// <summary>The calendars of one year: without a year in the address, of this year.</summary>
internal sealed class KalenderModel(Kalender kalender, KalenderWerk werk, Bedrijfsklok klok) : PageModel
{
    private Formulier geweigerd = new("");

    [BindProperty(SupportsGet = true)]
    public int? Jaar { get; set; }

    /// <summary>The list and the key of the row that is being changed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Lijst { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Sleutel { get; set; }

    public int Jaartal { get; private set; }

    public long Revisie { get; private set; }

    public Kalendergegevens Gegevens { get; private set; } = Kalendergegevens.Leeg;

    public Werkkalender Werk { get; private set; } = Kalenders.Meegeleverd.Werk;

    public Formulier Geweigerd => geweigerd;

    public bool IsVastgelegd => !Gegevens.Gelijkgesteld.IsEmpty || Bevestiging is not null;

    public JaarZonderGelijkgesteld? Bevestiging => Gegevens.GeenGelijkgesteld.FirstOrDefault();

    public IEnumerable<(string Naam, LocalDate Datum)> Wettelijk =>
        Feestdagen.Alle.Select(dag => (Feestdagen.Naam(dag), Feestdagen.Datum(dag, Jaartal)));

    public static bool Bestaat(int jaar) => jaar is >= Kalendergegevens.EersteJaar and <= Kalendergegevens.LaatsteJaar;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await Lees(stop) ? Page() : NotFound();

    public Task<IActionResult> OnPostToevoegenAsync(CancellationToken stop) =>
        Voer(
            Request.Form["lijst"].ToString(),
            () => Kalenderformulier.Toevoegen(Request.Form, Jaartal),
            "De regel is toegevoegd. Termijnen die al gezet waren, blijven staan.",
            stop
        );

    public Task<IActionResult> OnPostWijzigenAsync(long gezien, CancellationToken stop) =>
        Voer(
            "wijzigen",
            () => Kalenderformulier.Wijzigen(Request.Form, Jaartal),
            "De regel is gewijzigd. Termijnen die al gezet waren, blijven staan.",
            stop,
            gezien
        );

    public Task<IActionResult> OnPostVerwijderenAsync(CancellationToken stop) =>
        Voer(
            "verwijderen",
            () => Kalenderformulier.Verwijderen(Request.Form),
            "De regel is verwijderd. Termijnen die al gezet waren, blijven staan.",
            stop
        );

    /// <summary>The form of a list as it was typed when it is the refused one, else as new.</summary>
    public Formulier Formulier(string lijst) => geweigerd.Naam == lijst ? geweigerd : new(lijst);

    private async Task<IActionResult> Voer(
        string formulier,
        Func<Result<Kalenderwijziging>> lees,
        string bevestiging,
        CancellationToken stop,
        long? gezien = null
    )
    {
        if (!await Lees(stop))
        {
            return NotFound();
        }
        var wijziging = lees();
        var weigering =
            wijziging.Weigering ?? await werk.Wijzig(wijziging.Value, HttpContext.Aanvrager().Wie!, stop, gezien);
        if (weigering is null)
        {
            TempData["Bevestiging"] = bevestiging;
            return LocalRedirect($"/beheer/kalender/{Jaartal}");
        }
        // The rules are those of a file; here there is none to speak of.
        var hier = weigering is KalenderbestandOngeldig { Fouten: var fouten }
            ? new OngeldigeInvoer(fouten)
            : weigering;
        geweigerd = new Formulier(formulier, Request.Form, hier);
        Response.StatusCode = Problemen.Status(weigering.Soort);
        return Page();
    }

    private async Task<bool> Lees(CancellationToken stop)
    {
        Jaartal = Jaar ?? Namen.Dag(await klok.Nu(stop)).Year;
        var stand = await kalender.Stand(stop);
        Revisie = stand.Revisie;
        (Gegevens, Werk) = (stand.Gegevens.VanJaar(Jaartal), stand.Kalenders.Werk);
        return Bestaat(Jaartal);
    }
}
