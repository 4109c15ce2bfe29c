using System.Collections.Immutable;
using ApprovalFlow.Engine;
using NodaTime;

namespace ApprovalFlow.Notas.Termijnen;

/// <summary>
/// A step of the backward plan. Stap is the form key (the job type of a service task); Element tells two steps of one kind
/// apart. Aandeel is in working days, the working days after the previous step's latest date up to and with UitersteDatum.
/// Overgeslagen are the closed weekdays in that period.
/// </summary>
public sealed record PlanStap(
    string Element,
    string Stap,
    string Naam,
    int Aandeel,
    LocalDate UitersteDatum,
    ImmutableArray<OvergeslagenDag> Overgeslagen
);

/// <summary>
/// The plan that follows from a procedure and a Kamerdatum, counted backwards in working days: the last step's latest date is
/// the Kamerdatum (the last working day before it when the ministry is closed then), and each earlier step's is the next
/// one's minus the next one's share. Derived each time, never stored; it does not know how far a nota is.
/// </summary>
public sealed class Planning
{
    private readonly ImmutableDictionary<string, LocalDate> latestDates;

    private Planning(LocalDate kamerdatum, LocalDate laatsteDag, ImmutableDictionary<string, LocalDate> latest) =>
        (Kamerdatum, LaatsteDag, latestDates) = (kamerdatum, laatsteDag, latest);

    public LocalDate Kamerdatum { get; }

    /// <summary>The Kamerdatum, or the last working day before it.</summary>
    public LocalDate LaatsteDag { get; }

    /// <summary>The steps with a share on the longest way through the procedure, in order.</summary>
    public ImmutableArray<PlanStap> Stappen { get; private init; } = [];

    /// <summary>The flow node of each step.</summary>
    internal ImmutableArray<FlowNode> Nodes { get; private init; } = [];

    /// <summary>The last day on which the first step can open without eating into any share.</summary>
    public LocalDate UiterlijkBeginnen { get; private init; }

    /// <summary>Refuses when the plan reaches into a year that is not recorded.</summary>
    public static Result<Planning> Van(ProcessDefinition definition, LocalDate kamerdatum, Werkkalender kalender)
    {
        var path = Hoofdpad.Van(definition);
        return kalender
            .OpOfVoor(kamerdatum)
            .Then(last =>
                LatestDates(path.Daarna(), last, kalender)
                    .Then(latest => MainPath(path, new Planning(kamerdatum, last, latest), kalender))
            );
    }

    /// <summary>
    /// The latest date of a step, of one on a shorter branch too, and of a task inside a sub-process that is one step. Null
    /// for what only rework or a boundary event leads to: its termijn is opening plus share.
    /// </summary>
    public LocalDate? UitersteDatum(FlowNode node) =>
        latestDates.TryGetValue(node.Id, out var datum) ? datum
        : node.Parent is { } parent ? UitersteDatum(parent)
        : null;

    private static Result<ImmutableDictionary<string, LocalDate>> LatestDates(
        ImmutableDictionary<FlowNode, int> daarna,
        LocalDate last,
        Werkkalender kalender
    )
    {
        var latest = ImmutableDictionary.CreateBuilder<string, LocalDate>(StringComparer.Ordinal);
        foreach (var (node, days) in daarna)
        {
            var datum = kalender.Plus(last, -days);
            if (datum.Weigering is { } weigering)
                return weigering;
            latest.Add(node.Id, datum.Value);
        }
        return latest.ToImmutable();
    }

    private static Result<Planning> MainPath(Hoofdpad path, Planning planning, Werkkalender kalender)
    {
        var stappen = ImmutableArray.CreateBuilder<PlanStap>();
        var datum = planning.LaatsteDag;
        foreach (var node in path.Stappen.Reverse())
        {
            var aandeel = Stapeigenschappen.Aandeel(node)!.Value;
            var share = kalender.Tel(datum, -aandeel);
            if (share.Weigering is { } weigering)
                return weigering;
            stappen.Add(
                new PlanStap(node.Id, node.FormKey ?? node.Id, node.Name, aandeel, datum, share.Value.Overgeslagen)
            );
            datum = share.Value.Datum;
        }
        stappen.Reverse();
        return new Planning(planning.Kamerdatum, planning.LaatsteDag, planning.latestDates)
        {
            Stappen = stappen.ToImmutable(),
            Nodes = path.Stappen,
            UiterlijkBeginnen = datum,
        };
    }
}
