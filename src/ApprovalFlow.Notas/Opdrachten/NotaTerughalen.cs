using ApprovalFlow.Engine;
using ApprovalFlow.Notas.Dossiers;

namespace ApprovalFlow.Notas.Opdrachten;

/// <summary>The steller takes the nota back while others are still answering. Answers given stay on record.</summary>
public sealed record NotaTerughalen(string? Toelichting) : NotaCommand
{
    public const string Bericht = "terughalen";

    public override Weigering? Bevoegd(Dossier dossier, CommandContext context) => Rechten.Steller(dossier, context);

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
        if (dossier.Verloop.Subscriptions.Values.All(s => s.MessageName != Bericht))
        {
            return new VerkeerdeToestand("Terughalen kan alleen zolang de afstemming loopt.");
        }
        var recorder = new Recorder(dossier, context, Rechten.AlsSteller(dossier, context));
        recorder.Advance(
            new NotaTeruggehaald(dossier.Nota.Versie) { Inhoud = VrijeTekst.Van(null, Invoer.Schoon(Toelichting)) },
            new EngineCommand.DeliverMessage(Bericht, null, Value.None)
        );
        return recorder.Done();
    }
}

public sealed record NotaTeruggehaald(int Versie) : Gebeurtenis
{
    internal override Dossier Apply(Dossier dossier, Vastlegging bij) => dossier;

    public override string Zin(Vastlegging bij, Namen namen) => $"{namen.Wie(bij)} haalde versie {Versie} terug.";
}
