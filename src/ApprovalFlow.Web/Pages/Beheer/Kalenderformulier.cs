using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Termijnen;
using ApprovalFlow.Web.Api.Notas;

namespace ApprovalFlow.Web.Pages.Beheer;

/// <summary>
/// One row of the calendars as a form has it. It is read as a file with that one row, so that a form and a file know the
/// same rules and say them in the same sentences.
/// </summary>
internal static class Kalenderformulier
{
    private static readonly ImmutableArray<string> Velden = ["datum", "van", "totEnMet", "naam", "feestdag", "bron"];

    private static readonly ImmutableArray<string> Datums = ["datum", "van", "totEnMet"];

    /// <summary>Jaar is the year that the page is about; null on the page about every year.</summary>
    public static Result<Kalenderwijziging> Toevoegen(IFormCollection form, int? jaar) =>
        Lees(form, jaar).Map<Kalenderwijziging>(regel => new Kalenderwijziging.Toevoegen(regel, jaar));

    /// <summary>The row under Sleutel becomes what the form says.</summary>
    public static Result<Kalenderwijziging> Wijzigen(IFormCollection form, int? jaar) =>
        Codes.Parse<Kalenderlijst>(form["lijst"]) is { } lijst
            ? Lees(form, jaar)
                .Map<Kalenderwijziging>(regel => new Kalenderwijziging.Vervangen(
                    lijst,
                    form["sleutel"].ToString(),
                    regel,
                    jaar
                ))
            : new KalenderregelOnbekend();

    private static Result<Kalendergegevens> Lees(IFormCollection form, int? jaar)
    {
        var lijst = Eigenschap(form["lijst"].ToString());
        var row = new JsonObject();
        foreach (var veld in Velden.Where(form.ContainsKey))
        {
            var datum = Datums.Contains(veld, StringComparer.Ordinal) ? Formulier.Datum(form, veld).Datum : null;
            row[veld] = datum is { } dag ? Woorden.Iso(dag) : form[veld].ToString();
        }
        if (lijst == "geenGelijkgesteld")
        {
            row["jaar"] = jaar;
        }
        var gelezen = Kalenderbestand.Lees(new JsonObject { [lijst] = new JsonArray(row) }.ToJsonString());
        return gelezen.Weigering is { } weigering
            ? new OngeldigeInvoer([.. weigering.Fouten.Select(Veldfout)])
            : gelezen.Value;
    }

    /// <summary>Under which name a list stands in the file, where a day and a feast that is opened stand together.</summary>
    private static string Eigenschap(string lijst) =>
        lijst switch
        {
            "geopende-feestdag" => "geopend",
            "geen-gelijkgesteld" => "geenGelijkgesteld",
            _ => lijst,
        };

    public static Result<Kalenderwijziging> Verwijderen(IFormCollection form) =>
        Codes.Parse<Kalenderlijst>(form["lijst"]) is { } lijst
            ? new Kalenderwijziging.Verwijderen(lijst, form["sleutel"].ToString())
            : new KalenderregelOnbekend();

    /// <summary>"gesloten[0].datum" is the field datum of this form.</summary>
    private static Veldfout Veldfout(Veldfout fout) =>
        fout.Veld.LastIndexOf('.') is >= 0 and var punt ? fout with { Veld = fout.Veld[(punt + 1)..] } : fout;
}
