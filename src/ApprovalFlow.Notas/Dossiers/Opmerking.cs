using ApprovalFlow.Notas.Inhoud;
using NodaTime;

namespace ApprovalFlow.Notas.Dossiers;

/// <summary>
/// A remark of a directie at a passage of one version. Begin and Einde count the characters of the block as it is read
/// (<see cref="LeesbareTekst"/>), Einde not included. The steller settles each one, unless the eenheid that made it
/// takes it back first; either way it stays.
/// </summary>
public sealed record Opmerking
{
    public required NotaId NotaId { get; init; }

    /// <summary>The number of the event that recorded it.</summary>
    public required int Volgnummer { get; init; }
    public required int TaakNummer { get; init; }
    public required EenheidCode Eenheid { get; init; }
    public required int Versie { get; init; }
    public required HoofdstukCode Hoofdstuk { get; init; }
    public required int Blok { get; init; }
    public required int Begin { get; init; }
    public required int Einde { get; init; }

    /// <summary>The passage as it stood; empty when it was erased.</summary>
    public required string Citaat { get; init; }
    public required string Tekst { get; init; }
    public required MedewerkerId Door { get; init; }
    public required Instant Op { get; init; }
    public required OpmerkingStatus Status { get; init; }

    /// <summary>Why nothing was done with it, or what was.</summary>
    public string? Reden { get; init; }
    public MedewerkerId? AfgehandeldDoor { get; init; }
    public Instant? AfgehandeldOp { get; init; }

    /// <summary>The passage is gone from this text: it shows itself as "tekst gewijzigd".</summary>
    public bool IsGewijzigd(NotaInhoud inhoud) => !Passage.Staat(inhoud, Blok, Citaat);
}

public enum OpmerkingStatus
{
    Open,
    Verwerkt,
    NietVerwerkt,

    /// <summary>Taken back by the eenheid that made it, before anybody settled it.</summary>
    Ingetrokken,
}
