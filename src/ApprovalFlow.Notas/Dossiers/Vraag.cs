using NodaTime;

namespace ApprovalFlow.Notas.Dossiers;

/// <summary>A question to the steller from somebody who is asked; the task stays open. Antwoord is null while it waits.</summary>
public sealed record Vraag
{
    public required NotaId NotaId { get; init; }

    /// <summary>The number of the event that recorded it.</summary>
    public required int Volgnummer { get; init; }
    public required int TaakNummer { get; init; }
    public required EenheidCode Eenheid { get; init; }
    public required int Versie { get; init; }
    public required string Tekst { get; init; }
    public required MedewerkerId Door { get; init; }
    public required Instant Op { get; init; }
    public string? Antwoord { get; init; }
    public MedewerkerId? BeantwoordDoor { get; init; }
    public Instant? BeantwoordOp { get; init; }

    public bool IsOpen => BeantwoordOp is null;
}
