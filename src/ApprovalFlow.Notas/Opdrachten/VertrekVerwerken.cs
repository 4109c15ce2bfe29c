using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Register;

namespace ApprovalFlow.Notas.Opdrachten;

/// <summary>
/// Somebody leaves: a task that was theirs is their eenheid's again, and a nota that they drafted gets Opvolger as its
/// steller. Asked by an administrator, who sees no nota by it; a nota that has nothing of theirs stays as it is.
/// </summary>
public sealed record VertrekVerwerken(MedewerkerId Wie, Medewerker? Opvolger) : NotaCommand
{
    public override Weigering? Bevoegd(Dossier dossier, CommandContext context) =>
        context.Wie?.IsBeheerder == true ? null : new NietBevoegd("Alleen een beheerder verwerkt een vertrek.");

    public override Outcome Decide(Dossier dossier, CommandContext context)
    {
        if (Toestanden.IsBeeindigd(dossier.Nota))
        {
            return VerkeerdeToestand.Beeindigd(dossier.Nota);
        }
        var recorder = new Recorder(dossier, context, Rechten.Handeling(dossier, context));
        foreach (var taak in dossier.OpenTaken.Where(t => t.Behandelaar == Wie && t.Stap != Stap.Opstellen))
        {
            recorder.Record(new TaakVrijgekomen(taak.Nummer, taak.Stap, taak.Eenheid));
        }
        if (dossier.Nota.Steller == Wie)
        {
            if (Opvolger is null || !Opvolger.IsLid(dossier.Nota.StellerEenheid))
            {
                return new OngeldigeInvoer("opvolger", $"Kies een medewerker van {dossier.Nota.StellerEenheid}.");
            }
            // Four eyes: who answered for a directie before does not become the steller of what was answered.
            if (dossier.Taken.Values.Any(t => t.Stap != Stap.Opstellen && t.AfgerondDoor == Opvolger.Id))
            {
                return new OngeldigeInvoer(
                    "opvolger",
                    $"{Opvolger.Naam} deed al een latere stap van nota {dossier.Nota.Kenmerk}. Kies iemand anders."
                );
            }
            recorder.Record(new StellerOpgevolgd(Opvolger.Id));
        }
        return recorder.Done();
    }
}

/// <summary>Nobody has the task any more: it is the whole eenheid's.</summary>
public sealed record TaakVrijgekomen(int TaakNummer, Stap Stap, EenheidCode Eenheid) : Gebeurtenis
{
    internal override Dossier Apply(Dossier dossier, Vastlegging bij) =>
        dossier.Met(dossier.Taken[TaakNummer] with { Behandelaar = null });

    public override string Zin(Vastlegging bij, Namen namen) =>
        $"De stap {Stappen.StapCodes.Code(Stap)} ligt weer bij heel {Eenheid}: wie haar had, is uit dienst.";
}

/// <summary>The steller left, and somebody of the same eenheid goes on with the nota.</summary>
public sealed record StellerOpgevolgd(MedewerkerId Opvolger) : Gebeurtenis
{
    internal override Dossier Apply(Dossier dossier, Vastlegging bij)
    {
        var over = dossier.MetNota(nota =>
            nota with
            {
                Steller = Opvolger,
                Stellers = [.. nota.Stellers.Append(Opvolger).Distinct()],
            }
        );
        var opstellen = over.Opstellen is { Behandelaar: not null } taak
            ? over.Met(taak with { Behandelaar = Opvolger })
            : over;
        return opstellen.MetLezer(Lezers.Van(over, over.Nota.Id, Leesgrond.Steller, Opvolger, bij.Op));
    }

    public override string Zin(Vastlegging bij, Namen namen) =>
        $"{namen.Medewerker(Opvolger)} is steller geworden, omdat de vorige steller uit dienst is.";
}
