using System.Collections.Immutable;
using ApprovalFlow.Engine;
using ApprovalFlow.Notas.Dossiers;
using NodaTime;

namespace ApprovalFlow.Notas.Termijnen;

/// <summary>
/// Where a nota waits: a task of an eenheid with its termijn, or, without eenheid, something else that holds the procedure
/// (a nota that is aangehouden) with the day on which it goes on.
/// </summary>
public sealed record Wachtplaats(string Element, EenheidCode? Eenheid, LocalDate Opening, LocalDate? Termijn);

/// <summary>Whether a step of the plan lies behind, runs, or is to come.</summary>
public enum Planstand
{
    Gedaan,
    Nu,
    Straks,
}

/// <summary>
/// What it does to the steps after it when this one is done so many working days later. Wie is the eenheid whose task is
/// late, or null for the step as a whole. A step without anything after it has no Gevolgen.
/// </summary>
public sealed record Plangevolg(EenheidCode? Wie, Verloop Verloop);

/// <summary>
/// One step of the plan of a running nota. Wie holds who is asked, as far as that is known. Verwacht is the day on which
/// the step is done when each open task is answered on its termijn (today when that has passed) and each later step
/// takes its share; Speling is in working days from there to the latest date. Both are null for a step that lies behind.
/// </summary>
public sealed record Notaplanstap(
    PlanStap Stap,
    Planstand Stand,
    ImmutableArray<EenheidCode> Wie,
    LocalDate? Verwacht,
    int? Speling,
    ImmutableArray<Plangevolg> Gevolgen
);

/// <summary>
/// The backward plan of one nota, with where it is now. Derived each time from the procedure, the Kamerdatum and what is
/// open; a plan that does not fit has negative slack, says so and stops nobody.
/// </summary>
public sealed record Notaplan(Planning Planning, ImmutableArray<Notaplanstap> Stappen, int Vertraging)
{
    /// <summary>Working days of delay that are reckoned with unless another number is asked.</summary>
    public const int GewoneVertraging = 2;

    /// <summary>Working days.</summary>
    public const int MaxVertraging = 60;

    /// <summary>The least slack of what is still to be done; null when nothing is.</summary>
    public int? Speling => Stappen.Min(stap => stap.Speling);

    /// <summary>
    /// Refuses when the plan reaches into a year that is not recorded. A nota that waits nowhere (it has ended) has every
    /// step behind it.
    /// </summary>
    public static Result<Notaplan> Van(
        ProcessDefinition procedure,
        LocalDate kamerdatum,
        ImmutableArray<Wachtplaats> waar,
        Func<FlowNode, ImmutableArray<EenheidCode>> wie,
        LocalDate vandaag,
        Werkkalender kalender,
        int vertraging = GewoneVertraging
    ) =>
        Planning
            .Van(procedure, kamerdatum, kalender)
            .Then(planning => new Opbouw(procedure, planning, waar, wie, vandaag, kalender, vertraging).Plan());

