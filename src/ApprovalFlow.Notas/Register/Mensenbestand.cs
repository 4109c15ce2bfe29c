using System.Collections.Immutable;

namespace ApprovalFlow.Notas.Register;

/// <summary>
/// A file of people: one line per person, found by aanmeldnaam. Who is not in it stays as they are, and so does what it
/// has no column for; nobody leaves by it.
/// </summary>
public static class Mensenbestand
{
    private static readonly char[] Tussen = [',', ' '];

    public static ImmutableArray<Inleeskolom<Medewerker>> Kolommen { get; } =
    [
        new("aanmeldnaam", m => m.Aanmeldnaam, Verplicht: true),
        new("naam", m => m.Naam),
        new("emailadres", m => m.Emailadres?.Value ?? ""),
        new("eenheden", m => Tekst(m.Eenheden)),
        new("hoofdVan", m => Tekst(m.HoofdVan)),
        new("beheerder", m => m.IsBeheerder ? Inlezen.Ja : Inlezen.Nee),
    ];

    /// <param name="regels">In the order of the file.</param>
    /// <param name="eenheden">That people can be members of.</param>
    /// <param name="mensen">Everybody, by aanmeldnaam.</param>
    /// <param name="nieuwId">For who is not known yet.</param>
    /// <param name="wie">Who reads it in; null on the server's command line.</param>
    public static ImmutableArray<Ingelezen<Medewerker>> Lees(
        IEnumerable<Inleesregel> regels,
        Eenheidsregister eenheden,
        IReadOnlyDictionary<string, Medewerker> mensen,
        Func<Guid> nieuwId,
        Medewerker? wie
    ) =>
        Inlezen.Regels(
            regels,
            Kolommen,
            StringComparer.Ordinal,
            regel =>
            {
                var fouten = new List<string>();
                var bestaand = mensen.GetValueOrDefault(regel["aanmeldnaam"] ?? "");
                var invoer = new MedewerkerInvoer(
                    regel["aanmeldnaam"],
                    regel["naam"] ?? bestaand?.Naam,
                    Codes(regel, "eenheden", eenheden, fouten) ?? bestaand?.Eenheden ?? [],
                    Codes(regel, "hoofdVan", eenheden, fouten) ?? bestaand?.HoofdVan ?? [],
                    Inlezen.Vlag(regel, "beheerder", fouten) ?? bestaand?.IsBeheerder ?? false,
                    regel["emailadres"] ?? bestaand?.Emailadres?.Value
                );
                var (nieuw, weigering) = invoer.Lees(nieuwId, bestaand, bestaand, wie);
                fouten.AddRange(Inlezen.Meldingen(weigering));
                return (bestaand, fouten.Count > 0 ? null : nieuw, fouten);
            }
        );

    private static ImmutableArray<EenheidCode>? Codes(
        Inleesregel regel,
        string kolom,
        Eenheidsregister eenheden,
        List<string> fouten
    )
    {
        if (regel[kolom] is not { } tekst)
        {
            return null;
        }
        var delen = tekst.Split(Tussen, StringSplitOptions.RemoveEmptyEntries);
        if (delen.FirstOrDefault(code => eenheden.Zoek(code) is null) is { } onbekend)
        {
            fouten.Add($"De eenheid {onbekend} in de kolom {kolom} bestaat niet. Lees eerst de eenheden in.");
            return [];
        }
        return [.. delen.Select(code => eenheden.Zoek(code)!.Code).Distinct()];
    }

    private static string Tekst(ImmutableArray<EenheidCode> codes) => string.Join(", ", codes);
}
