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
        db.Lezers.Where(l => l.Grond == Leesgrond.Medesteller && l.Medewerker == wie.Id).Select(l => l.NotaId);

    public static IQueryable<Nota> Leesbaar(this ApprovalFlowDb db, Medewerker wie, Instant nu)
    {
        var eenheden = wie.Eenheden.ToArray();
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

    /// <summary>Full-text search over kenmerk, onderwerp and references, with the words of a web search.</summary>
    public static IQueryable<Nota> Zoek(this ApprovalFlowDb _, IQueryable<Nota> notas, string tekst) =>
        notas.Where(nota =>
            EF.Property<NpgsqlTsVector>(nota, DossierTables.Zoektekst)
                .Matches(EF.Functions.WebSearchToTsQuery("dutch", tekst))
        );
}
