using System.Collections.Immutable;
using ApprovalFlow.Engine;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Notas.Stappen;

namespace ApprovalFlow.Notas.Opdrachten;

/// <summary>Asks one directie more while the round runs, with a reason.</summary>
public sealed record AfstemmingToevoegen(EenheidCode Eenheid, string? Toelichting) : NotaCommand
{
    public override Func<NotaInhoud, NotaInhoud> OpConcept =>
        inhoud => inhoud with { Kop = inhoud.Kop with { AfgestemdMet = Met(inhoud.Kop.AfgestemdMet, Eenheid) } };

    public override Weigering? Bevoegd(Dossier dossier, CommandContext context) =>
        Rechten.StellerOfSecretariaat(dossier, context);

    public override Outcome Decide(Dossier dossier, CommandContext context)
    {
        var fouten = Invoer.Toelichting(Toelichting, verplicht: true).ToList();
        if (context.Eenheden.Zoek(Eenheid) is null)
        {
            fouten.Add(new("eenheid", $"Eenheid {Eenheid} is onbekend."));
        }
        else if (context.Eenheden.Zoek(Eenheid) is { GeslotenOp: not null })
        {
            fouten.Add(new("eenheid", $"{Eenheid} is gesloten. Vraag een andere eenheid."));
        }
        else if (Eenheid == dossier.Nota.Van)
        {
            fouten.Add(new("eenheid", $"{Eenheid} is afzender en kan niet ook afstemmen."));
        }
        if (fouten.Count > 0)
        {
            return new OngeldigeInvoer([.. fouten]);
        }
        var open = Toestanden.OpenAfstemmingen(dossier);
        if (open.IsEmpty)
        {
            return new VerkeerdeToestand("Er loopt geen afstemming. Kies de directies bij de volgende indiening.");
        }
        if (open.Any(taak => taak.Eenheid == Eenheid))
        {
            return new VerkeerdeToestand($"{Eenheid} is al gevraagd en heeft nog niet geantwoord.");
        }
        var recorder = new Recorder(dossier, context, Rechten.Handeling(dossier, context));
        recorder.Advance(
            new AfstemmingToegevoegd(Eenheid) { Inhoud = VrijeTekst.Van(null, Invoer.Schoon(Toelichting)) },
            new EngineCommand.AddInstance(Ronde(context).Id, Value.None.SetItem("directie", Value.From(Eenheid.Value)))
        );
        return recorder.Done();
    }

    internal static ImmutableArray<EenheidCode> Met(ImmutableArray<EenheidCode> gevraagd, EenheidCode eenheid) =>
        [.. gevraagd.Append(eenheid).Distinct().Order()];

    /// <summary>The multi-instance that holds the step afstemmen.</summary>
    private static FlowNode Ronde(CommandContext context) =>
        context.Procedure.Nodes.First(node => StapCodes.Parse(node.FormKey) == Stap.Afstemmen).Parent
        ?? throw new InvalidOperationException("Afstemmen stands outside a multi-instance.");
}

public sealed record AfstemmingToegevoegd(EenheidCode Eenheid) : Gebeurtenis
{
    internal override Dossier Apply(Dossier dossier, Vastlegging bij) =>
        dossier.MetNota(nota => nota with { AfgestemdMet = [.. nota.AfgestemdMet.Append(Eenheid).Distinct().Order()] });

    public override string Zin(Vastlegging bij, Namen namen) =>
        $"{namen.Wie(bij)} voegde {Eenheid} toe aan de afstemming.";
}
