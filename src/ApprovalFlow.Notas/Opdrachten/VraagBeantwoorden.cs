using System.Collections.Immutable;
using ApprovalFlow.Notas.Dossiers;

namespace ApprovalFlow.Notas.Opdrachten;

/// <summary>The steller answers a question; also after the task is done, so that no question is left without answer.</summary>
public sealed record VraagBeantwoorden(int Vraag, string? Tekst) : NotaCommand
{
    public override Weigering? Bevoegd(Dossier dossier, CommandContext context) =>
        Rechten.Opsteller(dossier, context) ?? (dossier.Vragen.ContainsKey(Vraag) ? null : new NietGevonden());

    public override Outcome Decide(Dossier dossier, CommandContext context)
    {
        var fouten = Invoer.Verplicht("tekst", Tekst, "Schrijf uw antwoord.").ToImmutableArray();
        if (!fouten.IsEmpty)
        {
            return new OngeldigeInvoer(fouten);
        }
        if (Toestanden.IsBeeindigd(dossier.Nota))
        {
            return VerkeerdeToestand.Beeindigd(dossier.Nota);
        }
        var vraag = dossier.Vragen[Vraag];
        if (!vraag.IsOpen)
        {
            return new VerkeerdeToestand("Deze vraag is al beantwoord. Laad de pagina opnieuw.");
        }
        var recorder = new Recorder(dossier, context, Rechten.AlsSteller(dossier, context));
        recorder.Record(
            new VraagBeantwoord(Vraag, vraag.Eenheid) { Inhoud = VrijeTekst.Van(null, Invoer.Schoon(Tekst)) }
        );
        return recorder.Done();
    }
}

public sealed record VraagBeantwoord(int Vraag, EenheidCode Eenheid) : Gebeurtenis
{
    internal override Dossier Apply(Dossier dossier, Vastlegging bij) =>
        dossier with
        {
            Vragen = dossier.Vragen.SetItem(
                Vraag,
                dossier.Vragen[Vraag] with
                {
                    Antwoord = Inhoud?.Toelichting,
                    BeantwoordDoor = bij.Handeling.Door,
                    BeantwoordOp = bij.Op,
                }
            ),
        };

    public override string Zin(Vastlegging bij, Namen namen) =>
        $"{namen.Wie(bij)} beantwoordde een vraag van {Eenheid}.";
}
