using System.Collections.Immutable;
using ApprovalFlow.Engine;
using NodaTime;

namespace ApprovalFlow.Notas.Termijnen;

/// <summary>
/// The step most likely to break the Kamerdatum: of the simulated runs that missed it, Deel (0 to 1) did so by this one.
/// Eenheid is null when it is not known yet who will be asked.
/// </summary>
public sealed record Knelpunt(string Element, string Naam, EenheidCode? Eenheid, double Deel);

/// <summary>
/// How likely a running nota is to make its Kamerdatum. Kans is from 0 to 1, Verwacht the day on which half of the runs is
/// done (null when that is in a year that is not recorded). Waarnemingen is how many finished steps of the same kind and
/// eenheid it rests on: 0 means on the shares alone. Reckoned with: how long answers take, answers that send the nota back,
/// decisions that are held, and what has passed already. Not reckoned with: a negative decision, which ends the nota.
/// </summary>
public sealed record Prognose(double Kans, LocalDate? Verwacht, Knelpunt? Knelpunt, int Waarnemingen)
{
    /// <summary>Runs of one forecast: a chance of 75 in 100 is then known to about 1.5 in 100.</summary>
    public const int Runs = 1000;

    /// <summary>
    /// The same seed and input give the same forecast. Refuses when the plan or the count reaches a year that is not recorded,
    /// and with <see cref="GeenPrognose"/> for a nota that waits for nothing on its way.
    /// </summary>
    public static Result<Prognose> Van(
        ProcessDefinition procedure,
        LocalDate kamerdatum,
        Notastand stand,
        Func<FlowNode, ImmutableArray<EenheidCode>> wie,
        Doorlooptijden doorlooptijden,
        LocalDate vandaag,
        Werkkalender kalender,
        long seed
    ) =>
        Planning
            .Van(procedure, kamerdatum, kalender)
            .Then(planning =>
            {
                var net = Simulatienet.Van(procedure);
                return Simulatiebegin
                    .Van(procedure, planning, net, stand, vandaag, kalender)
                    .Then(begin =>
                        kalender
                            .Tussen(vandaag, planning.LaatsteDag)
                            .Map(tot => new Simulatie(net, begin, stand, wie, doorlooptijden).Run(seed, tot))
                    );
            })
            .Map(uitslag => new Prognose(
                uitslag.Kans,
                kalender.Plus(vandaag, uitslag.Mediaan) is { Weigering: null } dag ? dag.Value : null,
                uitslag.Knelpunt,
                uitslag.Waarnemingen
            ));
}

/// <summary>
/// Where a nota is: where it waits, who objected to the version in force, and whether it was ever handed in. After the first
/// indiening a round asks only who objected.
/// </summary>
public sealed record Notastand(
    ImmutableArray<Wachtplaats> Waar,
    ImmutableArray<EenheidCode> Bezwaren,
    bool IsIngediend
);

/// <summary>The nota has ended, or nothing that it waits for lies on the way to the Kamer.</summary>
public sealed record GeenPrognose()
    : Weigering("geen-prognose", "Van deze nota is geen prognose te maken: er is niets waarop zij wacht.");
