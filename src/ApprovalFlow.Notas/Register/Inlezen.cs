using System.Collections.Immutable;

namespace ApprovalFlow.Notas.Register;

/// <summary>
/// A line of a file with people or eenheden: its number in the file, and its fields by the name of their column. What the
/// file has no column for is null here, and stays as it is.
/// </summary>
public sealed record Inleesregel(int Nummer, ImmutableDictionary<string, string> Velden)
{
    public string? this[string kolom] => Velden.GetValueOrDefault(kolom)?.Trim();
}

/// <summary>A field that a line changes, as text.</summary>
public sealed record Inleesverschil(string Kolom, string Oud, string Nieuw);

/// <summary>
/// What a line does to the entry that it names: nothing, when there is no difference. Fouten has a Dutch sentence for each
/// thing that is wrong, and then there is no Nieuw.
/// </summary>
public sealed record Ingelezen<T>(int Regel, string Sleutel, T? Oud, T? Nieuw)
    where T : class
{
    public ImmutableArray<Inleesverschil> Verschillen { get; init; } = [];

    public ImmutableArray<string> Fouten { get; init; } = [];
}

/// <summary>A column of a file: what it is called, how an entry stands in it, and whether it must be there.</summary>
public sealed record Inleeskolom<T>(string Naam, Func<T, string> Tekst, bool Verplicht = false);

/// <summary>What reading a file of either kind has in common.</summary>
internal static class Inlezen
{
    public const string Ja = "ja";
    public const string Nee = "nee";

    /// <summary>Goes on from what earlier lines did; a key that was there before is wrong.</summary>
    public static ImmutableArray<Ingelezen<T>> Regels<T>(
        IEnumerable<Inleesregel> regels,
        ImmutableArray<Inleeskolom<T>> kolommen,
        IEqualityComparer<string> gelijk,
        Func<Inleesregel, (T? Oud, T? Nieuw, IEnumerable<string> Fouten)> lees
    )
        where T : class
    {
        var eerder = new Dictionary<string, int>(gelijk);
        return
        [
            .. regels.Select(regel =>
            {
                var sleutel = regel[kolommen[0].Naam] ?? "";
                if (sleutel.Length > 0 && !eerder.TryAdd(sleutel, regel.Nummer))
                {
                    return new Ingelezen<T>(regel.Nummer, sleutel, null, null)
                    {
                        Fouten = [$"{sleutel} staat ook op regel {eerder[sleutel]}. Laat een van de twee weg."],
                    };
                }
                var (oud, nieuw, fouten) = lees(regel);
                return new Ingelezen<T>(regel.Nummer, sleutel, oud, nieuw)
                {
                    Verschillen = nieuw is null ? [] : Verschillen(oud, nieuw, kolommen),
                    Fouten = [.. fouten],
                };
            }),
        ];
    }

    private static ImmutableArray<Inleesverschil> Verschillen<T>(
        T? oud,
        T nieuw,
        ImmutableArray<Inleeskolom<T>> kolommen
    )
        where T : class =>
        [
            .. kolommen
                .Select(kolom => new Inleesverschil(
                    kolom.Naam,
                    oud is null ? "" : kolom.Tekst(oud),
                    kolom.Tekst(nieuw)
                ))
                .Where(verschil => verschil.Oud != verschil.Nieuw),
        ];

    /// <summary>Null when the column is not there or empty: then it stays as it is.</summary>
    public static bool? Vlag(Inleesregel regel, string kolom, List<string> fouten)
    {
        switch (regel[kolom]?.ToLowerInvariant())
        {
            case null or "":
                return null;
            case Ja:
                return true;
            case Nee:
                return false;
            default:
                fouten.Add($"Schrijf in de kolom {kolom} {Ja} of {Nee}.");
                return null;
        }
    }

    public static IEnumerable<string> Meldingen(Weigering? weigering) =>
        weigering is null ? []
        : weigering.Fouten.IsEmpty ? [weigering.Zin]
        : weigering.Fouten.Select(f => f.Melding);
}
