using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Notas.Kennisgevingen;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Api;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ApprovalFlow.Web.Kennisgeven;

/// <summary>A notice as its reader sees it. Nota is null for one that is about none.</summary>
internal sealed record MeldingAntwoord(
    Guid Id,
    Kennisgevingsoort Soort,
    string Zin,
    MeldingNota? Nota,
    TaakId? Taak,
    Instant Op,
    Instant? GelezenOp
);

internal sealed record MeldingNota(NotaId Id, string Kenmerk, Rubricering Rubricering);

/// <summary>The notices of one person. What is about a nota that they may not read (any more) is not there, nor counted.</summary>
internal sealed class Meldingen(ApprovalFlowDb db, Bedrijfsklok klok)
{
    public const int MaxAantal = 200;
    public const int StandaardAantal = 50;

    private static readonly Kennisgevingsoort[] ZonderLeesrecht =
    [
        .. Enum.GetValues<Kennisgevingsoort>().Where(soort => !Kennisgevingsoorten.VraagtLeesrecht(soort)),
    ];

    /// <summary>Newest first; vanaf is the last one of the page before.</summary>
    public async Task<Lijst<MeldingAntwoord>> Lijst(
        Medewerker wie,
        bool ongelezen,
        Guid? vanaf,
        int aantal,
        CancellationToken stop
    )
    {
        var rows = vanaf is { } id
            ? db.Kennisgevingen.FromSql($"SELECT * FROM kennisgeving WHERE id < {id}")
            : db.Kennisgevingen;
        var eigen = Eigen(rows, wie, await klok.Nu(stop));
        var found = await Weergave(ongelezen ? eigen.Where(k => k.GelezenOp == null) : eigen)
            .Take(aantal + 1)
            .ToListAsync(stop);
        return new Lijst<MeldingAntwoord>(
            [.. found.Take(aantal)],
            found.Count > aantal ? found[aantal - 1].Id.ToString() : null
        );
    }

    public async Task<int> Ongelezen(Medewerker wie, CancellationToken stop) =>
        await Eigen(db.Kennisgevingen.Where(k => k.GelezenOp == null), wie, await klok.Nu(stop)).CountAsync(stop);

    /// <summary>Null when it is not theirs. Once read it stays read from that moment.</summary>
    public async Task<MeldingAntwoord?> Lees(Guid id, Medewerker wie, CancellationToken stop)
    {
        var nu = await klok.Nu(stop);
        var deze = Eigen(db.Kennisgevingen.Where(k => k.Id == id), wie, nu);
        await deze.Where(k => k.GelezenOp == null)
            .ExecuteUpdateAsync(set => set.SetProperty(k => k.GelezenOp, nu), stop);
        return await Weergave(deze).SingleOrDefaultAsync(stop);
    }

    /// <summary>Gives how many were unread.</summary>
    public async Task<int> LeesAlle(Medewerker wie, CancellationToken stop)
    {
        var nu = await klok.Nu(stop);
        return await Eigen(db.Kennisgevingen.Where(k => k.GelezenOp == null), wie, nu)
            .ExecuteUpdateAsync(set => set.SetProperty(k => k.GelezenOp, nu), stop);
    }

    private IQueryable<KennisgevingRow> Eigen(IQueryable<KennisgevingRow> rows, Medewerker wie, Instant nu)
    {
        var leesbaar = db.Leesbaar(wie, nu);
        return rows.Where(k =>
            k.Ontvanger == wie.Id && (ZonderLeesrecht.Contains(k.Soort) || leesbaar.Any(nota => nota.Id == k.NotaId))
        );
    }

    private IQueryable<MeldingAntwoord> Weergave(IQueryable<KennisgevingRow> rows) =>
        rows.OrderByDescending(k => k.Id)
            .Select(k => new MeldingAntwoord(
                k.Id,
                k.Soort,
                k.Zin,
                db.Notas.Where(n => n.Id == k.NotaId)
                    .Select(n => new MeldingNota(n.Id, n.Kenmerk, n.Rubricering))
                    .FirstOrDefault(),
                k.TaakId,
                k.Op,
                k.GelezenOp
            ));
}
