using NodaTime;

namespace ApprovalFlow.Notas.Dossiers;

/// <summary>
/// The response of one directie, bound to a version. A correction or a later round adds a response and takes
/// <see cref="Geldig"/> from the earlier one; both stay on record.
/// </summary>
public sealed record Afstemming
{
    public required NotaId NotaId { get; init; }

    /// <summary>The number of the event that recorded it.</summary>
    public required int Volgnummer { get; init; }
    public required int TaakNummer { get; init; }
    public required EenheidCode Eenheid { get; init; }
    public required int Versie { get; init; }
    public required Oordeel Oordeel { get; init; }

    /// <summary>The sentence for the own chapter; null from an eenheid without chapter.</summary>
    public string? Tekst { get; init; }
    public string? Toelichting { get; init; }

    /// <summary>Null when the system recorded that nobody answered in time, and when a koppeling answered.</summary>
    public MedewerkerId? Door { get; init; }

    /// <summary>The name of the system that answered for the eenheid; null when a person did.</summary>
    public string? Koppeling { get; init; }

    /// <summary>Whom that system named: a name that nobody here checked.</summary>
    public string? OpgegevenMedewerker { get; init; }
    public required Instant Op { get; init; }
    public required bool Geldig { get; init; }
}

/// <summary>Geen reactie is recorded by a zwijgregel and never counts as somebody's akkoord.</summary>
public enum Oordeel
{
    Akkoord,
    AkkoordMetOpmerkingen,
    NietAkkoord,
    NietVanToepassing,
    GeenReactie,
}
