using System.Collections.Immutable;

namespace ApprovalFlow.Engine;

/// <summary>A value of a variable or an expression.</summary>
public abstract partial record Value
{
    private protected Value() { }

    public static Value From(string? text) => throw new NotSupportedException("Not written yet.");

    public static Value From(bool value) => throw new NotSupportedException("Not written yet.");

    public static Value From(decimal number) => throw new NotSupportedException("Not written yet.");

    public static Value From(IEnumerable<string> texts) => throw new NotSupportedException("Not written yet.");

    /// <summary>Any JSON. Dates stay texts; the expression function date() reads them.</summary>
    public static Value FromJson(string json) => throw new NotSupportedException("Not written yet.");

    public abstract string ToJson();

    public static ImmutableSortedDictionary<string, Value> None { get; } =
        ImmutableSortedDictionary.Create<string, Value>(StringComparer.Ordinal);
}
