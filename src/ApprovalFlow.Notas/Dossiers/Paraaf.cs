using NodaTime;

namespace ApprovalFlow.Notas.Dossiers;

/// <summary>
/// The answer that an adviser proposes to the hoofd of an eenheid that works with a paraaf. It is nobody's answer: only
/// what the hoofd records is. One that was given back, or followed by another, stays on record.
/// </summary>
public sealed record Paraaf
{
    public required NotaId NotaId { get; init; }

    /// <summary>The number of the event that recorded it.</summary>
    public required int Volgnummer { get; init; }
    public required int TaakNummer { get; init; }
    public required EenheidCode Eenheid { get; init; }
    public required int Versie { get; init; }
    public required Oordeel Oordeel { get; init; }
    public string? Tekst { get; init; }
    public string? Toelichting { get; init; }
    public required MedewerkerId Door { get; init; }
    public required Instant Op { get; init; }

    /// <summary>Lies with the hoofd, or is what the hoofd answered upon.</summary>
    public required bool Geldig { get; init; }

    /// <summary>Why the hoofd gave it back; null when it was not.</summary>
    public string? Reden { get; init; }
    public MedewerkerId? TeruggegevenDoor { get; init; }
    public Instant? TeruggegevenOp { get; init; }
}
