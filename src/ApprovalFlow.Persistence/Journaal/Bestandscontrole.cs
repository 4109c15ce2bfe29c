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
        foreach (var (nota, sha256, grootte) in Bestanden(versies))
        {
            if (await HashAsync(nota, sha256, stop) != (sha256, grootte))
            {
                return $"Het bestand {sha256} van nota {nota} is niet het bestand dat is ingediend.";
            }
        }
        return null;
    }

    public async Task<string?> VerifyProceduresAsync(CancellationToken stop = default)
    {
        foreach (var procedure in await db.Procedures.OrderBy(p => p.Key).ThenBy(p => p.Versie).ToListAsync(stop))
        {
            if (procedure.Sha256 != Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(procedure.Xml))))
            {
                return $"Procedure {procedure.Key}, versie {procedure.Versie}, is niet het bestand dat is geplaatst.";
            }
        }
        return null;
    }

    private static IEnumerable<(NotaId, string, long)> Bestanden(
        IEnumerable<ApprovalFlow.Notas.Dossiers.NotaVersie> versies
    ) => versies.SelectMany(v => v.Bijlagen.Select(b => (v.NotaId, b.Sha256, b.Grootte))).Distinct();

    private async Task<(string, long)> HashAsync(NotaId nota, string sha256, CancellationToken stop)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var grootte = 0L;
        var delen = db
            .BijlageDelen.Where(d => d.NotaId == nota && d.Sha256 == sha256)
            .OrderBy(d => d.Nummer)
            .Select(d => d.Inhoud)
            .AsAsyncEnumerable();
        await foreach (var deel in delen.WithCancellation(stop))
        {
            hash.AppendData(deel);
            grootte += deel.Length;
        }
        return (Convert.ToHexStringLower(hash.GetHashAndReset()), grootte);
    }
}
