using System.Collections.Immutable;
using ApprovalFlow.Notas.Opdrachten;

namespace ApprovalFlow.Notas.Register;

/// <summary>A person as an administrator fills it in.</summary>
public sealed record MedewerkerInvoer(
    string? Aanmeldnaam,
    string? Naam,
    ImmutableArray<EenheidCode> Eenheden,
    ImmutableArray<EenheidCode> HoofdVan,
    bool IsBeheerder,
    string? Emailadres = null
)
{
    public const int MaxAanmeldnaam = 100;
    public const int MaxNaam = 120;

    /// <summary>
    /// The entry, or every field that is wrong at once. Nobody changes their own rights, so that it takes two
    /// administrators to give one of them a task.
    /// </summary>
    /// <param name="nieuwId">For a person who is not known yet.</param>
    /// <param name="bestaand">The entry that is changed; null for a new one.</param>
    /// <param name="metNaam">Who has this aanmeldnaam now; null when nobody has.</param>
    /// <param name="wie">Who fills it in; null for who works on the server's command line.</param>
    public (Medewerker? Medewerker, Weigering? Weigering) Lees(
        Func<Guid> nieuwId,
        Medewerker? bestaand,
        Medewerker? metNaam,
        Medewerker? wie
    )
    {
        var fouten = Fouten(bestaand, metNaam).ToArray();
        if (fouten.Length > 0)
        {
            return (null, new OngeldigeInvoer([.. fouten]));
        }
        if (bestaand?.UitDienstOp is not null)
        {
            return (null, new VerkeerdeToestand($"{bestaand.Naam} is uit dienst. Er kan niets meer aan veranderen."));
        }
        var nieuw = (
            bestaand
            ?? new Medewerker
            {
                Id = MedewerkerId.Of(nieuwId()),
                Aanmeldnaam = "",
                Naam = "",
            }
        ) with
        {
            Aanmeldnaam = Aanmeldnaam!.Trim(),
            Naam = Naam!.Trim(),
            Eenheden = Eenheden,
            HoofdVan = HoofdVan,
            IsBeheerder = IsBeheerder,
            Emailadres = Kennisgevingen.Emailadres.Parse(Emailadres),
        };
        return bestaand is not null && bestaand.Id == wie?.Id && RechtenVerschillen(bestaand, nieuw)
            ? (null, new NietBevoegd("U kunt uw eigen rechten niet wijzigen. Vraag het een andere beheerder."))
            : (nieuw, null);
    }

    private IEnumerable<Veldfout> Fouten(Medewerker? bestaand, Medewerker? metNaam)
    {
        if (Aanmeldnaam?.Trim() is not { Length: > 0 and <= MaxAanmeldnaam } naam || naam.Any(char.IsWhiteSpace))
        {
            yield return new(
                "aanmeldnaam",
                $"Vul de naam in waarmee deze persoon zich aanmeldt: hoogstens {MaxAanmeldnaam} tekens, zonder spaties."
            );
        }
        else if (metNaam is not null && metNaam.Id != bestaand?.Id)
        {
            yield return new("aanmeldnaam", $"De aanmeldnaam {naam} is al van {metNaam.Naam}.");
        }
        if (string.IsNullOrWhiteSpace(Naam) || Naam.Trim().Length > MaxNaam)
        {
            yield return new("naam", $"Vul een naam in van hoogstens {MaxNaam} tekens.");
        }
        if (!string.IsNullOrWhiteSpace(Emailadres) && Kennisgevingen.Emailadres.Parse(Emailadres) is null)
        {
            yield return new("emailadres", "Schrijf het e-mailadres als naam@voorbeeld.nl, of laat het leeg.");
        }
        if (HoofdVan.FirstOrDefault(code => !Eenheden.Contains(code)) is { Value.Length: > 0 } vreemd)
        {
            yield return new(
                "hoofdVan",
                $"Wie hoofd is van {vreemd}, is er ook lid van: kies {vreemd} bij de eenheden."
            );
        }
    }

    private static bool RechtenVerschillen(Medewerker oud, Medewerker nieuw) =>
        oud.IsBeheerder != nieuw.IsBeheerder
        || !oud.Eenheden.SequenceEqual(nieuw.Eenheden)
        || !oud.HoofdVan.SequenceEqual(nieuw.HoofdVan);
}
