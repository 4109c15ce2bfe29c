using System.Security.Cryptography;
using System.Text;
using ApprovalFlow.Notas;
using Microsoft.EntityFrameworkCore;

namespace ApprovalFlow.Persistence;

/// <summary>
/// What versions point to by hash is still what it was: files and procedures. The versions themselves follow from the
/// journal.
/// </summary>
public sealed class Bestandscontrole(ApprovalFlowDb db)
{
    /// <summary>One sentence about the first file of these notas that is gone or altered; null when all are whole.</summary>
    public async Task<string?> VerifyAsync(IReadOnlyCollection<NotaId> notas, CancellationToken stop = default)
    {
        var versies = await db.Versies.Where(v => notas.Contains(v.NotaId)).ToListAsync(stop);
        foreach (var versie in versies)
        {
            foreach (var bijlage in versie.Bijlagen)
            {
                var row = await db.Bijlagen.SingleOrDefaultAsync(b => b.Id == bijlage.Id, stop);
                if (row is null || row.NotaId != versie.NotaId || row.Gegevens != bijlage)
                {
                    return $"Bijlage {bijlage.Id} van nota {versie.NotaId} is niet de bijlage van versie {versie.Versie}.";
                }
            }
        }
        var bekend = versies.SelectMany(v => v.Bijlagen.Select(b => (v.NotaId, b.Sha256, b.Grootte))).ToHashSet();
        // Also what is in no version: the package, a scan.
        foreach (
            var (nota, sha256) in (await OpgeslagenAsync(notas, stop)).Union(bekend.Select(b => (b.NotaId, b.Sha256)))
        )
        {
            var (hash, grootte) = await HashAsync(nota, sha256, stop);
            if (hash != sha256 || bekend.Any(b => (b.NotaId, b.Sha256) == (nota, sha256) && b.Grootte != grootte))
            {
                return $"Het bestand {sha256} van nota {nota} is niet het bestand dat is vastgelegd.";
            }
        }
        return null;
    }

    public async Task<string?> VerifyProceduresAsync(CancellationToken stop = default)
    {
        var weg = await db
            .Notas.Where(n => !db.Procedures.Any(p => p.Key == n.Procedure && p.Versie == n.ProcedureVersie))
            .Select(n => n.Kenmerk)
            .FirstOrDefaultAsync(stop);
        if (weg is not null)
        {
            return $"De procedure die nota {weg} volgt, is er niet.";
        }
        foreach (var procedure in await db.Procedures.OrderBy(p => p.Key).ThenBy(p => p.Versie).ToListAsync(stop))
        {
            if (procedure.Sha256 != Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(procedure.Xml))))
            {
                return $"Procedure {procedure.Key}, versie {procedure.Versie}, is niet het bestand dat is geplaatst.";
            }
        }
        return null;
    }

    private async Task<IEnumerable<(NotaId NotaId, string Sha256)>> OpgeslagenAsync(
        IReadOnlyCollection<NotaId> notas,
        CancellationToken stop
    ) =>
        (
            await db
                .BijlageDelen.Where(d => notas.Contains(d.NotaId))
                .Select(d => new { d.NotaId, d.Sha256 })
                .Distinct()
                .ToListAsync(stop)
        ).Select(d => (d.NotaId, d.Sha256));

    /// <summary>Empty when its parts do not count without gaps.</summary>
    private async Task<(string, long)> HashAsync(NotaId nota, string sha256, CancellationToken stop)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (grootte, verwacht) = (0L, 1);
        var delen = db
            .BijlageDelen.Where(d => d.NotaId == nota && d.Sha256 == sha256)
            .OrderBy(d => d.Nummer)
            .Select(d => new { d.Nummer, d.Inhoud })
            .AsAsyncEnumerable();
        await foreach (var deel in delen.WithCancellation(stop))
        {
            if (deel.Nummer != verwacht)
            {
                return ("", grootte);
            }
            hash.AppendData(deel.Inhoud);
            (grootte, verwacht) = (grootte + deel.Inhoud.Length, deel.Nummer + 1);
        }
        return (Convert.ToHexStringLower(hash.GetHashAndReset()), grootte);
    }
}
