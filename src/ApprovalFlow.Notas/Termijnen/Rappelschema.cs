using System.Collections.Immutable;
using System.Globalization;
using NodaTime;

namespace ApprovalFlow.Notas.Termijnen;

/// <summary>A day on which is reminded. Werkdagen is -5 for five working days before the termijn, 1 for one after it.</summary>
public sealed record Rappelmoment(LocalDate Datum, int Werkdagen);

/// <summary>
/// When a task is reminded of, written as "-5,-2,0,+1*": working days before the termijn, on its day and after it, rising.
/// A star, only at the last and only after the termijn, repeats it: "+1*" is each working day after the termijn, "+2*" every
/// second one.
/// </summary>
public sealed record Rappelschema
{
    public const int MaxMomenten = 20;

    /// <summary>Working days before or after.</summary>
    public const int MaxAfstand = 250;

    private Rappelschema(ImmutableArray<int> momenten, int? herhaling) => (Momenten, Herhaling) = (momenten, herhaling);

    /// <summary>The moments that come once, in order.</summary>
    public ImmutableArray<int> Momenten { get; }

    /// <summary>Every so many working days after the termijn; null when nothing repeats.</summary>
    public int? Herhaling { get; }

    /// <summary>Null when the text is not a schema: <see cref="Check"/> says why.</summary>
    public static Rappelschema? Parse(string tekst)
    {
        if (Check(tekst) is not null)
            return null;
        var parts = Parts(tekst);
        int? herhaling = parts[^1].EndsWith('*') ? Number(parts[^1].TrimEnd('*')) : null;
        return new Rappelschema(
            [.. parts.Where(part => !part.EndsWith('*')).Select(part => Number(part)!.Value)],
            herhaling
        );
    }

    /// <summary>Null, or one sentence that says what is wrong.</summary>
    public static string? Check(string tekst)
    {
        var parts = Parts(tekst);
        if (parts.Length > MaxMomenten)
            return $"At most {MaxMomenten} moments.";
        var numbers = parts.Select(part => Number(part.EndsWith('*') ? part[..^1] : part)).ToList();
        if (numbers.FindIndex(number => number is null) is >= 0 and var wrong)
            return $"'{parts[wrong]}' is no moment: write working days up to {MaxAfstand} as -5, 0 or +1, with commas between them.";
        if (numbers.Zip(numbers.Skip(1)).Any(pair => pair.First >= pair.Second))
            return "Write the moments in rising order, each once.";
        if (parts.SkipLast(1).Any(part => part.EndsWith('*')) || (parts[^1].EndsWith('*') && numbers[^1] <= 0))
            return "Only the last moment can repeat, and only after the termijn, as in +1*.";
        return null;
    }

    public override string ToString() =>
        string.Join(',', Momenten.Select(Signed).Concat(Herhaling is { } h ? [Signed(h) + "*"] : []));

    public bool Equals(Rappelschema? other) =>
        other is not null && Momenten.SequenceEqual(other.Momenten) && Herhaling == other.Herhaling;

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());

    private static string[] Parts(string tekst) => tekst.Split(',', StringSplitOptions.TrimEntries);

    // The sign is required, so that nobody has to guess on which side of the termijn "2" lies.
    private static int? Number(string part) =>
        part == "0" ? 0
        : part.Length is >= 2 and <= 4
        && part[0] is '-' or '+'
        && part[1] is >= '1' and <= '9'
        && int.TryParse(part, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        && Math.Abs(number) <= MaxAfstand
            ? number
        : null;

    private static string Signed(int number) => number.ToString("+0;-0;0", CultureInfo.InvariantCulture);
}
