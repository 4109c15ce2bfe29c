using System.Collections.Immutable;
using ApprovalFlow.Engine.Expressions;
using NodaTime;

namespace ApprovalFlow.Engine.Running;

/// <summary>One command at work: the state so far and the events that led there. State changes by events only.</summary>
internal sealed class Run(ProcessDefinition definition, InstanceState state, Instant now)
{
    private readonly ImmutableArray<EngineEvent>.Builder _events = ImmutableArray.CreateBuilder<EngineEvent>();

    internal ProcessDefinition Definition => definition;
    internal InstanceState State { get; private set; } = state;
    internal Instant Now => now;

    internal ImmutableArray<EngineEvent> Events() => _events.ToImmutable();

    internal void Emit(EngineEvent happened)
    {
        State = Applier.Apply(State, happened);
        _events.Add(happened);
    }

    internal Token Token(int id) => State.Tokens[id];

    internal Scope Scope(int id) => State.Scopes[id];

    internal FlowNode Node(Token token) => definition.Node(token.Node);

    /// <summary>A token behind a flow, with the results of the one that went over it.</summary>
    internal Token Produce(Token from, SequenceFlow flow, int offset) =>
        new(State.NextToken + offset, from.Scope, flow.Target.Id, flow.Id, TokenPhase.Entering)
        {
            Results = from.Results,
            Joined = from.Joined,
        };

    internal void Incident(Token token, IncidentKind kind, string message)
    {
        if (Token(token.Id).Incident is null)
            Emit(
                new EngineEvent.IncidentRaised(State.NextIncident, token.Scope, token.Node, kind, message)
                {
                    Token = token.Id,
                }
            );
    }

    internal void Resolve(Token token)
    {
        if (Token(token.Id).Incident is { } incident)
            Emit(new EngineEvent.IncidentResolved(incident));
    }

    /// <summary>The value, with what was wrong on the way when it is null.</summary>
    internal (Value Value, string? Complaint) Evaluate(Expression expression, Token token) =>
        Evaluate(expression, name => Names.Find(this, token, name));

    internal (Value Value, string? Complaint) Evaluate(Expression expression, Func<string, Value?> lookup)
    {
        if (expression.Constant is { } constant)
            return (constant, null);
        var evaluation = new Evaluation(lookup, now);
        var value = evaluation.Run(expression.Tree);
        return (value, evaluation.Complaint);
    }

    internal static string Explain(Expression expression, string wanted, (Value Value, string? Complaint) found) =>
        $"{expression.Source} gave {(found.Value is Value.Null ? "nothing" : found.Value.ToJson())} where {wanted} is needed"
        + (found.Complaint is { } why ? $": {why}." : ".");
}
