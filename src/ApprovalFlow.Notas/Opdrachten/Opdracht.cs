using System.Collections.Immutable;
using ApprovalFlow.Engine;
using ApprovalFlow.Notas.Dossiers;

namespace ApprovalFlow.Notas.Opdrachten;

/// <summary>The procedure asks a worker for something; the message that wakes it leaves with the same transaction.</summary>
public sealed record OpdrachtGegeven(int Nummer, string Element, string Soort) : Gebeurtenis
{
    internal override Dossier Apply(Dossier dossier, Vastlegging bij) => dossier;

    public override string Zin(Vastlegging bij, Namen namen) =>
        $"Het systeem is gevraagd: {Stappen.StapCodes.Woorden(Soort)}.";
}

/// <summary>The result of samenstellen. A result for a job that is gone is nothing.</summary>
public sealed record StukkenSamenstellenAfronden(int Opdracht, string Sha256, long Grootte) : NotaCommand
{
    public override Weigering? Bevoegd(Dossier dossier, CommandContext context) => Rechten.AlleenSysteem(context);

    public override Outcome Decide(Dossier dossier, CommandContext context)
    {
        var recorder = new Recorder(dossier, context, Handeling.Systeem);
        if (dossier.Verloop.Jobs.ContainsKey(Opdracht))
        {
            recorder.Advance(
                new StukkenSamengesteld(dossier.Nota.Versie, Sha256, Grootte),
                new EngineCommand.CompleteJob(Opdracht, Value.None)
            );
        }
        return recorder.Done();
    }
}

/// <summary>The result of any other service task; what it gives becomes variables of the procedure.</summary>
public sealed record OpdrachtAfronden(int Opdracht, ImmutableSortedDictionary<string, Value> Gegevens) : NotaCommand
{
    public override Weigering? Bevoegd(Dossier dossier, CommandContext context) => Rechten.AlleenSysteem(context);

    public override Outcome Decide(Dossier dossier, CommandContext context)
    {
        var recorder = new Recorder(dossier, context, Handeling.Systeem);
        if (dossier.Verloop.Jobs.TryGetValue(Opdracht, out var job))
        {
            if (job.JobType == Stappen.Procedurewoorden.StukkenSamenstellen)
            {
                return new VerkeerdeToestand(
                    "De stukken stelt de toepassing zelf samen; een ander kan dat niet melden."
                );
            }
            recorder.Advance(
                new OpdrachtAfgerond(Opdracht, job.JobType),
                new EngineCommand.CompleteJob(Opdracht, Gegevens)
            );
        }
        return recorder.Done();
    }
}

public sealed record OpdrachtAfgerond(int Nummer, string Soort) : Gebeurtenis
{
    internal override Dossier Apply(Dossier dossier, Vastlegging bij) => dossier;

    public override string Zin(Vastlegging bij, Namen namen) =>
        $"Het resultaat is er van: {Stappen.StapCodes.Woorden(Soort)}.";
}

/// <summary>A send task or throw event of the procedure: the message leaves with the same transaction.</summary>
public sealed record BerichtVerzonden(string Element, string Naam, string? Sleutel) : Gebeurtenis
{
    internal override Dossier Apply(Dossier dossier, Vastlegging bij) => dossier;

    public override string Zin(Vastlegging bij, Namen namen) =>
        $"De procedure verzond het bericht {Stappen.StapCodes.Woorden(Naam)}.";
}

public sealed record StukkenSamengesteld(int Versie, string Sha256, long Grootte) : Gebeurtenis
{
    internal override Dossier Apply(Dossier dossier, Vastlegging bij) =>
        dossier.MetNota(nota => nota with { Pakket = new Pakket(Sha256, Grootte, bij.Op) });

    public override string Zin(Vastlegging bij, Namen namen) =>
        $"Het systeem stelde de stukken van versie {Versie} samen.";
}

/// <summary>The attempts of a job are used up: it stands as an incident until somebody retries it.</summary>
public sealed record OpdrachtOpgeven(int Opdracht, string Fout) : NotaCommand
{
    public override Weigering? Bevoegd(Dossier dossier, CommandContext context) => Rechten.AlleenSysteem(context);

    public override Outcome Decide(Dossier dossier, CommandContext context)
    {
        var recorder = new Recorder(dossier, context, Handeling.Systeem);
        if (dossier.Verloop.Jobs.TryGetValue(Opdracht, out var job))
        {
            recorder.Advance(
                new OpdrachtMislukt(Opdracht, job.JobType) { Inhoud = VrijeTekst.Van(null, Fout) },
                new EngineCommand.FailJob(Opdracht, Fout)
            );
        }
        return recorder.Done();
    }
}

public sealed record OpdrachtMislukt(int Nummer, string Soort) : Gebeurtenis
{
    internal override Dossier Apply(Dossier dossier, Vastlegging bij) => dossier;

    public override string Zin(Vastlegging bij, Namen namen) =>
        $"Het lukte het systeem niet: {Stappen.StapCodes.Woorden(Soort)}.";
}
