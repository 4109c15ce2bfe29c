using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Stappen;

namespace ApprovalFlow.Notas.Opdrachten;

/// <summary>Who took a task, or was handed it, lays it back: it is the whole eenheid's again.</summary>
public sealed record TaakTeruggeven(TaakId TaakId, string? Toelichting) : NotaCommand
{
    public override Weigering? Bevoegd(Dossier dossier, CommandContext context) =>
        Rechten.Behandelaar(dossier, TaakId, context);

    public override Outcome Decide(Dossier dossier, CommandContext context)
    {
        var taak = dossier.Taak(TaakId)!;
        if (Invoer.Toelichting(Toelichting, verplicht: false).ToArray() is { Length: > 0 } fouten)
        {
            return new OngeldigeInvoer([.. fouten]);
        }
        if (TaakAfhandelen.Staat(dossier, taak, taak.Versie) is { } voorbij)
        {
            return voorbij;
        }
        if (taak.Behandelaar != context.Wie!.Id)
        {
            return new VerkeerdeToestand("Alleen wie de taak heeft, kan haar teruggeven. Overdragen kan wel.");
        }
        var recorder = new Recorder(dossier, context, Rechten.Handeling(dossier, context, taak.Eenheid));
        recorder.Record(
            new TaakTeruggegeven(taak.Nummer, taak.Stap, taak.Eenheid)
            {
                Inhoud = VrijeTekst.Van(null, Invoer.Schoon(Toelichting)),
            }
        );
        return recorder.Done();
    }
}

public sealed record TaakTeruggegeven(int TaakNummer, Stap Stap, EenheidCode Eenheid) : Gebeurtenis
{
    internal override Dossier Apply(Dossier dossier, Vastlegging bij) =>
        dossier.Met(dossier.Taken[TaakNummer] with { Behandelaar = null });

    public override string Zin(Vastlegging bij, Namen namen) =>
        $"{namen.Wie(bij)} gaf de stap {StapCodes.Code(Stap)} terug aan {Eenheid}.";
}
