using ApprovalFlow.Engine;
using ApprovalFlow.Notas.Dossiers;

namespace ApprovalFlow.Notas.Opdrachten;

/// <summary>A timer that is due. One that is gone or not due any more is nothing: arriving late or twice is normal.</summary>
public sealed record TimerAfgaan(int Timer) : NotaCommand
{
    public override Weigering? Bevoegd(Dossier dossier, CommandContext context) => Rechten.AlleenSysteem(context);

    public override Outcome Decide(Dossier dossier, CommandContext context)
    {
        var recorder = new Recorder(dossier, context, Handeling.Systeem);
        if (dossier.Verloop.Timers.TryGetValue(Timer, out var timer) && timer.Due <= context.Nu)
        {
            recorder.Advance(Gebeurtenis(dossier, context, timer), new EngineCommand.FireTimer(Timer));
        }
        return recorder.Done();
    }

    /// <summary>An interrupting timer on an afstemming is a zwijgregel: the silence is recorded as such.</summary>
    private static Gebeurtenis Gebeurtenis(Dossier dossier, CommandContext context, ArmedTimer timer)
    {
        var taak = timer.Host is { } host ? dossier.Taken.GetValueOrDefault(host) : null;
        return
            taak is { Stap: Stap.Afstemmen, Status: TaakStatus.Open }
            && context.Procedure.Find(timer.Element) is { Interrupting: true }
            ? new AfstemmingUitgebleven(taak.Nummer, taak.Eenheid, taak.Versie)
            : new TimerAfgegaan(timer.Timer, context.Procedure.Find(timer.Element)?.Name ?? timer.Element);
    }
}

public sealed record TimerAfgegaan(int Timer, string Naam) : Gebeurtenis
{
    internal override Dossier Apply(Dossier dossier, Vastlegging bij) => dossier;

    public override string Zin(Vastlegging bij, Namen namen) => $"De wachttijd \"{Naam}\" is voorbij.";
}
