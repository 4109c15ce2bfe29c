using System.Collections.Immutable;
using ApprovalFlow.Notas.Dossiers;

namespace ApprovalFlow.Notas.Opdrachten;

/// <summary>Whoever is asked something asks the steller first, without answering: the task and its termijn stay as they are.</summary>
public sealed record VraagStellen(TaakId TaakId, string? Tekst) : NotaCommand
{
    /// <summary>Open at the same time, of one task.</summary>
    public const int MaxOpen = 20;

    public override Weigering? Bevoegd(Dossier dossier, CommandContext context) =>
        Rechten.Behandelaar(dossier, TaakId, context);

    public override Outcome Decide(Dossier dossier, CommandContext context)
    {
        var taak = dossier.Taak(TaakId)!;
        var fouten = Invoer.Verplicht("tekst", Tekst, "Schrijf uw vraag.").ToImmutableArray();
        if (!fouten.IsEmpty)
        {
            return new OngeldigeInvoer(fouten);
        }
        if (taak.Stap == Stap.Opstellen)
        {
            return new VerkeerdeToestand("De nota ligt bij de steller zelf: een vraag is hier niet nodig.");
        }
        if (TaakAfhandelen.Staat(dossier, taak, taak.Versie) is { } weigering)
        {
            return weigering;
        }
        if (dossier.Vragen.Values.Count(vraag => vraag.IsOpen && vraag.TaakNummer == taak.Nummer) >= MaxOpen)
        {
            return new VerkeerdeToestand($"Er staan al {MaxOpen} vragen open. Wacht eerst op de antwoorden.");
        }
        var recorder = new Recorder(dossier, context, Rechten.Handeling(dossier, context, taak.Eenheid));
        recorder.Record(
            new VraagGesteld(taak.Nummer, taak.Eenheid, taak.Versie)
            {
                Inhoud = VrijeTekst.Van(null, Invoer.Schoon(Tekst)),
            }
        );
        return recorder.Done();
    }
}

public sealed record VraagGesteld(int TaakNummer, EenheidCode Eenheid, int Versie) : Gebeurtenis
{
    internal override Dossier Apply(Dossier dossier, Vastlegging bij) =>
        dossier with
        {
            Vragen = dossier.Vragen.SetItem(
                bij.Volgnummer,
                new Vraag
                {
                    NotaId = dossier.Nota.Id,
                    Volgnummer = bij.Volgnummer,
                    TaakNummer = TaakNummer,
                    Eenheid = Eenheid,
                    Versie = Versie,
                    Tekst = Inhoud?.Toelichting ?? "",
                    Door = bij.Handeling.Door!.Value,
                    Op = bij.Op,
                }
            ),
        };

    public override string Zin(Vastlegging bij, Namen namen) =>
        $"{namen.Wie(bij)} stelde de steller een vraag over versie {Versie}.";
}
