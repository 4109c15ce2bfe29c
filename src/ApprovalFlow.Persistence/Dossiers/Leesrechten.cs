using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Register;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NpgsqlTypes;

namespace ApprovalFlow.Persistence;

/// <summary>
/// Who may read what, as a filter on every query: the same rule as Rechten.MagLezen. Lists, counts and single reads
/// start here, and what belongs to a nota is reached through it.
/// </summary>
public static class Leesrechten
{
    /// <summary>The notas of which this person is medesteller.</summary>
    public static IQueryable<NotaId> Meegeschreven(this ApprovalFlowDb db, Medewerker wie) =>
        db
            .Lezers.Where(l => l.Grond == Leesgrond.Medesteller && l.Medewerker == wie.Id && l.Tot == null)
            .Select(l => l.NotaId);

    public static IQueryable<Nota> Leesbaar(this ApprovalFlowDb db, Medewerker wie, Instant nu)
    {
        var eenheden = wie.LeestVoor(nu).ToArray();
        return db.Notas.Where(nota =>
            db.Lezers.Any(lezer =>
                lezer.NotaId == nota.Id
                && lezer.Van <= nu
                && (lezer.Tot == null || lezer.Tot > nu)
                && (lezer.Medewerker == wie.Id || (lezer.Eenheid != null && eenheden.Contains(lezer.Eenheid.Value)))
            )
        );
    }

    /// <summary>The tasks of readable notas.</summary>
    public static IQueryable<Taak> LeesbareTaken(this ApprovalFlowDb db, Medewerker wie, Instant nu)
    {
        var leesbaar = db.Leesbaar(wie, nu);
        return db.Taken.Where(taak => leesbaar.Any(nota => nota.Id == taak.NotaId));
    }

    /// <summary>
    /// The tasks that are this person's to do, in their own name or for whom they stand in for. Drafting is the steller's
    /// own; a later step is never that of somebody who was steller (four eyes), whatever eenheid it is for.
    /// </summary>
    public static IQueryable<Taak> VanMij(this ApprovalFlowDb db, IQueryable<Taak> taken, Medewerker wie, Instant nu)
    {
        var eenheden = wie.Eenheden.ToArray();
        var opgesteld = db.OpgesteldDoor(wie.Id);
        var meegeschreven = db.Meegeschreven(wie);
        var eigen = taken.Where(t =>
            t.Stap == Stap.Opstellen
                ? db.Notas.Any(n => n.Id == t.NotaId && n.Steller == wie.Id) || meegeschreven.Contains(t.NotaId)
                : eenheden.Contains(t.Eenheid)
                    && !opgesteld.Any(n => n.Id == t.NotaId)
                    && !meegeschreven.Contains(t.NotaId)
        );
        return wie.VervangtOp(nu).Aggregate(eigen, (all, voor) => all.Union(db.Namens(taken, wie, voor)));
    }

    /// <summary>The tasks that are this person's to do on one entry of the register.</summary>
    private static IQueryable<Taak> Namens(
        this ApprovalFlowDb db,
        IQueryable<Taak> taken,
        Medewerker wie,
        Vervanging voor
    )
    {
        var door = db.OpgesteldDoor(wie.Id);
        var meegeschreven = db.Meegeschreven(wie);
        var houder = db.OpgesteldDoor(voor.Houder);
        return taken.Where(t =>
            t.Eenheid == voor.Eenheid
            && (
                t.Stap == Stap.Opstellen
                    ? db.Notas.Any(n => n.Id == t.NotaId && n.Steller == voor.Houder)
                    : !meegeschreven.Contains(t.NotaId)
                        && !door.Any(n => n.Id == t.NotaId)
                        && !houder.Any(n => n.Id == t.NotaId)
            )
        );
    }

    /// <summary>Full-text search over kenmerk, onderwerp and references, with the words of a web search.</summary>
    public static IQueryable<Nota> Zoek(this ApprovalFlowDb _, IQueryable<Nota> notas, string tekst) =>
        notas.Where(nota =>
            EF.Property<NpgsqlTsVector>(nota, DossierTables.Zoektekst)
                .Matches(EF.Functions.WebSearchToTsQuery("dutch", tekst))
        );

    /// <summary>The notas of which this person was ever steller.</summary>
    private static IQueryable<Nota> OpgesteldDoor(this ApprovalFlowDb db, MedewerkerId wie) =>
        db.Notas.FromSql($"SELECT * FROM nota WHERE {wie.Value} = ANY (stellers)").AsNoTracking();
}
