using ApprovalFlow.Notas.Dossiers;

namespace ApprovalFlow.Notas.Opdrachten;

/// <summary>
/// Somebody begins to write for the steller whom they stand in for. The drafting table is outside the journal, and this
/// line is what is left of it there: from here on four eyes counts for them too.
/// </summary>
public sealed record OpstellenWaarnemen : NotaCommand
{
    /// <summary>Whether this person writes for another and did not do so before.</summary>
    public static bool IsNodig(Dossier dossier, Register.Medewerker wie) =>
        !dossier.Nota.Stellers.Contains(wie.Id) && !dossier.Nota.Medestellers.Contains(wie.Id);

    public override Weigering? Bevoegd(Dossier dossier, CommandContext context) => Rechten.Steller(dossier, context);

    public override Outcome Decide(Dossier dossier, CommandContext context)
    {
        if (dossier.Opstellen is not { } taak)
        {
            return Toestanden.NietAanZet(dossier);
        }
        var recorder = new Recorder(dossier, context, Rechten.AlsSteller(dossier, context));
        recorder.Record(new OpstellenWaargenomen(taak.Nummer));
        return recorder.Done();
    }
}

public sealed record OpstellenWaargenomen(int TaakNummer) : Gebeurtenis
{
    internal override Dossier Apply(Dossier dossier, Vastlegging bij) =>
        dossier.MetNota(nota =>
            nota with
            {
                Stellers = [.. nota.Stellers.Append(bij.Handeling.Door!.Value).Distinct()],
            }
        );

    public override string Zin(Vastlegging bij, Namen namen) => $"{namen.Wie(bij)} nam het opstellen waar.";
}
