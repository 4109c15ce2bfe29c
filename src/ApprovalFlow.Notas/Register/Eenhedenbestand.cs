using System.Collections.Immutable;
using ApprovalFlow.Notas.Inhoud;
using NodaTime;

namespace ApprovalFlow.Notas.Register;

/// <summary>
/// A file of eenheden and functies: one line each, found by code whatever its case. What is not in it stays as it is, and
/// so does what it has no column for. Closed by it is what the column gesloten says ja of.
/// </summary>
public static class Eenhedenbestand
{
    public static ImmutableArray<Inleeskolom<Eenheid>> Kolommen { get; } =
    [
        new("code", e => e.Code.Value, Verplicht: true),
        new("naam", e => e.Naam),
        new("soort", e => e.Soort == EenheidSoort.Functie ? "functie" : "eenheid"),
        new("hoofdstuk", e => e.Hoofdstuk is { } code ? Hoofdstukken.Code(code) : ""),
        new("gebruikelijkeZin", e => e.GebruikelijkeZin ?? ""),
        new("metParaaf", e => e.MetParaaf ? Inlezen.Ja : Inlezen.Nee),
        new("gesloten", e => e.GeslotenOp is null ? Inlezen.Nee : Inlezen.Ja),
    ];

    /// <param name="regels">In the order of the file.</param>
    /// <param name="register">What there is; each line is judged after the lines before it.</param>
    /// <param name="vandaag">The day on which one is closed.</param>
    public static ImmutableArray<Ingelezen<Eenheid>> Lees(
        IEnumerable<Inleesregel> regels,
        Eenheidsregister register,
        LocalDate vandaag
    ) =>
        Inlezen.Regels(
            regels,
            Kolommen,
            StringComparer.OrdinalIgnoreCase,
            regel =>
            {
                var (bestaand, nieuw, fouten) = Regel(regel, register, vandaag);
                register = nieuw is null ? register : register.Met(nieuw);
                return (bestaand, nieuw, fouten);
            }
        );

    private static (Eenheid? Bestaand, Eenheid? Nieuw, IEnumerable<string> Fouten) Regel(
        Inleesregel regel,
        Eenheidsregister register,
        LocalDate vandaag
    )
    {
        var fouten = new List<string>();
        var bestaand = register.Zoek(regel["code"]);
        var invoer = new EenheidInvoer(
            regel["code"],
            regel["naam"] ?? bestaand?.Naam,
            Soort(regel, fouten) ?? bestaand?.Soort ?? EenheidSoort.Eenheid,
            regel["hoofdstuk"] is null ? bestaand?.Hoofdstuk : Hoofdstuk(regel, fouten),
            regel["gebruikelijkeZin"] ?? bestaand?.GebruikelijkeZin,
            Inlezen.Vlag(regel, "metParaaf", fouten) ?? bestaand?.MetParaaf ?? false
        );
        var gesloten = Inlezen.Vlag(regel, "gesloten", fouten);
        var (nieuw, weigering) = invoer.Lees(register, bestaand);
        fouten.AddRange(Inlezen.Meldingen(weigering));
        if (nieuw is { } open && gesloten is { } dicht)
        {
            (nieuw, weigering) = dicht ? Eenheidsluiting.Sluit(open, vandaag) : (Eenheidsluiting.Heropen(open), null);
            fouten.AddRange(Inlezen.Meldingen(weigering));
        }
        return (bestaand, fouten.Count > 0 ? null : nieuw, fouten);
    }

    private static EenheidSoort? Soort(Inleesregel regel, List<string> fouten)
    {
        switch (regel["soort"]?.ToLowerInvariant())
        {
            case null or "":
                return null;
            case "eenheid":
                return EenheidSoort.Eenheid;
            case "functie":
                return EenheidSoort.Functie;
            default:
                fouten.Add("Schrijf in de kolom soort eenheid of functie.");
                return null;
        }
    }

    private static HoofdstukCode? Hoofdstuk(Inleesregel regel, List<string> fouten)
    {
        if (regel["hoofdstuk"] is not { Length: > 0 } tekst)
        {
            return null;
        }
        if (Hoofdstukken.Parse(tekst) is not { } code)
        {
            fouten.Add($"Het hoofdstuk {tekst} bestaat niet. Schrijf het zoals financiele-overwegingen.");
            return null;
        }
        return code;
    }
}
