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
    )
    {
        var steps = ImmutableArray.CreateBuilder<VerloopStap>();
        var (previous, delay) = (opening, vertraging);
        foreach (var stap in planning.Stappen.SkipWhile(stap => stap.Element != element))
        {
            var step = Step(stap, previous, delay, kalender);
            if (step.Weigering is { } weigering)
                return weigering;
            steps.Add(step.Value);
            (previous, delay) = (step.Value.Klaar, 0);
        }
        return new Verloop(steps.ToImmutable(), vertraging);
    }

    // A step without share that opens on a closed day is done on the first working day after it.
    private static Result<VerloopStap> Step(PlanStap stap, LocalDate opening, int delay, Werkkalender kalender) =>
        kalender
            .Plus(opening, stap.Aandeel + delay)
            .Then(kalender.OpOfNa)
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
