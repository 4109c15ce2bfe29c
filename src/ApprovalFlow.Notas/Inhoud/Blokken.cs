using System.Collections.Immutable;

namespace ApprovalFlow.Notas.Inhoud;

/// <summary>
/// Markdown to blocks. The dialect is the part of CommonMark that a nota needs: paragraphs, lists, quotes, pipe
/// tables. Emphasis and links stay in the text as Markdown; raw HTML, code and rules are text like any other; a
/// heading becomes a paragraph in bold (<see cref="HoofdstukTekst"/> makes sub-chapters of headings). Every text
/// gives blocks, none is refused. What <see cref="Blok.AlsMarkdown"/> makes of blocks reads back as the same blocks.
/// </summary>
public static class Blokken
{
    /// <summary>Lists and quotes inside each other beyond this depth are kept as text.</summary>
    public const int MaxDepth = 8;

    /// <summary>
    /// The blocks in order, numbered by <paramref name="volgendId"/>. A paragraph is one line of text, with a line
    /// break only where the writer made a hard one ("\" before the line end). An item holds what is nested in it as
    /// the lines below its first; numbering always begins at 1; empty items are left out.
    /// </summary>
    public static ImmutableArray<Blok> Lees(string markdown, Func<int> volgendId) =>
        [.. BlokReader.Read(CleanText.Of(markdown)).Select(blok => blok with { Id = volgendId() })];

    /// <summary>
    /// Gives new blocks the numbers of the old blocks that they recognisably are, chapter by chapter. Others get
    /// numbers above <paramref name="hoogsteBlok"/>, the highest that any version of the nota used: a number that was
    /// dropped with its block never comes back on another one.
    /// </summary>
    public static NotaInhoud Herken(NotaInhoud oud, NotaInhoud nieuw, int hoogsteBlok)
    {
        var id = Math.Max(hoogsteBlok, oud.HoogsteBlok);
        return nieuw with { Hoofdstukken = [.. nieuw.Hoofdstukken.Select(Numbered)] };

        Hoofdstuk Numbered(Hoofdstuk hoofdstuk)
        {
            IEnumerable<Blok> before = oud.Hoofdstuk(hoofdstuk.Code)?.AlleBlokken ?? [];
            var numbers = Herken(before, hoofdstuk.AlleBlokken, () => ++id).Select(blok => blok.Id).GetEnumerator();
            return hoofdstuk.WithNumbers(() => numbers.MoveNext() ? numbers.Current : ++id);
        }
    }

    /// <summary>Equal text first, then the most similar pairs in order; the rest gets fresh numbers.</summary>
    public static ImmutableArray<Blok> Herken(IEnumerable<Blok> oud, IEnumerable<Blok> nieuw, Func<int> volgendId)
    {
        var after = nieuw.ToImmutableArray();
        var known = BlokMatch.Numbers([.. oud], after);
        return [.. after.Select((blok, index) => blok with { Id = known[index] ?? volgendId() })];
    }
}
