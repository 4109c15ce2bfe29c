using ApprovalFlow.Notas.Dossiers;

namespace ApprovalFlow.Notas.Opdrachten;

/// <summary>
/// The eenheid that made a remark takes it back while nobody has settled it. It stays in the history, asks nothing of the
/// steller any more, and does not call for a new answer.
/// </summary>
public sealed record OpmerkingIntrekken(int Opmerking) : NotaCommand
{
    public override Weigering? Bevoegd(Dossier dossier, CommandContext context) =>
        Rechten.Lezer(dossier, context)
        ?? (
            dossier.Opmerkingen.TryGetValue(Opmerking, out var opmerking)
                ? Rechten.Behandelaar(dossier, dossier.Taken[opmerking.TaakNummer].Id, context)
                : new NietGevonden()
        );

    public override Outcome Decide(Dossier dossier, CommandContext context)
    {
        var opmerking = dossier.Opmerkingen[Opmerking];
        if (Toestanden.IsBeeindigd(dossier.Nota))
        {
            return VerkeerdeToestand.Beeindigd(dossier.Nota);
        }
        if (opmerking.Status != OpmerkingStatus.Open)
        {
            return new VerkeerdeToestand("Deze opmerking is al afgehandeld of ingetrokken. Laad de pagina opnieuw.");
        }
        var recorder = new Recorder(dossier, context, Rechten.Handeling(dossier, context, opmerking.Eenheid));
        recorder.Record(new OpmerkingIngetrokken(Opmerking, opmerking.Eenheid));
        return recorder.Done();
    }
}

public sealed record OpmerkingIngetrokken(int Opmerking, EenheidCode Eenheid) : Gebeurtenis
{
    internal override Dossier Apply(Dossier dossier, Vastlegging bij) =>
        dossier with
        {
            Opmerkingen = dossier.Opmerkingen.SetItem(
                Opmerking,
                dossier.Opmerkingen[Opmerking] with
                {
                    Status = OpmerkingStatus.Ingetrokken,
                    AfgehandeldDoor = bij.Handeling.Door,
                    AfgehandeldOp = bij.Op,
                }
            ),
        };

    public override string Zin(Vastlegging bij, Namen namen) =>
        $"{namen.Wie(bij)} trok een opmerking van {Eenheid} in.";
}
