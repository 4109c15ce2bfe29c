using System.Collections.Immutable;
using ApprovalFlow.Engine.Migration;

namespace ApprovalFlow.Engine.Replay;

/// <summary>What if: the recorded answers of an instance, played through another version of its process.</summary>
public static class InstanceReplay
{
    /// <summary>
    /// The way as it was. Elements have the ids and names of the version that the plan leads to, so that it can be laid
    /// beside a replay.
    /// </summary>
    public static ReplayResult Recorded(
        ProcessDefinition from,
        ImmutableArray<RecordedCommand> history,
        MigrationPlan plan
    )
    {
        var name = Naming(history, plan);
        var trail = new Trail(element => (name(element), from.Find(element)?.Name ?? element));
        foreach (var command in history)
        foreach (var happened in command.Events)
            trail.Follow(happened, command.At, assumed: false);
        var last = history.SelectMany(c => c.Events).LastOrDefault();
        return new(
            last switch
            {
                EngineEvent.InstanceCompleted => ReplayEnd.Completed,
                EngineEvent.InstanceCancelled => ReplayEnd.Cancelled,
                _ => ReplayEnd.Open,
            },
            history[0].At,
            history[^1].At,
            trail.Steps,
            []
        );
    }

    /// <summary>
    /// Each step is answered as it was, as long after its opening as it was; a step that was never asked gets the answer
    /// that the host assumes. Timers go off by themselves. It ends when nothing more can be told.
    /// </summary>
    /// <param name="to">The version to play it through.</param>
    /// <param name="history">All commands of the instance, from its start.</param>
    /// <param name="plan">Which step of the old version is which of this one.</param>
    /// <param name="options">What is assumed.</param>
    public static ReplayResult Run(
        ProcessDefinition to,
        ImmutableArray<RecordedCommand> history,
        MigrationPlan plan,
        ReplayOptions options
    ) => new ReplayRun(to, new Recording(history, Naming(history, plan)), options).Run();

    // What was recorded before the instance moved bears the names of the version before.
    private static Func<string, string> Naming(ImmutableArray<RecordedCommand> history, MigrationPlan plan)
    {
        var moves = history
            .SelectMany(c => c.Events)
            .OfType<EngineEvent.InstanceMigrated>()
            .Select(m => m.Nodes)
            .Append(plan.Nodes)
            .ToImmutableArray();
        return element => moves.Aggregate(element, (name, nodes) => nodes.GetValueOrDefault(name, name));
    }
}
