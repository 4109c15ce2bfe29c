using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace ApprovalFlow.Engine;

/// <summary>A value of a variable or an expression. Two values are equal when they say the same, lists and contexts too.</summary>
public abstract partial record Value
{
    private protected Value() { }

    /// <summary>A text, or null for null.</summary>
    public static Value From(string? text) => text is null ? Nothing : new Text(text);

    public static Value From(bool value) => new Bool(value);

    public static Value From(decimal number) => new Number(number);

    public static Value From(IEnumerable<string> texts) => new List([.. texts.Select(From)]);

    /// <summary>Any JSON. Dates stay texts; the expression function date() reads them.</summary>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    public static Value FromJson(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Serialization.ValueJson.Read(document.RootElement);
    }

    /// <summary>A JSON object as variables.</summary>
    /// <exception cref="JsonException">The text is no JSON object.</exception>
    public static ImmutableSortedDictionary<string, Value> VariablesFromJson(string json) =>
        FromJson(json) is Context context ? context.Entries : throw new JsonException("Variables are a JSON object.");

    /// <summary>Canonical: sorted names, no spaces, numbers without trailing zeros. Dates and durations become texts.</summary>
    public string ToJson() => Serialization.ValueJson.Write(this);

    public static ImmutableSortedDictionary<string, Value> None { get; } =
        ImmutableSortedDictionary.Create<string, Value>(StringComparer.Ordinal);

    /// <summary>The value null.</summary>
    public static Value Nothing { get; } = new Null();

    /// <summary>The text when it is one, else null.</summary>
    public string? AsText => (this as Text)?.Content;

    /// <summary>As it comes back from storage: dates and durations are texts there.</summary>
    internal Value Stored() =>
        this switch
        {
            Date date => new Text(LocalDatePattern.Iso.Format(date.Day)),
            Moment moment => new Text(InstantPattern.ExtendedIso.Format(moment.At)),
            Span span => new Text(PeriodPattern.NormalizingIso.Format(span.Length)),
            List list => new List([.. list.Items.Select(i => i.Stored())]),
            Context context => new Context(Stored(context.Entries)),
            _ => this,
        };

    internal static ImmutableSortedDictionary<string, Value> Stored(
        ImmutableSortedDictionary<string, Value> variables
    ) =>
        variables.IsEmpty
            ? None
            : variables
                .Select(v => KeyValuePair.Create(v.Key, v.Value.Stored()))
                .ToImmutableSortedDictionary(StringComparer.Ordinal);

    public sealed record Null : Value;

    public sealed record Bool(bool Truth) : Value;

    public sealed record Number(decimal Amount) : Value
    {
        public override string ToString() => Amount.ToString("G29", CultureInfo.InvariantCulture);
    }

    public sealed record Text(string Content) : Value;

    public sealed record Date(LocalDate Day) : Value;

    public sealed record Moment(Instant At) : Value;

    public sealed record Span(Period Length) : Value;

    public sealed record List(ImmutableArray<Value> Items) : Value
    {
        public bool Equals(List? other) => other is not null && Items.SequenceEqual(other.Items);

        public override int GetHashCode() => Items.Length;
    }

    public sealed record Context(ImmutableSortedDictionary<string, Value> Entries) : Value
    {
        public bool Equals(Context? other) => other is not null && Entries.SequenceEqual(other.Entries);

        public override int GetHashCode() => Entries.Count;
    }
}
