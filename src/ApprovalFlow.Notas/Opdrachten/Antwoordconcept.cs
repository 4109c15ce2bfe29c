using System.Collections.Immutable;
using ApprovalFlow.Notas.Dossiers;

namespace ApprovalFlow.Notas.Opdrachten;

/// <summary>
/// The answer that somebody is writing, kept outside the journal: theirs alone, until they answer. What is wrong with it
/// is told when they answer; here only its size counts.
/// </summary>
public static class Antwoordconcept
{
    /// <summary>Of each text: room for what is too long to send, so that it can be shortened.</summary>
    public const int MaxTekst = 20_000;

    /// <summary>Whoever could answer or propose, while the question is open.</summary>
    public static Weigering? MagSchrijven(Dossier dossier, TaakId taakId, CommandContext context) =>
        Rechten.Behandelaar(dossier, taakId, context)
        ?? (
            dossier.Taak(taakId) is { Stap: not Stap.Opstellen } taak
                ? TaakAfhandelen.Staat(dossier, taak, taak.Versie)
                : new VerkeerdeToestand("Bij opstellen hoort geen antwoord: bewerk de nota zelf.")
        );

    public static Weigering? TeLang(string? tekst, string? toelichting)
    {
        ImmutableArray<Veldfout> fouten =
        [
            .. new[] { ("tekst", tekst), ("toelichting", toelichting) }
                .Where(veld => veld.Item2?.Length > MaxTekst)
                .Select(veld => new Veldfout(veld.Item1, $"Schrijf hoogstens {MaxTekst} tekens.")),
        ];
        return fouten.IsEmpty ? null : new OngeldigeInvoer(fouten);
    }
}
