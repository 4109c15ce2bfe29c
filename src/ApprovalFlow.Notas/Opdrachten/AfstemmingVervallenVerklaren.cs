using ApprovalFlow.Engine;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Inhoud;

namespace ApprovalFlow.Notas.Opdrachten;

/// <summary>Asks a directie no longer, with a reason. Who answered already stays: an answer is never taken away.</summary>
public sealed record AfstemmingVervallenVerklaren(EenheidCode Eenheid, string? Toelichting) : NotaCommand
{
    public override Func<NotaInhoud, NotaInhoud> OpConcept =>
        inhoud => inhoud with { Kop = inhoud.Kop with { AfgestemdMet = inhoud.Kop.AfgestemdMet.Remove(Eenheid) } };

    public override Weigering? Bevoegd(Dossier dossier, CommandContext context) =>
        Rechten.StellerOfSecretariaat(dossier, context);

    public override Outcome Decide(Dossier dossier, CommandContext context)
    {
        var fouten = Invoer.Toelichting(Toelichting, verplicht: true).ToArray();
        if (fouten.Length > 0)
        {
            return new OngeldigeInvoer([.. fouten]);
        }
        var taak = Toestanden.OpenAfstemmingen(dossier).FirstOrDefault(open => open.Eenheid == Eenheid);
        if (taak is null)
        {
            return new VerkeerdeToestand($"{Eenheid} heeft geen open vraag in deze afstemming.");
        }
        var recorder = new Recorder(dossier, context, Rechten.Handeling(dossier, context));
        recorder.Advance(
            new AfstemmingVervallenVerklaard(Eenheid) { Inhoud = VrijeTekst.Van(null, Invoer.Schoon(Toelichting)) },
            new EngineCommand.CancelInstance(taak.Nummer)
        );
        return recorder.Done();
    }
}

public sealed record AfstemmingVervallenVerklaard(EenheidCode Eenheid) : Gebeurtenis
{
    internal override Dossier Apply(Dossier dossier, Vastlegging bij) =>
        (
            dossier with
            {
                Afstemmingen = dossier.Afstemmingen.SetItems(
                    dossier
                        .Afstemmingen.Values.Where(a => a.Geldig && a.Eenheid == Eenheid)
                        .Select(a => KeyValuePair.Create(a.Volgnummer, a with { Geldig = false }))
                ),
            }
        ).MetNota(nota => nota with { AfgestemdMet = nota.AfgestemdMet.Remove(Eenheid) });

    public override string Zin(Vastlegging bij, Namen namen) =>
        $"{namen.Wie(bij)} verklaarde de vraag aan {Eenheid} vervallen.";
}
