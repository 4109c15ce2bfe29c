using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Inhoud;
using NodaTime;

namespace ApprovalFlow.Web.Api;

/// <summary>A page of a list. Volgende is null on the last one; else it goes back as vanaf.</summary>
internal sealed record Lijst<T>(IReadOnlyList<T> Items, string? Volgende);

internal record NotaRegel
{
    public required NotaId Id { get; init; }
    public required string Kenmerk { get; init; }
    public required NotaStatus Status { get; init; }
    public required string Onderwerp { get; init; }
    public required EenheidCode Aan { get; init; }
    public required EenheidCode Van { get; init; }
    public required IReadOnlyList<EenheidCode> AfgestemdMet { get; init; }
    public required IReadOnlyList<EenheidCode> InAfschriftAan { get; init; }
    public required NotaSoort Soort { get; init; }
    public required string Procedure { get; init; }
    public required IReadOnlyList<string> OnzeReferentie { get; init; }
    public required LocalDate? Kamerdatum { get; init; }
    public required bool Spoed { get; init; }
    public Rubricering Rubricering { get; init; }
    public required int Versie { get; init; }
    public required IReadOnlyList<OpenStap> OpenStappen { get; init; }
}

internal sealed record NotaAntwoord : NotaRegel
{
    public required LocalDate Datum { get; init; }
    public required OpgesteldDoor OpgesteldDoor { get; init; }
    public required int AantalBijlagen { get; init; }
    public required string Steller { get; init; }
    public required string? InhoudHash { get; init; }
    public required string? BesluitHash { get; init; }
    public required BesluitAntwoord? Besluit { get; init; }
    public required Instant? VastgesteldOp { get; init; }
    public required LocalDate? AangebodenOp { get; init; }
    public required IReadOnlyList<string> Kamernummers { get; init; }
    public required Pakket? Pakket { get; init; }
    public required IReadOnlyList<HoofdstukAntwoord> Hoofdstukken { get; init; }
    public required IReadOnlyList<BijlageGegevens> Bijlagen { get; init; }
    public required IReadOnlyList<AfstemmingAntwoord> Afstemmingen { get; init; }

    /// <summary>What an import could not place; only on the answer to a creation.</summary>
    public IReadOnlyList<string>? Meldingen { get; init; }
}

/// <summary>Registratie is there when the decision was taken on paper or by voice.</summary>
internal sealed record BesluitAntwoord(
    string Uitkomst,
    string? Aantekening,
    Instant Op,
    RegistratieAntwoord? Registratie
);

/// <summary>Scan is the id under which the bijlagen of the nota give it.</summary>
internal sealed record RegistratieAntwoord(
    Besluitwijze Wijze,
    string GenomenDoor,
    LocalDate GenomenOp,
    BijlageId? Scan
);

/// <summary>One per open task: the directie's is about that directie.</summary>
internal sealed record OpenStap(string Stap, EenheidCode Eenheid, TaakId Taak, LocalDate? Termijn);

internal sealed record HoofdstukAntwoord(
    string Code,
    string Titel,
    EenheidCode? Eigenaar,
    string Tekst,
    Bron Bron,
    IReadOnlyList<OnderdeelAntwoord> Onderdelen
);

internal sealed record OnderdeelAntwoord(string Titel, string Tekst, IReadOnlyList<OnderdeelAntwoord> Onderdelen);

internal sealed record AfstemmingAntwoord(
    EenheidCode Eenheid,
    string Oordeel,
    int Versie,
    string? Tekst,
    string? Toelichting,
    string Door,
    Instant Op,
    bool Geldig
);

internal sealed record VersieAntwoord(
    int Versie,
    string InhoudHash,
    string IngediendDoor,
    Instant IngediendOp,
    IReadOnlyList<EenheidCode> Gevraagd,
    int AantalBijlagen
);

internal sealed record GebeurtenisAntwoord(
    int Volgnummer,
    string Soort,
    Instant Tijdstip,
    string Door,
    EenheidCode? Namens,
    string Zin,
    string? Toelichting,
    string Hash,
    Besluitwijze? Wijze
);

internal sealed record NotaVerwijzing(NotaId Id, string Kenmerk, string Onderwerp, Rubricering Rubricering);

internal sealed record TaakAntwoord(
    TaakId Id,
    NotaVerwijzing Nota,
    string Stap,
    EenheidCode Eenheid,
    LocalDate? Termijn,
    int Versie,
    TaakStatus Status,
    IReadOnlyList<string> Uitkomsten,
    string? Behandelaar,
    string? Uitkomst,
    Instant GeopendOp,
    Instant? AfgerondOp,
    bool Spoed,
    RegistratieAntwoord? Registratie
)
{
    /// <summary>In whose place its reader would do it, and for whom; null in their own name.</summary>
    public EenheidCode? Namens { get; init; }
    public string? Houder { get; init; }
}

internal sealed record IncidentAntwoord(
    IncidentId Id,
    string Kenmerk,
    string Stap,
    string Oorzaak,
    string Melding,
    Instant GemeldOp,
    Instant? OpgelostOp
);
