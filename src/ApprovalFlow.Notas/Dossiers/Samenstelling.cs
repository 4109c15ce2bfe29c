using System.Collections.Immutable;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Notas.Register;

namespace ApprovalFlow.Notas.Dossiers;

/// <summary>One chapter as it stands in the nota, and whose words it has.</summary>
public sealed record SamengesteldHoofdstuk(Hoofdstuk Hoofdstuk, EenheidCode? Eigenaar, Bron Bron)
{
    public string Titel => Hoofdstukken.Titel(Hoofdstuk.Code);
}

/// <summary>Where the text of a chapter comes from. A voorstel was found by an import and is nobody's answer yet.</summary>
public enum Bron
{
    Steller,
    Voorstel,
    Afstemming,
    Gegenereerd,
}

/// <summary>
/// Puts the nota together: the steller's chapters, and in the chapter of each directie that is asked its own response.
/// The chapter text of a directie is its recorded response, so that the register and the memo can not differ.
/// </summary>
public static class Samenstelling
{
    public const string NietOpenbaar =
        "Namen, functies en telefoonnummers van de steller en de ondertekenaar worden niet openbaar gemaakt, "
        + "om hun persoonlijke levenssfeer te beschermen (Wet open overheid, artikel 5.1, tweede lid, onder e).";

    public static ImmutableArray<SamengesteldHoofdstuk> Van(
        NotaInhoud inhoud,
        IEnumerable<Afstemming> geldig,
        Eenheidsregister eenheden
    )
    {
        var antwoorden = geldig.ToDictionary(a => a.Eenheid);
        return
        [
            .. Hoofdstukken.Alle.Select(code =>
            {
                var geschreven = inhoud.Hoofdstuk(code) ?? Hoofdstuk.Leeg(code);
                if (Hoofdstukken.IsGegenereerd(code))
                {
                    return new SamengesteldHoofdstuk(MetTekst(code, NietOpenbaar), null, Bron.Gegenereerd);
                }
                return eenheden.Eigenaar(code, inhoud.Kop.AfgestemdMet) is not { } eigenaar
                        ? new(geschreven, null, Bron.Steller)
                    : antwoorden.GetValueOrDefault(eigenaar) is { } antwoord
                        ? new(MetTekst(code, antwoord.Tekst), eigenaar, Bron.Afstemming)
                    : new SamengesteldHoofdstuk(geschreven, eigenaar, Bron.Voorstel);
            }),
        ];
    }

    private static Hoofdstuk MetTekst(HoofdstukCode code, string? tekst) =>
        tekst is null ? Hoofdstuk.Leeg(code) : Hoofdstuk.Leeg(code) with { Blokken = Nummer(tekst) };

    /// <summary>A response is whole: its blocks count from 1 within the answer.</summary>
    private static ImmutableArray<Blok> Nummer(string tekst)
    {
        var id = 0;
        return Blokken.Lees(tekst, () => ++id);
    }
}
