using NodaTime;

namespace ApprovalFlow.Notas.Dossiers;

/// <summary>Something that can not go on by itself, with what an administrator needs to retry it.</summary>
public sealed record Incident
{
    public required IncidentId Id { get; init; }
    public required NotaId NotaId { get; init; }

    /// <summary>The number that the engine gave it.</summary>
    public required int Nummer { get; init; }
    public required string Element { get; init; }
    public required string Oorzaak { get; init; }
    public required string Melding { get; init; }
    public required Instant GemeldOp { get; init; }
    public Instant? OpgelostOp { get; init; }
}
