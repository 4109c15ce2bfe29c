using System.Collections.Immutable;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Register;
using Microsoft.EntityFrameworkCore;

namespace ApprovalFlow.Persistence;

/// <summary>The eenheden, who works there and who stands in for whom, as they stood when they were read.</summary>
public sealed class Register(Eenheidsregister eenheden, IEnumerable<Medewerker> medewerkers)
{
    private readonly ImmutableDictionary<MedewerkerId, Medewerker> byId = medewerkers.ToImmutableDictionary(m => m.Id);

    public Eenheidsregister Eenheden => eenheden;

    /// <summary>By name.</summary>
    public ImmutableArray<Medewerker> Medewerkers { get; } =
    [.. medewerkers.OrderBy(m => m.Naam, StringComparer.Ordinal)];

    public Medewerker? Medewerker(MedewerkerId id) => byId.GetValueOrDefault(id);

    public Medewerker? Medewerker(string aanmeldnaam) =>
        byId.Values.FirstOrDefault(m => string.Equals(m.Aanmeldnaam, aanmeldnaam, StringComparison.Ordinal));
}

public sealed class RegisterStore(ApprovalFlowDb db)
{
    public async Task<Register> LoadAsync(CancellationToken stop = default)
    {
        var eenheden = await db.Eenheden.ToListAsync(stop);
        var rows = await db.Medewerkers.ToListAsync(stop);
        var leden = (await db.Lidmaatschappen.OrderBy(l => l.Volgorde).ToListAsync(stop)).ToLookup(l =>
            (l.MedewerkerId, l.Soort)
        );
        // Those that ended and those to come as well: what is kept in memory outlives the moment at which it was read.
        var vervangingen = await db.Vervangingen.OrderBy(v => v.Van).ThenBy(v => v.Id).ToListAsync(stop);
        var vervangt = vervangingen
            .Select(v =>
                v with
                {
                    HouderIsHoofd = leden[(v.Houder, LidmaatschapSoort.Hoofd)].Any(l => l.Eenheid == v.Eenheid),
                }
            )
            .ToLookup(v => v.Vervanger);
        return new Register(new Eenheidsregister(eenheden), rows.Select(row => Read(row, leden, vervangt)));
    }

    /// <summary>Adds or replaces these; an eenheid or person that is not named stays as it is.</summary>
    public async Task SaveAsync(
        IReadOnlyCollection<Eenheid> eenheden,
        IReadOnlyCollection<Medewerker> medewerkers,
        CancellationToken stop = default
    )
    {
        var codes = await db.Eenheden.Select(e => e.Code).ToHashSetAsync(stop);
        var ids = await db.Medewerkers.Select(m => m.Id).ToHashSetAsync(stop);
        foreach (var eenheid in eenheden)
        {
            db.Entry(eenheid).State = codes.Contains(eenheid.Code) ? EntityState.Modified : EntityState.Added;
        }
        var opnieuw = medewerkers.Select(m => m.Id).ToArray();
        await db.Lidmaatschappen.Where(l => opnieuw.Contains(l.MedewerkerId)).ExecuteDeleteAsync(stop);
        foreach (var wie in medewerkers)
        {
            var row = new MedewerkerRow(wie.Id, wie.Aanmeldnaam, wie.Naam, wie.IsBeheerder)
            {
                Emailadres = wie.Emailadres,
                UitDienstOp = wie.UitDienstOp,
                LaatsteEenheid = wie.LaatsteEenheid,
                NaamVervangenOp = wie.NaamVervangenOp,
            };
            db.Entry(row).State = ids.Contains(wie.Id) ? EntityState.Modified : EntityState.Added;
            db.AddRange(Rows(wie.Id, LidmaatschapSoort.Lid, wie.Eenheden));
            db.AddRange(Rows(wie.Id, LidmaatschapSoort.Hoofd, wie.HoofdVan));
        }
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
    }

    private static IEnumerable<LidmaatschapRow> Rows(
        MedewerkerId wie,
        LidmaatschapSoort soort,
        ImmutableArray<EenheidCode> eenheden
    ) => eenheden.Distinct().Select((code, index) => new LidmaatschapRow(wie, code, soort, index + 1));

    private static Medewerker Read(
        MedewerkerRow row,
        ILookup<(MedewerkerId, LidmaatschapSoort), LidmaatschapRow> leden,
        ILookup<MedewerkerId, Vervanging> vervangt
    ) =>
        new()
        {
            Id = row.Id,
            Aanmeldnaam = row.Aanmeldnaam,
            Naam = row.Naam,
            IsBeheerder = row.IsBeheerder,
            Emailadres = row.Emailadres,
            UitDienstOp = row.UitDienstOp,
            LaatsteEenheid = row.LaatsteEenheid,
            NaamVervangenOp = row.NaamVervangenOp,
            Eenheden = [.. leden[(row.Id, LidmaatschapSoort.Lid)].Select(l => l.Eenheid)],
            HoofdVan = [.. leden[(row.Id, LidmaatschapSoort.Hoofd)].Select(l => l.Eenheid)],
            Vervangt = [.. vervangt[row.Id]],
        };
}
