using System.Collections.Immutable;

namespace ApprovalFlow.Notas.Inhoud;

/// <summary>How large a nota may be. Lengths are in characters (UTF-16), each limit itself is allowed.</summary>
public static class Inhoudsgrenzen
{
    public const int MaxOnderwerp = 200;
    public const int MaxTitel = 200;
    public const int MaxEenheden = 40;
    public const int MaxReferenties = 10;
    public const int MaxReferentie = 60;
    public const int MaxOpgesteldDoor = 120;
    public const int MaxTelefoon = 30;

    /// <summary>The text and the titles of a chapter, its sub-chapters included.</summary>
    public const int MaxHoofdstuk = 60_000;

    /// <summary>Sub-chapters of one chapter, of all depths together.</summary>
    public const int MaxOnderdelen = 50;

    /// <summary>A sub-chapter of the chapter itself has depth 1.</summary>
    public const int MaxDiepte = 4;

    public const int MaxBlokken = 1_000;

    /// <summary>Null when everything fits, otherwise every field that does not.</summary>
    public static InhoudBuitenGrenzen? Check(NotaInhoud inhoud)
    {
        var fouten = Kop(inhoud.Kop).Concat(inhoud.Hoofdstukken.SelectMany(Hoofdstuk)).ToImmutableArray();
        return fouten.IsEmpty ? null : new InhoudBuitenGrenzen(fouten);
    }

    private static IEnumerable<Veldfout> Kop(Kop kop) =>
        [
            .. Length("onderwerp", "Het onderwerp", kop.Onderwerp, MaxOnderwerp),
            .. Count("afgestemdMet", "eenheden bij 'Afgestemd met'", kop.AfgestemdMet.Length, MaxEenheden),
            .. Count("inAfschriftAan", "eenheden bij 'In afschrift aan'", kop.InAfschriftAan.Length, MaxEenheden),
            .. Count("onzeReferentie", "referenties", kop.OnzeReferentie.Length, MaxReferenties),
            .. kop.OnzeReferentie.SelectMany(r => Length("onzeReferentie", "Een referentie", r, MaxReferentie)),
            .. Length("opgesteldDoor.eenheid", "De eenheid", kop.OpgesteldDoor.Eenheid, MaxOpgesteldDoor),
            .. Length("opgesteldDoor.functie", "De functie", kop.OpgesteldDoor.Functie, MaxOpgesteldDoor),
            .. Length("opgesteldDoor.telefoon", "Het telefoonnummer", kop.OpgesteldDoor.Telefoon, MaxTelefoon),
            .. Length("opgesteldDoor.mobiel", "Het mobiele nummer", kop.OpgesteldDoor.Mobiel, MaxTelefoon),
        ];

    private static IEnumerable<Veldfout> Hoofdstuk(Hoofdstuk hoofdstuk)
    {
        var veld = $"hoofdstukken.{Hoofdstukken.Code(hoofdstuk.Code)}";
        var titel = $"Het hoofdstuk '{Hoofdstukken.Titel(hoofdstuk.Code)}'";
        var onderdelen = WithDepth(hoofdstuk.Onderdelen, 1).ToList();
        var length =
            hoofdstuk.AlleBlokken.Sum(b => (long)b.Tekst.Length) + onderdelen.Sum(o => (long)o.Onderdeel.Titel.Length);
        var depth = onderdelen.Select(o => o.Depth).DefaultIfEmpty(0).Max();
        return
        [
            .. Refused(length > MaxHoofdstuk, veld, $"{titel} is {length} tekens lang; hooguit {MaxHoofdstuk} mag."),
            .. Count($"{veld}.tekst", $"alinea's in '{titel}'", hoofdstuk.AlleBlokken.Count(), MaxBlokken),
            .. Count($"{veld}.onderdelen", "onderdelen", onderdelen.Count, MaxOnderdelen),
            .. Refused(
                depth > MaxDiepte,
                $"{veld}.onderdelen",
                $"{titel} is {depth} lagen diep; hooguit {MaxDiepte} mag."
            ),
            .. onderdelen.SelectMany(o => Length($"{veld}.onderdelen", "Een titel", o.Onderdeel.Titel, MaxTitel)),
        ];
    }

    private static IEnumerable<(Onderdeel Onderdeel, int Depth)> WithDepth(
        ImmutableArray<Onderdeel> onderdelen,
        int depth
    ) => onderdelen.SelectMany(o => WithDepth(o.Onderdelen, depth + 1).Prepend((o, depth)));

    private static IEnumerable<Veldfout> Length(string veld, string wat, string? text, int max) =>
        Refused(text?.Length > max, veld, $"{wat} is {text?.Length} tekens lang; hooguit {max} mag.");

    private static IEnumerable<Veldfout> Count(string veld, string wat, int count, int max) =>
        Refused(count > max, veld, $"Er zijn {count} {wat}; hooguit {max} mag.");

    private static IEnumerable<Veldfout> Refused(bool refused, string veld, string melding) =>
        refused ? [new Veldfout(veld, melding)] : [];
}

public sealed record InhoudBuitenGrenzen(ImmutableArray<Veldfout> Velden)
    : Weigering("inhoud-buiten-grenzen", string.Join(' ', Velden.Take(3).Select(fout => fout.Melding)))
{
    public override ImmutableArray<Veldfout> Fouten => Velden;
}
