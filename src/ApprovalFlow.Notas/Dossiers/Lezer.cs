using NodaTime;

namespace ApprovalFlow.Notas.Dossiers;

/// <summary>
/// One ground on which somebody may read a dossier: an eenheid or one medewerker, never both. Van and Tot bound the
/// period; Tot is null while it lasts.
/// </summary>
public sealed record Lezer
{
    public required NotaId NotaId { get; init; }

    /// <summary>Counts from 1 within the nota.</summary>
    public required int Nummer { get; init; }
    public required Leesgrond Grond { get; init; }
    public EenheidCode? Eenheid { get; init; }
    public MedewerkerId? Medewerker { get; init; }
    public required Instant Van { get; init; }
    public Instant? Tot { get; init; }
}

public enum Leesgrond
{
    Steller,
    Medesteller,
    Taak,
    Afschrift,
    Secretariaat,

    /// <summary>Acted here for somebody else, and reads it after the period too.</summary>
    Vervanging,
}
