using System.Collections.Immutable;
using NodaTime;

namespace ApprovalFlow.Notas.Inhoud;

/// <summary>What the steller writes: the header and the chapters. The aantal bijlagen is counted, never typed.</summary>
public sealed record NotaInhoud(Kop Kop, ImmutableArray<Hoofdstuk> Hoofdstukken)
{
    public Hoofdstuk? Hoofdstuk(HoofdstukCode code) => Hoofdstukken.FirstOrDefault(h => h.Code == code);

    /// <summary>The highest block number in use, so that a new block gets a number that no version used before.</summary>
    public int HoogsteBlok => Hoofdstukken.SelectMany(h => h.AlleBlokken).Select(b => b.Id).DefaultIfEmpty(0).Max();
}

/// <summary>The header as it stands on paper.</summary>
public sealed record Kop
{
    public required NotaSoort Soort { get; init; }
    public required string Onderwerp { get; init; }
    public required EenheidCode Aan { get; init; }
    public required EenheidCode Van { get; init; }
    public ImmutableArray<EenheidCode> AfgestemdMet { get; init; } = [];
    public ImmutableArray<EenheidCode> InAfschriftAan { get; init; } = [];
    public required LocalDate Datum { get; init; }

    /// <summary>The ministry's own references: searched, not unique.</summary>
    public ImmutableArray<string> OnzeReferentie { get; init; } = [];
    public required OpgesteldDoor OpgesteldDoor { get; init; }

    public Rubricering Rubricering { get; init; }

    /// <summary>The date on which the stuk must be with the Tweede Kamer. Null where the procedure has none.</summary>
    public LocalDate? Kamerdatum { get; init; }
}

/// <summary>Unit and function as printed; the phone numbers are personal data (Woo 5.1.2e).</summary>
public sealed record OpgesteldDoor(string Eenheid, string Functie, string? Telefoon, string? Mobiel);

public enum NotaSoort
{
    TerBeslissing,
    TerInformatie,
}
