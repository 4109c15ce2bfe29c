using System.Collections.Immutable;
using ApprovalFlow.Notas.Inhoud;
using DiffPlex;
using DiffPlex.Chunkers;
using DiffPlex.Model;

namespace ApprovalFlow.Notas.Vergelijken;

/// <summary>
/// Two texts beside each other, by block and within a block by word. A block is the same one when it has the same
/// number; a block that moved is one that fell away and one that is new.
/// </summary>
public static class Tekstvergelijking
{
    /// <summary>
    /// Above this many words, and marks between them, in both together a changed block is told as a whole: old out, new in.
    /// </summary>
    public const int MaxWoorden = 6_000;

    private static readonly char[] Woordgrenzen = [.. " \n.,;:!?()\"'/-"];

    /// <summary>Every chapter that either has, in the order of the layout. The text as it is read, without Markdown.</summary>
    public static ImmutableArray<Hoofdstukverschil> Van(NotaInhoud oud, NotaInhoud nieuw) =>
        [
            .. Hoofdstukken
                .Alle.Where(code => oud.Hoofdstuk(code) is not null || nieuw.Hoofdstuk(code) is not null)
                .Select(code => Van(Lees(oud, code), Lees(nieuw, code))),
        ];

    /// <summary>One chapter in two versions of a nota, whose blocks keep their numbers.</summary>
    public static Hoofdstukverschil Van(Hoofdstuk oud, Hoofdstuk nieuw) =>
        new(nieuw.Code, Vergelijk([.. Regels(oud)], [.. Regels(nieuw)]));

    /// <summary>Two answers, whose blocks have numbers of their own: the same block is recognised by its words.</summary>
    public static ImmutableArray<Regelverschil> Van(string? oud, string? nieuw)
    {
        var id = 0;
        var before = Blokken.Lees(oud ?? "", () => ++id);
        var after = Blokken.Herken(before, Blokken.Lees(nieuw ?? "", () => 0), () => ++id);
        return Vergelijk([.. before.Select(Regel.Van)], [.. after.Select(Regel.Van)]);
    }

    /// <summary>Two lines of text by word; equal texts are one part.</summary>
    public static ImmutableArray<Tekstdeel> Woorden(string oud, string nieuw)
    {
        if (oud == nieuw)
        {
            return Heel(Verschilsoort.Gelijk, oud);
        }
        var chunker = new DelimiterChunker(Woordgrenzen);
        if (chunker.Chunk(oud).Count + chunker.Chunk(nieuw).Count > MaxWoorden)
        {
            return [.. Heel(Verschilsoort.Vervallen, oud), .. Heel(Verschilsoort.Toegevoegd, nieuw)];
        }
        var diff = Differ.Instance.CreateDiffs(oud, nieuw, ignoreWhiteSpace: false, ignoreCase: false, chunker);
        var delen = ImmutableArray.CreateBuilder<Tekstdeel>();
        foreach (var (soort, stukken) in Stukken(diff))
        {
            Add(delen, soort, string.Concat(stukken));
        }
        return delen.ToImmutable();
    }

    private static ImmutableArray<Regelverschil> Vergelijk(ImmutableArray<Regel> oud, ImmutableArray<Regel> nieuw)
    {
        var diff = Differ.Instance.CreateDiffs(
            string.Join('\n', oud.Select(regel => regel.Sleutel)),
            string.Join('\n', nieuw.Select(regel => regel.Sleutel)),
            ignoreWhiteSpace: false,
            ignoreCase: false,
            new LineChunker()
        );
        var regels = ImmutableArray.CreateBuilder<Regelverschil>();
        int o = 0,
            n = 0;
        foreach (var (soort, sleutels) in Stukken(diff))
        {
            foreach (var _ in sleutels.Where(sleutel => sleutel.Length > 0))
            {
                regels.Add(
                    soort switch
                    {
                        Verschilsoort.Gelijk => Beide(oud[o++], nieuw[n++]),
                        Verschilsoort.Vervallen => Alleen(oud[o++], soort),
                        Verschilsoort.Toegevoegd => Alleen(nieuw[n++], soort),
                    }
                );
            }
        }
        return regels.ToImmutable();
    }

    /// <summary>What DiffPlex found, as runs in reading order; what fell away before what came in its place.</summary>
    private static IEnumerable<(Verschilsoort Soort, IEnumerable<string> Stukken)> Stukken(DiffResult diff)
    {
        var at = 0;
        foreach (var block in diff.DiffBlocks)
        {
            yield return (Verschilsoort.Gelijk, Range(diff.PiecesOld, at, block.DeleteStartA - at));
            yield return (Verschilsoort.Vervallen, Range(diff.PiecesOld, block.DeleteStartA, block.DeleteCountA));
            yield return (Verschilsoort.Toegevoegd, Range(diff.PiecesNew, block.InsertStartB, block.InsertCountB));
            at = block.DeleteStartA + block.DeleteCountA;
        }
        yield return (Verschilsoort.Gelijk, Range(diff.PiecesOld, at, diff.PiecesOld.Count - at));
    }

    private static IEnumerable<string> Range(IReadOnlyList<string> stukken, int from, int count) =>
        stukken.Skip(from).Take(count);

    private static void Add(ImmutableArray<Tekstdeel>.Builder delen, Verschilsoort soort, string tekst)
    {
        if (tekst.Length == 0)
        {
            return;
        }
        if (delen is [.., var last] && last.Soort == soort)
        {
            delen[^1] = last with { Tekst = last.Tekst + tekst };
        }
        else
        {
            delen.Add(new Tekstdeel(soort, tekst));
        }
    }

    private static Regelverschil Beide(Regel oud, Regel nieuw) =>
        new(nieuw.Blok, oud.Tekst, nieuw.Tekst, Woorden(oud.Tekst, nieuw.Tekst));

    private static Regelverschil Alleen(Regel regel, Verschilsoort soort) =>
        soort == Verschilsoort.Vervallen
            ? new(regel.Blok, regel.Tekst, null, Heel(soort, regel.Tekst))
            : new(regel.Blok, null, regel.Tekst, Heel(soort, regel.Tekst));

    private static ImmutableArray<Tekstdeel> Heel(Verschilsoort soort, string tekst) =>
        tekst.Length == 0 ? [] : [new Tekstdeel(soort, tekst)];

    private static Hoofdstuk Lees(NotaInhoud inhoud, HoofdstukCode code) =>
        inhoud.Hoofdstuk(code) ?? Hoofdstuk.Leeg(code);

    private static IEnumerable<Regel> Regels(Hoofdstuk hoofdstuk) =>
        hoofdstuk.Blokken.Select(Regel.Van).Concat(hoofdstuk.Onderdelen.SelectMany(Regels));

    private static IEnumerable<Regel> Regels(Onderdeel onderdeel) =>
        onderdeel
            .Blokken.Select(Regel.Van)
            .Concat(onderdeel.Onderdelen.SelectMany(Regels))
            .Prepend(new Regel(null, onderdeel.Titel));

    /// <summary>A block, or the title of an onderdeel (Blok is null), as it is read.</summary>
    private sealed record Regel(int? Blok, string Tekst)
    {
        public static Regel Van(Blok blok) => new(blok.Id, LeesbareTekst.Van(blok));

        public string Sleutel => Blok is { } nummer ? $"#{nummer}" : $"= {Tekst.ReplaceLineEndings(" ")}";
    }
}
