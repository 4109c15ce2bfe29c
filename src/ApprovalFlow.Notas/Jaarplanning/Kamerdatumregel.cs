using System.Collections.Immutable;
using System.Globalization;
using NodaTime;

namespace ApprovalFlow.Notas.Jaarplanning;

/// <summary>
/// By which rule a Kamerdatum comes back each year: "derde woensdag van mei", "laatste vrijdag van september", "21 mei". It
/// gives a date in any year, on whatever day that falls: the backward plan looks whether it is worked then.
/// </summary>
public sealed record Kamerdatumregel
{
    public const string Uitleg =
        "Schrijf de regel als 'derde woensdag van mei', 'laatste vrijdag van september' of '21 mei'.";

    private static readonly ImmutableArray<string> Rangen = ["eerste", "tweede", "derde", "vierde", "laatste"];

    private static readonly ImmutableArray<string> Weekdagen =
    [
        "maandag",
        "dinsdag",
        "woensdag",
        "donderdag",
        "vrijdag",
        "zaterdag",
        "zondag",
    ];

    private static readonly ImmutableArray<string> Maanden =
    [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ];

    private readonly Func<int, LocalDate> datum;
    private readonly string tekst;

    private Kamerdatumregel(string tekst, Func<int, LocalDate> datum) => (this.tekst, this.datum) = (tekst, datum);

    /// <summary>Null for what is no rule. 29 februari is none: it does not come back each year.</summary>
    public static Kamerdatumregel? Parse(string? tekst)
    {
        var woorden = (tekst ?? "").ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return woorden switch
        {
            [var rang, var weekdag, "van", var maand] => Weekdag(
                Rangen.IndexOf(rang),
                Weekdagen.IndexOf(weekdag),
                Maanden.IndexOf(maand)
            ),
            [var dag, var maand] => Vast(dag, Maanden.IndexOf(maand)),
            _ => null,
        };
    }

    public LocalDate Datum(int jaar) => datum(jaar);

    /// <summary>The year of the first Kamerdatum on or after this day.</summary>
    public int Jaar(LocalDate dag) => datum(dag.Year) >= dag ? dag.Year : dag.Year + 1;

    public override string ToString() => tekst;

    public bool Equals(Kamerdatumregel? other) => other is not null && tekst == other.tekst;

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(tekst);

    private static Kamerdatumregel? Weekdag(int rang, int weekdag, int maand) =>
        rang < 0 || weekdag < 0 || maand < 0
            ? null
            : new Kamerdatumregel(
                $"{Rangen[rang]} {Weekdagen[weekdag]} van {Maanden[maand]}",
                jaar => InMaand(jaar, maand + 1, (IsoDayOfWeek)(weekdag + 1), rang)
            );

    private static LocalDate InMaand(int jaar, int maand, IsoDayOfWeek weekdag, int rang)
    {
        if (rang == Rangen.Length - 1)
        {
            var laatste = new LocalDate(jaar, maand, 1).With(DateAdjusters.EndOfMonth);
            return laatste.With(DateAdjusters.PreviousOrSame(weekdag));
        }
        return new LocalDate(jaar, maand, 1).With(DateAdjusters.NextOrSame(weekdag)).PlusWeeks(rang);
    }

    private static Kamerdatumregel? Vast(string dag, int maand) =>
        maand >= 0
        && int.TryParse(dag, NumberStyles.None, CultureInfo.InvariantCulture, out var nummer)
        && nummer >= 1
        && nummer <= CalendarSystem.Iso.GetDaysInMonth(2025, maand + 1)
            ? new Kamerdatumregel(
                string.Create(CultureInfo.InvariantCulture, $"{nummer} {Maanden[maand]}"),
                jaar => new LocalDate(jaar, maand + 1, nummer)
            )
            : null;
}
