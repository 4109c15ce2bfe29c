using ApprovalFlow.Notas.Dossiers;
using NodaTime;

namespace ApprovalFlow.Notas.Opdrachten;

/// <summary>
/// Moves the termijn of an open task, keeping the old date and the reason. Past the Kamerdatum only the secretariaat may.
/// </summary>
public sealed record TermijnVerlengen(TaakId TaakId, LocalDate? Termijn, string? Toelichting) : NotaCommand
{
    public override Weigering? Bevoegd(Dossier dossier, CommandContext context) =>
        Rechten.StellerOfSecretariaat(dossier, context) ?? (dossier.Taak(TaakId) is null ? new NietGevonden() : null);

    public override Outcome Decide(Dossier dossier, CommandContext context)
    {
        var taak = dossier.Taak(TaakId)!;
        var fouten = Invoer.Toelichting(Toelichting, verplicht: true).ToList();
        if (Termijn is null)
        {
            fouten.Add(new("termijn", "Vul de nieuwe termijn in."));
        }
        else if (Termijn < context.Vandaag)
        {
            fouten.Add(new("termijn", "De termijn kan niet in het verleden liggen."));
        }
        else if (Termijn > dossier.Nota.Kamerdatum && !context.Wie!.IsSecretariaat)
        {
            fouten.Add(new("termijn", "Alleen het secretariaat kan een termijn na de Kamerdatum zetten."));
        }
        if (fouten.Count > 0)
        {
            return new OngeldigeInvoer([.. fouten]);
        }
        if (taak.Status != TaakStatus.Open)
        {
            return TaakAfhandelen.Staat(taak, taak.Versie)!;
        }
        var recorder = new Recorder(dossier, context, Rechten.Handeling(context));
        recorder.Record(
            new TermijnVerzet(taak.Nummer, taak.Eenheid, taak.Termijn, Termijn)
            {
                Inhoud = VrijeTekst.Van(null, Invoer.Schoon(Toelichting)),
            }
        );
        return recorder.Done();
    }
}

public sealed record TermijnVerzet(int TaakNummer, EenheidCode Eenheid, LocalDate? Oud, LocalDate? Nieuw) : Gebeurtenis
{
    internal override Dossier Apply(Dossier dossier, Vastlegging bij) =>
        dossier.Met(dossier.Taken[TaakNummer] with { Termijn = Nieuw });

    public override string Zin(Vastlegging bij, Namen namen) =>
        $"{namen.Wie(bij)} zette de termijn van {Eenheid} op {Datum(Nieuw)} (was {Datum(Oud)}).";

    private static string Datum(LocalDate? datum) => datum is { } known ? Namen.Datum(known) : "geen datum";
}
