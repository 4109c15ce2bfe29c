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
            throw new ExpressionException($"{what} gives {Say(found)} where {Say(wanted & ~Kinds.Null)} is needed");
    }

    private Kinds Infer(Expr expr) =>
        expr switch
        {
            Expr.Literal literal => KindOf(literal.Value),
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
            Need(b.Left, Kinds.Bool, $"the left side of '{Sign(b.Op)}'");
            return Same(b.Right, Kinds.Bool, $"the right side of '{Sign(b.Op)}'");
        }
        var (left, right) = (Infer(b.Left), Infer(b.Right));
        var result = Results(b.Op, left, right);
        return result != Kinds.None
            ? result | Kinds.Null
            : throw new ExpressionException($"{Say(left)} {Sign(b.Op)} {Say(right)} has no meaning");
    }

    private static Kinds Results(Operator op, Kinds left, Kinds right)
    {
        const Kinds Temporal = Kinds.Date | Kinds.Moment;
        switch (op)
        {
            case Operator.Equal or Operator.NotEqual:
                return Comparable(left, right) || ((left | right) & Kinds.Null) != Kinds.None ? Kinds.Bool : Kinds.None;
            case Operator.In:
                return (right & Kinds.List) != Kinds.None ? Kinds.Bool : Kinds.None;
            case Operator.Less or Operator.LessOrEqual or Operator.Greater or Operator.GreaterOrEqual:
                const Kinds Ordered = Temporal | Kinds.Number | Kinds.Text | Kinds.Span;
                return Comparable(left & Ordered, right & Ordered) ? Kinds.Bool : Kinds.None;
        }
        var result = left & right & Kinds.Number;
        if (op is Operator.Add or Operator.Subtract)
        {
            result |= left & right & Kinds.Span;
            if ((right & (Kinds.Span | Kinds.Text)) != Kinds.None)
                result |= left & Temporal;
            if (
                (left & (Temporal | Kinds.Text)) != Kinds.None
                && (right & (Temporal | Kinds.Text)) != Kinds.None
                && op is Operator.Subtract
            )
                result |= ((left | right) & Temporal) != Kinds.None ? Kinds.Span : Kinds.None;
        }
        if (op is Operator.Add)
            result |= (left & right & Kinds.Text) | ((left & Kinds.Span) != Kinds.None ? right & Temporal : Kinds.None);
        return (result & Temporal) != Kinds.None ? result | Temporal : result;
    }

    private static bool Comparable(Kinds left, Kinds right)
    {
        const Kinds Temporal = Kinds.Date | Kinds.Moment;
        const Kinds Written = Temporal | Kinds.Span;
        return (left & right & ~Kinds.Null) != Kinds.None
            || ((left & Temporal) != Kinds.None && (right & Temporal) != Kinds.None)
            || ((left & Kinds.Text) != Kinds.None && (right & Written) != Kinds.None)
            || ((right & Kinds.Text) != Kinds.None && (left & Written) != Kinds.None);
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

    private static Kinds KindOf(Value value) =>
        value switch
        {
            Value.Bool => Kinds.Bool,
            Value.Number => Kinds.Number,
            Value.Text => Kinds.Text,
            Value.Date => Kinds.Date,
            Value.Moment => Kinds.Moment,
            Value.Span => Kinds.Span,
            Value.List => Kinds.List,
            Value.Context => Kinds.Context,
            _ => Kinds.Null,
        };

    private static string Sign(Operator op) =>
        op switch
        {
            Operator.Or => "or",
            Operator.And => "and",
            Operator.Equal => "=",
            Operator.NotEqual => "!=",
            Operator.Less => "<",
            Operator.LessOrEqual => "<=",
            Operator.Greater => ">",
            Operator.GreaterOrEqual => ">=",
            Operator.In => "in",
            Operator.Add => "+",
            Operator.Subtract => "-",
            Operator.Multiply => "*",
            Operator.Divide => "/",
            Operator.Modulo => "%",
        };

    private static string Say(Kinds kinds) =>
        kinds switch
        {
            Kinds.Null => "nothing (null)",
            Kinds.Any => "anything",
            _ => (kinds & ~Kinds.Null)
                .ToString()
                .Replace("Bool", "true or false", StringComparison.Ordinal)
                .Replace("Number", "a number", StringComparison.Ordinal)
                .Replace("Text", "a text", StringComparison.Ordinal)
                .Replace("Date", "a date", StringComparison.Ordinal)
                .Replace("Moment", "a moment", StringComparison.Ordinal)
                .Replace("Span", "a duration", StringComparison.Ordinal)
                .Replace("List", "a list", StringComparison.Ordinal)
                .Replace("Context", "a context", StringComparison.Ordinal)
                .Replace(",", " or", StringComparison.Ordinal),
        };
}
