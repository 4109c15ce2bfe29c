using System.Collections.Immutable;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Register;
using NodaTime;

namespace ApprovalFlow.Notas.Opdrachten;

/// <summary>
/// The secretariaat records what somebody decided on paper or by voice: the same events as an answer through the screen,
/// each marked with how and by whom. Four eyes hold for who decided and for who records.
/// </summary>
public sealed record BesluitRegistreren(
    TaakId TaakId,
    string? Uitkomst,
    string? Tekst,
    string? Toelichting,
    int? Versie,
    LocalDate? Tot,
    Besluitwijze? Wijze,
    Medewerker? GenomenDoor,
    LocalDate? GenomenOp,
    Scan? Scan
) : NotaCommand
{
    /// <summary>The steps at which somebody with a pen decides; advisers and drafters use the screen.</summary>
    public static ImmutableArray<Stap> Stappen { get; } = [Stap.Ondertekenen, Stap.Beslissen, Stap.Vaststellen];

    public override Weigering? Bevoegd(Dossier dossier, CommandContext context) =>
        Rechten.Secretariaat(dossier, context)
        ?? (
            dossier.Taak(TaakId) is null ? new NietGevonden()
            : dossier.Nota.Stellers.Contains(context.Wie!.Id) ? new VierOgen()
            : null
        );

    public override Outcome Decide(Dossier dossier, CommandContext context)
    {
        var taak = dossier.Taak(TaakId)!;
        if (!Stappen.Contains(taak.Stap))
        {
            return new VerkeerdeToestand(
                "Alleen ondertekenen, beslissen en vaststellen kunnen op papier of mondeling gebeuren."
            );
        }
        var fouten = Fouten(taak, dossier, context).ToImmutableArray();
        var registratie = fouten.IsEmpty
            ? new Registratie(Wijze!.Value, GenomenDoor!.Id, taak.Eenheid, GenomenOp!.Value, Scan)
            : null;
        var handeling = Rechten.Handeling(dossier, context, Eenheidsregister.Secretariaat) with
        {
            Namens = taak.Eenheid,
        };
        return new TaakAfhandelen(TaakId, Uitkomst, Tekst, Toelichting, Versie, null, Tot).Decide(
            dossier,
            context,
            handeling,
            registratie,
            fouten
        );
    }

    private IEnumerable<Veldfout> Fouten(Taak taak, Dossier dossier, CommandContext context)
    {
        if (Wijze is null)
        {
            yield return new("wijze", "Kies of het besluit op papier of mondeling is genomen.");
        }
        if (Wijze == Besluitwijze.OpPapier && Scan is null)
        {
            yield return new("scan", "Voeg een scan toe van het papier waarop het besluit staat.");
        }
        if (Wijze == Besluitwijze.Mondeling && string.IsNullOrWhiteSpace(Toelichting))
        {
            yield return new("toelichting", "Schrijf op hoe en tegen wie het besluit is uitgesproken.");
        }
        if (GenomenDoor is null || !GenomenDoor.IsLid(taak.Eenheid))
        {
            yield return new("genomenDoor", $"Kies wie van {taak.Eenheid} het besluit nam.");
        }
        else if (dossier.Nota.Stellers.Contains(GenomenDoor.Id))
        {
            yield return new("genomenDoor", $"{GenomenDoor.Naam} is steller van deze nota en kan deze stap niet doen.");
        }
        else if (GenomenDoor.Id == context.Wie!.Id)
        {
            yield return new("genomenDoor", "Uw eigen besluit legt u vast op de pagina van de nota.");
        }
        if (GenomenOp is null)
        {
            yield return new("genomenOp", "Vul in op welke dag het besluit is genomen.");
        }
        else if (GenomenOp > context.Vandaag)
        {
            yield return new("genomenOp", "Het besluit kan niet na vandaag genomen zijn.");
        }
        else if (GenomenOp < Namen.Dag(taak.GeopendOp))
        {
            yield return new(
                "genomenOp",
                $"Het besluit kan niet genomen zijn voor {Namen.Datum(taak.GeopendOp)}: toen is het gevraagd."
            );
        }
    }
}
