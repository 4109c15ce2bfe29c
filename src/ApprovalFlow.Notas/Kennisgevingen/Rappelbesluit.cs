using System.Collections.Immutable;
using ApprovalFlow.Engine;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Termijnen;
using NodaTime;

namespace ApprovalFlow.Notas.Kennisgevingen;

/// <summary>
/// What falls due for one open task on one day: a rappel, an escalatie, both or nothing. Missed moments collapse into the
/// last one.
/// </summary>
public sealed record Rappelbesluit(Rappelmoment? Rappel, LocalDate? Escalatie)
{
    public static Rappelbesluit Niets { get; } = new(null, null);

    /// <summary>
    /// Of the moments after <paramref name="bezien"/> up to and with today. The procedure file says which there are; a step
    /// without rappel or escalatie has none. Refuses when the calendar can not count so far.
    /// </summary>
    public static Result<Rappelbesluit> Op(
        Taak taak,
        FlowNode node,
        LocalDate bezien,
        LocalDate vandaag,
        Werkkalender kalender
    )
    {
        if (taak.Termijn is not { } datum)
        {
            return Niets;
        }
        var termijn = new Termijn(datum);
        var opening = Amsterdam.Dag(taak.GeopendOp);
        var momenten = Stapeigenschappen.Rappel(node) is { } schema
            ? Termijnen.Rappel.Tussen(schema, termijn, opening, bezien, vandaag, kalender)
            : ImmutableArray<Rappelmoment>.Empty;
        return momenten.Then(gevonden =>
            Stapeigenschappen.Escalatie(node) is { } teLaat
                ? Termijnen
                    .Rappel.Escalatie(termijn, teLaat, kalender)
                    .Map(dag => new Rappelbesluit(
                        gevonden.LastOrDefault(),
                        dag > bezien && dag <= vandaag ? dag : null
                    ))
                : new Rappelbesluit(gevonden.LastOrDefault(), null)
        );
    }

    /// <summary>
    /// The day before the first one on which a task can be reminded of: that of its opening, when it opened before the hour
    /// of the rappels, else the next.
    /// </summary>
    public static LocalDate NogNietBezien(Instant geopendOp, LocalTime uur)
    {
        var opening = Amsterdam.Dag(geopendOp);
        return geopendOp <= Amsterdam.Op(opening, uur) ? opening.PlusDays(-1) : opening;
    }
}
