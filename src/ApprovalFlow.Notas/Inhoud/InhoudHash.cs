using System.Collections.Immutable;

namespace ApprovalFlow.Notas.Inhoud;

/// <summary>
/// What a response binds to: SHA-256 over the steller's chapters and the bijlagen. The form, in the notation of
/// <see cref="CanonicalForm"/>: "inhoud-1"; the list of chapters in the layout's order, empty ones left out, each as
/// code, blocks, sub-chapters; a block as soort and text; a sub-chapter as title, blocks, sub-chapters; then the list
/// of bijlagen by name and hash, each as naam, soort, "vast-te-stellen" or absent, sha256. Soorten are the names of
/// the enum members in lower case. Block numbers, the header and the order of the bijlagen do not count.
/// </summary>
public static class InhoudHash
{
    public static string Of(
        NotaInhoud inhoud,
        IReadOnlySet<HoofdstukCode> vanDeSteller,
        IEnumerable<BijlageGegevens> bijlagen
    )
    {
        var form = new CanonicalForm().Add("inhoud-1");
        var hoofdstukken = inhoud.Hoofdstukken.Where(h => vanDeSteller.Contains(h.Code) && !HasNothing(h));
        form.AddList([.. hoofdstukken.OrderBy(h => h.Code)], h => Add(form, h));
        form.AddList(
            [
                .. bijlagen
                    .OrderBy(b => b.Naam, StringComparer.Ordinal)
                    .ThenBy(b => b.Sha256, StringComparer.Ordinal)
                    .ThenBy(b => b.Soort)
                    .ThenBy(b => b.VastTeStellen),
            ],
            b => Add(form, b)
        );
        return form.Sha256();
    }

    private static bool HasNothing(Hoofdstuk hoofdstuk) => hoofdstuk.IsLeeg && hoofdstuk.Onderdelen.IsEmpty;

    private static void Add(CanonicalForm form, Hoofdstuk hoofdstuk)
    {
        form.Add(Hoofdstukken.Code(hoofdstuk.Code));
        Add(form, hoofdstuk.Blokken, hoofdstuk.Onderdelen);
    }

    private static void Add(CanonicalForm form, ImmutableArray<Blok> blokken, ImmutableArray<Onderdeel> onderdelen)
    {
        form.AddList(blokken, blok => form.Add(Name(blok.Soort)).Add(blok.Tekst));
        form.AddList(
            onderdelen,
            onderdeel =>
            {
                form.Add(onderdeel.Titel);
                Add(form, onderdeel.Blokken, onderdeel.Onderdelen);
            }
        );
    }

    private static void Add(CanonicalForm form, BijlageGegevens bijlage) =>
        form.Add(bijlage.Naam)
            .Add(Name(bijlage.Soort))
            .Add(bijlage.VastTeStellen ? "vast-te-stellen" : null)
            .Add(bijlage.Sha256);

    private static string Name<T>(T soort)
        where T : struct, Enum => soort.ToString().ToLowerInvariant();
}

/// <summary>
/// What everything after the afstemming binds to. The form: "besluit-1"; the inhoudHash; the list of responses in
/// order of eenheid, each as the code in capitals, oordeel, tekst, toelichting, and the versie that it was given on.
/// </summary>
public static class BesluitHash
{
    public sealed record Response(EenheidCode Eenheid, string Oordeel, string? Tekst, string? Toelichting, int Versie);

    public static string Of(string inhoudHash, IEnumerable<Response> responses)
    {
        var form = new CanonicalForm().Add("besluit-1").Add(inhoudHash);
        return form.AddList(
                [.. responses.OrderBy(r => r.Eenheid).ThenBy(r => r.Versie)],
                r =>
                    form.Add(r.Eenheid.Value.ToUpperInvariant())
                        .Add(r.Oordeel)
                        .Add(r.Tekst)
                        .Add(r.Toelichting)
                        .Add(r.Versie)
            )
            .Sha256();
    }
}
