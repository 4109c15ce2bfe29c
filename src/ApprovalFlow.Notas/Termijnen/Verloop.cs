using System.Collections.Immutable;
using NodaTime;

namespace ApprovalFlow.Notas.Termijnen;

/// <summary>
/// How a step comes out. Klaar is the day on which it is done when this step and all before it take their shares.
/// Speling is in working days: from Klaar to the latest date, negative when Klaar is later. DagenOver is what the step
/// itself still has, from the day on which the previous one is done; 0 or less when nothing is left.
/// </summary>
public sealed record VerloopStap(PlanStap Stap, LocalDate Klaar, int DagenOver, int Speling);

/// <summary>
/// The plan walked forwards from a step that is open or about to open. It gives the slack, and with a delay what being so
/// many working days late does to the steps after it. It says when a plan does not fit, and stops nobody.
/// </summary>
public sealed record Verloop(ImmutableArray<VerloopStap> Stappen, int Vertraging)
{
    /// <summary>The least slack of any step: negative when the plan does not fit.</summary>
    public int Speling => Stappen.Select(stap => stap.Speling).DefaultIfEmpty(0).Min();

    /// <summary>
    /// From the main-path step with this element on, which opens (or opened) on <paramref name="opening"/> and takes its share
    /// plus <paramref name="vertraging"/> working days. Empty when the element is no step of the plan.
    /// </summary>
    public static Result<Verloop> Vanaf(
        Planning planning,
        string element,
        LocalDate opening,
        Werkkalender kalender,
        int vertraging = 0
    ) =>
        Walk(
            [.. planning.Stappen.SkipWhile(stap => stap.Element != element)],
            opening,
            (stap, vanaf) => kalender.Plus(vanaf, stap.Aandeel + vertraging),
            kalender,
            vertraging
        );

    /// <summary>
    /// The same when it is known that the step with this element is done on <paramref name="klaar"/>, whatever its share.
    /// </summary>
    public static Result<Verloop> NaKlaar(Planning planning, string element, LocalDate klaar, Werkkalender kalender) =>
        Walk(
            [.. planning.Stappen.SkipWhile(stap => stap.Element != element)],
            klaar,
            (_, vanaf) => vanaf,
            kalender,
            vertraging: 0
        );

    private static Result<Verloop> Walk(
        ImmutableArray<PlanStap> stappen,
        LocalDate opening,
        Func<PlanStap, LocalDate, Result<LocalDate>> eerste,
        Werkkalender kalender,
        int vertraging
    )
    {
        var steps = ImmutableArray.CreateBuilder<VerloopStap>();
        var previous = opening;
        foreach (var stap in stappen)
        {
            var done = steps.Count == 0 ? eerste(stap, previous) : kalender.Plus(previous, stap.Aandeel);
            var step = Step(stap, previous, done, kalender);
            if (step.Weigering is { } weigering)
                return weigering;
            steps.Add(step.Value);
            previous = step.Value.Klaar;
        }
        return new Verloop(steps.ToImmutable(), vertraging);
    }

    // A step without share that opens on a closed day is done on the first working day after it.
    private static Result<VerloopStap> Step(
        PlanStap stap,
        LocalDate opening,
        Result<LocalDate> done,
        Werkkalender kalender
    ) =>
        done.Then(kalender.OpOfNa)
            .Then(klaar =>
                kalender
                    .Tussen(opening, stap.UitersteDatum)
                    .Then(over =>
                        kalender
                            .Tussen(klaar, stap.UitersteDatum)
                            .Map(slack => new VerloopStap(stap, klaar, over, slack))
                    )
            );
}
