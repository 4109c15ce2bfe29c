using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using Microsoft.Extensions.Caching.Memory;

namespace ApprovalFlow.Persistence;

/// <summary>A dossier as it stood when its journal ended with this hash.</summary>
internal sealed record Herinnering(Dossier Dossier, string Hash);

/// <summary>
/// Dossiers that this process read or wrote last. A hash of the chain stands for the whole journal before it and so for
/// every row of the dossier: who has the lock and sees the same last hash need not read the rows again. Anything
/// else, also what another process wrote or a backup put back, is another hash and is read.
/// </summary>
public sealed class Dossiergeheugen : IDisposable
{
    public const int Aantal = 1000;
    private static readonly TimeSpan Bewaartijd = TimeSpan.FromMinutes(10);

    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = Aantal });

    internal Herinnering? Zoek(NotaId id) => cache.Get<Herinnering>(id);

    internal void Bewaar(Herinnering herinnering) =>
        cache.Set(
            herinnering.Dossier.Nota.Id,
            herinnering,
            new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = Bewaartijd }
        );

    public void Dispose() => cache.Dispose();
}
