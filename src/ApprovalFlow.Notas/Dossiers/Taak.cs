using NodaTime;

namespace ApprovalFlow.Notas.Dossiers;

/// <summary>What an eenheid is asked. A task belongs to one round and one version: a late click never answers the next.</summary>
public sealed record Taak
{
    public required TaakId Id { get; init; }
    public required NotaId NotaId { get; init; }

    /// <summary>The number that the engine gave it.</summary>
    public required int Nummer { get; init; }

    /// <summary>The id of the flow node in the procedure file.</summary>
    public required string Element { get; init; }
    public required Stap Stap { get; init; }
    public required EenheidCode Eenheid { get; init; }

    /// <summary>The version that an answer binds to: 0 for drafting before the first indiening.</summary>
    public required int Versie { get; init; }
    public required TaakStatus Status { get; init; }
    public required Instant GeopendOp { get; init; }

    /// <summary>The last day on which a response is on time. Null for a step without termijn.</summary>
    public LocalDate? Termijn { get; init; }

    /// <summary>Who took it or was handed it; null while it is the whole eenheid's.</summary>
    public MedewerkerId? Behandelaar { get; init; }
    public Instant? AfgerondOp { get; init; }
    public MedewerkerId? AfgerondDoor { get; init; }
    public string? Uitkomst { get; init; }

    /// <summary>Set when the answer was given on paper or by voice.</summary>
    public Registratie? Registratie { get; init; }
}

public enum TaakStatus
{
    Open,
    Afgerond,
    Vervallen,
}

/// <summary>The kinds of step that have a screen, outcomes and rules here: the form key in a procedure file.</summary>
public enum Stap
{
    Opstellen,
    Afstemmen,
    Ondertekenen,
    Beslissen,
    Vaststellen,
    Kennisnemen,
    Aanbieden,
    Advies,
}
