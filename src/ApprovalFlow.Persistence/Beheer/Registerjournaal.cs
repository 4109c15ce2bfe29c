using System.Text.Json;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Register;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ApprovalFlow.Persistence;

/// <summary>Who edits a register, and when by both clocks.</summary>
public sealed record Wijziger(MedewerkerId? Door, Instant Op, Instant OpSysteem);

/// <summary>One entry of a register before and after an edit, under the name that people call it by.</summary>
public sealed record Bewerkt<T>(string Sleutel, T? Oud, T? Nieuw)
    where T : class;

/// <summary>
/// The journal of the registers. Every edit of one writes its line here, in the same transaction. Of a person it names the
/// id; who that is stands apart.
/// </summary>
public sealed class Registerjournaal(ApprovalFlowDb db)
{
    /// <summary>Null for an entry that was not there before, or is not there any more. What did not change leaves no line.</summary>
    public Task AppendAsync<T>(
        string register,
        string sleutel,
        T? oud,
        T? nieuw,
        Wijziger wijziger,
        CancellationToken stop = default
    )
        where T : class => AppendAsync(register, [new Bewerkt<T>(sleutel, oud, nieuw)], wijziger, stop);

    /// <summary>A line for each entry that changed, all of one edit.</summary>
    public async Task AppendAsync<T>(
        string register,
        IEnumerable<Bewerkt<T>> bewerkt,
        Wijziger wijziger,
        CancellationToken stop = default
    )
        where T : class
    {
        if (db.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("A line is written in the transaction of the edit.");
        }
        var lines = bewerkt
            .Select(b => (b.Sleutel, Oud: Write(b.Oud), Nieuw: Write(b.Nieuw), Wie: (b.Nieuw ?? b.Oud) as Medewerker))
            .Where(b => b.Oud != b.Nieuw)
            .Select(b => b.Wie is null ? (Line(b.Sleutel, b.Oud, b.Nieuw), null, null) : Apart(b.Wie, b.Oud, b.Nieuw))
            .ToArray();
        db.AddRange(lines.Select(l => l.Item1));
        await db.SaveChangesAsync(stop);
        foreach (var naamloos in lines.Select(l => l.Item3).OfType<MedewerkerId>())
        {
            await WisAsync(naamloos, stop);
        }
        db.AddRange(lines.Where(l => l.Item2 is not null).Select(l => l.Item2! with { Wijziging = l.Item1.Id }));
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();

        RegisterwijzigingRow Line(string sleutel, string? oud, string? nieuw) =>
            new()
            {
                Register = register,
                Sleutel = sleutel,
                Oud = oud,
                Nieuw = nieuw,
                Door = wijziger.Door,
                Op = Moment.Require(wijziger.Op),
                OpSysteem = Moment.Require(wijziger.OpSysteem),
            };

        // Of whom the name was replaced, no line says any more who it was: not this one, and no earlier one.
        (RegisterwijzigingRow, RegisterpersoonRow?, MedewerkerId?) Apart(Medewerker wie, string? oud, string? nieuw)
        {
            var persoon = Registerpersoon.Of(wie.Id, oud, nieuw, out var rest);
            var line = Line(wie.Id.ToString(), rest.Oud, rest.Nieuw);
            return wie.NaamVervangenOp is null ? (line, persoon, null) : (line, null, wie.Id);
        }
    }

    /// <summary>The newest first, before this id when one is given; whole, where who it was is still kept.</summary>
    public async Task<IReadOnlyList<RegisterwijzigingRow>> LinesAsync(
        string? register,
        long? voor,
        int aantal,
        CancellationToken stop = default
    )
    {
        var lines = await db
            .Registerwijzigingen.Where(w => register == null || w.Register == register)
            .Where(w => voor == null || w.Id < voor)
            .OrderByDescending(w => w.Id)
            .Take(aantal)
            .ToListAsync(stop);
        var ids = lines.Select(l => l.Id).ToArray();
        var personen = await db
            .Registerpersonen.Where(p => ids.Contains(p.Wijziging))
            .ToDictionaryAsync(p => p.Wijziging, stop);
        return
        [
            .. lines.Select(line =>
                line with
                {
                    Oud = Registerpersoon.Whole(line.Oud, personen.GetValueOrDefault(line.Id)?.Oud),
                    Nieuw = Registerpersoon.Whole(line.Nieuw, personen.GetValueOrDefault(line.Id)?.Nieuw),
                }
            ),
        ];
    }

    /// <summary>The first line that names by hash another person than stands beside it; null when there is none.</summary>
    public async Task<long?> BreukAsync(CancellationToken stop = default)
    {
        var pairs =
            from persoon in db.Registerpersonen
            join line in db.Registerwijzigingen on persoon.Wijziging equals line.Id
            orderby line.Id
            select new { persoon, line };
        await foreach (var pair in pairs.AsAsyncEnumerable().WithCancellation(stop))
        {
            if (!Registerpersoon.Fits(pair.line, pair.persoon))
            {
                return pair.line.Id;
            }
        }
        return null;
    }

    /// <summary>Takes away who it was in every line about this person. The lines stay.</summary>
    private Task<int> WisAsync(MedewerkerId wie, CancellationToken stop) =>
        db.Registerpersonen.Where(p => p.Medewerker == wie).ExecuteDeleteAsync(stop);

    private static string? Write<T>(T? value)
        where T : class => value is null ? null : JsonSerializer.Serialize(value, NotaJson.Options);
}
