using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Stappen;

namespace ApprovalFlow.Notas.Opdrachten;

/// <summary>
/// An adviser of an eenheid that works with a paraaf proposes its answer; the hoofd answers. A second proposal takes the
/// place of the first.
/// </summary>
public sealed record ParaafZetten(TaakId TaakId, string? Uitkomst, string? Tekst, string? Toelichting, int? Versie)
    : NotaCommand
{
    public override TaakId? Beantwoordt => TaakId;

    public override Weigering? Bevoegd(Dossier dossier, CommandContext context) =>
        Rechten.Behandelaar(dossier, TaakId, context);

    public override Outcome Decide(Dossier dossier, CommandContext context)
    {
        var taak = dossier.Taak(TaakId)!;
        if (!Rechten.WerktMetParaaf(taak, context))
        {
            return new VerkeerdeToestand($"{taak.Eenheid} werkt hier zonder paraaf. Leg uw antwoord zelf vast.");
        }
        var fouten = Antwoordregels
            .Fouten(taak, Uitkomst, Tekst, Toelichting, Versie, context.Eenheden)
            .ToImmutableArray();
        if (!fouten.IsEmpty)
        {
            return new OngeldigeInvoer(fouten);
        }
        if (TaakAfhandelen.Staat(dossier, taak, Versie!.Value) is { } weigering)
        {
            return weigering;
        }
        var recorder = new Recorder(dossier, context, Rechten.Handeling(dossier, context, taak.Eenheid));
        recorder.Record(
            new ParaafGezet(taak.Nummer, taak.Eenheid, taak.Versie, StapCodes.ParseOordeel(Uitkomst)!.Value)
            {
                Inhoud = VrijeTekst.Van(Invoer.Schoon(Tekst), Invoer.Schoon(Toelichting)),
            }
        );
        return recorder.Done();
    }
}

public sealed record ParaafGezet(int TaakNummer, EenheidCode Eenheid, int Versie, Oordeel Oordeel) : Gebeurtenis
{
    [JsonIgnore]
    public override EenheidCode? AlleenVoor => Eenheid;

    internal override Dossier Apply(Dossier dossier, Vastlegging bij)
    {
        var eerder = dossier.Parafen.Values.Where(p => p.Geldig && p.TaakNummer == TaakNummer);
        return dossier with
        {
            Parafen = dossier
                .Parafen.SetItems(eerder.Select(p => KeyValuePair.Create(p.Volgnummer, p with { Geldig = false })))
                .SetItem(
                    bij.Volgnummer,
                    new Paraaf
                    {
                        NotaId = dossier.Nota.Id,
                        Volgnummer = bij.Volgnummer,
                        TaakNummer = TaakNummer,
                        Eenheid = Eenheid,
                        Versie = Versie,
                        Oordeel = Oordeel,
                        Tekst = Inhoud?.Tekst,
                        Toelichting = Inhoud?.Toelichting,
                        Door = bij.Handeling.Door!.Value,
                        Op = bij.Op,
                        Geldig = true,
                    }
                ),
        };
    }

    /// <summary>Not what was proposed: only the hoofd's answer is the answer of the eenheid.</summary>
    public override string Zin(Vastlegging bij, Namen namen) =>
        $"{namen.Wie(bij)} legde het hoofd van {Eenheid} een antwoord op versie {Versie} voor.";
}
