using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Notas.Opdrachten;

namespace ApprovalFlow.Notas.Register;

/// <summary>An eenheid as an administrator fills it in. Bestaand is the entry that is changed; null for a new one.</summary>
public sealed record EenheidInvoer(
    string? Code,
    string? Naam,
    EenheidSoort Soort,
    HoofdstukCode? Hoofdstuk,
    string? GebruikelijkeZin,
    bool MetParaaf = false
)
{
    public const int MaxNaam = 120;

    /// <summary>
    /// The entry, or every field that is wrong at once. A code never changes, since the history has it; a chapter has one
    /// owner, since the nota has one text in it.
    /// </summary>
    public (Eenheid? Eenheid, Weigering? Weigering) Lees(Eenheidsregister register, Eenheid? bestaand)
    {
        var code = bestaand?.Code ?? EenheidCode.Parse(Code);
        var fouten = Fouten(code, register, bestaand).ToArray();
        if (fouten.Length > 0)
        {
            return (null, new OngeldigeInvoer([.. fouten]));
        }
        var eenheid = (bestaand ?? new Eenheid { Code = code!.Value, Naam = "" }) with
        {
            Naam = Naam!.Trim(),
            Soort = Soort,
            Hoofdstuk = Hoofdstuk,
            GebruikelijkeZin = Invoer.Schoon(GebruikelijkeZin),
            MetParaaf = MetParaaf,
        };
        return (eenheid, null);
    }

    private IEnumerable<Veldfout> Fouten(EenheidCode? code, Eenheidsregister register, Eenheid? bestaand)
    {
        if (code is null)
        {
            yield return new(
                "code",
                $"Vul een code in van hoogstens {EenheidCode.MaxLength} letters, cijfers en streepjes."
            );
        }
        else if (bestaand is null && register.Zoek(code.Value) is { } dubbel)
        {
            yield return new("code", $"De code {dubbel.Code} bestaat al: dat is {dubbel.Naam}.");
        }
        if (string.IsNullOrWhiteSpace(Naam) || Naam.Trim().Length > MaxNaam)
        {
            yield return new("naam", $"Vul een naam in van hoogstens {MaxNaam} tekens.");
        }
        if (Hoofdstuk is { } hoofdstuk)
        {
            if (Hoofdstukken.IsGegenereerd(hoofdstuk))
            {
                yield return new("hoofdstuk", "Dit hoofdstuk maakt het systeem: kies een ander.");
            }
            else if (register.Alle.FirstOrDefault(e => e.Hoofdstuk == hoofdstuk && e.Code != code) is { } eigenaar)
            {
                yield return new(
                    "hoofdstuk",
                    $"{Hoofdstukken.Titel(hoofdstuk)} is al van {eigenaar.Code}. Haal het daar eerst weg."
                );
            }
        }
        else if (!string.IsNullOrWhiteSpace(GebruikelijkeZin))
        {
            yield return new("gebruikelijkeZin", "Een gebruikelijke zin hoort bij een eigen hoofdstuk: kies er een.");
        }
        if (GebruikelijkeZin?.Length > Invoer.MaxTekst)
        {
            yield return new("gebruikelijkeZin", $"Maak de zin korter dan {Invoer.MaxTekst} tekens.");
        }
    }
}
