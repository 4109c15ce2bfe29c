using ApprovalFlow.Engine;
using ApprovalFlow.Notas.Termijnen;
using NodaTime;

namespace ApprovalFlow.Notas.Jaarplanning;

/// <summary>
/// One year of a nota that comes back: its Kamerdatum, the day on which the first step must open by the backward plan, and
/// the day on which drafting must begin, so many working days before that.
/// </summary>
public sealed record Jaarstart(LocalDate Kamerdatum, LocalDate EersteStap, LocalDate Beginnen)
{
    /// <summary>Working days.</summary>
    public const int MaxOpsteltijd = 250;

    public const int StandaardOpsteltijd = 10;

    /// <summary>Refuses when the plan reaches into a year that is not recorded.</summary>
    public static Result<Jaarstart> Van(
        Kamerdatumregel regel,
        int jaar,
        int opsteltijd,
        ProcessDefinition procedure,
        Werkkalender kalender
    )
    {
        var kamerdatum = regel.Datum(jaar);
        return Planning
            .Van(procedure, kamerdatum, kalender)
            .Then(planning =>
                kalender
                    .Plus(planning.UiterlijkBeginnen, -opsteltijd)
                    .Map(beginnen => new Jaarstart(kamerdatum, planning.UiterlijkBeginnen, beginnen))
            );
    }

    /// <summary>From the day on which drafting must begin until the Kamerdatum: a missed day is made up for.</summary>
    public bool IsNu(LocalDate vandaag) => Beginnen <= vandaag && vandaag <= Kamerdatum;
}
