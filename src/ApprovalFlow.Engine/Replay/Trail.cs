using System.Collections.Immutable;
using NodaTime;

namespace ApprovalFlow.Engine.Replay;

/// <summary>The steps that events tell of. Named gives id and name of an element.</summary>
internal sealed class Trail(Func<string, (string Id, string Name)> named)
{
    private readonly List<ReplayStep> _steps = [];
    private readonly Dictionary<int, int> _byTask = [];

    internal ImmutableArray<ReplayStep> Steps => [.. _steps];

    internal void Follow(EngineEvent happened, Instant at, bool assumed)
    {
        switch (happened)
        {
            case EngineEvent.TaskOpened e:
                var (id, name) = named(e.Element);
                _byTask[e.Task] = _steps.Count;
                _steps.Add(new(id, name, e.Key, at));
                break;
            case EngineEvent.TaskCompleted e:
                Close(e.Task, s => s with { Closed = at, Outcome = e.Outcome, Assumed = assumed });
                break;
            case EngineEvent.TaskCancelled e:
                Close(e.Task, s => s with { Closed = at });
                break;
            case EngineEvent.OutcomeRevised e:
                Close(e.Task, s => s with { Outcome = e.Outcome });
                break;
        }
    }

    private void Close(int task, Func<ReplayStep, ReplayStep> change)
    {
        if (_byTask.TryGetValue(task, out var at))
            _steps[at] = change(_steps[at]);
    }
}
