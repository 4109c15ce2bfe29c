using System.Collections.Immutable;
using ApprovalFlow.Engine;
using ApprovalFlow.Engine.Migration;
using ApprovalFlow.Notas.Opdrachten;

namespace ApprovalFlow.Notas.Dossiers;

/// <summary>
/// Collects the events of one command: what somebody did, and what the procedure made of it. Each event is applied as
/// soon as it is recorded, so that the next one is decided on what really holds.
/// </summary>
internal sealed class Recorder(
    Dossier dossier,
    CommandContext begin,
    Handeling handeling,
    Registratie? registratie = null
)
{
    private CommandContext context = begin;
    private readonly List<Vastlegging> vastleggingen = [];

    public Dossier Dossier { get; private set; } = dossier;

    public CommandContext Context => context;

    public void Record(Gebeurtenis gebeurtenis) => Record(Gemerkt(gebeurtenis), handeling, []);

    public void RecordBySystem(Gebeurtenis gebeurtenis) => Record(gebeurtenis, Handeling.Systeem, []);

    /// <summary>Records the act and lets the procedure go on with it. The engine's refusal is a defect: rules come first.</summary>
    /// <param name="gebeurtenis">The act.</param>
    /// <param name="command">What it asks of the procedure.</param>
    /// <param name="effecten">Events that belong to the act itself, told before what the procedure does next.</param>
    public void Advance(Gebeurtenis gebeurtenis, EngineCommand command, Action? effecten = null)
    {
        var decision = ProcessEngine.Decide(context.Procedure, Dossier.Verloop, command, context.Nu);
        if (decision.Refusal is { } refusal)
        {
            throw new InvalidOperationException($"The procedure refused {command.GetType().Name}: {refusal.Message}");
        }
        Record(Gemerkt(gebeurtenis), handeling, decision.Events);
        effecten?.Invoke();
        foreach (var happened in decision.Events)
        {
            Verloopregels.Follow(this, happened);
        }
    }

    /// <summary>Records the move to another version. What the procedure does there at once is told by that version.</summary>
    public void Overzetten(Gebeurtenis gebeurtenis, MigrationDecision decision, ProcessDefinition doel)
    {
        context = context with { Procedure = doel };
        Record(gebeurtenis, handeling, decision.Events);
        foreach (var happened in decision.Events)
        {
            Verloopregels.Follow(this, happened);
        }
    }

    public Outcome Done() => new(Dossier, [.. vastleggingen], null);

    /// <summary>What somebody did on paper or by voice is marked so, with all that it sets off.</summary>
    private Gebeurtenis Gemerkt(Gebeurtenis gebeurtenis) =>
        registratie is null ? gebeurtenis : gebeurtenis with { Registratie = registratie };

    private void Record(Gebeurtenis gebeurtenis, Handeling door, ImmutableArray<EngineEvent> verloop)
    {
        var volgnummer = Dossier.Volgnummer + 1;
        var vastlegging = new Vastlegging(volgnummer, gebeurtenis, door, context.Nu, context.NuSysteem, verloop);
        vastleggingen.Add(vastlegging);
        Dossier = vastlegging.Apply(Dossier);
    }
}
