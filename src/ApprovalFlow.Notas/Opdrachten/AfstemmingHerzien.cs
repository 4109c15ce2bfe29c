using System.Collections.Immutable;
using ApprovalFlow.Engine;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Stappen;

namespace ApprovalFlow.Notas.Opdrachten;

/// <summary>A directie corrects its own answer while the round runs. Both answers stay on record.</summary>
public sealed record AfstemmingHerzien(TaakId TaakId, string? Uitkomst, string? Tekst, string? Toelichting, int? Versie)
    : NotaCommand
{
    public override TaakId? Beantwoordt => TaakId;

    public override Weigering? Bevoegd(Dossier dossier, CommandContext context) =>
        Rechten.Antwoorder(dossier, TaakId, context);

    public override Outcome Decide(Dossier dossier, CommandContext context)
    {
        var taak = dossier.Taak(TaakId)!;
        if (taak.Stap != Stap.Afstemmen)
        {
            return new VerkeerdeToestand("Alleen het antwoord van een directie kan worden herzien.");
        }
        var fouten = Antwoordregels
            .Fouten(taak, Uitkomst, Tekst, Toelichting, Versie, context.Eenheden)
            .ToImmutableArray();
        if (!fouten.IsEmpty)
        {
            return new OngeldigeInvoer(fouten);
        }
        if (taak.Status != TaakStatus.Afgerond)
        {
            return new VerkeerdeToestand("Er is nog geen antwoord om te herzien.");
        }
        if (Versie != taak.Versie)
        {
            return new OudeVersie(taak.Versie, Versie!.Value);
        }
        if (Toestanden.OpenAfstemmingen(dossier).IsEmpty || taak.Versie != dossier.Nota.Versie)
        {
            return new VerkeerdeToestand("De ronde is afgelopen: uw antwoord kan niet meer veranderen.");
        }
        var tekst = Invoer.Schoon(Tekst);
        var antwoord = AfstemmingVastgelegd.Van(taak, Uitkomst!, tekst, Invoer.Schoon(Toelichting), context.Eenheden);
        var recorder = new Recorder(dossier, context, Rechten.AlsAntwoorder(dossier, context, taak));
        recorder.Advance(
            new AfstemmingIsHerzien(taak.Nummer, taak.Eenheid, taak.Versie, antwoord.Oordeel)
            {
                Inhoud = antwoord.Inhoud,
            },
            new EngineCommand.ReviseOutcome(taak.Nummer, Uitkomst!)
        );
        return recorder.Done();
    }
}

public sealed record AfstemmingIsHerzien(int TaakNummer, EenheidCode Eenheid, int Versie, Oordeel Oordeel) : Gebeurtenis
{
    internal override Dossier Apply(Dossier dossier, Vastlegging bij) =>
        Antwoorden
            .Voeg(dossier, bij, TaakNummer, Eenheid, Versie, Oordeel, Inhoud)
            .Met(dossier.Taken[TaakNummer] with { Uitkomst = StapCodes.Code(Oordeel) });

    public override string Zin(Vastlegging bij, Namen namen) =>
        $"{namen.Wie(bij)} herzag de afstemming van versie {Versie}: {StapCodes.Woorden(StapCodes.Code(Oordeel))}.";
}
