using ApprovalFlow.Notas.Dossiers;

namespace ApprovalFlow.Notas.Opdrachten;

/// <summary>Marks a nota as urgent, with the reason, or takes the mark away. It moves no termijn.</summary>
public sealed record SpoedWijzigen(bool? Spoed, string? Toelichting) : NotaCommand
{
    public override Weigering? Bevoegd(Dossier dossier, CommandContext context) =>
        Rechten.StellerOfSecretariaat(dossier, context);

    public override Outcome Decide(Dossier dossier, CommandContext context)
    {
        var fouten = Invoer.Toelichting(Toelichting, verplicht: Spoed == true).ToList();
        if (Spoed is null)
        {
            fouten.Add(new("spoed", "Zeg of de nota spoed heeft: ja of nee."));
        }
        if (fouten.Count > 0)
        {
            return new OngeldigeInvoer([.. fouten]);
        }
        if (Toestanden.IsBeeindigd(dossier.Nota))
        {
            return VerkeerdeToestand.Beeindigd(dossier.Nota);
        }
        var recorder = new Recorder(dossier, context, Rechten.Handeling(dossier, context));
        if (dossier.Nota.Spoed != Spoed)
        {
            recorder.Record(
                new SpoedGewijzigd(Spoed!.Value) { Inhoud = VrijeTekst.Van(null, Invoer.Schoon(Toelichting)) }
            );
        }
        return recorder.Done();
    }
}

public sealed record SpoedGewijzigd(bool Spoed) : Gebeurtenis
{
    internal override Dossier Apply(Dossier dossier, Vastlegging bij) =>
        dossier.MetNota(nota => nota with { Spoed = Spoed });

    public override string Zin(Vastlegging bij, Namen namen) =>
        Spoed ? $"{namen.Wie(bij)} gaf de nota spoed." : $"{namen.Wie(bij)} haalde de spoed van de nota af.";
}
