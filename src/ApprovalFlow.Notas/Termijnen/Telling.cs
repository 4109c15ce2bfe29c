using System.Collections.Immutable;
using NodaTime;

namespace ApprovalFlow.Notas.Termijnen;

public enum KalenderSoort
{
    /// <summary>Working days of the ministry.</summary>
    Werk,

    /// <summary>Calendar days, with the extensions of the Algemene termijnenwet.</summary>
    Wettelijk,
}

/// <summary>A day that the counting passed over, and what made it no ordinary day.</summary>
public sealed record OvergeslagenDag(LocalDate Datum, string Naam);

/// <summary>
/// A count with its explanation. Overgeslagen is in order of date. On the werkkalender it holds the closed days from Monday
/// to Friday between Van and Datum; weekends are never working days, so they are not named. On the wettelijke kalender it
/// holds the days (weekends too) because of which the term ends later than Van plus Aantal.
/// </summary>
public sealed record Telling(
    LocalDate Van,
    int Aantal,
    KalenderSoort Kalender,
    LocalDate Datum,
    ImmutableArray<OvergeslagenDag> Overgeslagen
)
{
    /// <summary>Algemene termijnenwet, article 1: Van plus Aantal was no ordinary day.</summary>
    public bool Artikel1 { get; init; }

    /// <summary>Algemene termijnenwet, article 2: the term had fewer than two ordinary days.</summary>
    public bool Artikel2 { get; init; }
}
