using NodaTime;

namespace ApprovalFlow.Engine.Expressions;

/// <summary>Arithmetic and comparison, total: what has no answer is null with a complaint.</summary>
internal static class Operators
{
    internal static Value Apply(Operator op, Value left, Value right, Evaluation e)
    {
        (left, right) = AlignDates(left, right);
        try
        {
            return Known(op, left, right, e);
        }
        catch (Exception error) when (error is OverflowException or ArgumentException or InvalidOperationException)
        {
            return e.Complain("the result is out of range");
        }
    }

    private static Value Known(Operator op, Value left, Value right, Evaluation e) =>
        op switch
        {
            Operator.Equal => Value.From(left.Equals(right)),
            Operator.NotEqual => Value.From(!left.Equals(right)),
            Operator.In => In(left, right, e),
            Operator.Less or Operator.LessOrEqual or Operator.Greater or Operator.GreaterOrEqual => Compare(
                op,
                left,
                right,
                e
            ),
            _ => Calculate(op, left, right, e),
        };

    // Variables hold dates as texts, so a text beside a date is read as one.
    private static (Value, Value) AlignDates(Value left, Value right) =>
        (left, right) switch
        {
            (Value.Text t, Value.Date or Value.Moment or Value.Span) => (Functions.Temporal(t.Content) ?? left, right),
            (Value.Date or Value.Moment or Value.Span, Value.Text t) => (left, Functions.Temporal(t.Content) ?? right),
            _ => (left, right),
        };

    private static Value In(Value left, Value right, Evaluation e) =>
        right is Value.List list ? Value.From(list.Items.Contains(left)) : e.Complain("'in' needs a list");

    private static Value Compare(Operator op, Value left, Value right, Evaluation e)
    {
        if (Order(left, right) is not { } order)
            return e.Complain($"{Say(left)} can not be compared with {Say(right)}");
        return Value.From(
            op switch
            {
                Operator.Less => order < 0,
                Operator.LessOrEqual => order <= 0,
                Operator.Greater => order > 0,
                _ => order >= 0,
            }
        );
    }

    private static int? Order(Value left, Value right) =>
        (left, right) switch
        {
            (Value.Number a, Value.Number b) => a.Amount.CompareTo(b.Amount),
            (Value.Text a, Value.Text b) => string.CompareOrdinal(a.Content, b.Content),
            (Value.Date a, Value.Date b) => a.Day.CompareTo(b.Day),
            (Value.Moment a, Value.Moment b) => a.At.CompareTo(b.At),
            (Value.Date a, Value.Moment b) => Zone.StartOf(a.Day).CompareTo(b.At),
            (Value.Moment a, Value.Date b) => a.At.CompareTo(Zone.StartOf(b.Day)),
            (Value.Span a, Value.Span b) => OrderSpans(a.Length, b.Length),
            _ => null,
        };

    private static int? OrderSpans(Period a, Period b)
    {
        if (a is { Years: 0, Months: 0 } && b is { Years: 0, Months: 0 })
            return a.ToDuration().CompareTo(b.ToDuration());
        var (x, y) = (a.Normalize(), b.Normalize());
        return x is { Days: 0, HasTimeComponent: false } && y is { Days: 0, HasTimeComponent: false }
            ? (12L * x.Years + x.Months).CompareTo(12L * y.Years + y.Months)
            : null;
    }

    private static Value Calculate(Operator op, Value left, Value right, Evaluation e) =>
        (op, left, right) switch
        {
            (_, Value.Number a, Value.Number b) => Numbers(op, a.Amount, b.Amount, e),
            (Operator.Add, Value.Text a, Value.Text b) => e.Bounded(a.Content, b.Content),
            (Operator.Add, Value.Span s, Value.Date or Value.Moment) => Shift(right, s.Length),
            (Operator.Add, Value.Date or Value.Moment, Value.Span s) => Shift(left, s.Length),
            (Operator.Subtract, Value.Date or Value.Moment, Value.Span s) => Shift(left, Period.Zero - s.Length),
            (Operator.Subtract, Value.Date a, Value.Date b) => new Value.Span(
                Period.Between(b.Day, a.Day, PeriodUnits.Days)
            ),
            (Operator.Subtract, Value.Moment a, Value.Moment b) => new Value.Span(
                new PeriodBuilder { Seconds = (long)(a.At - b.At).TotalSeconds }
                    .Build()
                    .Normalize()
            ),
            (Operator.Add, Value.Span a, Value.Span b) => new Value.Span(a.Length + b.Length),
            (Operator.Subtract, Value.Span a, Value.Span b) => new Value.Span(a.Length - b.Length),
            _ => e.Complain($"{Say(left)} and {Say(right)} can not be calculated with"),
        };

    private static Value Numbers(Operator op, decimal a, decimal b, Evaluation e) =>
        op switch
        {
            Operator.Add => Value.From(a + b),
            Operator.Subtract => Value.From(a - b),
            Operator.Multiply => Value.From(a * b),
            _ when b == 0 => e.Complain("division by zero"),
            Operator.Divide => Value.From(a / b),
            _ => Value.From(a % b),
        };

    private static Value Shift(Value from, Period by)
    {
        if (from is Value.Moment moment)
            return Zone.Add(moment.At, by) is { } at ? new Value.Moment(at) : Value.Nothing;
        var date = (Value.Date)from;
        return by.HasTimeComponent
            ? Shift(new Value.Moment(Zone.StartOf(date.Day)), by)
            : new Value.Date(date.Day + by);
    }

    private static string Say(Value value) => value is Value.Null ? "nothing (null)" : value.ToJson();
}
