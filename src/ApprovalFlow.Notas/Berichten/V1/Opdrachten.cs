using System.Text.Json;
using NodaTime;

namespace ApprovalFlow.Notas.Berichten.V1;

/// <summary>
/// Asks a worker for what a service task needs. It carries ids and no content. The same job comes again when no result
/// came before LeaseTot or when an attempt failed: doing it twice must be no harm.
/// </summary>
public sealed record OpdrachtGegeven
{
    public required Guid NotaId { get; init; }
    public required string Kenmerk { get; init; }

    /// <summary>The job within the nota.</summary>
    public required int Opdracht { get; init; }

    /// <summary>The type of the service task in the procedure file.</summary>
    public required string Soort { get; init; }

    /// <summary>Counts from 1.</summary>
    public required int Poging { get; init; }

    /// <summary>System time, UTC.</summary>
    public required Instant LeaseTot { get; init; }
    public required string Link { get; init; }
}

/// <summary>
/// What became of a job. Gegevens become variables of the procedure: names of letters, digits and hyphens; texts,
/// numbers, booleans or null. Melding says why it failed, and is shown to an administrator: no content of the nota.
/// </summary>
public sealed record OpdrachtResultaat
{
    public const int MaxGegevens = 20;
    public const int MaxTekst = 1000;

    public required Guid NotaId { get; init; }
    public required int Opdracht { get; init; }
    public required bool Gelukt { get; init; }
    public IReadOnlyDictionary<string, JsonElement>? Gegevens { get; init; }
    public string? Melding { get; init; }
}

/// <summary>
/// The answer of a directie from its own system. Medewerker is whom that system says it was. Token is a JWT, signed with
/// the key of the koppeling.
/// </summary>
public sealed record AfstemmingVastleggen
{
    public required Guid TaakId { get; init; }
    public required int Versie { get; init; }
    public required string Uitkomst { get; init; }
    public string? Tekst { get; init; }
    public string? Toelichting { get; init; }
    public required string Medewerker { get; init; }
    public required string Token { get; init; }
}

/// <summary>
/// An AfstemmingVastleggen was refused, and changed nothing. BerichtId is its message id and TaakId the task that it
/// named; null when it had none that could be read. Code is for programs and Zin for people; neither says what it held.
/// </summary>
public sealed record AfstemmingGeweigerd
{
    public Guid? BerichtId { get; init; }
    public Guid? TaakId { get; init; }

    /// <summary>The slug of the refusal, as at the API.</summary>
    public required string Code { get; init; }
    public required string Zin { get; init; }

    /// <summary>System time, UTC.</summary>
    public required Instant Tijdstip { get; init; }
}
