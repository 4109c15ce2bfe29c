using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Termijnen;
using ApprovalFlow.Web.Pages.Notas;
using NodaTime;

namespace ApprovalFlow.Web.Api.Notas;

/// <summary>
/// The last day on which a step can be done without eating into a later one. Aandeel is in working days, and Uitleg names the
/// days that were passed over. Of a running nota also where it is (gedaan, nu, straks), who is asked, when the step is
/// expected, its slack in working days, and in sentences what a delay of it does to the others.
/// </summary>
internal sealed record PlanRegel(
    string Stap,
    int Aandeel,
    LocalDate UitersteDatum,
    string Naam,
    string Uitleg,
    Planstand Stand,
    IReadOnlyList<EenheidCode> Wie,
    LocalDate? VerwachteDatum,
    int? Speling,
    IReadOnlyList<string> Gevolgen
)
{
    public static PlanRegel Van(Notaplan plan, Notaplanstap stap) =>
        new(
            stap.Stap.Stap,
            stap.Stap.Aandeel,
            stap.Stap.UitersteDatum,
            stap.Stap.Naam,
            ApprovalFlow.Notas.Termijnen.Uitleg.Kort(stap.Stap.Aandeel, stap.Stap.Overgeslagen),
            stap.Stand,
            stap.Wie,
            stap.Verwacht,
            stap.Speling,
            [.. Planblad.Gevolgen(plan, stap)]
        );
}

/// <summary>Kans is from 0 to 1; Verwacht is the day on which half of the simulated runs is done.</summary>
internal sealed record PrognoseAntwoord(double Kans, LocalDate? Verwacht, KnelpuntAntwoord? Knelpunt, int Waarnemingen)
{
    public static PrognoseAntwoord Van(Prognose prognose) =>
        new(
            prognose.Kans,
            prognose.Verwacht,
            prognose.Knelpunt is { } k ? new KnelpuntAntwoord(k.Naam, k.Eenheid, k.Deel) : null,
            prognose.Waarnemingen
        );
}

/// <summary>The step most likely to break the Kamerdatum: Deel is its part of the runs that miss it.</summary>
internal sealed record KnelpuntAntwoord(string Stap, EenheidCode? Eenheid, double Deel);
