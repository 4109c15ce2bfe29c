using System.Collections.Immutable;

namespace ApprovalFlow.Notas.Inhoud;

/// <summary>One chapter: blocks, and below them the sub-chapters of any depth.</summary>
public sealed record Hoofdstuk(HoofdstukCode Code, ImmutableArray<Blok> Blokken, ImmutableArray<Onderdeel> Onderdelen)
{
    public static Hoofdstuk Leeg(HoofdstukCode code) => new(code, [], []);

    public bool IsLeeg => !AlleBlokken.Any(b => !string.IsNullOrWhiteSpace(b.Tekst));

    public IEnumerable<Blok> AlleBlokken => Blokken.Concat(Onderdelen.SelectMany(o => o.AlleBlokken));

    /// <summary>The chapter's own text as Markdown, without its sub-chapters.</summary>
    public string Tekst => Blok.AlsMarkdown(Blokken);
}

/// <summary>A sub-chapter with its heading.</summary>
public sealed record Onderdeel(string Titel, ImmutableArray<Blok> Blokken, ImmutableArray<Onderdeel> Onderdelen)
{
    public IEnumerable<Blok> AlleBlokken => Blokken.Concat(Onderdelen.SelectMany(o => o.AlleBlokken));

    public string Tekst => Blok.AlsMarkdown(Blokken);
}

/// <summary>
/// The smallest piece of text that a remark can point at: a paragraph, an item of a list, a quote or a table. Its
/// number stays the same from version to version as long as it is recognisably the same block.
/// </summary>
public sealed record Blok(int Id, BlokSoort Soort, string Tekst)
{
    /// <summary>Items of one list stand on lines below each other, other blocks are parted by an empty line.</summary>
    public static string AlsMarkdown(IReadOnlyList<Blok> blokken) =>
        string.Concat(
            blokken.Select((blok, index) => (index == 0 ? "" : Scheiding(blokken[index - 1], blok)) + blok.Regel)
        );

    private string Regel =>
        Soort switch
        {
            BlokSoort.Opsomming => "- " + Tekst.ReplaceLineEndings("\n  "),
            BlokSoort.Nummering => "1. " + Tekst.ReplaceLineEndings("\n   "),
            BlokSoort.Citaat => "> " + Tekst.ReplaceLineEndings("\n> "),
            BlokSoort.Alinea or BlokSoort.Tabel => Tekst,
        };

    private static string Scheiding(Blok vorige, Blok blok) =>
        vorige.Soort == blok.Soort && blok.Soort is BlokSoort.Opsomming or BlokSoort.Nummering ? "\n" : "\n\n";
}

public enum BlokSoort
{
    Alinea,
    Opsomming,
    Nummering,
    Citaat,
    Tabel,
}

/// <summary>The chapters of a nota in the order of the ministry's layout.</summary>
public enum HoofdstukCode
{
    Aanleiding,
    GeadviseerdBesluit,
    Kernpunten,
    Toelichting,
    FinancieleOverwegingen,
    JuridischeOverwegingen,
    Communicatie,
    OverwegingenUitvoering,
    NietOpenbaar,
}
