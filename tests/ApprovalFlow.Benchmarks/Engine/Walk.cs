using System.Collections.Immutable;
using ApprovalFlow.Engine;
using NodaTime;

namespace ApprovalFlow.Benchmarks.Engine;

using Answer = Func<OpenTask, (string Outcome, ImmutableSortedDictionary<string, Value> Data)>;

/// <summary>The commands of one instance from its start to its end, recorded once and then run again and again.</summary>
internal sealed class Walk
{
    private static readonly Instant Monday = Instant.FromUtc(2025, 5, 12, 7, 0);

    private readonly ProcessDefinition _definition;
    private readonly ImmutableArray<EngineCommand> _commands;
    private readonly ImmutableArray<EngineEvent> _events;

    private Walk(
        ProcessDefinition definition,
        ImmutableArray<EngineCommand> commands,
        ImmutableArray<EngineEvent> events
    )
    {
        (_definition, _commands, _events) = (definition, commands, events);
    }

    internal static Walk Through(ProcessDefinition definition, Answer answer)
    {
        var commands = ImmutableArray.CreateBuilder<EngineCommand>();
        var events = ImmutableArray.CreateBuilder<EngineEvent>();
        var state = InstanceState.Initial;
        for (EngineCommand? command = new EngineCommand.Start(Models.Variables); command is not null; )
        {
            var decision = ProcessEngine.Decide(definition, state, command, Monday);
            if (decision.Refusal is { } refusal)
                throw new InvalidOperationException(refusal.Message);
            commands.Add(command);
            events.AddRange(decision.Events);
            state = decision.State;
            command = Next(state, answer);
        }
        if (state.Status is not InstanceStatus.Completed)
            throw new InvalidOperationException($"{definition.Key} did not end: the benchmark measures half a walk.");
        return new(definition, commands.ToImmutable(), events.ToImmutable());
    }

    private static EngineCommand? Next(InstanceState state, Answer answer)
    {
        if (state.Jobs.Values.FirstOrDefault() is { } job)
            return new EngineCommand.CompleteJob(job.Job, Value.None);
        if (state.Tasks.Values.FirstOrDefault() is not { } task)
            return null;
        var (outcome, data) = answer(task);
        return new EngineCommand.CompleteTask(task.Task, outcome, data);
    }

    internal int Decide()
    {
        var state = InstanceState.Initial;
        foreach (var command in _commands)
            state = ProcessEngine.Decide(_definition, state, command, Monday).State;
        return state.Status is InstanceStatus.Completed ? _commands.Length : throw new InvalidOperationException();
    }

    internal int Apply()
    {
        var state = _events.Aggregate(InstanceState.Initial, ProcessEngine.Apply);
        return state.Status is InstanceStatus.Completed ? _commands.Length : throw new InvalidOperationException();
    }
}
