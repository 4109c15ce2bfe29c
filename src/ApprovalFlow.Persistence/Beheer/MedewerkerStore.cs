using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Register;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ApprovalFlow.Persistence;

/// <summary>What an open nota still asks of somebody: as its steller, or of an open task that they took.</summary>
public sealed record OpenWerk(NotaId NotaId, string Kenmerk, Stap Stap, EenheidCode Eenheid);

/// <summary>People as an administrator looks them up: a page at a time, however many there are.</summary>
public sealed class MedewerkerStore(ApprovalFlowDb db)
{
    /// <summary>
    /// In order of name, after the person with this aanmeldnaam. Zoek is a part of the name or the aanmeldnaam; without
    /// UitDienst who left is left out.
    /// </summary>
    public async Task<IReadOnlyList<MedewerkerRow>> PageAsync(
        string? zoek,
        EenheidCode? eenheid,
        bool uitDienst,
        string? na,
        int aantal,
        CancellationToken stop = default
    )
    {
        var query = db.Medewerkers.Where(m => uitDienst || m.UitDienstOp == null);
        if (!string.IsNullOrWhiteSpace(zoek))
        {
            var patroon = $"%{Escape(zoek.Trim())}%";
            query = query.Where(m =>
                EF.Functions.ILike(m.Naam, patroon, "\\") || EF.Functions.ILike(m.Aanmeldnaam, patroon, "\\")
            );
        }
        if (eenheid is { } code)
        {
            query = query.Where(m => db.Lidmaatschappen.Any(l => l.MedewerkerId == m.Id && l.Eenheid == code));
        }
        if (na is not null)
        {
            query = query.Where(m =>
                db.Medewerkers.Any(v =>
                    v.Aanmeldnaam == na
                    && (
                        string.Compare(m.Naam, v.Naam) > 0
                        || (m.Naam == v.Naam && string.Compare(m.Aanmeldnaam, v.Aanmeldnaam) > 0)
                    )
                )
            );
        }
        return await query.OrderBy(m => m.Naam).ThenBy(m => m.Aanmeldnaam).Take(aantal).ToListAsync(stop);
    }

    /// <summary>Of these people, in the order in which they are members.</summary>
    public async Task<ILookup<MedewerkerId, LidmaatschapRow>> LedenAsync(
        IReadOnlyCollection<MedewerkerId> ids,
        CancellationToken stop = default
    ) =>
        (
            await db
                .Lidmaatschappen.Where(l => ids.Contains(l.MedewerkerId))
                .OrderBy(l => l.Soort)
                .ThenBy(l => l.Volgorde)
                .ToListAsync(stop)
        ).ToLookup(l => l.MedewerkerId);

    /// <summary>What lies with this person, by kenmerk: what an administrator sees of it is kenmerk and step.</summary>
    public async Task<IReadOnlyList<OpenWerk>> OpenWerkAsync(
        MedewerkerId wie,
        int aantal,
        CancellationToken stop = default
    )
    {
        var open = db.Notas.Where(n => n.Status == NotaStatus.Concept || n.Status == NotaStatus.Lopend);
        var steller = await open.Where(n => n.Steller == wie)
            .OrderBy(n => n.Kenmerk)
            .Take(aantal)
            .Select(n => new OpenWerk(n.Id, n.Kenmerk, Stap.Opstellen, n.StellerEenheid))
            .ToListAsync(stop);
        var taken = await db
            .Taken.Where(t => t.Status == TaakStatus.Open && t.Behandelaar == wie && t.Stap != Stap.Opstellen)
            .Join(open, t => t.NotaId, n => n.Id, (t, n) => new { t, n.Kenmerk })
            .OrderBy(r => r.Kenmerk)
            .Take(aantal)
            .Select(r => new OpenWerk(r.t.NotaId, r.Kenmerk, r.t.Stap, r.t.Eenheid))
            .ToListAsync(stop);
        return [.. steller.Concat(taken).OrderBy(w => w.Kenmerk, StringComparer.Ordinal).Take(aantal)];
    }

    /// <summary>The answers that this person was writing, by kenmerk: what stands in them is theirs alone.</summary>
    public async Task<IReadOnlyList<OpenWerk>> AntwoordConceptenAsync(
        MedewerkerId wie,
        int aantal,
        CancellationToken stop = default
    ) =>
        await db
            .AntwoordConcepten.Where(c => c.Medewerker == wie)
            .Join(db.Taken, c => new { c.NotaId, Nummer = c.TaakNummer }, t => new { t.NotaId, t.Nummer }, (c, t) => t)
            .Join(db.Notas, t => t.NotaId, n => n.Id, (t, n) => new { t, n.Kenmerk })
            .OrderBy(r => r.Kenmerk)
            .Take(aantal)
            .Select(r => new OpenWerk(r.t.NotaId, r.Kenmerk, r.t.Stap, r.t.Eenheid))
            .ToListAsync(stop);

    /// <summary>
    /// What was theirs alone goes with them: answers in the making, kept filters, links to a calendar, sessions and tokens.
    /// </summary>
    public async Task RuimOpAsync(MedewerkerId wie, Instant nu, Instant nuSysteem, CancellationToken stop = default)
    {
        await db.Sessies.Where(s => s.Medewerker == wie).ExecuteDeleteAsync(stop);
        await db
            .Tokens.Where(t => t.Medewerker == wie && t.Ingetrokken == null)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.Ingetrokken, nuSysteem), stop);
        await db.AntwoordConcepten.Where(c => c.Medewerker == wie).ExecuteDeleteAsync(stop);
        await db.Weergaven.Where(w => w.Medewerker == wie).ExecuteDeleteAsync(stop);
        await db
            .Agendas.Where(a => a.Medewerker == wie && a.IngetrokkenOp == null)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.IngetrokkenOp, nu), stop);
    }

    public Task<int> AgendalinksAsync(MedewerkerId wie, CancellationToken stop = default) =>
        db.Agendas.CountAsync(a => a.Medewerker == wie && a.IngetrokkenOp == null, stop);

    /// <summary>What lies with an eenheid, by kenmerk.</summary>
    public async Task<IReadOnlyList<OpenWerk>> OpenTakenAsync(
        EenheidCode eenheid,
        int aantal,
        CancellationToken stop = default
    ) =>
        await db
            .Taken.Where(t => t.Status == TaakStatus.Open && t.Eenheid == eenheid)
            .Join(db.Notas, t => t.NotaId, n => n.Id, (t, n) => new { t, n.Kenmerk })
            .OrderBy(r => r.Kenmerk)
            .ThenBy(r => r.t.Nummer)
            .Take(aantal)
            .Select(r => new OpenWerk(r.t.NotaId, r.Kenmerk, r.t.Stap, r.t.Eenheid))
            .ToListAsync(stop);

    public Task<int> CountBeheerdersAsync(CancellationToken stop = default) =>
        db.Medewerkers.CountAsync(m => m.IsBeheerder && m.UitDienstOp == null, stop);

    private static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("%", "\\%", StringComparison.Ordinal)
            .Replace("_", "\\_", StringComparison.Ordinal);
}
