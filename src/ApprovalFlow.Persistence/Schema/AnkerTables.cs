using ApprovalFlow.Notas;
using NodaTime;

namespace ApprovalFlow.Persistence;

/// <summary>
/// A signed statement about all chains at once, each linked to the one before. Hash covers every field but itself and
/// the signature, and the heads in <see cref="AnkerKopRow"/>; Handtekening is ECDSA over that hash.
/// </summary>
public sealed record AnkerRow
{
    /// <summary>Counts from 1 without gaps.</summary>
    public required int Nummer { get; init; }
    public required Instant Op { get; init; }

    /// <summary>How many chains moved since the anchor before.</summary>
    public required int Koppen { get; init; }

    /// <summary>The last line of the access log that it covers, and the hash over those since the anchor before.</summary>
    public required long InzageTot { get; init; }
    public required string InzageHash { get; init; }

    /// <summary>The same of the journal of the registers.</summary>
    public required long RegisterTot { get; init; }
    public required string RegisterHash { get; init; }
    public required string VorigeHash { get; init; }
    public required string Hash { get; init; }

    /// <summary>SHA-256 of the public key, so that a reader knows which one to verify with.</summary>
    public required string Sleutel { get; init; }
    public required byte[] Handtekening { get; init; }
}

/// <summary>The last line of one chain at an anchor: only of chains that moved since the one before.</summary>
public sealed record AnkerKopRow(int Anker, NotaId NotaId, int Volgnummer, string Hash);
