using System.Collections.Immutable;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Notas.Stappen;

namespace ApprovalFlow.Notas.Opdrachten;

/// <summary>What a step sets off besides moving the procedure: the property effect of its element says which.</summary>
internal static class Effecten
{
    public static void Record(Recorder recorder, Taak taak, string uitkomst)
    {
        if (uitkomst is StapCodes.Terugsturen or StapCodes.Aanhouden)
        {
            return;
        }
        var node = recorder.Context.Procedure.Find(taak.Element);
        var nota = recorder.Dossier.Nota;
        var bijlagen = recorder.Dossier.HuidigeVersie!.Bijlagen;
        var positief = uitkomst != StapCodes.NietAkkoord;
        if (positief && Procedurewoorden.HeeftEffect(node, Procedurewoorden.EffectKamerbriefOndertekenen))
        {
            RecordFor(
                recorder,
                bijlagen.Where(b => b.Soort == BijlageSoort.Kamerbrief),
                ids => new KamerbriefOndertekend(ids)
            );
        }
        if (positief && Procedurewoorden.HeeftEffect(node, Procedurewoorden.EffectBijlagenVaststellen))
        {
            RecordFor(recorder, bijlagen.Where(b => b.VastTeStellen), ids => new BijlagenVastgesteld(ids));
        }
        if (Procedurewoorden.HeeftEffect(node, Procedurewoorden.EffectAfschrift) && !nota.InAfschriftAan.IsEmpty)
        {
            recorder.RecordBySystem(new AfschriftVerstrekt(nota.InAfschriftAan));
        }
    }

    private static void RecordFor(
        Recorder recorder,
        IEnumerable<BijlageGegevens> bijlagen,
        Func<ImmutableArray<BijlageId>, Gebeurtenis> gebeurtenis
    )
    {
        ImmutableArray<BijlageId> ids = [.. bijlagen.Select(b => b.Id)];
        if (!ids.IsEmpty)
        {
            recorder.Record(gebeurtenis(ids));
        }
    }
}

public sealed record KamerbriefOndertekend(ImmutableArray<BijlageId> Bijlagen) : Gebeurtenis
{
    internal override Dossier Apply(Dossier dossier, Vastlegging bij) => dossier;

    public override string Zin(Vastlegging bij, Namen namen) => $"{namen.Wie(bij)} ondertekende de Kamerbrief.";
}

/// <summary>The bijlagen marked "vast te stellen" are established by the doorgeleiding.</summary>
public sealed record BijlagenVastgesteld(ImmutableArray<BijlageId> Bijlagen) : Gebeurtenis
{
    internal override Dossier Apply(Dossier dossier, Vastlegging bij) =>
        dossier.MetNota(nota => nota with { VastgesteldOp = bij.Op });

    public override string Zin(Vastlegging bij, Namen namen) =>
        Bijlagen.Length == 1
            ? $"{namen.Wie(bij)} stelde de bijlage vast door de doorgeleiding."
            : $"{namen.Wie(bij)} stelde {Bijlagen.Length} bijlagen vast door de doorgeleiding.";
}

/// <summary>From the decision on the afschrift readers may read.</summary>
public sealed record AfschriftVerstrekt(ImmutableArray<EenheidCode> Aan) : Gebeurtenis
{
    internal override Dossier Apply(Dossier dossier, Vastlegging bij) =>
        Aan.Aggregate(
            dossier,
            (d, eenheid) => d.MetLezer(Lezers.Van(d, d.Nota.Id, Leesgrond.Afschrift, eenheid, bij.Op))
        );

    public override string Zin(Vastlegging bij, Namen namen) => $"Afschrift ging naar {Namen.Lijst(Aan)}.";
}
