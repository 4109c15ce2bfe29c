using System.Collections.Immutable;
using ApprovalFlow.Engine.Import;
using ApprovalFlow.Engine.Running;
using ApprovalFlow.Engine.Soundness;
using NodaTime;

namespace ApprovalFlow.Engine.Migration;

/// <summary>Takes a running instance over to another version of its process. Pure, as everything here.</summary>
public static class InstanceMigration
{
    /// <summary>
    /// The events that move it, settled, or everything that stands in the way. Tasks keep their number and their groups,
    /// timers their due date, subscriptions their name; what a live activity or scope has that is new in this version is
    /// armed now. From where it lands it is walked on as the soundness check does: a move into a situation that can get
    /// stuck is refused.
    /// </summary>
    public static MigrationDecision Decide(
        ProcessDefinition from,
        ProcessDefinition to,
        MigrationPlan plan,
        InstanceState state,
        Instant now
    )
    {
        var findings = new PlanCheck(from, to, plan).Run(state);
        if (!findings.IsEmpty)
            return new([], state, findings);
        var run = new Run(to, state, now);
        Drop(run, plan);
        run.Emit(new EngineEvent.InstanceMigrated(Renamed(plan.Nodes), Renamed(plan.Flows)));
        var armed = new NewEvents(run, plan);
        armed.Arm();
        Gateways.LookAgain(run);
        Settle.Run(run);
        findings = armed.Findings.AddRange(Stuck(to, run.State, plan));
        return findings.IsEmpty ? new(run.Events(), run.State, []) : new([], state, findings);
    }

    private static void Drop(Run run, MigrationPlan plan)
    {
        foreach (var timer in run.State.Timers.Values.Where(t => plan.Dropped.Contains(t.Element)))
            run.Emit(new EngineEvent.TimerCancelled(timer.Timer));
        foreach (var open in run.State.Subscriptions.Values.Where(s => plan.Dropped.Contains(s.Element)))
            run.Emit(new EngineEvent.SubscriptionCancelled(open.Subscription));
    }

    // What keeps its name needs no mention.
    private static ImmutableSortedDictionary<string, string> Renamed(ImmutableSortedDictionary<string, string> ids) =>
        ids.Where(p => p.Key != p.Value).ToImmutableSortedDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);

    private static IEnumerable<MigrationFinding> Stuck(ProcessDefinition to, InstanceState state, MigrationPlan plan)
    {
        foreach (var found in SoundnessChecker.CheckFrom(to, state))
        {
            var old = plan.Nodes.FirstOrDefault(p => p.Value == found.Element).Key ?? found.Element;
            if (found.Severity is DiagnosticSeverity.Error)
                yield return new(
                    MigrationProblem.GetsStuck,
                    old,
                    found.Name,
                    found.Line,
                    found.Element,
                    $"It would not come to its end in the new version. {found.Message}"
                )
                {
                    Stuck = found,
                };
        }
    }
}
