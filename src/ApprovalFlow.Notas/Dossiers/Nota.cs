using System.Collections.Immutable;
using ApprovalFlow.Notas.Inhoud;
using NodaTime;

namespace ApprovalFlow.Notas.Dossiers;

/// <summary>The nota as a row: what stands in lists, and where it is. Its text stands in its versions.</summary>
public sealed record Nota
{
    public required NotaId Id { get; init; }
    public required string Kenmerk { get; init; }
    public required NotaStatus Status { get; init; }

    /// <summary>The key of the procedure file, and the version of that file that this nota is pinned to.</summary>
    public required string Procedure { get; init; }
    public required int ProcedureVersie { get; init; }

    public required MedewerkerId Steller { get; init; }
    public required EenheidCode StellerEenheid { get; init; }

    /// <summary>Everybody who was ever steller or medesteller: none of them does a later step (four eyes).</summary>
    public ImmutableArray<MedewerkerId> Stellers { get; init; } = [];

    /// <summary>Who writes along now.</summary>
    public ImmutableArray<MedewerkerId> Medestellers { get; init; } = [];

    /// <summary>The nota that this one was begun from; null when it was begun afresh.</summary>
    public NotaId? Voorganger { get; init; }

    public required NotaSoort Soort { get; init; }
    public required string Onderwerp { get; init; }
    public required EenheidCode Aan { get; init; }
    public required EenheidCode Van { get; init; }
    public ImmutableArray<EenheidCode> AfgestemdMet { get; init; } = [];
    public ImmutableArray<EenheidCode> InAfschriftAan { get; init; } = [];
    public ImmutableArray<string> OnzeReferentie { get; init; } = [];
    public LocalDate? Kamerdatum { get; init; }
    public Rubricering Rubricering { get; init; }

    /// <summary>Whether steller or secretariaat asks to do this one first.</summary>
    public bool Spoed { get; init; }

    /// <summary>The version in force: 0 before the first indiening.</summary>
    public int Versie { get; init; }

    /// <summary>Fixed when the round ends: everything later binds to it. Null while there is no finished round.</summary>
    public string? BesluitHash { get; init; }
    public Besluit? Besluit { get; init; }
    public Instant? VastgesteldOp { get; init; }
    public LocalDate? AangebodenOp { get; init; }

    /// <summary>The package for the Kamer, once it was made from the version in force.</summary>
    public Pakket? Pakket { get; init; }
    public ImmutableArray<string> Kamernummers { get; init; } = [];
    public required Instant AangemaaktOp { get; init; }
}

public enum NotaStatus
{
    Concept,
    Lopend,
    Afgerond,
    Afgewezen,
    Ingetrokken,
}

/// <summary>
/// What the addressee decided. Aantekening is public. Registratie is set when it was decided on paper or by voice.
/// </summary>
public sealed record Besluit(string Uitkomst, string? Aantekening, Instant Op, Registratie? Registratie = null);

/// <summary>A package of stukken: SHA-256 in hexadecimal, size in bytes.</summary>
public sealed record Pakket(string Sha256, long Grootte, Instant Op);

/// <summary>A version: frozen at indiening, never changed.</summary>
public sealed record NotaVersie
{
    public required NotaId NotaId { get; init; }
    public required int Versie { get; init; }
    public required NotaInhoud Inhoud { get; init; }
    public required ImmutableArray<BijlageGegevens> Bijlagen { get; init; }

    /// <summary>SHA-256 over the steller's chapters and the bijlagen.</summary>
    public required string InhoudHash { get; init; }
    public required MedewerkerId IngediendDoor { get; init; }
    public required Instant IngediendOp { get; init; }

    /// <summary>Who was asked on this version, in order of eenheid.</summary>
    public required ImmutableArray<EenheidCode> Gevraagd { get; init; }
}
