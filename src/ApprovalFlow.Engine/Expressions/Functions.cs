using System.Collections.Immutable;
using System.Globalization;
using NodaTime;

namespace ApprovalFlow.Engine.Expressions;

/// <summary>The functions that an expression can call: a fixed set, and those over dates that the host hands in.</summary>
internal sealed class Functions
{
    private readonly ImmutableDictionary<string, Function> _byName;

    internal Functions(ImmutableDictionary<string, Func<LocalDate, int, LocalDate>> dates) =>
        _byName = BuiltIn
            .Concat(dates.Select(d => OverDates(d.Key, d.Value)))
            .ToImmutableDictionary(f => f.Name, StringComparer.Ordinal);

    internal Function? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>A date, a moment or a duration, whichever the text is.</summary>
    internal static Value? Temporal(string text)
    {
        if (Zone.ReadDate(text) is { } day)
            return new Value.Date(day);
        if (Zone.ReadMoment(text) is { } moment)
            return new Value.Moment(moment);
        return Zone.ReadPeriod(text) is { } period ? new Value.Span(period) : null;
    }

    internal static Value ToDate(Value value) =>
        value switch
        {
            Value.Date => value,
            Value.Moment m => new Value.Date(Zone.DayOf(m.At)),
            Value.Text t when Zone.ReadDate(t.Content) is { } day => new Value.Date(day),
            Value.Text t when Zone.ReadMoment(t.Content) is { } moment => new Value.Date(Zone.DayOf(moment)),
            _ => Value.Nothing,
        };

    private static Value ToMoment(Value value) =>
        value switch
        {
            Value.Moment => value,
            Value.Date d => new Value.Moment(Zone.StartOf(d.Day)),
            Value.Text t when Zone.ReadMoment(t.Content) is { } moment => new Value.Moment(moment),
            Value.Text t when Zone.ReadDate(t.Content) is { } day => new Value.Moment(Zone.StartOf(day)),
            _ => Value.Nothing,
        };

    private static ImmutableArray<Function> BuiltIn { get; } =
    [
        Of("now", Kinds.Moment, (_, e) => new Value.Moment(e.Now)),
        Of("today", Kinds.Date, (_, e) => new Value.Date(Zone.DayOf(e.Now))),
        Of("date", Kinds.Date | Kinds.Null, (a, _) => ToDate(a[0]), Kinds.Text | Kinds.Date | Kinds.Moment),
        Of(
            "date and time",
            Kinds.Moment | Kinds.Null,
            (a, _) => ToMoment(a[0]),
            Kinds.Text | Kinds.Date | Kinds.Moment
        ),
        Of(
            "duration",
            Kinds.Span | Kinds.Null,
            (a, _) => a[0] is Value.Text t && Zone.ReadPeriod(t.Content) is { } p ? new Value.Span(p) : Value.Nothing,
            Kinds.Text
        ),
        Of("contains", Kinds.Bool | Kinds.Null, (a, _) => Contains(a[0], a[1]), Kinds.Text | Kinds.List, Kinds.Any),
        Of("list contains", Kinds.Bool | Kinds.Null, (a, _) => Contains(a[0], a[1]), Kinds.List, Kinds.Any),
        Of(
            "count",
            Kinds.Number | Kinds.Null,
            (a, _) => a[0] is Value.List l ? Value.From(l.Items.Length) : Value.Nothing,
            Kinds.List
        ),
        Of("is empty", Kinds.Bool, (a, _) => Value.From(IsEmpty(a[0])), Kinds.Any),
        Of("string length", Kinds.Number | Kinds.Null, (a, _) => OnText(a[0], t => Value.From(t.Length)), Kinds.Text),
        Of(
            "upper case",
            Kinds.Text | Kinds.Null,
            (a, _) => OnText(a[0], t => Value.From(t.ToUpperInvariant())),
            Kinds.Text
        ),
        Of(
            "lower case",
            Kinds.Text | Kinds.Null,
            (a, _) => OnText(a[0], t => Value.From(t.ToLowerInvariant())),
            Kinds.Text
        ),
        Of(
            "starts with",
            Kinds.Bool | Kinds.Null,
            (a, _) => OnText(a[0], t => OnText(a[1], u => Value.From(t.StartsWith(u, StringComparison.Ordinal)))),
            Kinds.Text,
            Kinds.Text
        ),
        Of(
            "ends with",
            Kinds.Bool | Kinds.Null,
            (a, _) => OnText(a[0], t => OnText(a[1], u => Value.From(t.EndsWith(u, StringComparison.Ordinal)))),
            Kinds.Text,
            Kinds.Text
        ),
        Of("string", Kinds.Text | Kinds.Null, (a, _) => AsText(a[0]), Kinds.Any),
        Of("number", Kinds.Number | Kinds.Null, (a, _) => AsNumber(a[0]), Kinds.Text | Kinds.Number),
        Of("sum", Kinds.Number | Kinds.Null, (a, e) => Fold(a[0], e, Operator.Add), Kinds.List),
        Of("min", Kinds.Any, (a, e) => Extreme(a[0], e, Operator.Less), Kinds.List),
        Of("max", Kinds.Any, (a, e) => Extreme(a[0], e, Operator.Greater), Kinds.List),
    ];

