using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Register;

namespace ApprovalFlow.Notas.Opdrachten;

/// <summary>
/// Somebody who writes along: changes the draft and settles remarks and questions, as the steller does. Handing in,
/// taking back and withdrawing stay the steller's. Four eyes holds for both, for ever.
/// </summary>
public sealed record MedestellerToevoegen(Medewerker? Wie) : NotaCommand
{
    public const int MaxMedestellers = 10;

    public override Weigering? Bevoegd(Dossier dossier, CommandContext context) => Rechten.Steller(dossier, context);

    public override Outcome Decide(Dossier dossier, CommandContext context)
    {
        if (Wie is not { Eenheden.IsEmpty: false })
        {
            return new OngeldigeInvoer("wie", "Kies een medewerker die bij een eenheid hoort.");
        }
        var nota = dossier.Nota;
        if (Wie.Id == nota.Steller)
        {
            return new OngeldigeInvoer("wie", $"{Wie.Naam} is al steller van deze nota.");
        }
        if (nota.Medestellers.Contains(Wie.Id))
        {
            return new OngeldigeInvoer("wie", $"{Wie.Naam} is al medesteller van deze nota.");
        }
        if (dossier.Taken.Values.Any(t => t.Stap != Stap.Opstellen && t.AfgerondDoor == Wie.Id))
        {
            return new OngeldigeInvoer("wie", $"{Wie.Naam} deed al een latere stap van deze nota.");
        }
        if (Toestanden.IsBeeindigd(nota))
        {
            return VerkeerdeToestand.Beeindigd(nota);
        }
        if (nota.Medestellers.Length >= MaxMedestellers)
        {
            return new VerkeerdeToestand($"Er zijn al {MaxMedestellers} medestellers.");
        }
        var recorder = new Recorder(dossier, context, Rechten.AlsSteller(dossier, context));
        recorder.Record(new MedestellerToegevoegd(Wie.Id));
        return recorder.Done();
    }
}

public sealed record MedestellerToegevoegd(MedewerkerId Wie) : Gebeurtenis
{
    internal override Dossier Apply(Dossier dossier, Vastlegging bij) =>
        dossier
            .MetNota(nota =>
                nota with
                {
                    Medestellers = nota.Medestellers.Add(Wie),
                    Stellers = [.. nota.Stellers.Append(Wie).Distinct()],
                }
            )
            .MetLezer(Lezers.Van(dossier, dossier.Nota.Id, Leesgrond.Medesteller, Wie, bij.Op));

    public override string Zin(Vastlegging bij, Namen namen) =>
        $"{namen.Wie(bij)} maakte {namen.Medewerker(Wie)} medesteller.";
}
