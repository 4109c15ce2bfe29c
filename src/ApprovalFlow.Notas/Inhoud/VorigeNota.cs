using System.Collections.Immutable;
using NodaTime;

namespace ApprovalFlow.Notas.Inhoud;

/// <summary>Most notas come back every year: a new one takes over what still holds of the one before.</summary>
public static class VorigeNota
{
    /// <summary>
    /// The header without date, references and Kamerdatum, and the chapters that the steller wrote, with fresh numbers for
    /// their blocks. What directies answered stays behind: they are asked anew.
    /// </summary>
    /// <param name="vorige">The text that it begins from.</param>
    /// <param name="vanDirecties">The chapters that were somebody else's answer.</param>
    /// <param name="vandaag">The date of the new nota.</param>
    /// <param name="door">Who draws it up now.</param>
    public static NotaInhoud Neem(
        NotaInhoud vorige,
        IReadOnlySet<HoofdstukCode> vanDirecties,
        LocalDate vandaag,
        OpgesteldDoor door
    )
    {
        var nummer = 0;
        return new NotaInhoud(
            vorige.Kop with
            {
                Datum = vandaag,
                OnzeReferentie = [],
                Kamerdatum = null,
                OpgesteldDoor = door,
            },
            [
                .. vorige
                    .Hoofdstukken.Where(h => !vanDirecties.Contains(h.Code) && !Hoofdstukken.IsGegenereerd(h.Code))
                    .Select(h => h.WithNumbers(() => ++nummer)),
            ]
        );
    }
}
