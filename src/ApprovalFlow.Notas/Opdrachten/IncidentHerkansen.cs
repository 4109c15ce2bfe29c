using ApprovalFlow.Engine;
using ApprovalFlow.Notas.Dossiers;

namespace ApprovalFlow.Notas.Opdrachten;

/// <summary>An administrator lets the procedure try again. The administrator sees kenmerk and step, nothing else.</summary>
public sealed record IncidentHerkansen(IncidentId IncidentId) : NotaCommand
{
    public override Weigering? Bevoegd(Dossier dossier, CommandContext context) =>
        context.Wie?.IsBeheerder == true ? null : new NietBevoegd("Alleen een beheerder kan een incident herkansen.");

    public override Outcome Decide(Dossier dossier, CommandContext context)
    {
        if (dossier.Incidenten.Values.FirstOrDefault(i => i.Id == IncidentId) is not { } incident)
        {
            return new NietGevonden();
        }
        if (incident.OpgelostOp is not null)
        {
            return new VerkeerdeToestand("Dit incident is al opgelost.");
        }
        var recorder = new Recorder(dossier, context, Rechten.Handeling(dossier, context));
        recorder.Advance(new IncidentHerkanst(incident.Nummer), new EngineCommand.RetryIncident(incident.Nummer));
        return recorder.Done();
    }
}

public sealed record IncidentHerkanst(int Nummer) : Gebeurtenis
{
    internal override Dossier Apply(Dossier dossier, Vastlegging bij) => dossier;

    public override string Zin(Vastlegging bij, Namen namen) =>
        $"{namen.Wie(bij)} liet incident {Nummer} opnieuw proberen.";
}

public sealed record IncidentGemeld(IncidentId Id, int Nummer, string Element, string Naam, string Oorzaak)
    : Gebeurtenis
{
    internal override Dossier Apply(Dossier dossier, Vastlegging bij) =>
        dossier with
        {
            Incidenten = dossier.Incidenten.SetItem(
                Nummer,
                new Incident
                {
                    Id = Id,
                    NotaId = dossier.Nota.Id,
                    Nummer = Nummer,
                    Element = Element,
                    Oorzaak = Oorzaak,
                    Melding = Inhoud?.Toelichting ?? "",
                    GemeldOp = bij.Op,
                }
            ),
        };

    public override string Zin(Vastlegging bij, Namen namen) =>
        $"De procedure staat stil bij \"{Naam}\". Een beheerder moet dit oplossen (incident {Nummer}).";
}

public sealed record IncidentOpgelost(int Nummer) : Gebeurtenis
{
    internal override Dossier Apply(Dossier dossier, Vastlegging bij) =>
        dossier with
        {
            Incidenten = dossier.Incidenten.SetItem(Nummer, dossier.Incidenten[Nummer] with { OpgelostOp = bij.Op }),
        };

    public override string Zin(Vastlegging bij, Namen namen) => $"Incident {Nummer} is opgelost.";
}

internal static class Incidentregels
{
    public static IncidentGemeld Meld(CommandContext context, EngineEvent.IncidentRaised raised) =>
        new(
            IncidentId.Of(context.NieuwId()),
            raised.Incident,
            raised.Element,
            context.Procedure.Find(raised.Element)?.Name ?? raised.Element,
            raised.Kind.ToString()
        )
        {
            Inhoud = VrijeTekst.Van(null, raised.Message),
        };
}
