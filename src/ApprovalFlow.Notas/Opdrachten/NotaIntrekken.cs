using ApprovalFlow.Engine;
using ApprovalFlow.Notas.Dossiers;

namespace ApprovalFlow.Notas.Opdrachten;

/// <summary>Ends the nota at any moment before the aanbieding, with a reason.</summary>
public sealed record NotaIntrekken(string? Toelichting) : NotaCommand
{
    public override Weigering? Bevoegd(Dossier dossier, CommandContext context) =>
        Rechten.StellerOfSecretariaat(dossier, context);

    public override Outcome Decide(Dossier dossier, CommandContext context)
    {
        var fouten = Invoer.Toelichting(Toelichting, verplicht: true).ToArray();
        if (fouten.Length > 0)
        {
            return new OngeldigeInvoer([.. fouten]);
        }
        if (Toestanden.IsBeeindigd(dossier.Nota))
        {
            return VerkeerdeToestand.Beeindigd(dossier.Nota);
        }
        var recorder = new Recorder(dossier, context, Rechten.Handeling(dossier, context));
        recorder.Advance(
            new NotaIngetrokken { Inhoud = VrijeTekst.Van(null, Invoer.Schoon(Toelichting)) },
            new EngineCommand.Cancel()
        );
        return recorder.Done();
    }
}

public sealed record NotaIngetrokken : Gebeurtenis
{
    internal override Dossier Apply(Dossier dossier, Vastlegging bij) =>
        dossier.MetNota(nota => nota with { Status = NotaStatus.Ingetrokken });

    public override string Zin(Vastlegging bij, Namen namen) => $"{namen.Wie(bij)} trok de nota in.";
}
