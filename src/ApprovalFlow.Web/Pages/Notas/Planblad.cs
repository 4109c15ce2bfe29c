using System.Collections.Immutable;
using System.Globalization;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Termijnen;

namespace ApprovalFlow.Web.Pages.Notas;

/// <summary>
/// The plan of one nota as the page shows it. Plan is null without Kamerdatum, and when it can not be counted: Weigering says
/// why. Stappen are the steps without dates for that case.
/// </summary>
internal sealed record Planblad(
    Notaplan? Plan,
    Weigering? Weigering,
    Prognose? Prognose,
    ImmutableArray<PlanStap> Stappen,
    Werkkalender Werkkalender
)
{
    /// <summary>The form in which a delay is chosen: as it was typed when it was refused.</summary>
    public Formulier Vertraging { get; init; } = new("vertraging");

    /// <summary>Null for what is no number of working days that a plan can be delayed by.</summary>
    public static (int? Werkdagen, Weigering? Weigering) LeesVertraging(string? getypt) =>
        string.IsNullOrWhiteSpace(getypt) ? (null, null)
        : int.TryParse(getypt.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var dagen)
        && dagen is >= 1 and <= Notaplan.MaxVertraging
            ? (dagen, null)
        : (
            null,
            new OngeldigeInvoer("vertraging", $"Kies een vertraging van 1 tot {Notaplan.MaxVertraging} werkdagen.")
        );

    /// <summary>From this chance on a list does not name what might go wrong.</summary>
    private const double Ruim = 0.9;

    /// <summary>Who a step is about: the eenheid when there is one, else the step.</summary>
    public static string Wie(Notaplanstap stap) => stap.Wie is [var enige] ? enige.Value : stap.Stap.Naam;

    /// <summary>What it does to the others when this step, or one of its eenheden, is later.</summary>
    public static IEnumerable<string> Gevolgen(Notaplan plan, Notaplanstap stap)
    {
        var namen = plan.Stappen.ToDictionary(s => s.Stap.Element, Wie, StringComparer.Ordinal);
        return stap
            .Gevolgen.Select(g => Uitleg.Gevolg(g.Wie?.Value ?? Wie(stap), g.Verloop, s => namen[s.Element]))
            .OfType<string>();
    }

    /// <summary>"ongeveer 75 procent"; at the ends no more is claimed than a simulation can know.</summary>
    public static string Kans(double kans) =>
        kans switch
        {
            > 0.99 => "meer dan 99 procent",
            < 0.01 => "minder dan 1 procent",
            _ => $"ongeveer {Math.Round(kans * 100):0} procent",
        };

    /// <summary>"kans ongeveer 75 procent, uit 12 afgeronde stappen; het vaakst te laat: Afstemmen door HDFC"</summary>
    public static string Kort(Prognose prognose) =>
        $"kans {Kans(prognose.Kans)}, {Grondslag(prognose.Waarnemingen)}"
        + (prognose is { Kans: < Ruim, Knelpunt: { } knelpunt } ? $"; het vaakst te laat: {Knelpunt(knelpunt)}" : "");

    private static string Grondslag(int waarnemingen) =>
        waarnemingen switch
        {
            0 => "nog zonder afgeronde stappen",
            1 => "uit 1 afgeronde stap",
            _ => $"uit {waarnemingen} afgeronde stappen",
        };

    /// <summary>"Afstemmen door HDFC".</summary>
    public static string Knelpunt(Knelpunt knelpunt) =>
        knelpunt.Eenheid is { } eenheid ? $"{knelpunt.Naam} door {eenheid}" : knelpunt.Naam;
}
