using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace ApprovalFlow.Notas.Inhoud;

/// <summary>
/// A date, a year or another number that still stands in a text as it stood in the nota of the year before. Hoofdstuk is
/// null for the onderwerp. Ervoor and Erna are the words around it.
/// </summary>
public sealed record VerouderdCijfer(HoofdstukCode? Hoofdstuk, int? Blok, string Ervoor, string Cijfer, string Erna);

/// <summary>Points at the figures of the old year. That one is still right is for the steller to know.</summary>
public static partial class Verouderd
{
    /// <summary>No more than these are pointed at.</summary>
    public const int MaxCijfers = 300;

    private const int Omgeving = 40;

    /// <summary>In reading order. What the steller changed is not among them any more.</summary>
    public static ImmutableArray<VerouderdCijfer> Van(NotaInhoud inhoud, NotaInhoud vorige) =>
        [
            .. Cijfers(null, null, inhoud.Kop.Onderwerp, Set([vorige.Kop.Onderwerp]))
                .Concat(inhoud.Hoofdstukken.SelectMany(h => Cijfers(h, vorige.Hoofdstuk(h.Code))))
                .Take(MaxCijfers),
        ];

    private static IEnumerable<VerouderdCijfer> Cijfers(Hoofdstuk hoofdstuk, Hoofdstuk? vorige)
    {
        var oud = Set((vorige?.AlleBlokken ?? []).Select(LeesbareTekst.Van));
        return hoofdstuk.AlleBlokken.SelectMany(blok => Cijfers(hoofdstuk.Code, blok.Id, LeesbareTekst.Van(blok), oud));
    }

    private static IEnumerable<VerouderdCijfer> Cijfers(
        HoofdstukCode? hoofdstuk,
        int? blok,
        string tekst,
        HashSet<string> oud
    ) =>
        Cijfer()
            .Matches(tekst)
            .Where(gevonden => oud.Contains(gevonden.Value))
            .Select(gevonden => new VerouderdCijfer(
                hoofdstuk,
                blok,
                Voor(tekst, gevonden.Index),
                gevonden.Value,
                Na(tekst, gevonden.Index + gevonden.Length)
            ));

    private static HashSet<string> Set(IEnumerable<string> teksten) =>
        teksten.SelectMany(tekst => Cijfer().Matches(tekst)).Select(m => m.Value).ToHashSet(StringComparer.Ordinal);

    private static string Voor(string tekst, int plaats) =>
        plaats <= Omgeving ? tekst[..plaats] : "…" + tekst[(plaats - Omgeving)..plaats];

    private static string Na(string tekst, int plaats) =>
        tekst.Length - plaats <= Omgeving ? tekst[plaats..] : tekst[plaats..(plaats + Omgeving)] + "…";

    // "21 mei 2025", "21-5-2025", "8,4 procent", "1.200", "2024".
    [GeneratedRegex(
        @"\b[0-9]{1,2} (?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)(?: [0-9]{4})?\b"
            + @"|\b[0-9]{1,2}-[0-9]{1,2}-[0-9]{4}\b"
            + @"|\b[0-9]+(?:[.,][0-9]+)*(?: ?%| procent\b| miljoen\b| miljard\b)?",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        5000
    )]
    private static partial Regex Cijfer();
}
