using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Stappen;

namespace ApprovalFlow.Notas.Opdrachten;

/// <summary>
/// A member of the eenheid says: this one is mine. It tells colleagues who is busy with it; each of them may still answer.
/// Taking what one has already is nothing.
/// </summary>
public sealed record TaakOppakken(TaakId TaakId) : NotaCommand
{
    public override Weigering? Bevoegd(Dossier dossier, CommandContext context) =>
        Rechten.Behandelaar(dossier, TaakId, context);

    public override Outcome Decide(Dossier dossier, CommandContext context)
    {
        var taak = dossier.Taak(TaakId)!;
        if (TaakAfhandelen.Staat(dossier, taak, taak.Versie) is { } voorbij)
        {
            return voorbij;
        }
        if (taak.Stap == Stap.Opstellen)
        {
            return new VerkeerdeToestand("Opstellen doet de steller. Die kan het opstellen aan u overdragen.");
        }
        var recorder = new Recorder(dossier, context, Rechten.Handeling(dossier, context, taak.Eenheid));
        if (taak.Behandelaar is { } ander && ander != context.Wie!.Id)
        {
            return new TaakIsAlOpgepakt(ander);
        }
        if (taak.Behandelaar is null)
        {
            recorder.Record(new TaakOpgepakt(taak.Nummer, taak.Stap));
        }
        return recorder.Done();
    }
}

public sealed record TaakOpgepakt(int TaakNummer, Stap Stap) : Gebeurtenis
{
    internal override Dossier Apply(Dossier dossier, Vastlegging bij) =>
        dossier.Met(dossier.Taken[TaakNummer] with { Behandelaar = bij.Handeling.Door });

    public override string Zin(Vastlegging bij, Namen namen) =>
        $"{namen.Wie(bij)} pakte de stap {StapCodes.Code(Stap)} op.";
}

/// <summary>Two colleagues reached for one task; the second hears that, and can still take it over with a reason.</summary>
public sealed record TaakIsAlOpgepakt(MedewerkerId Door)
    : Weigering(
        "taak-is-al-opgepakt",
        "Een collega heeft deze taak al opgepakt. Wilt u haar overnemen, draag haar dan met een reden aan uzelf over."
    )
{
    public override WeigeringSoort Soort => WeigeringSoort.Conflict;
}
