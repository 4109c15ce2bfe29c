using System.Data;
using ApprovalFlow.Notas;
using Microsoft.EntityFrameworkCore;

namespace ApprovalFlow.Persistence;

/// <summary>
/// Looks at everything that the journal proves: each chain, the rows that follow from it, the files by their hash, and what
/// belongs to no nota. Each question answers with one sentence about the first broken place, or null.
/// </summary>
public sealed class Nazicht(
    ApprovalFlowDb db,
    DossierStore dossiers,
    Journaalketen keten,
    Bestandscontrole bestanden,
    Registerjournaal registers,
    Registerstand stand
)
{
    /// <summary>Notas at a time.</summary>
    public const int PerKeer = 200;

    /// <summary>The next ones in order of their id; null begins at the first.</summary>
    public async Task<IReadOnlyList<NotaId>> GroepAsync(NotaId? na, CancellationToken stop = default) =>
        await (na is { } id ? db.Notas.FromSql($"SELECT * FROM nota WHERE id > {id.Value}") : db.Notas)
            .OrderBy(n => n.Id)
            .Select(n => n.Id)
            .Take(PerKeer)
            .ToListAsync(stop);

    public async Task<(Ketencontrole Controle, string? Breuk)> NotasAsync(
        IReadOnlyCollection<NotaId> groep,
        CancellationToken stop = default
    )
    {
        // As of one moment: people work on while this looks.
        await using var momentopname = db.Database.CurrentTransaction is null
            ? await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop)
            : null;
        var controle = await keten.VerifyAsync(groep, stop);
        if (controle.Breuk is { } breuk)
        {
            return (controle, Zin(breuk));
        }
        foreach (var id in groep)
        {
            if (await Verschil(id, stop) is { } verschil)
            {
                return (controle, $"De rijen van nota {id} zeggen iets anders dan haar journaal: {verschil}");
            }
        }
        return (controle, await bestanden.VerifyAsync(groep, stop));
    }

    /// <summary>What is left when every nota was looked at.</summary>
    public async Task<string?> RestAsync(CancellationToken stop = default) =>
        await keten.WithoutNotaAsync(stop) is { } los ? Zin(los)
        : await WeesAsync(stop) is { } wees ? wees
        : await registers.BreukAsync(stop) is { } regel
            ? $"Registerjournaal, regel {regel}: who it is about is not who stands beside it"
        : await Lees(() => stand.BreukAsync(stop)) is { } post ? post
        : await bestanden.VerifyProceduresAsync(stop);

    private Task<string?> Verschil(NotaId id, CancellationToken stop) =>
        Lees(async () => (await dossiers.DifferencesAsync(id, stop)).FirstOrDefault());

    /// <summary>A row that can not even be read says something else than the journal, too.</summary>
    private static async Task<string?> Lees(Func<Task<string?>> verschil)
    {
        try
        {
            return await verschil();
        }
        catch (Exception fout) when (fout is not (OperationCanceledException or Npgsql.NpgsqlException))
        {
            return fout.Message;
        }
    }

    /// <summary>A row of a dossier that is not there: a nota that is gone takes its rows along, or leaves them alone.</summary>
    private async Task<string?> WeesAsync(CancellationToken stop)
    {
        foreach (var tabel in Dossiertabellen(db))
        {
#pragma warning disable EF1002 // names of the model, quoted
            var wees = await db
                .Database.SqlQueryRaw<Guid>(
                    $"""SELECT t.nota_id AS "Value" FROM "{tabel}" t LEFT JOIN nota n ON n.id = t.nota_id WHERE n.id IS NULL LIMIT 1"""
                )
                .ToListAsync(stop);
#pragma warning restore EF1002
            if (wees.Count > 0)
            {
                return $"De tabel {tabel} heeft een rij van nota {wees[0]}, die er niet is.";
            }
        }
        var los = await db
            .GebeurtenisInhouden.Where(i =>
                !db.Gebeurtenissen.Any(g => g.NotaId == i.NotaId && g.Volgnummer == i.Volgnummer)
            )
            .FirstOrDefaultAsync(stop);
        return los is null ? null : $"Van nota {los.NotaId} is er inhoud van regel {los.Volgnummer}, die er niet is.";
    }

    private static IEnumerable<string> Dossiertabellen(ApprovalFlowDb db) =>
        db
            .Model.GetEntityTypes()
            .SelectMany(type => type.GetForeignKeys())
            .Where(key =>
                key.PrincipalEntityType.ClrType == typeof(ApprovalFlow.Notas.Dossiers.Nota)
                && key.Properties is [{ Name: "NotaId" }]
            )
            .Select(key => key.DeclaringEntityType.GetTableName()!)
            .Order(StringComparer.Ordinal);

    private static string Zin(Ketenbreuk breuk) => $"Nota {breuk.Kenmerk}, regel {breuk.Volgnummer}: {breuk.Melding}";
}
