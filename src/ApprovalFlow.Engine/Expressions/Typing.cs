using System.Collections.Immutable;

namespace ApprovalFlow.Engine.Expressions;

/// <summary>
/// Finds what can never work before it runs: a variable can be anything, everything else has its kinds. Collects the
/// names that are read on the way.
/// </summary>
internal sealed class Typing
{
    private readonly ImmutableHashSet<string>.Builder _reads = ImmutableHashSet.CreateBuilder<string>(
        StringComparer.Ordinal
    );
    private ImmutableStack<string> _bound = [];

    /// <summary>Throws when the expression can not give one of the wanted kinds.</summary>
    internal static ImmutableHashSet<string> Check(Expr expr, Kinds wanted)
    {
        var typing = new Typing();
        typing.Need(expr, wanted, "the expression");
        return typing._reads.ToImmutable();
    }

    private void Need(Expr expr, Kinds wanted, string what)
    {
        var found = Infer(expr);
        if ((found & wanted) == Kinds.None)
            throw new ExpressionException(
                $"{what} gives {KindNames.Say(found)} where {KindNames.Say(wanted & ~Kinds.Null)} is needed"
            );
    }

    private Kinds Infer(Expr expr) =>
        expr switch
        {
            Expr.Literal literal => KindNames.KindOf(literal.Value),
            Expr.Name name => Read(name.Id),
            Expr.Path path => Member(path),
            Expr.Filter filter => Filter(filter),
            Expr.Binary b => Binary(b),
            Expr.Negate n => Same(n.Of, Kinds.Number | Kinds.Span, "what follows '-'"),
            Expr.Not n => Same(n.Of, Kinds.Bool, "what follows 'not'"),
            Expr.If i => Conditional(i),
            Expr.Quantified q => Quantified(q),
            Expr.ListOf list => Each(list.Items, Kinds.List),
            Expr.ContextOf c => Each([.. c.Entries.Select(e => e.Value)], Kinds.Context),
            Expr.Call call => Call(call),
            _ => throw new System.Diagnostics.UnreachableException(expr.GetType().Name),
        };

    private Kinds Read(string name)
    {
        if (!_bound.Contains(name, StringComparer.Ordinal))
            _reads.Add(name);
        return Kinds.Any;
    }

    private Kinds Member(Expr.Path path)
    {
        Need(path.From, Kinds.Context | Kinds.List | Kinds.Date | Kinds.Moment, $"what stands before .{path.Member}");
        return Kinds.Any;
    }

    private Kinds Filter(Expr.Filter filter)
    {
        Infer(filter.From);
        Bound("item", () => Need(filter.By, Kinds.Bool | Kinds.Number, "the filter"));
        return Kinds.Any;
    }

    private Kinds Same(Expr of, Kinds wanted, string what)
    {
        Need(of, wanted, what);
        return wanted | Kinds.Null;
    }

    private Kinds Conditional(Expr.If i)
    {
        Need(i.Condition, Kinds.Bool, "what stands between 'if' and 'then'");
        return Infer(i.Then) | Infer(i.Else);
    }

    private Kinds Each(ImmutableArray<Expr> items, Kinds result)
    {
        foreach (var item in items)
            Infer(item);
        return result;
    }

    private Kinds Quantified(Expr.Quantified q)
    {
        Need(q.Over, Kinds.List, $"what '{q.Variable}' goes through");
        if (q.Kind is Quantifier.For)
        {
            Bound(q.Variable, () => Infer(q.Body));
            return Kinds.List;
        }
        Bound(q.Variable, () => Need(q.Body, Kinds.Bool, "what follows 'satisfies'"));
        return Kinds.Bool | Kinds.Null;
    }

    private Kinds Call(Expr.Call call)
    {
        for (var i = 0; i < call.Arguments.Length; i++)
            Need(
                call.Arguments[i],
                call.Function.Parameters[i] | Kinds.Null,
                $"argument {i + 1} of {call.Function.Name}()"
            );
        return call.Function.Result;
    }

    private Kinds Binary(Expr.Binary b)
    {
        if (b.Op is Operator.And or Operator.Or)
        {
            Need(b.Left, Kinds.Bool, $"the left side of '{KindNames.Sign(b.Op)}'");
            return Same(b.Right, Kinds.Bool, $"the right side of '{KindNames.Sign(b.Op)}'");
        }
        var (left, right) = (Infer(b.Left), Infer(b.Right));
        var result = OperatorKinds.Results(b.Op, left, right);
        return result != Kinds.None
            ? result | Kinds.Null
            : throw new ExpressionException(
                $"{KindNames.Say(left)} {KindNames.Sign(b.Op)} {KindNames.Say(right)} has no meaning"
            );
    }

    private void Bound(string name, Action body)
    {
        _bound = _bound.Push(name);
        body();
        _bound = _bound.Pop();
    }

    private void Bound(string name, Func<Kinds> body) =>
        Bound(
            name,
            () =>
            {
                body();
            }
        );
}
