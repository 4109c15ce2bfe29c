using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ApprovalFlow.Notas.Dossiers;

namespace ApprovalFlow.Notas.Opdrachten;

/// <summary>The hoofd gives the proposed answer back to the adviser, with a reason. The task stays open.</summary>
public sealed record ParaafTeruggeven(TaakId TaakId, string? Toelichting) : NotaCommand
{
    public override Weigering? Bevoegd(Dossier dossier, CommandContext context) =>
        Rechten.Behandelaar(dossier, TaakId, context)
        ?? (
            Rechten.IsHoofd(dossier.Taak(TaakId)!.Eenheid, context, dossier.Nota)
                ? null
                : new NietBevoegd($"Alleen het hoofd van {dossier.Taak(TaakId)!.Eenheid} kan een voorstel teruggeven.")
        );

    public override Outcome Decide(Dossier dossier, CommandContext context)
    {
        var taak = dossier.Taak(TaakId)!;
        var fouten = Invoer.Toelichting(Toelichting, verplicht: true).ToImmutableArray();
        if (!fouten.IsEmpty)
        {
            return new OngeldigeInvoer(fouten);
        }
        if (TaakAfhandelen.Staat(dossier, taak, taak.Versie) is { } weigering)
        {
            return weigering;
        }
        if (dossier.GeldigeParaaf(taak.Nummer) is not { } paraaf)
        {
            return new VerkeerdeToestand("Er ligt geen voorstel om terug te geven.");
        }
        var recorder = new Recorder(dossier, context, Rechten.AlsAntwoorder(dossier, context, taak));
        recorder.Record(
            new ParaafTeruggegeven(paraaf.Volgnummer, taak.Eenheid, paraaf.Door)
            {
                Inhoud = VrijeTekst.Van(null, Invoer.Schoon(Toelichting)),
            }
        );
        return recorder.Done();
    }
}

public sealed record ParaafTeruggegeven(int Paraaf, EenheidCode Eenheid, MedewerkerId Aan) : Gebeurtenis
{
    [JsonIgnore]
    public override EenheidCode? AlleenVoor => Eenheid;

    internal override Dossier Apply(Dossier dossier, Vastlegging bij) =>
        dossier with
        {
            Parafen = dossier.Parafen.SetItem(
                Paraaf,
                dossier.Parafen[Paraaf] with
                {
                    Geldig = false,
                    Reden = Inhoud?.Toelichting,
                    TeruggegevenDoor = bij.Handeling.Door,
                    TeruggegevenOp = bij.Op,
                }
            ),
        };

    public override string Zin(Vastlegging bij, Namen namen) =>
        $"{namen.Wie(bij)} gaf het voorstel van {namen.Medewerker(Aan)} terug.";
}
