using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Register;

namespace ApprovalFlow.Notas.Opdrachten;

/// <summary>Hands an open task to a colleague of the same eenheid. Handing over the drafting makes a new steller.</summary>
public sealed record TaakOverdragen(TaakId TaakId, Medewerker? Aan, string? Toelichting) : NotaCommand
{
    public override Weigering? Bevoegd(Dossier dossier, CommandContext context)
    {
        if (Rechten.Lezer(dossier, context) is { } hidden)
        {
            return hidden;
        }
        if (dossier.Taak(TaakId) is not { } taak)
        {
            return new NietGevonden();
        }
        if (taak.Stap == Stap.Opstellen)
        {
            // The hoofd too: a concept is hidden from the secretariaat, and its steller may have left.
            return Rechten.IsHoofd(taak.Eenheid, context) ? null : Rechten.StellerOfSecretariaat(dossier, context);
        }
        return Rechten.IsSecretariaat(context) || Rechten.HandeltVoor(taak.Eenheid, context)
            ? null
            : new NietBevoegd($"Alleen {taak.Eenheid} en het secretariaat kunnen deze taak overdragen.");
    }

    public override Outcome Decide(Dossier dossier, CommandContext context)
    {
        var taak = dossier.Taak(TaakId)!;
        var fouten = Invoer.Toelichting(Toelichting, verplicht: true).ToList();
        if (Aan is null || !Aan.IsLid(taak.Eenheid))
        {
            fouten.Add(new("aan", $"Kies een medewerker van {taak.Eenheid}."));
        }
        else if (taak.Stap != Stap.Opstellen && dossier.Nota.Stellers.Contains(Aan.Id))
        {
            fouten.Add(new("aan", $"{Aan.Naam} is steller van deze nota en kan deze stap niet doen."));
        }
        if (fouten.Count > 0)
        {
            return new OngeldigeInvoer([.. fouten]);
        }
        if (taak.Status != TaakStatus.Open)
        {
            return TaakAfhandelen.Staat(dossier, taak, taak.Versie)!;
        }
        var recorder = new Recorder(
            dossier,
            context,
            Rechten.Handeling(dossier, context, Rechten.IsSecretariaat(context) ? null : taak.Eenheid)
        );
        recorder.Record(
            new TaakOvergedragen(taak.Nummer, taak.Stap, Aan!.Id)
            {
                Inhoud = VrijeTekst.Van(null, Invoer.Schoon(Toelichting)),
            }
        );
        return recorder.Done();
    }
}

public sealed record TaakOvergedragen(int TaakNummer, Stap Stap, MedewerkerId Aan) : Gebeurtenis
{
    internal override Dossier Apply(Dossier dossier, Vastlegging bij)
    {
        var over = dossier.Met(dossier.Taken[TaakNummer] with { Behandelaar = Aan });
        return Stap == Stap.Opstellen
            ? over.MetNota(nota =>
                    nota with
                    {
                        Steller = Aan,
                        Stellers = [.. nota.Stellers.Append(Aan).Distinct()],
                        Medestellers = nota.Medestellers.Remove(Aan),
                    }
                )
                .MetLezer(Lezers.Van(over, over.Nota.Id, Leesgrond.Steller, Aan, bij.Op))
            : over;
    }

    public override string Zin(Vastlegging bij, Namen namen) =>
        $"{namen.Wie(bij)} droeg de stap {Stappen.StapCodes.Code(Stap)} over aan {namen.Medewerker(Aan)}.";
}
