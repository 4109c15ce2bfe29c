using System.Collections.Immutable;
using NodaTime;

namespace ApprovalFlow.Engine.Expressions;

/// <summary>One evaluation: total and without effect. A result of null comes with the first complaint on the way.</summary>
internal sealed class Evaluation(Func<string, Value?> lookup, Instant now)
{
    private const int MaxSteps = 100_000;
    private const int MaxText = 100_000;

    private int _steps;
    private Binding? _bindings;

    internal Instant Now => now;

    internal string? Complaint { get; private set; }

    internal Value Complain(string what)
    {
        Complaint ??= what;
        return Value.Nothing;
    }

    internal Value Bounded(string left, string right) =>
        left.Length + right.Length > MaxText ? Complain("a text grows too long") : Value.From(left + right);

    internal Value Run(Expr expr)
    {
        if (++_steps > MaxSteps)
            return Complain("too much to calculate");
        return expr switch
        {
            Expr.Literal literal => literal.Value,
            Expr.Name name => Find(name.Id),
            Expr.Path path => Member(Run(path.From), path.Member),
            Expr.Filter filter => Filtered(Run(filter.From), filter.By),
            Expr.Binary { Op: Operator.And } b => Logic(b, decisive: false),
            Expr.Binary { Op: Operator.Or } b => Logic(b, decisive: true),
            Expr.Binary b => Operators.Apply(b.Op, Run(b.Left), Run(b.Right), this),
            Expr.Negate n => Operators.Apply(Operator.Subtract, Zero(Run(n.Of), out var of), of, this),
            Expr.Not n => Run(n.Of) is Value.Bool b ? Value.From(!b.Truth) : Complain("'not' needs true or false"),
            Expr.If i => Run(Run(i.Condition) is Value.Bool { Truth: true } ? i.Then : i.Else),
            Expr.Quantified q => Quantify(q),
            Expr.ListOf list => new Value.List([.. list.Items.Select(Run)]),
            Expr.ContextOf c => Context(c),
            Expr.Call call => call.Function.Run([.. call.Arguments.Select(Run)], this),
            _ => throw new System.Diagnostics.UnreachableException(expr.GetType().Name),
        };
    }

    private static Value Zero(Value value, out Value same)
    {
        same = value;
        return value is Value.Span ? new Value.Span(Period.Zero) : Value.From(0m);
    }

    private Value Find(string name)
    {
        for (var b = _bindings; b is not null; b = b.Next)
        {
            if (b.Name == name)
                return b.Value;
            if (b.Name == "item" && b.Value is Value.Context c && c.Entries.TryGetValue(name, out var member))
                return member;
        }
        return lookup(name) ?? Value.Nothing;
    }

    private Value Member(Value from, string member) =>
        from switch
        {
            Value.Context c => c.Entries.GetValueOrDefault(member, Value.Nothing),
            Value.List l => new Value.List([.. l.Items.Select(i => Member(i, member))]),
            Value.Date d => Part(d.Day, member),
            Value.Moment m => Part(Zone.DayOf(m.At), member),
            _ => Value.Nothing,
        };

    private Value Part(LocalDate day, string part) =>
        part switch
        {
            "year" => Value.From(day.Year),
            "month" => Value.From(day.Month),
            "day" => Value.From(day.Day),
            "weekday" => Value.From((int)day.DayOfWeek),
            _ => Complain($"a date has no {part}"),
        };

    private Value Filtered(Value from, Expr by)
    {
        var items = from is Value.List list ? list.Items : [from];
        if (by is not (Expr.Binary or Expr.Not or Expr.Quantified or Expr.Call) && Run(by) is Value.Number n)
            return At(items, n.Amount);
        return new Value.List([.. items.Where(i => With("item", i, by) is Value.Bool { Truth: true })]);
    }

    // Counts from 1, and from the end with a negative number.
    private static Value At(ImmutableArray<Value> items, decimal index)
    {
        var at = index > 0 ? index - 1 : items.Length + index;
        return at >= 0 && at < items.Length && index != 0 ? items[(int)at] : Value.Nothing;
    }

    private Value With(string name, Value value, Expr body)
    {
        var before = _bindings;
        _bindings = new(name, value, before);
        var result = Run(body);
        _bindings = before;
        return result;
    }

    private Value Logic(Expr.Binary b, bool decisive)
    {
        var left = Run(b.Left);
        if (left is Value.Bool l && l.Truth == decisive)
            return left;
        var right = Run(b.Right);
        if (right is Value.Bool r && r.Truth == decisive)
            return right;
        return left is Value.Bool && right is Value.Bool ? right : Complain("'and' and 'or' need true or false");
    }

    private Value Quantify(Expr.Quantified q)
    {
        if (Run(q.Over) is not Value.List list)
            return Complain($"'{q.Variable} in' needs a list");
        var results = list.Items.Select(i => With(q.Variable, i, q.Body));
        if (q.Kind is Quantifier.For)
            return new Value.List([.. results]);
        var decisive = q.Kind is Quantifier.Some;
        var unknown = false;
        foreach (var result in results)
        {
            if (result is Value.Bool b && b.Truth == decisive)
                return result;
            unknown |= result is not Value.Bool;
        }
        return unknown ? Complain("'satisfies' needs true or false") : Value.From(!decisive);
    }

    private Value.Context Context(Expr.ContextOf context)
    {
        var entries = Value.None.ToBuilder();
        foreach (var (name, value) in context.Entries)
            entries[name] = Run(value);
        return new(entries.ToImmutable());
    }

    private sealed record Binding(string Name, Value Value, Binding? Next);
}
