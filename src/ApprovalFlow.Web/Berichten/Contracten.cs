namespace ApprovalFlow.Web.Berichten.V1;

/// <summary>
/// Asks a worker to make the stukken of a nota. It carries ids and no content: the worker reads what it needs.
/// Arriving twice is normal.
/// </summary>
public sealed record StukkenSamenstellenGevraagd
{
    public required Guid NotaId { get; init; }
    public required string Kenmerk { get; init; }

    /// <summary>The job within the nota.</summary>
    public required int Opdracht { get; init; }
}

/// <summary>The stukken were made and stored. Sha256 is hexadecimal, Grootte is in bytes.</summary>
public sealed record StukkenSamenstellenGereed
{
    public required Guid NotaId { get; init; }
    public required int Opdracht { get; init; }
    public required string Sha256 { get; init; }
    public required long Grootte { get; init; }
}
