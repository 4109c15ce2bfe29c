using ApprovalFlow.Notas.Dossiers;
using NodaTime;

namespace ApprovalFlow.Notas.Berichten.V1;

/// <summary>
/// Something happened to a nota: which one, when, and where to read more. Never what somebody wrote or answered: who may
/// know that follows the link and signs in. Who listens to this one hears all of them.
/// </summary>
public abstract record NotaBericht
{
    public Guid NotaId { get; init; }
    public string Kenmerk { get; init; } = "";

    /// <summary>The number of the event in the journal of its nota: it orders the messages of one nota, with gaps.</summary>
    public int Volgnummer { get; init; }

    /// <summary>The business time, UTC.</summary>
    public Instant Tijdstip { get; init; }

    /// <summary>The page of the nota.</summary>
    public string Link { get; init; } = "";
}

public sealed record NotaIngediend : NotaBericht
{
    public required int Versie { get; init; }
}

public sealed record NotaTeruggehaald : NotaBericht;

public sealed record NotaTeruggestuurd : NotaBericht
{
    public required Guid TaakId { get; init; }
    public required Stap Stap { get; init; }
}

public sealed record TaakGeopend : NotaBericht
{
    public required Guid TaakId { get; init; }
    public required Stap Stap { get; init; }
    public required string Eenheid { get; init; }
    public required int Versie { get; init; }

    /// <summary>The last day on which an answer is on time; null for a step without.</summary>
    public LocalDate? Termijn { get; init; }
}

public sealed record TaakVervallen : NotaBericht
{
    public required Guid TaakId { get; init; }
    public required Stap Stap { get; init; }
    public required string Eenheid { get; init; }
}

public sealed record TermijnVerzet : NotaBericht
{
    public required Guid TaakId { get; init; }
}

public sealed record AfstemmingVastgelegd : NotaBericht
{
    public required Guid TaakId { get; init; }
    public required string Eenheid { get; init; }
    public required int Versie { get; init; }
}

public sealed record AfstemmingHerzien : NotaBericht
{
    public required Guid TaakId { get; init; }
    public required string Eenheid { get; init; }
    public required int Versie { get; init; }
}

public sealed record RondeAfgerond : NotaBericht
{
    public required int Versie { get; init; }
}

public sealed record NotaOndertekend : NotaBericht
{
    public required Guid TaakId { get; init; }
    public required int Versie { get; init; }
}

/// <summary>There is a decision; which one stands behind the link.</summary>
public sealed record BesluitGenomen : NotaBericht
{
    public required Guid TaakId { get; init; }
    public required int Versie { get; init; }
}

public sealed record BesluitAangehouden : NotaBericht
{
    public required Guid TaakId { get; init; }
}

public sealed record NotaDoorgeleid : NotaBericht
{
    public required Guid TaakId { get; init; }
    public required int Versie { get; init; }
}

public sealed record StukkenSamengesteld : NotaBericht
{
    public required int Versie { get; init; }
}

public sealed record NotaAangeboden : NotaBericht
{
    public required Guid TaakId { get; init; }
}

public sealed record KamerdatumGewijzigd : NotaBericht;

public sealed record KamernummersGeregistreerd : NotaBericht;

public sealed record NotaIngetrokken : NotaBericht;

/// <summary>Nothing is left to do; also after a decision that was no akkoord.</summary>
public sealed record NotaAfgerond : NotaBericht;

/// <summary>A send task or a throw event of the procedure: Naam and Sleutel as the file has them.</summary>
public sealed record ProcedureBericht : NotaBericht
{
    public required string Naam { get; init; }
    public string? Sleutel { get; init; }
}