    private sealed class Opbouw(
        ProcessDefinition procedure,
        Planning planning,
        ImmutableArray<Wachtplaats> waar,
        Func<FlowNode, ImmutableArray<EenheidCode>> wie,
        LocalDate vandaag,
        Werkkalender kalender,
        int vertraging
    )
    {
        private readonly ImmutableArray<PlanStap> stappen = planning.Stappen;

        public Result<Notaplan> Plan()
        {
            var places = waar.Select(plaats =>
                    (Plaats: plaats, Bij: Planplaats.Van(procedure, planning, plaats.Element))
                )
                .Where(place => place.Bij is not null)
                .ToImmutableArray();
            if (places.IsEmpty)
                return new Notaplan(planning, [.. stappen.Select(Gedaan)], vertraging);
            var first = places.Min(place => place.Bij!.Value.Index);
            var here = places.Where(place => place.Bij!.Value.Index == first).ToImmutableArray();
            return here.Any(place => place.Bij!.Value.Loopt)
                ? Open(first, [.. here.Where(p => p.Bij!.Value.Loopt).Select(p => p.Plaats)])
                : NogNiet(first, here.Max(place => place.Plaats.Termijn ?? place.Plaats.Opening));
        }

        // The step runs: it is done when the last of its tasks is.
        private Result<Notaplan> Open(int first, ImmutableArray<Wachtplaats> taken)
        {
            var done = taken
                .Select(taak => Klaar(taak, stappen[first].Aandeel))
                .Aggregate((a, b) => a.Then(x => b.Map(y => LocalDate.Max(x, y))));
            return done.Then(klaar => Verloop.NaKlaar(planning, stappen[first].Element, klaar, kalender))
                .Then(verloop =>
                    Together(
                            taken.Select(taak =>
                                Later(taken, taak, first)
                                    .Then(klaar => Verloop.NaKlaar(planning, stappen[first].Element, klaar, kalender))
                                    .Map(later => new Plangevolg(taak.Eenheid, later with { Vertraging = vertraging }))
                            )
                        )
                        .Then(gevolgen => Rest(first, verloop, gevolgen, Planstand.Nu, Eenheden(taken)))
                );
        }

        // What runs comes before the step: the step opens today, or on the day until which the nota is held.
        private Result<Notaplan> NogNiet(int first, LocalDate vanaf)
        {
            var opening = LocalDate.Max(vanaf, vandaag);
            return Verloop
                .Vanaf(planning, stappen[first].Element, opening, kalender)
                .Then(verloop =>
                    Verloop
                        .Vanaf(planning, stappen[first].Element, opening, kalender, vertraging)
                        .Then(later =>
                            Rest(first, verloop, [new Plangevolg(null, later)], Planstand.Straks, Wie(stappen[first]))
                        )
                );
        }

        private Result<Notaplan> Rest(
            int first,
            Verloop verloop,
            ImmutableArray<Plangevolg> gevolgen,
            Planstand stand,
            ImmutableArray<EenheidCode> eenheden
        )
        {
            var steps = ImmutableArray.CreateBuilder<Notaplanstap>();
            steps.AddRange(stappen.Take(first).Select(Gedaan));
            var now = verloop.Stappen[0];
            steps.Add(new Notaplanstap(now.Stap, stand, eenheden, now.Klaar, now.Speling, gevolgen));
            for (var i = 1; i < verloop.Stappen.Length; i++)
            {
                var (stap, opening) = (verloop.Stappen[i], verloop.Stappen[i - 1].Klaar);
                var later = Verloop.Vanaf(planning, stap.Stap.Element, opening, kalender, vertraging);
                if (later.Weigering is { } weigering)
                    return weigering;
                steps.Add(
                    new Notaplanstap(
                        stap.Stap,
                        Planstand.Straks,
                        Wie(stap.Stap),
                        stap.Klaar,
                        stap.Speling,
                        [new Plangevolg(null, later.Value)]
                    )
                );
            }
            return new Notaplan(planning, steps.ToImmutable(), vertraging);
        }

        private Result<LocalDate> Klaar(Wachtplaats taak, int aandeel) =>
            taak.Termijn is { } termijn
                ? LocalDate.Max(termijn, vandaag)
                : kalender.Plus(taak.Opening, aandeel).Map(datum => LocalDate.Max(datum, vandaag));

        /// <summary>When the step is done if this one task is later and the others are not.</summary>
        private Result<LocalDate> Later(ImmutableArray<Wachtplaats> taken, Wachtplaats late, int first) =>
            taken
                .Select(taak =>
                    taak == late
                        ? Klaar(taak, stappen[first].Aandeel).Then(klaar => kalender.Plus(klaar, vertraging))
                        : Klaar(taak, stappen[first].Aandeel)
                )
                .Aggregate((a, b) => a.Then(x => b.Map(y => LocalDate.Max(x, y))));

        private static Result<ImmutableArray<T>> Together<T>(IEnumerable<Result<T>> results)
            where T : notnull =>
            results.Aggregate(
                (Result<ImmutableArray<T>>)ImmutableArray<T>.Empty,
                (all, next) => all.Then(list => next.Map(item => list.Add(item)))
            );

        private static ImmutableArray<EenheidCode> Eenheden(ImmutableArray<Wachtplaats> taken) =>
            [.. taken.Select(taak => taak.Eenheid).OfType<EenheidCode>().Distinct().Order()];

        private Notaplanstap Gedaan(PlanStap stap) => new(stap, Planstand.Gedaan, Wie(stap), null, null, []);

        private ImmutableArray<EenheidCode> Wie(PlanStap stap) => wie(procedure.Find(stap.Element)!);
    }
}
