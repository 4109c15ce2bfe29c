using System.Collections.Immutable;
using ApprovalFlow.Notas.Dossiers;
using NodaTime;

namespace ApprovalFlow.Notas.Termijnen;

/// <summary>Where a nota waits and who objected, read from its dossier.</summary>
public static class Notastanden
{
    public static Notastand Van(Dossier dossier, LocalDate vandaag) =>
        new(
            [
                .. dossier.OpenTaken.Select(Plaats),
                .. dossier
                    .Verloop.Timers.Values.Where(timer => timer.Host is null)
                    .Select(timer => Plaats(timer.Element, timer.Due)),
                .. dossier.Verloop.Jobs.Values.Select(job => Systeem(job.Element, vandaag)),
            ],
            Bezwaren(dossier.Afstemmingen.Values, dossier.Nota.Versie),
            dossier.Nota.Versie > 0
        );

    public static Wachtplaats Plaats(Taak taak) =>
        new(taak.Element, taak.Eenheid, Namen.Dag(taak.GeopendOp), taak.Termijn);

    /// <summary>What is held until a moment, such as a nota that is aangehouden.</summary>
    public static Wachtplaats Plaats(string element, Instant tot) => new(element, null, Namen.Dag(tot), null);

    /// <summary>What the system does itself is expected today.</summary>
    public static Wachtplaats Systeem(string element, LocalDate vandaag) => new(element, null, vandaag, vandaag);

    /// <summary>Whoever objected to the version in force. Silence is asked again as well, but objects to nothing.</summary>
    public static ImmutableArray<EenheidCode> Bezwaren(IEnumerable<Afstemming> afstemmingen, int versie) =>
        [
            .. afstemmingen
                .Where(a => a.Geldig && a.Versie == versie && a.Oordeel == Oordeel.NietAkkoord)
                .Select(a => a.Eenheid),
        ];
}
