using System.Collections.Immutable;
using ApprovalFlow.Notas.Inhoud;

namespace ApprovalFlow.Notas.Vergelijken;

/// <summary>What became of a piece of text on the way from the old to the new.</summary>
public enum Verschilsoort
{
    Gelijk,
    Toegevoegd,
    Vervallen,
}

/// <summary>A run of words, with the white space behind it, that shares one fate.</summary>
public sealed record Tekstdeel(Verschilsoort Soort, string Tekst);

/// <summary>
/// One block, or the title of an onderdeel, in both texts. Oud is null for a new one, Nieuw for one that fell away. Blok
/// is the number of the block, null for a title; Delen is the text as it is read, old and new words through each other.
/// </summary>
public sealed record Regelverschil(int? Blok, string? Oud, string? Nieuw, ImmutableArray<Tekstdeel> Delen)
{
    public bool IsTitel => Blok is null;

    public bool IsGelijk => Oud == Nieuw;
}

/// <summary>A chapter, block by block in reading order; what fell away stands where it stood.</summary>
public sealed record Hoofdstukverschil(HoofdstukCode Code, ImmutableArray<Regelverschil> Regels)
{
    public bool IsGelijk => Regels.All(regel => regel.IsGelijk);
}
