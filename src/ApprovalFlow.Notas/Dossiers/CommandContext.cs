using System.Collections.Immutable;
using ApprovalFlow.Engine;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Notas.Termijnen;
using NodaTime;

namespace ApprovalFlow.Notas.Dossiers;

/// <summary>Everything a command may know besides the dossier: read once at the edge, so that deciding is pure.</summary>
public sealed record CommandContext
{
    /// <summary>The business time.</summary>
    public required Instant Nu { get; init; }

    /// <summary>The system's time, for the journal only.</summary>
    public required Instant NuSysteem { get; init; }

    /// <summary>Who asks; null when the system does.</summary>
    public required Medewerker? Wie { get; init; }

    /// <summary>How they were signed in.</summary>
    public required string Aanmelding { get; init; }
    public required ProcessDefinition Procedure { get; init; }
    public required Eenheidsregister Eenheden { get; init; }
    public required Func<Guid> NieuwId { get; init; }

    /// <summary>The working days as an administrator keeps them now.</summary>
    public required Werkkalender Werkkalender { get; init; }

    /// <summary>Whether an administrator allowed this procedure to take silence for no remarks. False unless said.</summary>
    public bool Zwijgregel { get; init; }

    /// <summary>The highest rubricering that is taken in.</summary>
    public Rubricering Plafond { get; init; }

    /// <summary>What the steller has on the drafting table; null where the command does not look at it.</summary>
    public Concept? Concept { get; init; }

    /// <summary>The version that the nota is moved to; null where the command moves none.</summary>
    public ProcessDefinition? Doel { get; init; }

    public LocalDate Vandaag => Namen.Dag(Nu);

    /// <summary>The termijn of a task that opens on this day under this Kamerdatum; null for a step without share.</summary>
    public LocalDate? Termijn(FlowNode node, LocalDate opening, LocalDate? kamerdatum) =>
        Termijnbepaling.Van(Procedure, Werkkalender, node, opening, kamerdatum);
}

/// <summary>The drafting table: outside the journal until it is handed in.</summary>
public sealed record Concept(NotaInhoud Inhoud, ImmutableArray<BijlageGegevens> Bijlagen);

/// <summary>
/// A command. Rights are asked first, then a repeated key is answered by the caller, then the state decides: so that a
/// stranger learns nothing and a repeat gets its first answer.
/// </summary>
public abstract record NotaCommand
{
    /// <summary>
    /// What it changes on the drafting table as well, so that the next indiening goes on from what holds now. Null for
    /// most.
    /// </summary>
    public virtual Func<NotaInhoud, NotaInhoud>? OpConcept => null;

    /// <summary>The task for which the person has said what they were writing: their draft of it is done with.</summary>
    public virtual TaakId? Beantwoordt => null;

    public abstract Weigering? Bevoegd(Dossier dossier, CommandContext context);

    public abstract Outcome Decide(Dossier dossier, CommandContext context);
}

/// <summary>Either events and the dossier after them, or a refusal.</summary>
public sealed record Outcome(Dossier Dossier, ImmutableArray<Vastlegging> Vastleggingen, Weigering? Weigering)
{
    public static implicit operator Outcome(Weigering weigering) => new(Dossier.Leeg, [], weigering);

    public static Outcome From(Weigering weigering) => weigering;
}