    private static Function OverDates(string name, Func<LocalDate, int, LocalDate> run) =>
        Of(
            name,
            Kinds.Date | Kinds.Null,
            (a, e) =>
            {
                if (
                    ToDate(a[0]) is not Value.Date date
                    || a[1] is not Value.Number { Amount: > -100_000 and < 100_000 } n
                )
                    return e.Complain($"{name}() needs a date and a number");
                try
                {
                    return new Value.Date(run(date.Day, (int)n.Amount));
                }
                catch (Exception error)
                    when (error is ArgumentException or InvalidOperationException or OverflowException)
                {
                    // A calendar can refuse a year that it does not know.
                    return e.Complain(error.Message);
                }
            },
            Kinds.Text | Kinds.Date | Kinds.Moment,
            Kinds.Number
        );

    private static Function Of(
        string name,
        Kinds result,
        Func<ImmutableArray<Value>, Evaluation, Value> run,
        params Kinds[] parameters
    ) => new(name, [.. parameters], parameters.Length, result, run);

    private static Value Contains(Value whole, Value part) =>
        whole switch
        {
            Value.List list => Value.From(list.Items.Contains(part)),
            Value.Text text when part is Value.Text t => Value.From(
                text.Content.Contains(t.Content, StringComparison.Ordinal)
            ),
            _ => Value.Nothing,
        };

    private static bool IsEmpty(Value value) =>
        value switch
        {
            Value.Null => true,
            Value.Text t => t.Content.Length == 0,
            Value.List l => l.Items.IsEmpty,
            Value.Context c => c.Entries.IsEmpty,
            _ => false,
        };

    private static Value OnText(Value value, Func<string, Value> run) =>
        value is Value.Text text ? run(text.Content) : Value.Nothing;

    internal static Value AsText(Value value) =>
        value switch
        {
            Value.Null => Value.Nothing,
            Value.Text => value,
            Value.Number n => Value.From(n.ToString()),
            _ => value.Stored() is Value.Text text ? text : Value.From(value.ToJson()),
        };

    private static Value AsNumber(Value value) =>
        value switch
        {
            Value.Number => value,
            Value.Text t
                when decimal.TryParse(t.Content, NumberStyles.Number, CultureInfo.InvariantCulture, out var n) =>
                Value.From(n),
            _ => Value.Nothing,
        };

    private static Value Fold(Value list, Evaluation e, Operator op) =>
        list is Value.List { Items.IsEmpty: false } l
            ? l.Items.Skip(1).Aggregate(l.Items[0], (a, b) => Operators.Apply(op, a, b, e))
            : Value.Nothing;

    private static Value Extreme(Value list, Evaluation e, Operator better) =>
        list is Value.List { Items.IsEmpty: false } l
            ? l
                .Items.Skip(1)
                .Aggregate(l.Items[0], (a, b) => Operators.Apply(better, b, a, e) is Value.Bool { Truth: true } ? b : a)
            : Value.Nothing;
}
