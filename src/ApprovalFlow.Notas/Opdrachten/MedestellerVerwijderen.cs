using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Register;

namespace ApprovalFlow.Notas.Opdrachten;

/// <summary>
/// The steller ends the writing along of somebody, who from then on reads the nota only on other grounds. Four eyes goes
/// on holding for that person.
/// </summary>
public sealed record MedestellerVerwijderen(Medewerker? Wie) : NotaCommand
{
    public override Weigering? Bevoegd(Dossier dossier, CommandContext context) => Rechten.Steller(dossier, context);

    public override Outcome Decide(Dossier dossier, CommandContext context)
    {
        if (Wie is null || !dossier.Nota.Medestellers.Contains(Wie.Id))
        {
            return new OngeldigeInvoer(
                "wie",
                "Deze collega is geen medesteller van deze nota. Laad de pagina opnieuw."
            );
        }
        if (Toestanden.IsBeeindigd(dossier.Nota))
        {
            return VerkeerdeToestand.Beeindigd(dossier.Nota);
        }
        var recorder = new Recorder(dossier, context, Rechten.AlsSteller(dossier, context));
        recorder.Record(new MedestellerVerwijderd(Wie.Id));
        return recorder.Done();
    }
}

public sealed record MedestellerVerwijderd(MedewerkerId Wie) : Gebeurtenis
{
    internal override Dossier Apply(Dossier dossier, Vastlegging bij) =>
        dossier
            .MetNota(nota => nota with { Medestellers = nota.Medestellers.Remove(Wie) })
            .ZonderLezer(Leesgrond.Medesteller, Wie, bij.Op);

    public override string Zin(Vastlegging bij, Namen namen) =>
        $"{namen.Wie(bij)} liet {namen.Medewerker(Wie)} niet langer meeschrijven.";
}
